import { describe, expect, test } from 'vitest';
import { withPoints } from '../../../host/jira/rest/points';
import type { JiraRest } from '../../../host/platform/calls';
import { createJiraPoints } from '../../../src/jira/points';

const request = { method: 'POST', path: '/rest/api/3/search/jql', body: null, as: { kind: 'app' } } as const;
const issues =
  (count: number): JiraRest =>
  () =>
    Promise.resolve({ status: 200, body: { issues: Array.from({ length: count }, (_, id) => ({ id })) } });
const hour = 3_600_000;

describe('Jira’s points of an hour', () => {
  test('are one a call and one for each object it gives, and one a write; the headers say what is left', async () => {
    let nowMs = 10 * hour;
    const rest = withPoints(issues(100), { now: () => nowMs });
    expect((await rest(request)).headers).toMatchObject({ 'beta-ratelimit': '"tenant-app-quota";r=64899;t=3600' });
    nowMs += 600_000;
    expect((await rest({ ...request, method: 'PUT' })).headers).toMatchObject({
      'beta-ratelimit': '"tenant-app-quota";r=64898;t=3000',
    });
  });

  test('are refused when they are spent, until the hour is over', async () => {
    let nowMs = 10 * hour;
    const rest = withPoints(issues(13_000), { now: () => nowMs });
    const statuses = [];
    for (let calls = 0; calls < 5; calls += 1) statuses.push((await rest(request)).status);
    nowMs += 1_200_000;
    const refused = await rest(request);
    expect([...statuses, refused.status]).toEqual([200, 200, 200, 200, 200, 429]);
    expect(refused.headers).toMatchObject({ 'retry-after': '2400', 'ratelimit-reason': 'jira-quota-tenant-based' });
    nowMs += 2_400_000;
    expect((await rest(request)).status).toBe(200);
  });

  test('last for refreshes that go by the pauses, whoever else spends points: none of them is refused', async () => {
    let nowMs = 10 * hour;
    const rest = withPoints(issues(100), { now: () => nowMs });
    const endMs = nowMs + 3 * hour;
    let batches = 0;
    for (let othersAtMs = nowMs; nowMs < endMs; batches += 1) {
      const points = createJiraPoints();
      const answers = [await rest(request), await rest(request), await rest({ ...request, method: 'PUT' })];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      points.count(203);
      for (const { headers = {} } of answers) points.heed({ get: (name) => headers[name] ?? null });
      nowMs += points.pauseSeconds() * 1000;
      // People of other pages take as much as 30,000 points an hour.
      for (; othersAtMs < nowMs; othersAtMs += 12_120) await rest(request);
    }
    expect(batches).toBeGreaterThan(250);
  });
});
