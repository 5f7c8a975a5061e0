/** Headers by which APIs usually tell how many rows a list has in all, whatever part of it an answer holds. */
const totalHeaders = [
  'x-total-count',
  'total-count',
  'x-total',
  'x-total-results',
  'x-total-items',
  'x-total-records',
  'x-totalcount',
  'x-pagination-total-count',
  'x-result-count',
  'x-wp-total',
  'x-total-rows',
  'x-total-hits',
  'x-total-entries',
  'x-total-elements',
  'x-pagination-total',
  'pagination-count',
  'x-paging-total',
  'x-paging-totalrecordcount',
  'x-items-total',
  'x-list-total',
  'x-collection-total',
] as const;

/** Whether `totalInHeaders` reads this header. */
export const isTotalHeader = (name: string): boolean => (totalHeaders as readonly string[]).includes(name);

/**
 * Rows there are in all, as the headers of an answer tell it: one of the usual counts, else the end of `Content-Range:
 * items 0-99/1234` (RFC 9110 §14.4; some servers leave the unit out). Null when none does, or when two of them differ.
 */
export function totalInHeaders(header: (name: string) => string | null): number | null {
  const told = totalHeaders.flatMap((name) => wholeNumber(once(header(name))) ?? []);
  const [
    total = totalInRange(header('content-range') ?? header('x-content-range')) ?? totalInJson(header('x-pagination')),
    ...others
  ] = told;
  return others.every((other) => other === total) ? total : null;
}

/** A header that came twice with the same number (`300, 300`). */
function once(header: string | null): string | null {
  const [first = null, ...others] = header?.split(/,\s+/) ?? [];
  return others.every((other) => other === first) ? first : header;
}

/** Digits, also in groups of three (`3,000`): a text with three decimals would be an odd number of rows. */
const digits = /^\s*(\d{1,15}|\d{1,3}(?:([,.'’ \u00a0\u202f])\d{3})(?:\2\d{3}){0,3})\s*$/;

/** A number of rows as JSON and headers write it: a whole number or its digits. Null for anything else. */
export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && digits.test(value) ? Number(value.replace(/\D/g, '')) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** Some servers write JSON into a header: `X-Pagination: {"TotalCount": 3000, "PageSize": 50}`. */
function totalInJson(header: string | null): number | null {
  const total = /"total_?(?:count|items|records|results|rows)?"\s*:\s*"?(\d{1,15})\b/i.exec(
    (header ?? '').slice(0, 5000),
  )?.[1];
  return wholeNumber(total);
}

/** Bytes are counted by this header too: they are no rows. */
function totalInRange(header: string | null): number | null {
  const [, unit, total] = /^\s*(?:([\w-]+)[ =])?\s*(?:\d+-\d+|\*)\s*\/\s*(\d+)\s*$/.exec(header ?? '') ?? [];
  return unit?.toLowerCase() === 'bytes' ? null : wholeNumber(total);
}
