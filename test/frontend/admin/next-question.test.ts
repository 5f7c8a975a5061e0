import { describe, expect, it } from 'vitest';
import { fewPace, manyPace, untilNextQuestionMs } from '../../../src/frontend/admin/next-question';
import { plannedTimes } from '../../../src/frontend/admin/token-status-now';

const now = Date.parse('2026-11-28T08:00:00.000Z');
const inSeconds = (seconds: number): string => new Date(now + seconds * 1000).toISOString();

describe('an open page asks again', () => {
  it.each([
    ['nothing planned, a few rows', [], fewPace, 60],
    ['nothing planned, many rows', [], manyPace, 300],
    ['a token that ends in 20 s', [null, inSeconds(20), inSeconds(50)], fewPace, 21],
    ['a token that ends in 20 s among many rows', [inSeconds(20)], manyPace, 60],
    ['a plan that has passed', [inSeconds(-6300)], fewPace, 10],
    ['a plan for tomorrow', [inSeconds(86_400)], fewPace, 60],
    ['a time that cannot be read', ['soon'], fewPace, 60],
  ])('with %s after %s', (_what, planned, pace, seconds) => {
    expect(untilNextQuestionMs(planned, now, pace)).toBe(seconds * 1000);
  });

  it('when a token ends, or when the next attempt is planned', () => {
    const failure = { code: 'token-egress', host: 'login.example' } as const;
    expect(plannedTimes({ kind: 'renewal-failing', expiresAt: 'a', failure, nextAttemptAt: 'b' })).toEqual(['a', 'b']);
    expect(plannedTimes({ kind: 'valid', expiresAt: 'a' })).toEqual(['a', null]);
    expect(plannedTimes(null)).toEqual([]);
  });
});
