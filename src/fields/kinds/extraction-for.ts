import type { BindingSettings, FieldValue, ValueSettings } from '../../contract/binding';
import type { ExtractionFailure } from '../../contract/failures';
import type { Json } from '../../contract/json';
import { ok, type Result } from '../../contract/result';
import { compileExtraction, type Extraction } from '../../extract/extraction';
import { compileFirstRow } from '../../extract/first-row';
import { readDate } from './date';
import { readNumber } from './number';
import { readText } from './text';

/** How the answers for these settings are read: as options to choose from, or as the one value of a read-only field. */
export function extractionFor({ extraction, value }: BindingSettings): Result<Extraction, ExtractionFailure> {
  return value === null
    ? compileExtraction(extraction)
    : compileFirstRow(extraction, (found) => textOfValue(readFound(value, found)));
}

/** What was found, as a value of its kind; null when there is none. */
function readFound(value: ValueSettings, found: Json): Result<FieldValue | null, ExtractionFailure> {
  switch (value.kind) {
    case 'text':
      return readText(found);
    case 'number':
      return readNumber(found, value);
    case 'date':
      return readDate(found, value);
  }
}

function textOfValue(read: Result<FieldValue | null, ExtractionFailure>): Result<string | null, ExtractionFailure> {
  return read.ok ? ok(read.value === null ? null : String(read.value)) : read;
}
