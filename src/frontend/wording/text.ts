/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** Milliseconds for people: `320 ms`, `1.4 s`. */
export function duration(ms: number, locale: string): string {
  if (ms < 1000) return `${new Intl.NumberFormat(locale).format(Math.round(ms))} ms`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
}

/** Bytes for people: `850 bytes`, `12 kB`, `5 MB`. */
export function size(bytes: number, locale: string): string {
  if (bytes < 1000) return measured(bytes, 'byte', 'long', locale);
  if (bytes < 1_000_000) return measured(bytes / 1000, 'kilobyte', 'short', locale);
  return measured(bytes / 1_000_000, 'megabyte', 'short', locale);
}

function measured(amount: number, unit: string, unitDisplay: 'long' | 'short', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(amount);
}
