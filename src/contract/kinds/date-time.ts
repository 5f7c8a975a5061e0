import { err, ok, type Result } from '../result';
import { momentIn, readTime, timeFormats } from '../written-time';
import { readOnlyKind } from './kind';

/**
 * A point in time to the second, which is what Jira keeps: `2027-03-31T22:15:00.000Z`. A time that is written without an offset
 * is one of the chosen time zone; a day without a time is none.
 */
export const dateTime = readOnlyKind({
  jiraType: 'datetime',
  isReadOnly: true,
  settings: {
    format: { among: timeFormats, initial: 'iso' },
    /** Where a time without an offset is meant. */
    timeZone: { among: 'time-zones', initial: 'UTC' },
  },
  read: ({ as, text }, { format, timeZone }): Result<string | null, 'not-of-kind'> => {
    if (as !== 'text' && as !== 'number') return err('not-of-kind');
    const time = readTime(text, format);
    if (time === null) return err('not-of-kind');
    if (time.as === 'none') return ok(null);
    if (time.as === 'moment') return ok(inSeconds(time.ms));
    return time.seconds === null ? err('not-of-kind') : ok(inSeconds(momentIn(timeZone, time.day, time.seconds)));
  },
  ofText: (value) => value,
  /** Jira hands it over with an offset of somebody's time zone, `2027-04-01T00:15:00.000+0200`: the moment is the same. */
  inStored: (stored) => {
    if (typeof stored !== 'string') return null;
    const ms = Date.parse(stored.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    return Number.isNaN(ms) ? null : inSeconds(ms);
  },
  /** In the time zone of whoever looks. */
  shown: (value, { dateLocale, timeZone }) => {
    const moment = new Date(value);
    if (Number.isNaN(moment.getTime())) return String(value);
    return new Intl.DateTimeFormat(dateLocale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);
  },
});

function inSeconds(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString();
}
