import { isCalendarDay } from './calendar-day';

/** How dates and times are written at sources. `iso` is ISO 8601 with or without a time. */
export const timeFormats = [
  'iso',
  'year-month-day',
  'day-month-year',
  'month-day-year',
  'epoch-seconds',
  'epoch-milliseconds',
] as const;
export type TimeFormat = (typeof timeFormats)[number];

/**
 * What a text says: a moment; a day of the calendar, with the seconds since its midnight where a time without an offset stands
 * beside it (null: none, or none that a clock shows); or "no date" in words of its own.
 */
export type WrittenTime =
  { as: 'moment'; ms: number } | { as: 'day'; day: string; seconds: number | null } | { as: 'none' };

/** A time of day behind a date that is written by people. */
const timeBehind = '(?:[T ,]+(?<time>\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[ap]m)?))?';
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

/** Null for what is no time of this format. */
export function readTime(given: string, format: TimeFormat): WrittenTime | null {
  const net = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/.exec(given)?.[1];
  if (net !== undefined) return ofEpoch(net, 'epoch-milliseconds');
  const text = withMonthNumber(tidied(given, format));
  if (isNoDate(text)) return { as: 'none' };
  if (format === 'epoch-seconds' || format === 'epoch-milliseconds') return ofEpoch(text, format);
  const groups = (format === 'iso' ? iso : written[format]).exec(text)?.groups;
  const day = calendarDay(groups);
  if (day === null) return null;
  const time = groups?.['time'] ?? '';
  const offset = groups?.['offset'];
  return offset === undefined
    ? { as: 'day', day, seconds: secondsOf(time) }
    : ofMoment(Date.parse(`${day}T${extendedTime(time)}${extendedOffset(offset)}`));
}

/** The moment of a time of day in a time zone (IANA): of two, when clocks are set back, the first. */
export function momentIn(timeZone: string, day: string, seconds: number): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + seconds * 1000;
  const [before, after] = [wall - offsetMs(timeZone, wall - dayMs), wall - offsetMs(timeZone, wall + dayMs)];
  return wall - offsetMs(timeZone, before) === before ? before : after;
}

const dayMs = 86_400_000;

/** How far the clocks of a time zone are ahead of UTC. */
function offsetMs(timeZone: string, ms: number): number {
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((part) =>
    Number(partsIn(timeZone, ms)[part]),
  );
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return wall - Math.floor(ms / 1000) * 1000;
}

function partsIn(timeZone: string, ms: number): Record<string, string> {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(new Date(ms)).map(({ type, value }) => [type, value]));
}

/** The day that a moment falls on in a time zone. */
export function dayIn(timeZone: string, ms: number): string | null {
  const parts = partsIn(timeZone, ms);
  return calendarDay({
    y: (parts['year'] ?? '').padStart(4, '0'),
    m: parts['month'] ?? '',
    d: parts['day'] ?? '',
  });
}

/**
 * What databases and languages write for "no date" lies in the first or last year they know, or in a year zero, however it
 * is spelt: the year tells.
 */
const isNoYear = (year: number): boolean => year === 0 || year === 1 || year === 9999;

function isNoDate(text: string): boolean {
  return [iso, ...Object.values(written)].some((pattern) => {
    const year = pattern.exec(text)?.groups?.['y'];
    return year !== undefined && isNoYear(Number(year));
  });
}

/**
 * Without what says nothing of the day: the name of a zone behind an offset (as Java writes it), the zone of a date of XML
 * Schema, weekdays and ordinals. Months and days of one digit get their zero where the year is in front.
 */
function tidied(given: string, format: TimeFormat): string {
  if (given.length > 60) return given;
  if (format === 'iso')
    return given
      .replace(/(?<=\d)\u2212(?=\d\d)/g, '-')
      .replace(/(?<=(?:Z|[+-]\d\d:?\d\d))\[[\w/+-]{1,40}\]$/, '')
      .replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/, '$1');
  const text = given
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*[.,]{0,2} (?=\S+[ .-]+\S+[ .,-]+\d{4}$)/i, '')
    .replace(/(?<=\b\d{1,2})(?:st|nd|rd|th)\b/i, '')
    .replace(/(?<=^\d{1,2})\. (?=\p{L})/u, ' ')
    .replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, '$1-$2-$3');
  if (format !== 'year-month-day') return text;
  return text.replace(
    /^(\d{4})([./ -])(\d{1,2})\2(\d{1,2})(?!\d)/,
    (_, year: string, sign: string, month: string, day: string) =>
      `${year}${sign}${month.padStart(2, '0')}${sign}${day.padStart(2, '0')}`,
  );
}

/** `31-Mar-2026` and `Mar 31, 2026` with the month's number; a date as mail and HTTP write it (RFC 1123) as ISO 8601. */
function withMonthNumber(text: string): string {
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const number = (name: string): string => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
  return text
    .replace(/(?<!\p{L})(mär|mrz|mai|okt|dez)\p{L}*\.?/iu, (name) => german[name.slice(0, 3).toLowerCase()] ?? name)
    .replace(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?/i, (name) => number(name))
    .replace(/^(\d{2} \d{1,2}),(?= \d{4})/, '$1')
    .replace(
      /^[a-z]{3,9}, ?(\d{1,2})[ -](\d{2})[ -](\d{4})(?= )/i,
      (_, day: string, month: string, year: string) => `${year}-${month}-${day.padStart(2, '0')}`,
    );
}

const german: Record<string, string> = { mär: '03', mrz: '03', mai: '05', okt: '10', dez: '12' };

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

/** `14:05`, `140509`, `2:05:09 pm`: whole seconds since midnight. */
function secondsOf(time: string): number | null {
  const [, h, m, s = '0', half] = /^(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?(?: ?([ap])m)?$/i.exec(time) ?? [];
  const [hour, minute, second] = [Number(h), Number(m), Number(s)];
  if (h === undefined || minute > 59 || second > 59) return null;
  if (half === undefined) return hour > 23 ? null : (hour * 60 + minute) * 60 + second;
  if (hour < 1 || hour > 12) return null;
  return (((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + minute) * 60 + second;
}

function ofEpoch(text: string, format: 'epoch-seconds' | 'epoch-milliseconds'): WrittenTime | null {
  if (!/^-?\d{1,16}(\.\d+)?$/.test(text)) return null;
  return ofMoment(Number(text) * (format === 'epoch-seconds' ? 1000 : 1));
}

/** Null for no moment, and for years that Jira cannot hold. */
function ofMoment(ms: number): WrittenTime | null {
  // The last moment of a year is often rounded up to the first of the next.
  if (isNoYear(new Date(ms - 1).getUTCFullYear())) return { as: 'none' };
  const year = new Date(ms).getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9998 ? null : { as: 'moment', ms };
}

/** Null for a day that no calendar has, such as 30 February. */
function calendarDay(groups: Record<string, string> | undefined): string | null {
  if (groups === undefined) return null;
  const { y = '', m = '', d = '' } = groups;
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isCalendarDay(day) ? day : null;
}
