import type { Json } from '../../contract/json';
import type { Document } from '../../extract/document/document';
import { WrittenNumber } from '../../extract/document/written-number';
import { TooMuchWork } from '../../base/budget';
import { TooDeep } from '../../extract/path/evaluate';
import { compileJsonPath, compileSingularPath } from '../../extract/path/json-path';

/**
 * What a JSONPath finds in an answer: the one value that it names, or the first of those that it picks
 * (`$.links[?@.rel=='next'].href`). Undefined when there is none, and in a table, which has no such place. A number that a
 * double cannot hold is the text that the server wrote.
 */
export function valueInAnswer(document: Document, path: string): Json | undefined {
  if (document.kind === 'csv') return undefined;
  const read = compiled(path);
  if (read === null) return undefined;
  const value = read(document);
  return value instanceof WrittenNumber ? value.text : value;
}

function compiled(path: string): ((document: Exclude<Document, { kind: 'csv' }>) => Json | undefined) | null {
  const singular = compileSingularPath(path);
  if (singular.ok) return ({ value }) => singular.value(value);
  const picking = compileJsonPath(path);
  if (!picking.ok) return null;
  return ({ value, work }) => {
    try {
      return picking.value(value, 1, work).rows[0];
    } catch (error) {
      if (error instanceof TooDeep || error instanceof TooMuchWork) return undefined;
      throw error;
    }
  };
}
