import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyView, siteHistoryView } from '../../../src/health/history-view';
import {
  daysKept,
  emptyHistory,
  hoursKept,
  withAttempt,
  withoutEnded,
  type Attempt,
  type History,
} from '../../../src/oauth/state/history';
import { fromStoredHistory, toStoredHistory } from '../../../src/oauth/state/stored-history';

const secondMs = 1000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const now = Date.parse('2026-11-23T20:30:00Z');
const success = (atMs: number): Attempt => ({ atMs, isSuccess: true, validUntilMs: null });
const failure = (atMs: number, validUntilMs: number | null = null): Attempt => ({
  atMs,
  isSuccess: false,
  validUntilMs,
});
const after = (...attempts: Attempt[]): History => attempts.reduce(withAttempt, emptyHistory);
const secondsWithout = (history: History, nowMs = now): number =>
  historyView(history, nowMs).daily.reduce((sum, day) => sum + day.secondsWithout, 0);

describe('historyView', () => {
  test('has 24 hours and 30 days without gaps, the running ones last', () => {
    const { hourly, daily } = historyView(emptyHistory, now);
    expect(hourly).toHaveLength(hoursKept);
    expect(daily).toHaveLength(daysKept);
    expect(hourly[0]?.at).toBe('2026-11-22T21:00:00.000Z');
    expect(hourly.at(-1)?.at).toBe('2026-11-23T20:00:00.000Z');
    expect(daily[0]?.at).toBe('2026-10-25T00:00:00.000Z');
    expect(daily.at(-1)?.at).toBe('2026-11-23T00:00:00.000Z');
  });

  test('counts renewals and failures where they happened', () => {
    const history = after(
      success(now - 2 * dayMs),
      success(now - hourMs),
      failure(now - minuteMs, now + hourMs),
      success(now),
    );
    const { hourly, daily } = historyView(history, now);
    expect(hourly.at(-1)).toMatchObject({ renewals: 1, failures: 1, secondsWithout: 0 });
    expect(hourly.at(-2)).toMatchObject({ renewals: 1, failures: 0 });
    expect(daily.at(-1)).toMatchObject({ renewals: 2, failures: 1 });
    expect(daily.at(-3)).toMatchObject({ renewals: 1, failures: 0 });
  });

  test('adds up a site', () => {
    const { hourly } = siteHistoryView([after(success(now)), after(failure(now - minuteMs)), emptyHistory], now);
    expect(hourly.at(-1)).toMatchObject({ renewals: 1, failures: 1, secondsWithout: 60 });
    expect(siteHistoryView([], now)).toEqual(historyView(emptyHistory, now));
  });
});

describe('time without a token', () => {
  test.each<[string, History, number]>([
    ['none before anything happened', emptyHistory, 0],
    ['none while the last token bridges the outage', after(failure(now - hourMs, now + minuteMs), success(now)), 0],
    ['from the end of the last token', after(failure(now - hourMs, now - 10 * minuteMs), success(now)), 600],
    ['from the failure, if there is no token', after(failure(now - 5 * minuteMs), success(now)), 300],
    [
      'from the failure, if the token ended unnoticed before',
      after(failure(now - 60 * secondMs, now - dayMs), success(now)),
      60,
    ],
    ['until now, if it goes on', after(failure(now - 90 * secondMs)), 90],
    [
      'once, however often it fails',
      after(failure(now - 300 * secondMs), failure(now - 200 * secondMs), failure(now)),
      300,
    ],
    ['not while a token without an end is there', after(failure(now - hourMs, Infinity)), 0],
    ['not after it was paused', withoutEnded(after(failure(now - hourMs)), now - 30 * minuteMs), 1800],
    ['of the last 30 days only', after(failure(now - 90 * dayMs)), daysKept * 86_400 - 3.5 * 3600],
  ])('%s', (_what, history, expected) => {
    expect(secondsWithout(history)).toBe(expected);
  });

  test('falls into the hours it covered', () => {
    const { hourly } = historyView(after(failure(now - 45 * minuteMs), success(now)), now);
    expect(hourly.slice(-2).map((hour) => hour.secondsWithout)).toEqual([900, 1800]);
  });

  test('adds up to what a list of all attempts says', () => {
    const step = fc.record({
      afterSeconds: fc.integer({ min: 1, max: 40_000 }),
      isSuccess: fc.boolean(),
      life: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const startMs = now - steps.reduce((sum, { afterSeconds }) => sum + afterSeconds * secondMs, 0);
        let atMs = startMs;
        let validUntilMs: number | null = null;
        let history = emptyHistory;
        let wantedSinceMs: number | null = null;
        let expected = 0;
        let renewals = 0;
        for (const { afterSeconds, isSuccess, life } of steps) {
          atMs += afterSeconds * secondMs;
          history = withAttempt(fromStoredHistory(toStoredHistory(history)), { atMs, isSuccess, validUntilMs });
          if (isSuccess) {
            if (wantedSinceMs !== null) expected += Math.max(0, atMs - wantedSinceMs) / secondMs;
            wantedSinceMs = null;
            validUntilMs = atMs + life * secondMs;
            renewals += 1;
          } else {
            wantedSinceMs ??= Math.max(atMs, validUntilMs ?? 0);
          }
        }
        if (wantedSinceMs !== null) expected += Math.max(0, now - wantedSinceMs) / secondMs;
        expect(secondsWithout(history)).toBe(expected);
        expect(historyView(history, now).daily.reduce((sum, day) => sum + day.renewals, 0)).toBe(renewals);
      }),
    );
  });
});

describe('what is stored', () => {
  const bytes = (history: History): number => JSON.stringify(toStoredHistory(history)).length;

  test('of a month of renewals every 30 minutes has 365 bytes', () => {
    let history = emptyHistory;
    for (let atMs = now - 31 * dayMs; atMs <= now; atMs += 30 * minuteMs) history = withAttempt(history, success(atMs));
    expect(bytes(history)).toBe(365);
    expect(historyView(fromStoredHistory(toStoredHistory(history)), now)).toEqual(historyView(history, now));
  });

  test('of the worst month, failing every second minute, has 896 bytes', () => {
    let history = emptyHistory;
    for (let atMs = now - 31 * dayMs; atMs <= now; atMs += 2 * minuteMs) {
      history = withAttempt(history, atMs % (8 * minuteMs) === 0 ? success(atMs) : failure(atMs));
    }
    expect(bytes(history)).toBe(896);
  });

  test('of nothing is nothing', () => {
    expect(fromStoredHistory(toStoredHistory(emptyHistory))).toEqual(emptyHistory);
    expect(fromStoredHistory(undefined)).toEqual(emptyHistory);
  });

  test('holds no nonsense and never throws, whatever JSON it is', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constant(null));
    const buckets = fc.record({ newest: number, counts: fc.array(fc.oneof(fc.array(number), fc.jsonValue())) });
    const near = fc.record({ sinceMs: number, withoutSinceMs: fc.constant(null), hours: buckets, days: buckets });
    fc.assert(
      fc.property(fc.oneof(near, fc.jsonValue(), fc.string()), (any) => {
        const view = historyView(fromStoredHistory(any), now);
        expect(view.daily.every((day) => Number.isSafeInteger(day.renewals + day.failures))).toBe(true);
      }),
    );
  });

  test('one moment with a wrong clock does not stop the counting', () => {
    const history = after(success(now - hourMs), success(now + 400 * dayMs), success(now));
    expect(historyView(history, now).hourly.at(-1)).toMatchObject({ renewals: 1 });
  });
});
