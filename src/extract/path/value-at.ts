import type { Json } from '../../contract/json';
import type { Document } from '../document/document';
import { compileSingularPath } from './json-path';

/** The one value that a path names in an answer; undefined when there is none, and in a table, which has no such place. */
export function valueAt(document: Document, path: string): Json | undefined {
  if (document.kind === 'csv') return undefined;
  const compiled = compileSingularPath(path);
  return compiled.ok ? compiled.value(document.value) : undefined;
}
