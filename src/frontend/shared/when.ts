import { date as dayKind } from '../../contract/kinds/date';

/**
 * Where and for whom dates are written. `locale` is the language of the words around them, `dateLocale` the person's own:
 * somebody who reads the app in English because it has no Finnish still gets Finnish dates, in an English sentence.
 */
export type Place = { locale: string; dateLocale: string; timeZone: string };

/** A locale that Intl accepts: Forge may say `en_US`, and a bad one falls back to English. */
export function usableLocale(locale: string | undefined): string {
  const candidate = (locale ?? 'en').replace('_', '-');
  try {
    return Intl.getCanonicalLocales(candidate)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** A time zone that Intl accepts; UTC if it does not. */
export function usableTimeZone(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Date and time of an ISO instant, for example `Nov 23, 2026, 8:05 PM`. What is not a date comes back as it is. */
export function dateTime(iso: string, { dateLocale, timeZone }: Omit<Place, 'locale'>): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}

/** The time of an instant of the last hours, of another one with its date: `10:32 AM`, `Nov 26, 2026, 10:32 AM`. */
export function recentTime(iso: string, nowMs: number, place: Omit<Place, 'locale'>): string {
  const distance = nowMs - Date.parse(iso);
  if (!(distance >= 0 && distance < 12 * 3_600_000)) return dateTime(iso, place);
  const { dateLocale, timeZone } = place;
  return new Intl.DateTimeFormat(dateLocale, { timeStyle: 'short', timeZone }).format(new Date(iso));
}

/** An hour of the day, from 0 to 23: `7:00 AM`, `07:00`. */
export function timeOfDay(hour: number, dateLocale: string): string {
  return new Intl.DateTimeFormat(dateLocale, { timeStyle: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2026, 0, 1, hour),
  );
}

/** A calendar day (`2027-03-31`), which has no time zone. */
export function day(isoDate: string, locale: string): string {
  return dayKind.shown(isoDate, { dateLocale: locale, timeZone: 'UTC' });
}

/** Units with the distance in ms from which each is used: two of a unit and more, so that a countdown stays lively. */
const steps: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['day', 86_400_000, 2 * 86_400_000],
  ['hour', 3_600_000, 2 * 3_600_000],
  ['minute', 60_000, 2 * 60_000],
  ['second', 1000, 0],
];

/** The distance from now, for example `in 5 minutes`, `in 90 seconds`, `2 hours ago`, `now`. */
export function relative(iso: string, nowMs: number, locale: string): string {
  const distance = Date.parse(iso) - nowMs;
  if (Number.isNaN(distance)) return '';
  const [unit, ms] = steps.find(([, , from]) => Math.abs(distance) >= from) ?? ['second' as const, 1000];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(distance / ms), unit);
}

const clockUnits: [string, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** The time that is left, counted down in two units: `4 min 32 sec`, `2 days 3 hr`. Null when it is over. */
export function countdown(iso: string, nowMs: number, locale: string): string | null {
  const left = Math.ceil((Date.parse(iso) - nowMs) / 1000);
  if (Number.isNaN(left) || left <= 0) return null;
  const first = Math.max(
    0,
    clockUnits.findIndex(([, seconds]) => left >= seconds),
  );
  let rest = left;
  return clockUnits
    .slice(first, first + 2)
    .map(([unit, seconds]) => {
      const whole = Math.floor(rest / seconds);
      rest -= whole * seconds;
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(whole);
    })
    .join(' ');
}

/** Date, time and the distance from now: `Nov 23, 2026, 8:05 PM (in 5 minutes)`. */
export function dateTimeAndRelative(iso: string, nowMs: number, place: Place): string {
  const distance = relative(iso, nowMs, place.locale);
  return distance === '' ? iso : `${dateTime(iso, place)} (${distance})`;
}

/** The same of what is planned: when its time has come and nothing was heard of it yet, it is due, not past. */
export function plannedTime(iso: string, nowMs: number, place: Place, due: string): string {
  return Date.parse(iso) <= nowMs ? `${dateTime(iso, place)} (${due})` : dateTimeAndRelative(iso, nowMs, place);
}

/** The same of what is past: a page whose now is a little old, or a clock that is, does not call it future. */
export function pastTimeAndRelative(iso: string, nowMs: number, place: Place): string {
  return dateTimeAndRelative(iso, Math.max(nowMs, Date.parse(iso) || 0), place);
}

/** Days from the person's today to a calendar day: 0 on that day wherever they are, negative when it is past. */
export function daysUntil(isoDate: string, nowMs: number, timeZone: string): number {
  const today = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const part = Object.fromEntries(today.formatToParts(nowMs).map(({ type, value }) => [type, Number(value)]));
  const todayMs = Date.UTC(part['year'] ?? NaN, (part['month'] ?? NaN) - 1, part['day'] ?? NaN);
  return (Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`) - todayMs) / 86_400_000;
}

/** A number of days as people say it: `in 7 days`, `tomorrow`, `3 days ago`. */
export function relativeDays(days: number, locale: string): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}
