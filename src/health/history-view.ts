import type { HealthBucket, HealthHistory } from '../contract/health';
import { daysKept, emptyHistory, hoursKept, withoutEnded, type Counts, type History } from '../oauth/state/history';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const none: Counts = { renewals: 0, failures: 0, secondsWithout: 0 };

/** The last 24 hours and 30 days up to now, the running ones last; time without a token that goes on counts until now. */
export function historyView(history: History, nowMs: number): HealthHistory {
  const { hours, days } = withoutEnded(history, nowMs);
  return { hourly: buckets(hours, hourMs, hoursKept, nowMs), daily: buckets(days, dayMs, daysKept, nowMs) };
}

/** The same for several datasources together: their counts are summed. */
export function siteHistoryView(histories: readonly History[], nowMs: number): HealthHistory {
  const views = histories.map((history) => historyView(history, nowMs));
  const empty = historyView(emptyHistory, nowMs);
  return {
    hourly: summed(
      empty.hourly,
      views.map(({ hourly }) => hourly),
    ),
    daily: summed(
      empty.daily,
      views.map(({ daily }) => daily),
    ),
  };
}

function summed(empty: HealthBucket[], series: HealthBucket[][]): HealthBucket[] {
  return empty.map(({ at }, position) => {
    const sum = { at, renewals: 0, failures: 0, secondsWithout: 0 };
    for (const one of series) {
      sum.renewals += one[position]?.renewals ?? 0;
      sum.failures += one[position]?.failures ?? 0;
      sum.secondsWithout += one[position]?.secondsWithout ?? 0;
    }
    return sum;
  });
}

function buckets(counts: Map<number, Counts>, unitMs: number, kept: number, nowMs: number): HealthBucket[] {
  const last = Math.floor(nowMs / unitMs);
  return Array.from({ length: kept }, (_, position) => {
    const index = last - kept + 1 + position;
    const { renewals, failures, secondsWithout } = counts.get(index) ?? none;
    return { at: new Date(index * unitMs).toISOString(), renewals, failures, secondsWithout };
  });
}
