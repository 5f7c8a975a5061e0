import { err, ok, type Result } from '../result';
import { dayIn, readTime, timeFormats } from '../written-time';
import { readOnlyKind, textInStored } from './kind';

/**
 * A calendar day, `2027-03-31`. A point in time (epoch, or ISO 8601 with an offset) is the day it falls on in the chosen
 * time zone; a day that is written as one is that day everywhere.
 */
export const date = readOnlyKind({
  jiraType: 'date',
  isReadOnly: true,
  settings: {
    format: { among: timeFormats, initial: 'iso' },
    /** Tells on which day a point in time falls. */
    timeZone: { among: 'time-zones', initial: 'UTC' },
  },
  read: ({ as, text }, { format, timeZone }): Result<string | null, 'not-of-kind'> => {
    if (as !== 'text' && as !== 'number') return err('not-of-kind');
    const time = readTime(text, format);
    if (time?.as === 'none') return ok(null);
    const day = time === null ? null : time.as === 'day' ? time.day : dayIn(timeZone, time.ms);
    return day === null ? err('not-of-kind') : ok(day);
  },
  ofText: (value) => value,
  inStored: textInStored,
  /** The same day for everybody, wherever they are. */
  shown: (value, { dateLocale }) => {
    const day = new Date(`${String(value).slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) return String(value);
    return new Intl.DateTimeFormat(dateLocale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  },
});
