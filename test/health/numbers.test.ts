import { describe, expect, test } from 'vitest';
import { forgePrices, functionMemoryMb } from '../../src/contract/forge-prices';
import { costOf, pricesBeyondFree, idleTick, projectedToMonth, usageOf, type Invocations } from '../../src/health/cost';
import { errorBudget } from '../../src/health/error-budget';
import { emptyHistory, withAttempt, type History } from '../../src/oauth/state/history';
import { nextRenewals } from '../../src/health/next-renewals';
import { textOf } from '../conventions/files';

const now = Date.parse('2026-11-23T20:30:00Z');
const minuteMs = 60_000;

describe('errorBudget', () => {
  /** Observed for a day, `minutes` of it without a token. */
  const outage = (minutes: number): History => {
    const start = withAttempt(emptyHistory, { atMs: now - 24 * 60 * minuteMs, isSuccess: true, validUntilMs: null });
    const failed = withAttempt(start, { atMs: now - minutes * minuteMs, isSuccess: false, validUntilMs: null });
    return minutes === 0 ? start : failed;
  };

  test.each([
    [[], 0, 0, 1, null],
    [[emptyHistory], 2592, 0, 1, null],
    [[outage(0)], 2592, 0, 1, 1],
    [[outage(21.6)], 2592, 1296, 0.5, 1 - 21.6 / 1440],
    [[outage(43.2)], 2592, 2592, 0, 1 - 43.2 / 1440],
    [[outage(86.4)], 2592, 5184, -1, 1 - 86.4 / 1440],
    [[outage(43.2), outage(0)], 5184, 2592, 0.5, 1 - 43.2 / 2880],
  ])('%# allows %j, of which are used %j', (...row) => {
    const [histories, allowedSeconds, usedSeconds, remaining, achieved] = row;
    const budget = errorBudget(histories, now);
    expect(budget).toMatchObject({ objective: 0.999, allowedSeconds, usedSeconds });
    expect(budget.remaining).toBeCloseTo(remaining, 10);
    if (achieved === null) expect(budget.achieved).toBeNull();
    else expect(budget.achieved).toBeCloseTo(achieved, 10);
  });
});

describe('nextRenewals', () => {
  const at = (minutes: number): string => new Date(now + minutes * minuteMs).toISOString();

  test('lists the soonest first and marks those that two ticks have missed', () => {
    const found = nextRenewals(
      [
        { id: 'c', name: 'C', nextRenewalAt: at(30) },
        { id: 'n', name: 'N', nextRenewalAt: null },
        { id: 'x', name: 'X', nextRenewalAt: 'soon' },
        { id: 'b', name: 'B', nextRenewalAt: at(-11) },
        { id: 'a2', name: 'A2', nextRenewalAt: at(-9) },
        { id: 'a1', name: 'A1', nextRenewalAt: at(-9) },
      ],
      now,
      3,
    );
    expect(found).toEqual([
      { datasourceId: 'b', name: 'B', at: at(-11), isOverdue: true },
      { datasourceId: 'a1', name: 'A1', at: at(-9), isOverdue: false },
      { datasourceId: 'a2', name: 'A2', at: at(-9), isOverdue: false },
    ]);
  });
});

describe('costs', () => {
  /** A trigger every five minutes in a month of 30 days. */
  const idle: Invocations = { ...idleTick, count: 8640 };

  test('reckon with the memory that the manifest gives', () => {
    expect(/memoryMB: (\d+)/.exec(textOf('manifest.yml'))?.[1]).toBe(String(functionMemoryMb));
  });

  test('an idle month is free, and beyond the free part costs six tenths of a cent', () => {
    const usage = usageOf([idle]);
    expect(usage.computeGbSeconds).toBeCloseTo(216, 6);
    expect(usage.storageReadBytes).toBe(198_720);
    expect(costOf(usage).totalUsd).toBe(0);
    expect(costOf(usage, pricesBeyondFree).totalUsd).toBeCloseTo(216 * 0.000025 + 0.00019872 * 0.055, 9);
  });

  test('what is beyond the free part is billed, line by line', () => {
    const cost = costOf({
      computeGbSeconds: 300_000,
      storageReadBytes: 1.1e9,
      storageWriteBytes: 0.6e9,
      logBytes: 3e9,
    });
    expect(cost.compute).toEqual({ used: 300_000, free: 200_000, billed: 100_000, unitUsd: 0.000025, usd: 2.5 });
    expect(cost.storageReads.usd).toBeCloseTo(0.055, 9);
    expect(cost.storageWrites.usd).toBeCloseTo(0.545, 9);
    expect(cost.logs.usd).toBeCloseTo(2.01, 9);
    expect(cost.totalUsd).toBeCloseTo(5.11, 9);
  });

  test('a thousand datasources with tokens of an hour write for about four dollars a month', () => {
    // Two renewals an hour; each writes the token state twice (lease, result) and the token once.
    const renewals = { ...idle, count: 1000 * 48 * 30, seconds: 0.3, readBytes: 3000, writeBytes: 2 * 800 + 1200 };
    const { storageWrites } = costOf(usageOf([renewals]), forgePrices);
    expect(storageWrites.used).toBeCloseTo(4.032, 6);
    expect(storageWrites.usd).toBeCloseTo((4.032 - 0.1) * 1.09, 6);
  });

  test('a part of a month is continued to its end', () => {
    const tenth = Date.UTC(2026, 10, 4);
    const usage = { computeGbSeconds: 10, storageReadBytes: 20, storageWriteBytes: 30, logBytes: 40 };
    expect(projectedToMonth(usage, tenth)).toEqual({
      computeGbSeconds: 100,
      storageReadBytes: 200,
      storageWriteBytes: 300,
      logBytes: 400,
    });
    const recordedSince = Date.UTC(2026, 10, 3);
    expect(projectedToMonth(usage, tenth, recordedSince).computeGbSeconds).toBe(280);
    expect(Number.isFinite(projectedToMonth(usage, Date.UTC(2026, 10, 1)).computeGbSeconds)).toBe(true);
  });
});
