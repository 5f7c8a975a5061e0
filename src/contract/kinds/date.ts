import { isCalendarDay } from '../calendar-day';
import { err, ok, type Result } from '../result';
import { readOnlyKind, type SettingsOf } from './kind';

const settings = {
  /** How a date is written at the source. `iso` is ISO 8601 with or without a time. */
  format: {
    among: ['iso', 'year-month-day', 'day-month-year', 'month-day-year', 'epoch-seconds', 'epoch-milliseconds'],
    initial: 'iso',
  },
  /** Tells on which day a point in time falls. */
  timeZone: { among: 'time-zones', initial: 'UTC' },
} as const;
type DateSettings = SettingsOf<typeof settings>;

/**
 * A calendar day, `2027-03-31`. A point in time (epoch, or ISO 8601 with an offset) is the day it falls on in the chosen
 * time zone; a day that is written as one is that day everywhere.
 */
export const date = readOnlyKind({
  jiraType: 'date',
  isReadOnly: true,
  settings,
  read: ({ as, text }, chosen): Result<string | null, 'not-of-kind'> => {
    if (as !== 'text' && as !== 'number') return err('not-of-kind');
    const day = dayIn(text, chosen);
    if (day === noDate) return ok(null);
    return day === null ? err('not-of-kind') : ok(day);
  },
  ofText: (value) => value,
  /** The same day for everybody, wherever they are. */
  shown: (value, dateLocale) => {
    const day = new Date(`${String(value).slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) return String(value);
    return new Intl.DateTimeFormat(dateLocale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  },
});

/** A time of day behind a date that is written by people; it does not change the day. */
const timeBehind = '(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[ap]m)?)?';
const written: Record<'day-month-year' | 'month-day-year' | 'year-month-day', RegExp> = {
  'day-month-year': new RegExp(`^(?<d>\\d{1,2})[./ -](?<m>\\d{1,2})[./ -](?<y>\\d{4})${timeBehind}$`, 'i'),
  'month-day-year': new RegExp(`^(?<m>\\d{1,2})[./ -](?<d>\\d{1,2})[./ -](?<y>\\d{4})${timeBehind}$`, 'i'),
  'year-month-day': new RegExp(`^(?<y>\\d{4})[./ -]?(?<m>\\d{2})[./ -]?(?<d>\\d{2})${timeBehind}$`, 'i'),
};
/**
 * ISO 8601 as RFC 3339 and databases have it, with a T or a space, also without dashes and colons; a time without an offset
 * belongs to the day it stands with.
 */
const iso =
  /^(?<y>\d{4})(?<dash>-?)(?<m>\d{2})\k<dash>(?<d>\d{2})(?:[T ](?<time>\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)(?: ?(?<offset>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?$/i;

/**
 * What databases and languages write for "no date" lies in the first or last year they know, or in a year zero, however it
 * is spelt: the year tells.
 */
const noDate = Symbol('no date');
type Day = string | typeof noDate | null;

const isNoYear = (year: number): boolean => year === 0 || year === 1 || year === 9999;

function isNoDate(text: string): boolean {
  return [iso, ...Object.values(written)].some((pattern) => {
    const year = pattern.exec(text)?.groups?.['y'];
    return year !== undefined && isNoYear(Number(year));
  });
}

/** `31-Mar-2026` and `Mar 31, 2026` with the month's number; a date as mail and HTTP write it (RFC 1123) as ISO 8601. */
function withMonthNumber(text: string): string {
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const number = (name: string): string => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
  return text
    .replace(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?/i, (name) => number(name))
    .replace(/^(\d{2} \d{1,2}),(?= \d{4})/, '$1')
    .replace(
      /^[a-z]{3,9}, ?(\d{1,2})[ -](\d{2})[ -](\d{4})(?= )/i,
      (_, day: string, month: string, year: string) => `${year}-${month}-${day.padStart(2, '0')}`,
    );
}

function dayIn(given: string, { format, timeZone }: DateSettings): Day {
  const net = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/.exec(given)?.[1];
  if (net !== undefined) return dayOfEpoch(net, 'epoch-milliseconds', timeZone);
  const text = withMonthNumber(given);
  if (isNoDate(text)) return noDate;
  if (format === 'epoch-seconds' || format === 'epoch-milliseconds') return dayOfEpoch(text, format, timeZone);
  if (format !== 'iso') return calendarDay(written[format].exec(text)?.groups);
  const groups = iso.exec(text)?.groups;
  const day = calendarDay(groups);
  if (day === null || groups?.['offset'] === undefined) return day;
  return dayOfInstant(
    Date.parse(`${day}T${extendedTime(groups['time'] ?? '')}${extendedOffset(groups['offset'])}`),
    timeZone,
  );
}

/** `120000` and `12:00:00,5` as JavaScript reads them. */
function extendedTime(time: string): string {
  return time
    .replace(',', '.')
    .replace(/^(\d{2}):?(\d{2})(?::?(\d{2}))?/, (_, h: string, m: string, s = '00') => `${h}:${m}:${String(s)}`);
}

function extendedOffset(offset: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d{2})(?::?(\d{2}))?$/.exec(offset) ?? [];
  return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}

function dayOfEpoch(text: string, format: DateSettings['format'], timeZone: string): Day {
  if (!/^-?\d{1,16}(\.\d+)?$/.test(text)) return null;
  return dayOfInstant(Number(text) * (format === 'epoch-seconds' ? 1000 : 1), timeZone);
}

/** The day of a point in time; null for none, and for years that Jira cannot hold. */
function dayOfInstant(ms: number, timeZone: string): Day {
  const date = new Date(ms);
  // The last moment of a year is often rounded up to the first of the next.
  if (isNoYear(new Date(ms - 1).getUTCFullYear())) return noDate;
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 1 || year > 9998) return null;
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return calendarDay({ y: (part['year'] ?? '').padStart(4, '0'), m: part['month'] ?? '', d: part['day'] ?? '' });
}

/** Null for a day that no calendar has, such as 30 February. */
function calendarDay(groups: Record<string, string> | undefined): string | null {
  if (groups === undefined) return null;
  const { y = '', m = '', d = '' } = groups;
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isCalendarDay(day) ? day : null;
}
