import type { Json } from '../../contract/json';
import type { Document } from '../document/document';
import { WrittenNumber } from '../document/written-number';
import { compileSingularPath } from './json-path';

/**
 * The one value that a path names in an answer; undefined when there is none, and in a table, which has no such place. A
 * number that a double cannot hold is the text that the server wrote.
 */
export function valueAt(document: Document, path: string): Json | undefined {
  if (document.kind === 'csv') return undefined;
  const compiled = compileSingularPath(path);
  const value = compiled.ok ? compiled.value(document.value) : undefined;
  return value instanceof WrittenNumber ? value.text : value;
}
