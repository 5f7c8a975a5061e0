import { describe, expect, it } from 'vitest';
import { reject, shortLives, startsOnTrial, withTrialPassed } from '../../../src/oauth/state/rejection';
import { emptyState, type CurrentToken, type Rejections, type TokenState } from '../../../src/oauth/state/token-state';

const now = Date.UTC(2026, 10, 28, 12);
const fingerprint = 'these-settings';
const seconds = (count: number): number => count * 1000;
const minutes = (count: number): number => count * 60_000;

/** A token of the third generation that was requested ten minutes ago and lives an hour. */
function current(over: Partial<CurrentToken> = {}, rejections: Partial<Rejections> | null = null): TokenState {
  const issuedAtMs = over.issuedAtMs ?? now - minutes(10);
  const token: CurrentToken = {
    ...{ issuedAtMs, expiresAtMs: issuedAtMs + minutes(60), softAtMs: null, hardAtMs: issuedAtMs + minutes(59) },
    ...{ tokenType: null, grantedScopes: null, authenticatedWith: 'body', secretName: 'client-secret', repairs: [] },
    ...{ ref: '3-n', generation: 3, fingerprint, rejected: false },
    ...over,
  };
  const known = { fingerprint, atMs: now - minutes(20), count: 0, brakedUntilMs: null, lived: [], ...rejections };
  return { ...emptyState, token, rejections: rejections === null ? null : known };
}
const refuse = (state: TokenState) => reject(state, { fingerprint, generation: 3, nowMs: now });
const life = (agoMs: number, ms = minutes(1)) => ({ atMs: now - agoMs, ms });

describe('a refusal of the API', () => {
  it.each([
    ['of another generation', current({ generation: 4 })],
    ['of other settings', current({ fingerprint: 'others' })],
    ['where no token is left', emptyState],
  ])('%s is about a token that was replaced', (_what, state) => {
    expect(refuse(state)).toEqual({ answer: { kind: 'already-replaced' }, next: null });
  });

  it('that was noted before changes nothing', () => {
    expect(refuse(current({ rejected: true }))).toEqual({ answer: { kind: 'renewal-allowed' }, next: null });
  });

  it('gives the token up, and notes how long it had lived', () => {
    const { answer, next } = refuse(current());
    expect(answer).toEqual({ kind: 'renewal-allowed' });
    expect(next?.token?.rejected).toBe(true);
    const lived = [{ atMs: now, ms: minutes(10) }];
    expect(next?.rejections).toEqual({ fingerprint, atMs: now, count: 0, brakedUntilMs: null, lived });
  });

  it.each([
    ['a token that had been taken before', current({ trial: 'passed', issuedAtMs: now - 1 }), true],
    ['a token of half a minute', current({ issuedAtMs: now - seconds(30) }), true],
    ['a token of less', current({ issuedAtMs: now - seconds(30) + 1 }), false],
    ['a token in its last moments', current({ hardAtMs: now }), false],
    ['a token before them', current({ hardAtMs: now + 1 }), true],
    ['a token without an end', current({ hardAtMs: null, expiresAtMs: null }), true],
    ['a token that was refused already since it came', current({}, { atMs: now - minutes(10) }), false],
    ['a token that came after the last refusal', current({}, { atMs: now - minutes(10) - 1 }), true],
  ])('counts the life of %s: %s', (_what, state, counts) => {
    expect(refuse(state).next?.rejections?.lived).toHaveLength(counts ? 1 : 0);
  });

  it('keeps ten lives, the newest first', () => {
    const lived = Array.from({ length: 10 }, (_, index) => life(minutes(11 + index)));
    const { next } = refuse(current({}, { lived, atMs: now - minutes(11) }));
    expect(next?.rejections?.lived).toEqual([{ atMs: now, ms: minutes(10) }, ...lived.slice(0, 9)]);
  });

  it.each([
    [0, 60_000],
    [1, 120_000],
    [3, 480_000],
    [4, 900_000],
    [9, 900_000],
  ])('of a token on trial brakes, after %i before it for %i ms, and keeps the token', (count, ms) => {
    const state = current({ trial: 'on', issuedAtMs: now - seconds(30) + 1 }, { count, atMs: now - minutes(1) });
    const { answer, next } = refuse(state);
    expect(answer).toEqual({ kind: 'braked', untilMs: now + ms });
    expect(next?.token).toBe(state.token);
    expect(next?.rejections).toMatchObject({ atMs: now, count: count + 1, brakedUntilMs: now + ms });
  });

  it('of a token on trial that lived half a minute is one like any other', () => {
    expect(refuse(current({ trial: 'on', issuedAtMs: now - seconds(30) })).answer.kind).toBe('renewal-allowed');
  });

  it.each([
    [now + 1, 'braked'],
    [now, 'renewal-allowed'],
  ] as const)('while a brake holds until %i leads to: %s', (brakedUntilMs, kind) => {
    const { answer, next } = refuse(current({}, { brakedUntilMs, atMs: now - minutes(1) }));
    expect(answer.kind).toBe(kind);
    expect(next === null).toBe(kind === 'braked');
  });

  it.each([
    ['an hour', minutes(60), true],
    ['more than an hour', minutes(60) + 1, false],
    ['two minutes ahead, by another clock', -minutes(2), true],
    ['further ahead: the clock was set back', -minutes(2) - 1, false],
  ])('remembers the brake of %s ago: %s', (_what, agoMs, isKnown) => {
    const { answer } = refuse(current({}, { brakedUntilMs: now + minutes(5), atMs: now - agoMs }));
    expect(answer.kind).toBe(isKnown ? 'braked' : 'renewal-allowed');
  });

  it('does not remember that of other settings', () => {
    const state = current({}, { fingerprint: 'others', brakedUntilMs: now + 1, atMs: now - 1 });
    expect(refuse(state).answer.kind).toBe('renewal-allowed');
  });
});

