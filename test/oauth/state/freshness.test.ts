import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshness, scheduledLifetimeMs, tickWindowMs, tokenTimes } from '../../../src/oauth/state/freshness';

const issued = Date.UTC(2026, 10, 23, 12);
const lifetime = (seconds: number | null, refreshInSeconds: number | null = null) => ({
  lifetimeMs: seconds === null ? null : seconds * 1000,
  refreshInMs: refreshInSeconds === null ? null : refreshInSeconds * 1000,
});
const seconds = (ms: number | null): number | null => (ms === null ? null : (ms - issued) / 1000);
const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const lives = fc.integer({ min: 1, max: 10 * 365 * 24 * 3600 });

describe('renewal windows', () => {
  it.each([
    // life, jitter, soft, hard
    [3600, 0, 2520, 3570],
    [3600, 0.5, 2700, 3570],
    [86_400, 0.5, 64_800, 86_370],
    [2400, 0.5, 1800, 2370],
    [900, 0.5, 450, 870],
    [840, 0.5, 390, 810],
    [660, 0.5, 210, 630],
    [600, 0.5, 150, 570],
    [599, 0.5, 524.125, 569],
    [300, 0.5, 262.5, 270],
    [61, 0.5, 53.375, 54.9],
    [30, 0, 25.8, 27],
    [30, 1, 26.7, 27],
    [3, 0.5, 2.625, 2.7],
  ])(
    'a life of %i s with jitter %f is replaced from %f s on and no longer relied on from %f s on',
    (life, share, soft, hard) => {
      const times = tokenTimes(issued, lifetime(life), share);
      expect(seconds(times.expiresAtMs)).toBe(life);
      expect(seconds(times.softAtMs)).toBeCloseTo(soft, 2);
      expect(seconds(times.hardAtMs)).toBeCloseTo(hard, 2);
    },
  );

  it('follows refresh_in when the server wishes it, but never past the hard limit', () => {
    expect(seconds(tokenTimes(issued, lifetime(86_400, 43_000), 0.5).softAtMs)).toBe(43_000);
    expect(seconds(tokenTimes(issued, lifetime(3600, 9999), 0.5).softAtMs)).toBe(3570);
    expect(seconds(tokenTimes(issued, lifetime(3600, 0), 0.5).softAtMs)).toBe(2700);
  });

  it('knows no window for a token without an end', () => {
    expect(tokenTimes(issued, lifetime(null, 60), 0.5)).toMatchObject({
      expiresAtMs: null,
      softAtMs: null,
      hardAtMs: null,
    });
    expect(freshness(tokenTimes(issued, lifetime(null), 0), issued + 1e12)).toBe('fresh');
  });

  it('are in order: issued < soft ≤ hard < end', () => {
    fc.assert(
      fc.property(lives, jitter, fc.option(lives), (life, share, refreshIn) => {
        const { softAtMs, hardAtMs, expiresAtMs } = tokenTimes(issued, lifetime(life, refreshIn), share);
        expect(issued).toBeLessThan(softAtMs ?? 0);
        expect(softAtMs).toBeLessThanOrEqual(hardAtMs ?? 0);
        expect(hardAtMs).toBeLessThan(expiresAtMs ?? 0);
      }),
    );
  });

  it('leave a late five-minute tick time to renew every life of ten minutes and more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 1_000_000 }), jitter, (life, share) => {
        const { softAtMs, hardAtMs } = tokenTimes(issued, lifetime(life), share);
        expect((hardAtMs ?? 0) - (softAtMs ?? 0)).toBeGreaterThanOrEqual(tickWindowMs - 1);
      }),
    );
  });

  it('throw away at most half a minute or a tenth of a life', () => {
    fc.assert(
      fc.property(lives, jitter, (life, share) => {
        const { hardAtMs, expiresAtMs } = tokenTimes(issued, lifetime(life), share);
        expect((expiresAtMs ?? 0) - (hardAtMs ?? 0)).toBeLessThanOrEqual(Math.min(30_000, life * 100) + 1);
      }),
    );
  });

  it('are wide enough for one request at any life that a tick keeps', () => {
    const { softAtMs, hardAtMs } = tokenTimes(issued, { lifetimeMs: scheduledLifetimeMs, refreshInMs: null }, 0.99);
    expect((hardAtMs ?? 0) - (softAtMs ?? 0)).toBeGreaterThan(60_000);
  });
});

describe('freshness', () => {
  const times = tokenTimes(issued, lifetime(3600), 0.5);

  it.each([
    [-121, 'clock-moved'],
    [-120, 'fresh'],
    [0, 'fresh'],
    [2699.999, 'fresh'],
    [2700, 'soft'],
    [3569.999, 'soft'],
    [3570, 'hard'],
    [3599.999, 'hard'],
    [3600, 'expired'],
    [1e7, 'expired'],
  ])('at %f s after the request it is %s', (at, expected) => {
    expect(freshness(times, issued + at * 1000)).toBe(expected);
  });

  it('never calls a token usable at or after its end', () => {
    fc.assert(
      fc.property(lives, jitter, fc.nat(1_000_000), (life, share, lateMs) => {
        expect(freshness(tokenTimes(issued, lifetime(life), share), issued + life * 1000 + lateMs)).toBe('expired');
      }),
    );
  });

  it('only ever gets worse as time goes by', () => {
    const order = ['fresh', 'soft', 'hard', 'expired'];
    fc.assert(
      fc.property(lives, jitter, fc.nat(), fc.nat(), (life, share, a, b) => {
        const stages = [Math.min(a, b), Math.max(a, b)].map((at) =>
          order.indexOf(freshness(tokenTimes(issued, lifetime(life), share), issued + at)),
        );
        expect(stages[0]).toBeLessThanOrEqual(stages[1] ?? -1);
      }),
    );
  });
});
