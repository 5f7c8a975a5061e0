import type { Json } from '../../contract/json';
import { ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import type { ExtractionFailure } from '../../contract/failures';
import { numberText } from '../../extract/document/written-number';
import { printable } from '../../extract/printable';

/** A text as Jira keeps it: one printable line that fits. Null when there is nothing. */
export function readText(found: Json): Result<string | null, ExtractionFailure> {
  const plain = numberText(found) ?? (typeof found === 'object' ? '' : String(found));
  const text = printable(plain, limits.storedLabelCharacters);
  return ok(text === '' ? null : text);
}
