import { describe, expect, test } from 'vitest';
import { createJiraPoints, secondsUntilQuota } from '../../src/jira/points';

const nowMs = Date.UTC(2026, 10, 28, 12, 30);
const headers = (of: Record<string, string>): { get: (name: string) => string | null } => ({
  get: (name) => of[name] ?? null,
});
const pauseAfter = (points: number, of: Record<string, string>[] = []): number => {
  const quota = createJiraPoints();
  quota.count(points);
  for (const one of of) quota.heed(headers(one));
  return quota.pauseSeconds();
};

describe('the pause before calls like those that were made', () => {
  test.each([
    ['a batch that found no issue', 1, 1],
    ['a hundred issues looked at', 101, 12],
    ['a hundred issues looked at, read again and written', 204, 23],
  ])('%s: half of the points of an hour suffice for it all the time', (_what, points, seconds) => {
    expect(pauseAfter(points)).toBe(seconds);
    expect((points * 3600) / seconds).toBeLessThanOrEqual(Math.max(32_500, points * 3600));
    expect((204 * 3600) / pauseAfter(204)).toBeLessThanOrEqual(32_500);
  });

  test.each([
    ['much is left', '"tenant-app-quota";r=60000;t=3000', 12],
    ['little is left', '"tenant-app-quota";r=2020;t=2000', 200],
    ['hardly anything is left: no longer than until all of them are back', '"tenant-app-quota";r=10;t=1500', 1500],
    ['nothing is left', '"tenant-app-quota";r=0;t=2788', 2788],
    ['two quotas: by the one of which less is left', '"a";r=60000;t=3000, "b";r=1010; t=1000', 200],
    ['something else stands there', 'tenant-app-quota;r=many;t=-1', 12],
  ])('%s', (_what, quota, seconds) => {
    for (const name of ['ratelimit', 'beta-ratelimit']) expect(pauseAfter(101, [{ [name]: quota }])).toBe(seconds);
  });

  test('the newest answer counts, and an answer without the header takes nothing back', () => {
    const [much, little] = ['"q";r=60000;t=3000', '"q";r=2020;t=2000'].map((ratelimit) => ({ ratelimit }));
    expect(pauseAfter(101, [little ?? {}, much ?? {}])).toBe(12);
    expect(pauseAfter(101, [little ?? {}, {}])).toBe(200);
  });

  test('where Jira says only that the end is near, five times as long', () => {
    expect(pauseAfter(101, [{ 'x-ratelimit-nearlimit': 'true' }])).toBe(56);
    expect(pauseAfter(101, [{ 'x-ratelimit-nearlimit': 'false' }])).toBe(12);
  });
});

describe('a refusal that names no time', () => {
  test.each([
    [{ 'beta-ratelimit': '"tenant-app-quota";r=0;t=120' }, 120],
    [{ 'x-ratelimit-reset': '2026-11-28T12:31Z' }, 60],
    [{ 'x-beta-ratelimit-reset': '2026-11-28T13:00Z' }, 1800],
    [{ 'x-ratelimit-reset': '2026-11-28T12:00Z' }, null],
    [{ 'x-ratelimit-reset': 'soon' }, null],
    [{ ratelimit: '"q";r=5;t=120' }, null],
    [{}, null],
  ])('%j: %s', (of, seconds) => {
    expect(secondsUntilQuota(headers(of as Record<string, string>), nowMs)).toBe(seconds);
  });
});
