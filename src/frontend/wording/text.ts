/** Text from outside, made to stand inside a sentence: quoted, without a full stop of its own. */
export function quoted(text: string): string {
  return `“${text.trim().replace(/[.\s]+$/, '')}”`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** Milliseconds for people: `320 ms`, `1.4 s`. */
export function duration(ms: number, locale: string): string {
  if (ms < 1000) return `${new Intl.NumberFormat(locale).format(Math.round(ms))} ms`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
}

/** Bytes for people: `850 bytes`, `12 KB`, `5 MB`. */
export function size(bytes: number, locale: string): string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  if (bytes < 1000) return `${number.format(bytes)} bytes`;
  if (bytes < 1_000_000) return `${number.format(bytes / 1000)} KB`;
  return `${number.format(bytes / 1_000_000)} MB`;
}
