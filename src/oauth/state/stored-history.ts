import { daysKept, emptyHistory, hoursKept, withAttempt, withoutEnded, type Attempt, type History } from './history';

/** A history as it stands in the token state. JSON. */
export type StoredHistory = {
  sinceMs: number | null;
  withoutSinceMs: number | null;
  hours: StoredBuckets;
  days: StoredBuckets;
};

/**
 * `newest` numbers the newest hour or day since the epoch; `counts` goes back from it without gaps, each entry being
 * `[renewals, failures, seconds without a token]` without trailing zeros.
 */
type StoredBuckets = { newest: number; counts: number[][] };

export function toStoredHistory({ sinceMs, withoutSinceMs, hours, days }: History): StoredHistory {
  return { sinceMs, withoutSinceMs, hours: toStoredBuckets(hours), days: toStoredBuckets(days) };
}

/** Counts are for charts: what cannot be read, as the text of earlier versions, is an empty history and no error. */
export function fromStoredHistory(stored: unknown): History {
  if (!isObject(stored)) return emptyHistory;
  const { sinceMs, withoutSinceMs, hours, days } = stored;
  return {
    sinceMs: timeOrNull(sinceMs),
    withoutSinceMs: timeOrNull(withoutSinceMs),
    hours: fromStoredBuckets(hours, hoursKept),
    days: fromStoredBuckets(days, daysKept),
  };
}

/** What the engine calls when there is something to count. */
export type Counting = {
  /** Undefined: nothing was counted before. */
  attempt: (stored: StoredHistory | undefined, attempt: Attempt) => StoredHistory;
  /** Nobody wants a token any more: time without one stops counting. */
  suspended: (stored: StoredHistory, atMs: number) => StoredHistory;
};

export const counting: Counting = {
  attempt: (stored, attempt) => toStoredHistory(withAttempt(fromStoredHistory(stored), attempt)),
  suspended: (stored, atMs) => toStoredHistory(withoutEnded(fromStoredHistory(stored), atMs)),
};

type Buckets = History['hours'];

function toStoredBuckets(buckets: Buckets): StoredBuckets {
  const newest = Math.max(...buckets.keys());
  const oldest = Math.min(...buckets.keys());
  if (!Number.isFinite(newest)) return { newest: 0, counts: [] };
  const counts = Array.from({ length: newest - oldest + 1 }, (_, age) => {
    const { renewals = 0, failures = 0, secondsWithout = 0 } = buckets.get(newest - age) ?? {};
    const numbers = [renewals, failures, secondsWithout];
    return numbers.slice(0, numbers.findLastIndex((number) => number !== 0) + 1);
  });
  return { newest, counts };
}

function fromStoredBuckets(stored: unknown, kept: number): Buckets {
  if (!isObject(stored) || !Array.isArray(stored['counts'])) return new Map();
  const newest = count(stored['newest']);
  if (newest > 10_000_000) return new Map();
  return new Map(
    stored['counts'].slice(0, kept + 1).flatMap((numbers: unknown, age) => {
      if (!Array.isArray(numbers) || numbers.length === 0) return [];
      const [renewals, failures, secondsWithout] = numbers.map(count);
      const read = { renewals: renewals ?? 0, failures: failures ?? 0, secondsWithout: secondsWithout ?? 0 };
      return [[newest - age, read] as const];
    }),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const count = (value: unknown): number => (Number.isSafeInteger(value) ? Math.max(0, value as number) : 0);
const timeOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
