import { describe, expect, test } from 'vitest';
import { simulate } from './month';

const hours = (count: number): number => count / 24;

describe('a simulated site', { timeout: 120_000 }, () => {
  test('with tokens of one hour and outages of two minutes always has a token, for few requests', async () => {
    const site = { datasources: 10, lifetimeSeconds: 3600, days: hours(20), usesPerHour: 1, outagesPerDay: 6 };
    for (const seed of [1, 2]) {
      const { answered, valid, timesFewest, idleReads, uses } = await simulate({ ...site, seed });
      expect(uses).toBeGreaterThan(150);
      expect(answered).toBeGreaterThanOrEqual(0.9999);
      expect(valid).toBeGreaterThanOrEqual(0.9999);
      expect(timesFewest).toBeLessThanOrEqual(1.3);
      expect(idleReads).toBe(1);
    }
  });

  test('with tokens of half a minute serves every use, for hardly more requests than uses need', async () => {
    const site = { datasources: 3, lifetimeSeconds: 30, days: hours(6), usesPerHour: 60, outagesPerDay: 0 };
    const { answered, timesFewest } = await simulate({ ...site, seed: 1 });
    expect(answered).toBe(1);
    expect(timesFewest).toBeLessThanOrEqual(1.2);
  });

  test('of three hundred datasources spreads its renewals, many to an event, and one tick that finds nothing reads once', async () => {
    const site = { datasources: 300, lifetimeSeconds: 3600, days: hours(1.5), usesPerHour: 0, outagesPerDay: 0 };
    const { valid, busiestMinute, queued, requests, idleReads } = await simulate({ ...site, seed: 1 });
    expect(valid).toBe(1);
    expect(requests).toBeGreaterThan(300);
    expect(busiestMinute).toBeLessThan(150);
    expect(queued).toBeGreaterThan(0);
    expect(idleReads).toBeLessThanOrEqual(1);
  });

  test('that is idle reads once in five minutes and writes nothing but what a day asks for', async () => {
    const site = { datasources: 0, lifetimeSeconds: 3600, days: 7, usesPerHour: 0, outagesPerDay: 0 };
    const { bill, month, idleReads } = await simulate({ ...site, seed: 1 });
    // The markers of the four looks, and that nobody is to be told, are written once.
    expect([idleReads, bill.writes]).toEqual([1, 5]);
    // 200,000 GB-seconds are free a month, and 0.1 GB read.
    expect(200_000 / month.gbSeconds).toBeGreaterThan(250);
    expect(0.1 / month.readGb).toBeGreaterThan(250);
  });
});
