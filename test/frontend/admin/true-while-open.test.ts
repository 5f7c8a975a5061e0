import { describe, expect, it } from 'vitest';
import type { NotifyView } from '../../../src/contract/notify';
import type { TokenStatus } from '../../../src/contract/token';
import { fewPace, isDue, manyPace, onePace, untilNextQuestionMs } from '../../../src/frontend/admin/next-question';
import { seenAgain, type NotifyState } from '../../../src/frontend/admin/notify/notify-state';
import { ahead, statusNow } from '../../../src/frontend/admin/token-status-now';
import { daysUntil, plannedTime, relativeDays } from '../../../src/frontend/shared/when';

const now = Date.parse('2026-11-28T08:00:00.000Z');
const inSeconds = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const place = { locale: 'en', dateLocale: 'en', timeZone: 'UTC' };

describe('what was planned', () => {
  it.each([
    ['in five minutes', 300, 'Nov 28, 2026, 8:05 AM (in 5 minutes)'],
    ['this very moment', 0, 'Nov 28, 2026, 8:00 AM (due now)'],
    ['for a second ago: nothing was heard of it yet', -1, 'Nov 28, 2026, 7:59 AM (due now)'],
    ['for before the laptop slept', -8 * 3600, 'Nov 28, 2026, 12:00 AM (due now)'],
  ])('%s', (_what, seconds, shown) => {
    expect(plannedTime(inSeconds(seconds), now, place, 'due now').replaceAll('\u202f', ' ')).toBe(shown);
  });

  it('is a reason to ask when it comes, and none when it is late', () => {
    expect(ahead([inSeconds(60), inSeconds(-60), null], now)).toEqual([inSeconds(60)]);
    expect(untilNextQuestionMs(ahead([inSeconds(-60)], now), now, fewPace)).toBe(fewPace.everyMs);
  });
});

const failure = { code: 'token-egress', host: 'login.example' } as const;

describe('a status that was told a while ago', () => {
  it.each<[string, TokenStatus, string]>([
    ['a token that ends later', { kind: 'valid', expiresAt: inSeconds(1) }, 'valid'],
    ['a token whose end has come', { kind: 'valid', expiresAt: inSeconds(0) }, 'checking'],
    [
      'a last token whose end has come',
      { kind: 'renewal-failing', expiresAt: inSeconds(-1), failure, nextAttemptAt: null },
      'checking',
    ],
    ['a token without an end', { kind: 'valid-no-expiry' }, 'valid-no-expiry'],
    ['one that had ended', { kind: 'expired', expiredAt: inSeconds(-1) }, 'expired'],
    ['a refusal', { kind: 'rejected', failure, nextAttemptAt: inSeconds(-1) }, 'rejected'],
  ])('%s', (_what, status, kind) => {
    expect(statusNow(status, now).kind).toBe(kind);
  });

  it('plans no attempt in the past', () => {
    expect(statusNow({ kind: 'rejected', failure, nextAttemptAt: inSeconds(-1) }, now)).toMatchObject({
      nextAttemptAt: null,
    });
  });
});

describe('a page that comes back into sight', () => {
  it.each([
    ['an editor after 6 s', onePace, 6_000, true],
    ['an editor after 2 s', onePace, 2_000, false],
    ['a list after a quarter of a minute', fewPace, 15_000, true],
    ['Health after half a minute', manyPace, 30_000, false],
    ['Health after a night', manyPace, 8 * 3_600_000, true],
    ['a list, after the clock was set back by an hour', fewPace, -3_600_000, true],
  ])('%s asks at once, or does not', (_what, pace, sinceMs, isAsked) => {
    expect(isDue(now - sinceMs, now, pace)).toBe(isAsked);
  });
});

describe('a day on which a secret ends', () => {
  it.each([
    ['today, just before midnight', '2026-11-28T22:59:00.000Z', 'Europe/Berlin', 'today'],
    ['yesterday, a minute later', '2026-11-28T23:01:00.000Z', 'Europe/Berlin', 'yesterday'],
    ['tomorrow, where it is still the day before', '2026-11-28T04:00:00.000Z', 'America/New_York', 'tomorrow'],
  ])('is %s', (_what, at, timeZone, shown) => {
    expect(relativeDays(daysUntil('2026-11-28', Date.parse(at), timeZone), 'en')).toBe(shown);
  });

  it.each([
    ['the night in which an hour is missing', '2026-03-29', '2026-03-28T23:30:00.000Z', 0],
    ['the night in which an hour comes twice', '2026-10-26', '2026-10-25T22:30:00.000Z', 1],
  ])('is counted in days through %s', (_what, day, at, days) => {
    expect(daysUntil(day, Date.parse(at), 'Europe/Berlin')).toBe(days);
  });
});

describe('notifications that are being set while somebody else sets them', () => {
  const target = {
    host: 'hooks.example',
    headerName: '',
    format: 'all',
    language: 'en',
    savedAt: inSeconds(-60),
    savedBy: 'me',
    isAllowed: true,
  } as const;
  const view: NotifyView = { isUnreadable: false, target, waiting: 0, last: null, givenUp: 0 };
  const state: NotifyState = { view, answers: 1, isOutdated: false, error: null, busy: null, outcome: null };

  it('tell how messages fare, and that the host is approved no more', () => {
    const later = { ...view, target: { ...target, isAllowed: false }, waiting: 3 };
    expect(seenAgain(state, later)).toMatchObject({ view: later, isOutdated: false, answers: 2 });
  });

  it.each([
    ['another target', { ...target, host: 'other.example', savedAt: inSeconds(0) }],
    ['none any more', null],
  ])('keep what stands in the form, and tell that there is %s', (_what, theirs) => {
    const after = seenAgain(state, { ...view, target: theirs, givenUp: 1 });
    expect(after.isOutdated).toBe(true);
    expect([after.view?.target, after.view?.givenUp]).toEqual([target, 1]);
    expect(seenAgain(after, view).isOutdated).toBe(false);
  });
});
