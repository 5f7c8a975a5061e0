import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../src/contract/token-failure';
import { earlyMs, holdMs, isSettingsFailure, lockoutHoldMs, settingsHoldMs } from '../../../src/oauth/state/backoff';
import { meaningOf } from '../../../src/oauth/wire/dialects';
import { foreign } from '../../support/foreign';

const refused = (error: string, status = 400, retryAfterSeconds: number | null = null): TokenFailure => ({
  code: 'token-refused',
  status,
  meaning: meaningOf({ status, codes: [error], sentence: null }),
  error: foreign(error),
  description: null,
  uri: null,
  providerCode: null,
  retryAfterSeconds,
});
const http = (status: number, retryAfterSeconds: number | null = null): TokenFailure => ({
  code: 'token-http-error',
  status,
  meaning: meaningOf({ status, codes: [], sentence: null }),
  contentType: null,
  excerpt: null,
  retryAfterSeconds,
});
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** A failure in the first minutes of an outage. */
const begun = { late: 0, lastedMs: 0 };

describe('how long a failure is believed', () => {
  it.each(['invalid_client', 'unauthorized_client', 'invalid_scope', 'invalid_target', 'unsupported_grant_type'])(
    '%s waits for an edit, or a quarter of an hour',
    (error) => {
      expect(isSettingsFailure(refused(error))).toBe(true);
      expect(holdMs(refused(error), { ...begun, count: 1, wrongLogins: 0 }, 0.3)).toBe(15 * 60_000);
      expect(holdMs(refused(error), { ...begun, count: 9, wrongLogins: 0 }, 0.3)).toBe(15 * 60_000);
    },
  );

  it.each([
    refused('server_error', 500),
    refused('temporarily_unavailable', 503),
    refused('invalid_client', 503),
    refused('invalid_request', 429),
    refused('slow_down', 400),
    http(502),
    http(404),
    { code: 'token-unreachable', host: 'a.example', problem: 'timeout', afterMs: 10_000 } as const,
    { code: 'token-egress', host: 'a.example' } as const,
  ])('$code $status $error passes by itself', (failure) => {
    expect(isSettingsFailure(failure)).toBe(false);
    expect(holdMs(failure, { ...begun, count: 1, wrongLogins: 0 }, 0.99)).toBeLessThanOrEqual(1000);
  });

  it('waits a day once three logins were turned down, unless the last failure passes by itself', () => {
    expect(holdMs(refused('invalid_client'), { ...begun, count: 3, wrongLogins: 2 }, 0)).toBe(settingsHoldMs);
    expect(holdMs(refused('invalid_client'), { ...begun, count: 3, wrongLogins: 3 }, 0)).toBe(lockoutHoldMs);
    expect(holdMs(http(403), { ...begun, count: 1, wrongLogins: 4 }, 0)).toBe(86_400_000);
    expect(holdMs(http(503), { ...begun, count: 1, wrongLogins: 4 }, 0)).toBeLessThanOrEqual(1000);
  });

  it('makes ten requests at most in the first five minutes of an outage and twelve in any hour after', () => {
    fc.assert(
      fc.property(fc.array(random, { minLength: 60, maxLength: 60 }), (shares) => {
        const times = [0];
        for (const [index, share] of shares.entries()) {
          const lastedMs = times.at(-1) ?? 0;
          const outage = { count: index + 1, late: times.filter((time) => time >= earlyMs).length, lastedMs };
          times.push(lastedMs + holdMs(http(500), { ...outage, wrongLogins: 0 }, share));
        }
        const from = (a: number, b: number): number => times.filter((time) => time >= a && time < b).length;
        expect(from(0, 300_000)).toBeLessThanOrEqual(10);
        for (const start of times.filter((time) => time >= 300_000))
          expect(from(start, start + 3_600_000)).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('lets who calls thirty seconds after the server is back look, in the first four and in the sixth and seventh minute', () => {
    const times = [0];
    while ((times.at(-1) ?? 0) < 430_000) {
      const lastedMs = times.at(-1) ?? 0;
      const outage = { count: times.length, late: times.filter((time) => time >= earlyMs).length, lastedMs };
      times.push(lastedMs + holdMs(http(500), { ...outage, wrongLogins: 0 }, 0));
    }
    const gaps = times.slice(1).map((time, index) => [times[index] ?? 0, time - (times[index] ?? 0)] as const);
    for (const [from, gap] of gaps)
      if (from < 240_000 || (from >= 300_000 && from < 420_000)) expect(gap).toBeLessThanOrEqual(30_000);
  });

  it('obeys Retry-After as a floor, up to an hour', () => {
    expect(holdMs(http(429, 30), { ...begun, count: 1, wrongLogins: 0 }, 0)).toBe(30_000);
    expect(holdMs(http(503, 2), { count: 19, late: 9, lastedMs: 1e6, wrongLogins: 0 }, 0)).toBeGreaterThan(100_000);
    expect(holdMs(http(429, 86_400), { ...begun, count: 1, wrongLogins: 0 }, 0)).toBe(3_600_000);
    expect(holdMs(refused('invalid_client', 401, 3000), { ...begun, count: 1, wrongLogins: 0 }, 0)).toBe(3_000_000);
    expect(holdMs(refused('invalid_client', 401, 1), { ...begun, count: 1, wrongLogins: 0 }, 0)).toBe(settingsHoldMs);
  });

  it.each([
    // The first request after a failure, earlier for some than for others.
    [{ count: 1, late: 0, lastedMs: 0 }, 0, 1000],
    [{ count: 1, late: 0, lastedMs: 0 }, 0.5, 750],
    // Nine more in the first five minutes; the tenth waits for their end, but never less than half a minute.
    [{ count: 9, late: 0, lastedMs: 200_000 }, 0.5, 30_000],
    [{ count: 10, late: 0, lastedMs: 200_000 }, 0.5, 100_000],
    [{ count: 10, late: 0, lastedMs: 290_000 }, 0.5, 30_000],
    // Four quick ones, then what is left of twelve, then twelve in any hour.
    [{ count: 14, late: 4, lastedMs: 400_000 }, 0.5, 30_000],
    [{ count: 15, late: 5, lastedMs: 400_000 }, 0, 480_000],
    [{ count: 22, late: 12, lastedMs: 3_000_000 }, 0.5, 510_000],
    [{ count: 23, late: 13, lastedMs: 4_000_000 }, 0, 301_000],
    [{ count: 23, late: 13, lastedMs: 4_000_000 }, 0.5, 331_000],
  ])('after %o and by chance %d the next request waits %d ms', (outage, chance, expected) => {
    expect(holdMs(http(500), { ...outage, wrongLogins: 0 }, chance)).toBe(expected);
  });

  it.each([
    refused('E4711', 409),
    { code: 'token-answer-invalid', status: 200, contentType: null, problem: 'no-access-token' } as const,
  ])('$code that nobody understands is looked at once more, then believed', (failure) => {
    const hold = (count: number): number => holdMs(failure, { ...begun, count, wrongLogins: 0 }, 0);
    expect([hold(1), hold(2), hold(3)]).toEqual([1000, settingsHoldMs, settingsHoldMs]);
  });

  it('settings that no request can be made of wait for an edit', () => {
    const failure: TokenFailure = { code: 'token-settings', problem: 'secret-missing' };
    expect(isSettingsFailure(failure)).toBe(true);
    expect(holdMs(failure, { ...begun, count: 1, wrongLogins: 0 }, 0)).toBe(settingsHoldMs);
  });
});
