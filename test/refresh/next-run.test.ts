import { describe, expect, it } from 'vitest';
import type { RefreshPlan } from '../../src/contract/refresh';
import { nextRunAfter } from '../../src/refresh/next-run';

const berlin = { hour: 6, timeZone: 'Europe/Berlin' };
const next = (plan: Pick<RefreshPlan, 'schedule' | 'at'>, from: string, now = from): string | null => {
  const runMs = nextRunAfter(plan, Date.parse(from), Date.parse(now));
  return runMs === null ? null : new Date(runMs).toISOString();
};

describe('the next scheduled refresh', () => {
  it.each<[string, Pick<RefreshPlan, 'schedule' | 'at'>, string, string | null]>([
    ['none', { schedule: 'off', at: berlin }, '2026-11-28T10:00:00.000Z', null],
    ['a day from now without an hour', { schedule: 'daily' }, '2026-11-28T10:00:00.000Z', '2026-11-29T10:00:00.000Z'],
    [
      'today, before the hour',
      { schedule: 'daily', at: berlin },
      '2026-11-28T04:00:00.000Z',
      '2026-11-28T05:00:00.000Z',
    ],
    [
      'tomorrow, at the hour',
      { schedule: 'daily', at: berlin },
      '2026-11-28T05:00:00.000Z',
      '2026-11-29T05:00:00.000Z',
    ],
    [
      'an hour earlier in UTC once summer time begins',
      { schedule: 'daily', at: berlin },
      '2026-03-28T05:00:00.000Z',
      '2026-03-29T04:00:00.000Z',
    ],
    [
      'an hour later in UTC once it ends',
      { schedule: 'daily', at: berlin },
      '2026-10-24T04:00:00.000Z',
      '2026-10-25T05:00:00.000Z',
    ],
    ['on the same weekday', { schedule: 'weekly', at: berlin }, '2026-10-21T04:00:00.000Z', '2026-10-28T05:00:00.000Z'],
    [
      'on the same weekday, at midnight, through the end of summer time',
      { schedule: 'weekly', at: { hour: 0, timeZone: 'Europe/Berlin' } },
      '2026-10-24T22:00:00.000Z',
      '2026-10-31T23:00:00.000Z',
    ],
    [
      'once where the hour is missing',
      { schedule: 'daily', at: { hour: 2, timeZone: 'Europe/Berlin' } },
      '2026-03-28T01:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'where the day is another one than in UTC',
      { schedule: 'daily', at: { hour: 3, timeZone: 'Pacific/Auckland' } },
      '2026-11-28T20:00:00.000Z',
      '2026-11-29T14:00:00.000Z',
    ],
  ])('is %s', (_what, plan, from, runAt) => {
    expect(next(plan, from)).toBe(runAt);
  });

  it('is not in the past after months in which nothing looked', () => {
    expect(next({ schedule: 'weekly', at: berlin }, '2026-01-07T05:00:00.000Z', '2026-11-28T12:00:00.000Z')).toBe(
      '2026-12-02T05:00:00.000Z',
    );
    expect(next({ schedule: 'daily' }, '2026-01-07T05:00:00.000Z', '2026-11-28T12:00:00.000Z')).toBe(
      '2026-11-29T05:00:00.000Z',
    );
  });
});
