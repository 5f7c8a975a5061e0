import type { BindingSettings } from '../../contract/binding';
import type { ExtractionFailure } from '../../contract/failures';
import { readOnlyKindOf, type CheckedKind, type ValueSettings } from '../../contract/field-kind';
import type { Json } from '../../contract/json';
import type { FoundValue } from '../../contract/kinds/kind';
import { limits } from '../../contract/limits';
import { err, ok, type Result } from '../../contract/result';
import { numberText } from '../../extract/document/written-number';
import { compileExtraction, type Extraction } from '../../extract/extraction';
import { compileFirstRow } from '../../extract/first-row';
import { printable } from '../../extract/printable';
import { foreignText } from '../../http/foreign-text';
import { nothingToMask } from '../../http/masker';

/** How the answers for these settings are read: as options to choose from, or as the one value of a read-only field. */
export function extractionFor({ extraction, value }: BindingSettings): Result<Extraction, ExtractionFailure> {
  return value === null
    ? compileExtraction(extraction)
    : compileFirstRow(extraction, (found) => readValue(value, found));
}

/** The text of a value of the kind in what was found: one printable line that Jira keeps. Null when there is none. */
export function readValue(settings: ValueSettings, found: Json): Result<string | null, ExtractionFailure> {
  const given = foundIn(found);
  if (given === null) return ok(null);
  const read = readOnlyKindOf(settings.kind).read(given, settings);
  if (!read.ok)
    return err({
      code: 'value-not-of-kind',
      kind: settings.kind as CheckedKind,
      found: foreignText(given.text, nothingToMask, 60),
    });
  const text = read.value === null ? '' : printable(String(read.value), limits.storedLabelCharacters);
  return ok(text === '' ? null : text);
}

function foundIn(found: Json): FoundValue | null {
  const number = numberText(found);
  if (number !== null) return { as: 'number', text: number };
  if (typeof found === 'boolean') return { as: 'boolean', text: String(found) };
  if (typeof found !== 'string') return found === null ? null : { as: 'structure', text: JSON.stringify(found) };
  const text = found.trim();
  return text === '' ? null : { as: 'text', text };
}
