import { err, ok, type Result } from '../result';
import { readOnlyKind, type FoundValue } from './kind';

/**
 * Texts that are numbers, by their decimal separator: digits in groups of three, all divided alike by the other sign, by a
 * space or by an apostrophe, or not divided at all. `1.234` is a thousand and some under a decimal comma, and one and some
 * under a decimal point.
 */
const patterns = {
  point: /^[+-]?(\d+|\d{1,3}(?:([,' ])\d{3})(?:\2\d{3})*)(\.\d+)?(e[+-]?\d{1,3})?$/i,
  comma: /^[+-]?(\d+|\d{1,3}(?:([.' ])\d{3})(?:\2\d{3})*)(,\d+)?$/,
};

/** A number of JSON as it is; a text by the chosen decimal separator. Never NaN or infinite. */
export const number = readOnlyKind({
  jiraType: 'number',
  isReadOnly: true,
  settings: { decimal: { among: ['point', 'comma'], initial: 'point' } },
  read: (found, { decimal }): Result<number, 'not-of-kind'> => {
    const digits = digitsIn(found, decimal);
    const value = digits === null ? NaN : Number(digits);
    // `1e400` is written as a number, and none that Jira could keep.
    return Number.isFinite(value) ? ok(value) : err('not-of-kind');
  },
  ofText: Number,
  inStored: (stored) => (typeof stored === 'number' ? stored : null),
  /** Every digit of it. */
  shown: (value, { dateLocale }) =>
    typeof value === 'number' ? new Intl.NumberFormat(dateLocale, { maximumFractionDigits: 20 }).format(value) : value,
});

function digitsIn({ as, text }: FoundValue, decimal: 'point' | 'comma'): string | null {
  if (as === 'number') return text;
  if (as !== 'text') return null;
  // Spaces that do not break and the true minus are how people and spreadsheets write numbers.
  const plain = text
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/^\u2212/, '-')
    .replace(/\u2019/g, "'");
  if (!patterns[decimal].test(plain)) return null;
  return decimal === 'point' ? plain.replace(/[,' ]/g, '') : plain.replace(/[.' ]/g, '').replace(',', '.');
}
