/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** Milliseconds for people: `320 ms`, `1.4 s`. */
export function duration(ms: number, locale: string): string {
  if (ms < 1000) return `${new Intl.NumberFormat(locale).format(Math.round(ms))} ms`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
}

/** A time span for people: `43 min 12 sec`, `8 hr 38 min`, `0 sec`. */
export function timeSpan(seconds: number, locale: string): string {
  const whole = Math.round(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole >= 3600 ? 0 : whole % 60, 'second'],
  ];
  const shown = parts.filter(([amount]) => amount > 0);
  return (shown.length === 0 ? parts.slice(-1) : shown)
    .map(([amount, unit]) => measured(amount, unit, 'short', locale))
    .join(' ');
}

/** A whole number for people: `12,345`. */
export function count(amount: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(amount);
}

/** A share as per cent, with as many digits as tell it from all: `99.95 %`. */
export function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share);
}

/** US dollars; an amount that rounds to nothing is said to be less than a cent. */
export function usd(amount: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
  return amount > 0 && amount < 0.01 ? `<\u00A0${format.format(0.01)}` : format.format(amount);
}

/** The price of a unit in US dollars, with all its digits: `$0.000025`. */
export function unitPrice(price: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 6 }).format(price);
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

/** The first characters of a text, `most` UTF-16 units of them at most: none is cut in two. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  // Whether a character goes on is told by the next code point, which has two units at most.
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, most + 2))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** What a button has room for on a phone: foreign names may be of any length. */
export const short = (text: string): string => (text.length > 16 ? `${text.slice(0, 15)}…` : text);

/** A key's ID as it fits on a button; the whole one stands beside it. */
export const beginningOfKey = (keyId: string): string => (keyId.length > 12 ? `${keyId.slice(0, 8)}…` : keyId);
