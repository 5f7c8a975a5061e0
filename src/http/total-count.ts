/** Headers by which APIs usually tell how many rows a list has in all, whatever part of it an answer holds. */
const totalHeaders = ['x-total-count', 'total-count', 'x-total', 'x-total-results', 'x-wp-total'] as const;

/**
 * Rows there are in all, as the headers of an answer tell it: one of the usual counts, else the end of `Content-Range:
 * items 0-99/1234` (RFC 9110 §14.4; some servers leave the unit out). Null when none does, or when two of them differ.
 */
export function totalInHeaders(header: (name: string) => string | null): number | null {
  const told = totalHeaders.flatMap((name) => wholeNumber(header(name)) ?? []);
  const [total = totalInRange(header('content-range')), ...others] = told;
  return others.every((other) => other === total) ? total : null;
}

/** A number of rows as JSON and headers write it: a whole number or its digits. Null for anything else. */
export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** Bytes are counted by this header too: they are no rows. */
function totalInRange(header: string | null): number | null {
  const [, unit, total] = /^\s*(?:([\w-]+)[ =])?\s*(?:\d+-\d+|\*)\/(\d+)\s*$/.exec(header ?? '') ?? [];
  return unit?.toLowerCase() === 'bytes' ? null : wholeNumber(total);
}
