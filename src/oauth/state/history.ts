/**
 * What happened to one datasource's token, counted: 24 hours and 30 days.
 *
 * It stands in the record that is written at every attempt anyway (the token state, about 2 KB), not in one of its own.
 * Forge bills storage by bytes written ($1.09/GB), not by calls. A token of one hour is renewed every 30 minutes: 1,440
 * renewals a month, each of which writes the state twice (lease, result). A history has 365 bytes then (896 in the worst
 * month, test/oauth/state/history.test.ts), so it adds 1.05 MB or $0.0011 a month and datasource. A record a datasource and
 * day would write about as much (every write repeats key, id and the hours so far), with one more call an attempt and 30
 * records a datasource to read for one chart. One record for the whole site would be written by every instance at once and
 * lose counts. In the token state no count is lost: it is changed by compare-and-set only.
 */
export type History = {
  hours: Map<number, Counts>;
  days: Map<number, Counts>;
  /** When the first attempt was, to the second; null before it. */
  sinceMs: number | null;
  /** Since when a token is wanted and none is valid. */
  withoutSinceMs: number | null;
};

export type Counts = { renewals: number; failures: number; secondsWithout: number };

export type Attempt = {
  atMs: number;
  isSuccess: boolean;
  /** End of the token that callers get if the attempt failed; null: there is none, Infinity: it has no known end. */
  validUntilMs: number | null;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const hoursKept = 24;
export const daysKept = 30;

export const emptyHistory: History = { hours: new Map(), days: new Map(), sinceMs: null, withoutSinceMs: null };

/**
 * Counts one attempt. Time without a valid token begins when an attempt fails and the last token has ended (the later of
 * the two), and ends with the next success: a token that nobody wanted may end unnoticed.
 */
export function withAttempt(history: History, { atMs, isSuccess, validUntilMs }: Attempt): History {
  const hasToken = isSuccess || validUntilMs === Infinity;
  const settled = hasToken ? withoutEnded(history, atMs) : history;
  const counted = added(settled, atMs, {
    renewals: isSuccess ? 1 : 0,
    failures: isSuccess ? 0 : 1,
    secondsWithout: 0,
  });
  const beginsMs = Math.max(atMs, validUntilMs ?? atMs);
  const withoutSinceMs = hasToken ? null : (history.withoutSinceMs ?? beginsMs);
  return trimmed({ ...counted, withoutSinceMs, sinceMs: Math.min(history.sinceMs ?? atMs, atMs) }, atMs);
}

/** No token is wanted any more (paused, deleted, other settings): time without one stops counting. */
export function withoutEnded(history: History, atMs: number): History {
  const { withoutSinceMs } = history;
  if (withoutSinceMs === null) return history;
  const ended = { ...history, withoutSinceMs: null };
  return trimmed(withoutBetween(ended, Math.max(withoutSinceMs, atMs - daysKept * dayMs), atMs), atMs);
}

const none: Counts = { renewals: 0, failures: 0, secondsWithout: 0 };

function added(history: History, atMs: number, counts: Counts): History {
  const at = (unitMs: number): Map<number, Counts> => new Map([[Math.floor(atMs / unitMs), counts]]);
  return { ...history, hours: sums(history.hours, at(hourMs)), days: sums(history.days, at(dayMs)) };
}

/** Shares the time out over the hours it covers; a day is the sum of its hours. */
function withoutBetween(history: History, fromMs: number, untilMs: number): History {
  let result = history;
  for (let startMs = fromMs; startMs < untilMs;) {
    const endMs = Math.min(untilMs, (Math.floor(startMs / hourMs) + 1) * hourMs);
    // Differences of rounded times: the parts add up to the rounded whole.
    const secondsWithout = Math.round(endMs / 1000) - Math.round(startMs / 1000);
    result = added(result, startMs, { ...none, secondsWithout });
    startMs = endMs;
  }
  return result;
}

/** Drops what is too old, and what a clock that ran ahead once has left in the future. */
function trimmed(history: History, nowMs: number): History {
  const recent = (counts: Map<number, Counts>, unitMs: number, kept: number): Map<number, Counts> => {
    const now = Math.floor(nowMs / unitMs);
    return new Map([...counts].filter(([index]) => index > now - kept && index <= now + 1));
  };
  return { ...history, hours: recent(history.hours, hourMs, hoursKept), days: recent(history.days, dayMs, daysKept) };
}

function sums(a: Map<number, Counts>, b: Map<number, Counts>): Map<number, Counts> {
  const result = new Map(a);
  for (const [index, counts] of b) {
    const before = result.get(index) ?? none;
    result.set(index, {
      renewals: before.renewals + counts.renewals,
      failures: before.failures + counts.failures,
      secondsWithout: before.secondsWithout + counts.secondsWithout,
    });
  }
  return result;
}
