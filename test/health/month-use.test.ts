import { describe, expect, test } from 'vitest';
import { callHistory, monthUse } from '../../src/health/month-use';
import { emptyDay, type DayUsage } from '../../src/health/usage';

const now = Date.parse('2026-11-23T20:30:00Z');

const day = (changes: Partial<DayUsage>): DayUsage => ({ ...emptyDay('2026-11-23'), invocations: 1, ...changes });

describe('callHistory', () => {
  test('has 24 hours and 30 days without gaps, and adds up the records of a day', () => {
    const { hourly, daily } = callHistory(
      [
        day({ hours: { 20: [1, 2, 3, 4], 3: [1, 0, 0, 0] } }),
        day({ hours: { 20: [1, 0, 1, 0] } }),
        day({ day: '2026-11-22', hours: { 20: [0, 0, 9, 0], 21: [0, 0, 7, 0] } }),
        day({ day: '2026-10-24', hours: { 23: [5, 5, 5, 5] } }),
      ],
      now,
    );
    expect([hourly.length, hourly[0]?.at, hourly.at(-1)?.at]).toEqual([
      24,
      '2026-11-22T21:00:00.000Z',
      '2026-11-23T20:00:00.000Z',
    ]);
    expect(hourly.at(-1)).toMatchObject({ token: { ok: 2, failed: 2 }, api: { ok: 4, failed: 4 } });
    expect(hourly[0]?.api.ok).toBe(7);
    expect([daily.length, daily[0]?.at]).toEqual([30, '2026-10-25T00:00:00.000Z']);
    expect(daily.map(({ api }) => api.ok).filter((ok) => ok > 0)).toEqual([16, 4]);
  });
});

describe('monthUse', () => {
  const busy = day({
    functionMs: 4_000_000,
    logBytes: 2e9,
    storage: { reads: 10, readBytes: 1e9, writes: 5, writeBytes: 1e8 },
    hours: { 8: [1, 2, 3, 4] },
  });

  test('is null before anything was recorded in it', () => {
    expect(monthUse([], now)).toBeNull();
    expect(monthUse([day({ day: '2026-10-31', hours: { 1: [1, 0, 0, 0] } })], now)).toBeNull();
  });

  test('sums the records of the month and leaves out those before it', () => {
    const use = monthUse([busy, busy, { ...busy, day: '2026-10-31' }], now);
    expect(use).toMatchObject({
      token: { ok: 2, failed: 4 },
      api: { ok: 6, failed: 8 },
      storage: { reads: 20, readBytes: 2e9, writes: 10, writeBytes: 2e8 },
      soFar: { storageWriteBytes: 2e8, logBytes: 4e9 },
    });
  });

  test('begins with the month when something was recorded before, else with the first record', () => {
    expect(monthUse([busy], now)?.since).toBe('2026-11-23T08:00:00.000Z');
    const before = day({ day: '2026-10-31', hours: { 1: [1, 0, 0, 0] } });
    expect(monthUse([busy, before], now)?.since).toBe('2026-11-01T00:00:00.000Z');
  });

  test('adds the idle ticks since then and reckons the whole month at this rate', () => {
    const first = day({ day: '2026-11-01', hours: { 0: [1, 0, 0, 0] }, functionMs: 1000 });
    const tenth = Date.UTC(2026, 10, 4);
    const use = monthUse([first], tenth);
    // 864 ticks of 0.1 s and one second, each with a quarter of a GB.
    expect(use?.soFar.computeGbSeconds).toBeCloseTo(21.6 + 0.25, 9);
    expect(use?.soFar.storageReadBytes).toBe(864 * 23);
    expect(use?.cost.compute).toMatchObject({ free: 200_000, usd: 0 });
    expect(use?.cost.compute.used).toBeCloseTo(218.5, 9);
    expect(use?.costBeyondFree.compute.usd).toBeCloseTo(218.5 * 0.000025, 12);
  });

  test('a clock that was ahead once does not stop the counting', () => {
    const ahead = day({ day: '2026-11-29', hours: { 5: [1, 0, 0, 0] } });
    expect(monthUse([ahead], now)?.since).toBe(new Date(now).toISOString());
    expect(Number.isFinite(monthUse([ahead], now)?.cost.totalUsd)).toBe(true);
  });
});
