import { describe, expect, it } from 'vitest';
import { afterAnyInvocationMs } from '../../../src/base/forge-limits';
import type { TokenAttempt } from '../../../src/contract/token';
import { likelyRequestMs, liveLease, nextRef, pendingDeletions, withLease } from '../../../src/oauth/state/lease';
import { emptyState, type Lease, type TokenState } from '../../../src/oauth/state/token-state';

const now = Date.UTC(2026, 10, 28, 12);
const lease: Lease = {
  ...{ owner: 'one', ref: '7-n', generation: 7, fingerprint: 'f' },
  ...{ takenAtMs: now - 1000, untilMs: now + 24_000 },
};
const state: TokenState = { ...emptyState, nonce: 'n', lastGeneration: 7 };
const taking = (changes: Partial<TokenState> = {}, subject: Parameters<typeof withLease>[2] = {}) =>
  withLease({ ...state, ...changes }, { owner: 'two', fingerprint: 'f', takenAtMs: now }, subject);

describe('a lease', () => {
  it.each([
    ['holds until its time', { ...lease, untilMs: now + 1 }, true],
    ['ends at its very millisecond', { ...lease, untilMs: now }, false],
    ['holds where clocks differ by two minutes', { ...lease, takenAtMs: now + 120_000 }, true],
    ['is void where the clock was set back', { ...lease, takenAtMs: now + 120_001 }, false],
    ['is none', null, false],
  ])('%s', (_fact, held, holds) => {
    expect(liveLease({ ...state, lease: held }, now)).toBe(holds ? held : null);
  });

  it('is taken under the name that everybody knew before, for 25 seconds', () => {
    const { lease: taken, state: next } = taking({ forgotten: true });
    expect(taken).toEqual({
      ...{ owner: 'two', fingerprint: 'f', takenAtMs: now, untilMs: now + 25_000 },
      ...{ ref: nextRef(state), generation: 8 },
    });
    expect(nextRef(state)).toBe('8-n');
    expect(next).toMatchObject({ lease: taken, lastGeneration: 8, forgotten: false, suspended: false, newest: null });
  });

  it('says whether its datasource is paused', () => {
    expect(taking({}, { suspended: true }).state.suspended).toBe(true);
    expect(taking({ suspended: true }).state.suspended).toBe(false);
  });

  it.each([
    [null, 3, { version: 3, fingerprint: 'f' }],
    [{ version: 2, fingerprint: 'old' }, 3, { version: 3, fingerprint: 'f' }],
    [{ version: 3, fingerprint: 'old' }, 3, { version: 3, fingerprint: 'f' }],
    [{ version: 4, fingerprint: 'newer' }, 3, { version: 4, fingerprint: 'newer' }],
    [{ version: 4, fingerprint: 'newer' }, undefined, { version: 4, fingerprint: 'newer' }],
  ])('with %j asked for before and version %j leaves %j as the newest settings', (newest, version, expected) => {
    expect(taking({ newest }, version === undefined ? {} : { version }).state.newest).toEqual(expected);
  });
});

describe('what is to be deleted', () => {
  const latest = now + afterAnyInvocationMs;

  it('includes what the holder of a lease may still write, once nobody can', () => {
    const known = [{ ref: '6-n', deleteAfterMs: now - 5 }];
    expect(pendingDeletions({ ...state, lease, pendingDeletions: known }, now)).toEqual([
      ...known,
      { ref: '7-n', deleteAfterMs: latest },
    ]);
    expect(taking({ lease }).state.pendingDeletions).toEqual([{ ref: '7-n', deleteAfterMs: latest }]);
  });

  it('waits no longer than a writer can live, whatever the clock once showed', () => {
    const known = [{ ref: '6-n', deleteAfterMs: latest + 1 }];
    expect(pendingDeletions({ ...state, pendingDeletions: known }, now)).toEqual([
      { ref: '6-n', deleteAfterMs: latest },
    ]);
  });
});

describe('how long a request is likely to take', () => {
  const took = (ms: number): TokenAttempt => ({
    ...{ at: '2026-11-28T12:00:00.000Z', ms, reason: 'on-use' },
    outcome: { ok: true, expiresAt: null },
  });

  it.each([
    [[], 500],
    [[took(499)], 500],
    [[took(700), took(9000)], 700],
  ])('after %j: %i ms', (attempts, ms) => {
    expect(likelyRequestMs({ ...state, attempts })).toBe(ms);
  });
});
