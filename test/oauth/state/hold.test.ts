import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../src/contract/token-failure';
import { earlyMs, lockoutHoldMs } from '../../../src/oauth/state/backoff';
import { failuresInARow, liveHold, outageWith, wrongLoginsSoFar } from '../../../src/oauth/state/hold';
import { emptyState, type TokenState } from '../../../src/oauth/state/token-state';

const now = Date.UTC(2026, 10, 28, 12);
const fingerprint = 'these-settings';
const unreachable: TokenFailure = { code: 'token-unreachable', host: 'a.example', problem: 'timeout', afterMs: 10_000 };

/** A state whose last request failed. */
function failed(over: Partial<NonNullable<TokenState['failure']>> = {}): TokenState {
  const failure = { fingerprint, count: 4, atMs: now - 1000, holdUntilMs: now + 1000, failure: unreachable, ...over };
  return { ...emptyState, failure };
}

describe('the failure that forbids another request', () => {
  it.each([
    ['holds for its settings until its time', failed(), true],
    ['ends at its very millisecond', failed({ holdUntilMs: now }), false],
    ['does not hold for other settings', failed({ fingerprint: 'others' }), false],
    ['is believed two days ahead, twice the longest there is', failed({ holdUntilMs: now + 2 * lockoutHoldMs }), true],
    ['is not believed further ahead', failed({ holdUntilMs: now + 2 * lockoutHoldMs + 1 }), false],
    ['is not believed when the clock was set back since', failed({ atMs: now + 120_001 }), false],
    ['is believed when clocks of two instances differ by two minutes', failed({ atMs: now + 120_000 }), true],
    ['is none before the first failure', emptyState, false],
  ])('%s', (_fact, state, holds) => {
    expect(liveHold(state, fingerprint, now)).toBe(holds ? state.failure : null);
  });
});

describe('what failures of one edit add up to', () => {
  it('counts failures and wrong logins of these settings only', () => {
    expect(failuresInARow(failed(), fingerprint)).toBe(4);
    expect(failuresInARow(failed(), 'others')).toBe(0);
    expect(wrongLoginsSoFar(failed({ wrongLogins: 2 }), fingerprint)).toBe(2);
    expect(wrongLoginsSoFar(failed(), fingerprint)).toBe(0);
    expect(wrongLoginsSoFar(failed({ wrongLogins: 2 }), 'others')).toBe(0);
  });

  it.each([
    ['begins with its first failure', emptyState, { count: 1, late: 0, lastedMs: 0, sinceMs: now }],
    [
      'begins anew with other settings',
      failed({ fingerprint: 'others', sinceMs: now - earlyMs, late: 3 }),
      { count: 1, late: 0, lastedMs: 0, sinceMs: now },
    ],
    [
      'goes on since the first of them',
      failed({ sinceMs: now - 60_000 }),
      { count: 5, late: 0, lastedMs: 60_000, sinceMs: now - 60_000 },
    ],
    [
      'counts from the last failure where the first was not noted',
      failed({ atMs: now - 5000 }),
      { count: 5, late: 0, lastedMs: 5000, sinceMs: now - 5000 },
    ],
    [
      'counts what comes five minutes after the first as late',
      failed({ sinceMs: now - earlyMs }),
      { count: 5, late: 1, lastedMs: earlyMs, sinceMs: now - earlyMs },
    ],
    [
      'counts what comes a moment before that as early',
      failed({ sinceMs: now - earlyMs + 1 }),
      { count: 5, late: 0, lastedMs: earlyMs - 1, sinceMs: now - earlyMs + 1 },
    ],
    [
      'adds to those that were late before',
      failed({ sinceMs: now - 2 * earlyMs, late: 3 }),
      { count: 5, late: 4, lastedMs: 2 * earlyMs, sinceMs: now - 2 * earlyMs },
    ],
    [
      'begins anew when the clock was set back',
      failed({ sinceMs: now + 60_000 }),
      { count: 5, late: 0, lastedMs: 0, sinceMs: now },
    ],
  ])('an outage %s', (_fact, state, outage) => {
    expect(outageWith(state, fingerprint, now)).toEqual(outage);
  });
});
