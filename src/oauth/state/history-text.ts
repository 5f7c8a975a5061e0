import { daysKept, emptyHistory, hoursKept, withAttempt, withoutEnded, type Counting, type History } from './history';

/**
 * A history as one line of ASCII: `1;SINCE;WITHOUT;HOUR;COUNTS;DAY;COUNTS`. Numbers are in base 36, times in seconds. HOUR
 * and DAY number the newest bucket since the epoch; COUNTS lists buckets newest first, separated by commas, each
 * `renewals.failures.seconds` without trailing zeros. `1;th1c0;;b4c,2,2.1;…` is short because most buckets are alike.
 */
export function writeHistory(history: History): string {
  const { sinceMs, withoutSinceMs, hours, days } = history;
  return ['1', seconds(sinceMs), seconds(withoutSinceMs), ...writeBuckets(hours), ...writeBuckets(days)].join(';');
}

/** Reads what `writeHistory` wrote. Counts are for charts: a text that cannot be read is an empty history, not an error. */
export function readHistory(text: string | undefined): History {
  if (text === undefined || text.length > 4096) return emptyHistory;
  const [version, since = '', without = '', hour = '', hours = '', day = '', days = '', ...rest] = text.split(';');
  if (version !== '1' || rest.length > 0 || !/^[0-9a-z;.,]*$/.test(text)) return emptyHistory;
  return {
    sinceMs: milliseconds(since),
    withoutSinceMs: milliseconds(without),
    hours: readBuckets(hour, hours, hoursKept),
    days: readBuckets(day, days, daysKept),
  };
}

export const counting: Counting = {
  attempt: (text, attempt) => writeHistory(withAttempt(readHistory(text), attempt)),
  suspended: (text, atMs) => writeHistory(withoutEnded(readHistory(text), atMs)),
};

type Buckets = History['hours'];

function writeBuckets(buckets: Buckets): [string, string] {
  const newest = Math.max(...buckets.keys());
  const oldest = Math.min(...buckets.keys());
  if (!Number.isFinite(newest)) return ['', ''];
  const texts = Array.from({ length: newest - oldest + 1 }, (_, age) => {
    const counts = buckets.get(newest - age);
    const numbers = counts === undefined ? [] : [counts.renewals, counts.failures, counts.secondsWithout];
    return numbers
      .map((number) => (number === 0 ? '' : number.toString(36)))
      .join('.')
      .replace(/\.+$/, '');
  });
  return [newest.toString(36), texts.join(',')];
}

function readBuckets(newest: string, counts: string, kept: number): Buckets {
  const index = number(newest);
  if (newest === '' || index > 10_000_000) return new Map();
  return new Map(
    counts
      .split(',')
      .slice(0, kept + 1)
      .flatMap((text, age) => {
        if (text === '') return [];
        const [renewals = '', failures = '', secondsWithout = ''] = text.split('.');
        const read = { renewals: number(renewals), failures: number(failures), secondsWithout: number(secondsWithout) };
        return [[index - age, read] as const];
      }),
  );
}

function number(text: string): number {
  const value = text === '' ? 0 : parseInt(text, 36);
  return Number.isSafeInteger(value) ? value : 0;
}

const seconds = (ms: number | null): string => (ms === null ? '' : Math.max(0, Math.round(ms / 1000)).toString(36));
const milliseconds = (text: string): number | null => (text === '' ? null : number(text) * 1000);
