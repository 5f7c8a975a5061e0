import type { ValueSettings } from '../../contract/binding';
import type { ExtractionFailure } from '../../contract/failures';
import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { numberText } from '../../extract/document/written-number';
import { printable } from '../../extract/printable';

/**
 * Texts that are numbers, by their decimal separator: digits in groups of three, all divided alike by the other sign, by a
 * space or by an apostrophe, or not divided at all. `1.234` is a thousand and some under a decimal comma, and one and some
 * under a decimal point.
 */
const patterns = {
  point: /^[+-]?(\d+|\d{1,3}(?:([,' ])\d{3})(?:\2\d{3})*)(\.\d+)?(e[+-]?\d{1,3})?$/i,
  comma: /^[+-]?(\d+|\d{1,3}(?:([.' ])\d{3})(?:\2\d{3})*)(,\d+)?$/,
};

/** A number of JSON as it is; a text by the chosen decimal separator. Null when there is nothing. Never NaN or infinite. */
export function readNumber(
  found: Json,
  { decimal }: Extract<ValueSettings, { kind: 'number' }>,
): Result<number | null, ExtractionFailure> {
  const written = numberText(found);
  if (written !== null) return finite(written, found);
  const text = typeof found === 'string' ? found.trim() : '';
  if (text === '' && (found === null || typeof found === 'string')) return ok(null);
  // Spaces that do not break and the true minus are how people and spreadsheets write numbers.
  const plain = text
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/^\u2212/, '-')
    .replace(/\u2019/g, "'");
  if (!patterns[decimal].test(plain)) return notNumber(found);
  const digits = decimal === 'point' ? plain.replace(/[,' ]/g, '') : plain.replace(/[.' ]/g, '').replace(',', '.');
  return finite(digits, found);
}

/** `1e400` is written as a number, and none that Jira could keep. */
function finite(digits: string, found: Json): Result<number, ExtractionFailure> {
  const value = Number(digits);
  return Number.isFinite(value) ? ok(value) : notNumber(found);
}

function notNumber(found: Json): { ok: false; error: ExtractionFailure } {
  const shown = typeof found === 'string' ? found : (numberText(found) ?? JSON.stringify(found));
  return err({ code: 'value-not-of-kind', kind: 'number', found: printable(shown, 60) });
}