describe('the successor of a refused token', () => {
  it.each([
    ['is on trial', current({ rejected: true }), true],
    ['is on trial where the refusal was braked', current({}, { atMs: now - minutes(10) }), true],
    ['is not where the refusal was of a token before', current({}, { atMs: now - minutes(10) - 1 }), false],
    ['is not where nothing was refused', current(), false],
    ['is not where the refusal was of other settings', current({}, { fingerprint: 'others', atMs: now }), false],
    ['is not with other settings', current({ rejected: true, fingerprint: 'others' }), false],
    ['is not where there was no token', emptyState, false],
  ])('%s', (_fact, state, isOn) => {
    expect(startsOnTrial(state, fingerprint)).toBe(isOn);
  });

  it('passes when the API takes it, once', () => {
    const state = current({ trial: 'on' });
    const passed = withTrialPassed(state, fingerprint, 3);
    expect(passed).toEqual({ ...state, token: { ...state.token, trial: 'passed' } });
    expect(passed && withTrialPassed(passed, fingerprint, 3)).toBeNull();
    expect(withTrialPassed(state, fingerprint, 2)).toBeNull();
    expect(withTrialPassed(state, 'others', 3)).toBeNull();
    expect(withTrialPassed(emptyState, fingerprint, 3)).toBeNull();
  });
});

describe('short lives', () => {
  const lives = (lived: Rejections['lived']) => shortLives(current({}, { lived, atMs: now }), fingerprint, now);

  it('tell of another system from the third within an hour on', () => {
    expect(lives([life(1), life(2)])).toBeNull();
    expect(lives([life(1, 5), life(2, 9), life(minutes(60), 7)])).toEqual({ shortestMs: 5, longestMs: 9 });
    expect(lives([life(1), life(2), life(minutes(60) + 1)])).toBeNull();
  });
});
