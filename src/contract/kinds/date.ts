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
    if (isNoDate(text)) return ok(null);
    const day = dayIn(text, chosen);
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
/** ISO 8601 as RFC 3339 has it, with a T or a space; a time without an offset belongs to the day it stands with. */
const iso =
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/i;

/** How databases and languages write "no date": the first and last day they know, or zeros. */
function isNoDate(text: string): boolean {
  const day = text.replace(/[^\d]/g, '');
  return (
    /^(0001-?01-?01|9999-?12-?31|0000-?00-?00|1\/1\/0001|31[-./]12[-./]9999|12\/31\/9999)(?![\d])/.test(text) ||
    /^(0{8}|99991231|00010101)$/.test(day) ||
    /^\/Date\((-62135596800000|253402300799999|253402214400000)\)\/$/.test(text)
  );
}

/** `31-Mar-2026` and `Mar 31, 2026` with the month's number. */
function withMonthNumber(text: string): string {
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const number = (name: string): string => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
  return text
    .replace(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?/i, (name) => number(name))
    .replace(/^(\d{2} \d{1,2}),(?= \d{4})/, '$1');
}

function dayIn(given: string, { format, timeZone }: DateSettings): string | null {
  const net = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/.exec(given)?.[1];
  if (net !== undefined) return dayOfEpoch(net, 'epoch-milliseconds', timeZone);
  const text = withMonthNumber(given);
  if (format === 'epoch-seconds' || format === 'epoch-milliseconds') return dayOfEpoch(text, format, timeZone);
  if (format !== 'iso') return calendarDay(written[format].exec(text)?.groups);
  const groups = iso.exec(text)?.groups;
  const day = calendarDay(groups);
  if (day === null || groups?.['offset'] === undefined) return day;
  return dayOfInstant(
    Date.parse(
      text
        .replace(' ', 'T')
        .replace(',', '.')
        .replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
    ),
    timeZone,
  );
}

function dayOfEpoch(text: string, format: DateSettings['format'], timeZone: string): string | null {
  if (!/^-?\d{1,16}(\.\d+)?$/.test(text)) return null;
  return dayOfInstant(Number(text) * (format === 'epoch-seconds' ? 1000 : 1), timeZone);
}

/** The day of a point in time; null for none, and for years that Jira cannot hold. */
function dayOfInstant(ms: number, timeZone: string): string | null {
  const date = new Date(ms);
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
