import { describe, expect, test } from 'vitest';
import { lookAtSchedules } from '../../src/refresh/scheduled-look';
import { saveRefreshPlan } from '../../src/refresh/plan';
import { refreshLimits } from '../../src/refresh/limits';
import { id, sealed, World } from './world';

/** A world whose source has `count` rows and whose issues hold one each. */
function world(count: number, over: ConstructorParameters<typeof World>[0] = {}): World {
  const made = new World(over);
  for (let at = 1; at <= count; at += 1) {
    made.rows.set(`k${at}`, `Name ${at}`);
    made.add({ key: `k${at}`, label: `Name ${at}` });
  }
  return made;
}

const dayMs = 24 * 3_600_000;

describe('a refresh', () => {
  test('writes the labels that changed, and nothing else', async () => {
    const site = world(12);
    site.rows.set('k3', 'Renamed');
    await site.start();
    await site.drain();
    expect(site.writes).toEqual([{ key: 'IT-3', value: { key: 'k3', label: 'Renamed' } }]);
    expect(site.run).toMatchObject({
      state: 'finished',
      counts: { issues: 12, unchanged: 11, changed: 1, gone: 0, notChecked: 0, elsewhere: 0 },
      written: 1,
      refused: 0,
      stop: null,
    });
    expect(site.examples?.changed).toEqual([{ issueKey: 'IT-3', before: 'Name 3', after: 'Renamed' }]);
  });

  test('that only looks writes nothing', async () => {
    const site = world(12);
    site.rows.set('k3', 'Renamed');
    await site.start(true);
    await site.drain();
    expect(site.writes).toEqual([]);
    expect(site.run).toMatchObject({ state: 'finished', isDryRun: true, counts: { changed: 1 }, written: 0 });
  });

  test('keeps a value that left the source, and counts it', async () => {
    const site = world(23);
    site.rows.delete('k7');
    site.rows.set('k8', 'Renamed');
    await site.start();
    await site.drain();
    expect(site.value('IT-7')).toEqual({ key: 'k7', label: 'Name 7' });
    expect(site.run).toMatchObject({ state: 'finished', counts: { gone: 1, changed: 1 }, written: 1 });
    expect(site.examples?.gone).toEqual([{ issueKey: 'IT-7', label: 'Name 7' }]);
  });

  test('stops before its first write when too much is gone', async () => {
    const site = world(200);
    for (let at = 1; at <= 21; at += 1) site.rows.delete(`k${at}`);
    site.rows.set('k199', 'Renamed');
    await site.start();
    await site.drain();
    expect(site.writes).toEqual([]);
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'threshold' }, counts: { gone: 21, changed: 1 } });
  });

  test('goes on when exactly as much is gone as may be', async () => {
    const site = world(200);
    for (let at = 1; at <= 20; at += 1) site.rows.delete(`k${at}`);
    site.rows.set('k199', 'Renamed');
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', written: 1 });
  });

  test('of many issues goes step by step, with a pause between them', async () => {
    const site = world(250);
    for (const key of ['k1', 'k150', 'k250']) site.rows.set(key, 'Renamed');
    await site.start();
    const began = site.now();
    expect(await site.drain()).toBe(6);
    expect(site.run).toMatchObject({ state: 'finished', written: 3, counts: { issues: 250 } });
    expect(site.now() - began).toBe(5 * site.pauseSeconds * 1000);
  });

  test('starts from the issue as it is now, where the search lags behind', async () => {
    const site = world(12);
    site.rows.set('k3', 'Renamed');
    site.rows.set('k4', 'Other');
    site.reindex();
    site.isSearchStale = true;
    const issue = site.issues.get('3');
    site.meanwhile = () => {
      if (issue !== undefined) issue.value = sealed({ key: 'k5', label: 'Name 5' });
    };
    await site.start();
    await site.drain();
    expect(site.value('IT-3')).toEqual({ key: 'k5', label: 'Name 5' });
    expect(site.writes).toEqual([{ key: 'IT-4', value: { key: 'k4', label: 'Other' } }]);
  });

  test('leaves issues of another context alone', async () => {
    const site = world(12);
    site.add({ key: 'k1', label: 'Their k1' }, {}, 'HR');
    site.contexts = (project) => (project === null ? ['10142', '10199'] : [project === 'HR' ? '10199' : '10142']);
    await site.start();
    await site.drain();
    expect(site.value('HR-13')).toEqual({ key: 'k1', label: 'Their k1' });
    expect(site.run.counts).toMatchObject({ issues: 12, elsewhere: 1, changed: 0 });
  });

  test('ends when the field is configured anew in between', async () => {
    const site = world(150);
    site.rows.set('k3', 'Renamed');
    await site.start();
    site.bindingVersion = 2;
    await site.drain();
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'settings-changed' } });
    expect(site.writes).toEqual([]);
  });

  test('begins only when none is under way', async () => {
    const site = world(3);
    await site.start();
    expect(await site.start()).toEqual({ ok: false, error: { code: 'refresh-under-way' } });
    await site.control('pause');
    expect(await site.start(true)).toMatchObject({ ok: false });
    await site.control('cancel');
    expect(await site.start(true)).toMatchObject({ ok: true });
  });

  test('is in the audit trail, with who asked for it and what came of it', async () => {
    const site = world(12);
    site.rows.set('k3', 'Renamed');
    await site.start();
    await site.drain();
    await site.start();
    await site.control('cancel');
    expect(site.audit.map(({ action, by, name }) => [action, by, name])).toEqual([
      ['refresh-started', 'admin', 'Customer'],
      ['refresh-finished', 'admin', 'Customer'],
      ['refresh-started', 'admin', 'Customer'],
      ['refresh-stopped', 'admin', 'Customer'],
    ]);
    expect(site.audit[1]?.changes).toContainEqual({ path: 'refresh.written', before: null, after: 1 });
  });
});

describe('the source', () => {
  test('is read once for all issues, and anew by every refresh', async () => {
    const site = world(250);
    await site.start();
    await site.drain();
    expect(site.questions).toHaveLength(1);
    site.rows.set('k3', 'Renamed');
    site.advance(1_000);
    await site.start();
    await site.drain();
    expect(site.questions).toHaveLength(2);
    expect(site.run).toMatchObject({ state: 'finished', written: 1 });
  });

  test.each([
    ['all issues ask the same', {}],
    ['each issue asks for itself', { query: { path: 'customers{?fields.country}' } }],
  ])('that is paused stops a refresh, when %s', async (_when, over) => {
    const site = world(5, over);
    for (const issue of site.issues.values()) issue.fields.country = issue.id;
    site.sourceAnswer = () => ({ code: 'api-paused' });
    await site.start();
    expect(await site.drain()).toBe(1);
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'source', failure: { code: 'api-paused' } } });
  });
});

describe('values that the source never had', () => {
  test('cannot stop a refresh, however many they are, and are told in its report', async () => {
    const site = world(23);
    for (let at = 0; at < 501; at += 1)
      site.addForeign({ key: `made-up-${at}`, label: 'Made up', ...(at % 2 === 0 && { seal: 'A'.repeat(22) }) });
    site.rows.set('k3', 'Renamed');
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({
      state: 'finished',
      written: 1,
      counts: { issues: 524, unchanged: 22, changed: 1, gone: 0, unchosen: 501, sealed: 0 },
    });
    expect(site.value('IT-3')).toEqual({ key: 'k3', label: 'Renamed' });
    expect(site.value('IT-524')).toMatchObject({ key: 'made-up-500', label: 'Made up' });
    expect(site.examples?.unchosen).toHaveLength(50);
    expect(site.audit.at(-1)?.changes).toContainEqual({ path: 'refresh.unchosen', before: null, after: 501 });
  });

  test('do not hide that too much of what it had is gone', async () => {
    const site = world(23);
    for (let at = 0; at < 500; at += 1) site.addForeign({ key: `made-up-${at}`, label: 'Made up' });
    for (let at = 1; at <= 5; at += 1) site.rows.delete(`k${at}`);
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({
      state: 'stopped',
      stop: { code: 'threshold' },
      counts: { gone: 5, unchosen: 500 },
    });
  });

  test('are told from values that others wrote and the source has: those are sealed once, and count as gone later', async () => {
    const site = new World();
    site.rows.set('k1', 'Name 1');
    site.addForeign({ key: 'k1', label: 'Name 1' });
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', written: 1, counts: { unchanged: 1, sealed: 1, changed: 0 } });
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ written: 0, counts: { unchanged: 1, sealed: 0 } });
    site.rows.delete('k1');
    site.rows.set('k2', 'Name 2');
    site.advance(1_000);
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'stopped', counts: { gone: 1, unchosen: 0 } });
  });
});

describe('what the source cannot tell', () => {
  test('is not called gone when it gave a part only', async () => {
    const site = new World();
    for (let at = 0; at < 10_001; at += 1) site.rows.set(`k${at}`, `Name ${at}`);
    site.add({ key: 'k1', label: 'Old' });
    site.add({ key: 'absent', label: 'Absent' });
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', counts: { changed: 1, gone: 0, notChecked: 1 } });
  });

  test('is not called gone while the source says that it has more, or cannot be read to its end', async () => {
    for (const more of [
      { has_more: true },
      { total: 9000 },
      { '@odata.nextLink': '?page=2' },
      { nextPageToken: 'x' },
    ]) {
      const site = new World();
      site.add({ key: 'absent', label: 'Absent' });
      site.sourceAnswer = () => ({ data: [{ id: 'k1', name: 'Name 1' }], ...more });
      await site.start();
      await site.drain();
      expect(site.run).toMatchObject({ state: 'finished', counts: { gone: 0, notChecked: 1 } });
    }
  });

  test('is looked up by its key where the server searches, each key once; what is not found is not checked', async () => {
    const site = world(3, { query: { path: 'customers{?input}' }, behaviour: { search: 'at-source' } });
    site.add({ key: 'k2', label: 'Name 2' });
    site.add({ key: 'absent', label: 'Absent' });
    site.rows.set('k2', 'Renamed');
    await site.start(true);
    await site.drain();
    expect(site.questions).toEqual(['k1', 'k2', 'k3', 'absent'].map((key) => `customers?input=${key}`));
    expect(site.run.counts).toMatchObject({ issues: 5, unchanged: 2, changed: 2, gone: 0, notChecked: 1 });
  });

  test('is asked with the values of each issue, and once for those alike', async () => {
    const site = new World({ query: { path: 'customers{?fields.country}' } });
    for (const [key, name] of [
      ['de1', 'Eins'],
      ['fr1', 'Un'],
    ] as const)
      site.rows.set(key, name);
    for (const country of ['de', 'fr', 'de']) site.add({ key: `${country}1`, label: 'Old' }, { country });
    site.add({ key: 'de1', label: 'Old' }, { country: null });
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ written: 3, counts: { changed: 3, notChecked: 1 } });
    expect(new Set(site.questions).size).toBe(2);
    expect(site.value('IT-4')).toEqual({ key: 'de1', label: 'Old' });
  });

  test('of one key with two labels stays as it is', async () => {
    const site = new World({ extraction: { unique: false } });
    const rows = ['A', 'B'].map((name) => ({ id: 'k1', name }));
    site.sourceAnswer = () => ({ data: rows });
    site.add({ key: 'k1', label: 'Old' });
    await site.start();
    await site.drain();
    expect(site.run.counts).toMatchObject({ changed: 0, notChecked: 1 });
  });

  test('takes no more questions a step than Forge allows, and misses no issue for it', async () => {
    const site = new World({ query: { path: 'customers{?fields.country}' } });
    for (let at = 0; at < 55; at += 1) {
      site.rows.set(`c${at}.x`, 'New');
      site.add({ key: `c${at}.x`, label: 'Old' }, { country: `c${at}.` });
    }
    await site.start(true);
    expect(await site.drain()).toBe(3);
    expect(site.run.counts).toMatchObject({ issues: 55, changed: 55 });
  });

  test('waits for the next step when the time of this one is over', async () => {
    const site = new World({ query: { path: 'customers{?fields.country}' } });
    for (const country of ['de', 'fr']) site.add({ key: `${country}1`, label: 'Old' }, { country });
    site.remainingMs = 10_000;
    await site.start(true);
    expect(await site.drain()).toBe(2);
    expect(site.run.counts.issues).toBe(2);
  });

  test('takes what a step could not ask any more in the next one, and what no step can ask ends it with its reason', async () => {
    const site = new World({ query: { path: 'customers{?fields.country}' } });
    for (const country of ['de', 'fr', 'it']) {
      site.rows.set(`${country}1`, 'New');
      site.add({ key: `${country}1`, label: 'Old' }, { country });
    }
    const spent = { code: 'budget-spent', part: 'calls' } as const;
    let asked = 0;
    site.sourceAnswer = () => ((asked += 1) % 2 === 0 ? spent : null);
    await site.start(true);
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', counts: { issues: 3, changed: 3, notChecked: 0 } });
    site.sourceAnswer = () => spent;
    await site.start(true);
    await site.drain();
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'source', failure: spent } });
  });

  test('one issue’s refused query leaves the others checked', async () => {
    const site = new World({ query: { path: 'customers{?fields.country}' } });
    site.rows.set('de1', 'Neu');
    for (const country of ['de', 'xx']) site.add({ key: `${country}1`, label: 'Old' }, { country });
    const refused = {
      code: 'api-http-error',
      status: 404,
      contentType: null,
      excerpt: null,
      retryAfterSeconds: null,
    } as const;
    site.sourceAnswer = (path) => (path.includes('xx') ? refused : null);
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', written: 1, counts: { changed: 1, notChecked: 1 } });
  });
});

describe('a read-only field', () => {
  const over = {
    query: { path: 'balance{?fields.country}' },
    extraction: { key: '', label: '{{name}}' },
    value: { kind: 'number', decimal: 'point' },
  } as const;

  test('gets the value of each issue, also where it is empty, and is never cleared', async () => {
    const site = new World(over);
    for (const [country, balance] of [
      ['de', '1,250.5'],
      ['fr', '7'],
      ['xx', 'many'],
    ] as const)
      site.rows.set(country, balance);
    for (const [value, country] of [
      [null, 'de'],
      [1250.5, 'de'],
      [3, 'fr'],
      [4, 'gone'],
      [null, 'gone'],
      [5, 'xx'],
      [6, null],
    ] as const)
      site.add(value, { country });
    await saveRefreshPlan(site.deps, { id, plan: { schedule: 'off', thresholdPercent: 25 } });
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({
      state: 'finished',
      counts: { issues: 7, unchanged: 1, changed: 2, gone: 1, notChecked: 2, elsewhere: 0 },
      written: 2,
    });
    expect([...site.issues.values()].map(({ value }) => value)).toEqual([1250.5, 1250.5, 7, 4, null, 5, 6]);
    expect(new Set(site.questions).size).toBe(4);
    expect(site.examples).toMatchObject({
      changed: [
        { issueKey: 'IT-1', before: '', after: '1250.5' },
        { issueKey: 'IT-3', before: '3', after: '7' },
      ],
      gone: [{ issueKey: 'IT-4', label: '4' }],
    });
  });

  test('of many issues is filled to the last, step by step', async () => {
    const site = new World(over);
    site.rows.set('de', '1');
    for (let at = 0; at < 250; at += 1) site.add(null, { country: 'de' });
    await site.start();
    expect(await site.drain()).toBe(6);
    expect(site.run).toMatchObject({ state: 'finished', written: 250 });
    expect(site.questions).toHaveLength(1);
  });

  test('is left alone outside its only context', async () => {
    const site = new World(over);
    site.rows.set('de', '1');
    for (const project of ['IT', 'HR']) site.add(null, { country: 'de' }, project);
    site.contexts = (project) => (project === 'HR' ? [] : ['10142']);
    await site.start();
    await site.drain();
    expect(site.run.counts).toMatchObject({ issues: 1, elsewhere: 1, changed: 1 });
    expect(site.writes).toEqual([{ key: 'IT-1', value: 1 }]);
  });

  test('keeps what is stored while its source does not answer', async () => {
    const site = new World(over);
    site.add(3, { country: 'de' });
    site.sourceAnswer = () => ({ code: 'api-unreachable', host: 'api.example', problem: 'timeout', afterMs: 10 });
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'source' }, written: 0 });
    expect(site.value('IT-1')).toBe(3);
  });
});

describe('when the source or Jira does not answer', () => {
  const down = { code: 'api-unreachable', host: 'api.example', problem: 'timeout', afterMs: 10 } as const;

  test('a refresh waits and goes on where it was', async () => {
    const site = world(120);
    site.rows.set('k3', 'Renamed');
    let failures = 3;
    site.sourceAnswer = () => ((failures -= 1) >= 0 ? down : null);
    await site.start();
    const first = site.queue.shift();
    if (first !== undefined) await site.deliver(first);
    expect(site.run.waiting).toMatchObject({ for: 'source' });
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', written: 1, waiting: null, counts: { issues: 120 } });
  });

  test('it stops in the end, and says why', async () => {
    const site = world(5);
    site.sourceAnswer = () => down;
    await site.start();
    expect(await site.drain()).toBe(refreshLimits.attempts);
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'source', failure: down }, written: 0 });
  });

  test('a refusal that will not pass stops it at once', async () => {
    const site = world(5);
    site.sourceAnswer = () => ({
      code: 'api-http-error',
      status: 403,
      contentType: null,
      excerpt: null,
      retryAfterSeconds: null,
    });
    await site.start();
    expect(await site.drain()).toBe(1);
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'source', failure: { status: 403 } } });
  });

  test('it waits as long as Jira asks, however often', async () => {
    const site = world(5);
    site.rows.set('k3', 'Renamed');
    let busy = 20;
    site.jiraFailure = () => ((busy -= 1) >= 0 ? { code: 'busy', retryAfterSeconds: 2_000 } : null);
    await site.start();
    const began = site.now();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', written: 1 });
    expect(site.now() - began).toBeGreaterThanOrEqual(20 * 2_000_000);
  });

  test.each([
    ['refuses', { code: 'refused', status: 403 } as const, 403],
    ['never answers', { code: 'not-answering' } as const, null],
  ])('it stops when Jira %s', async (_what, failure, status) => {
    const site = world(5);
    site.jiraFailure = () => failure;
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'jira', status } });
  });

  test('an issue that Jira does not take is named, and the others are written', async () => {
    const site = world(23);
    for (const key of ['k1', 'k2', 'k3']) site.rows.set(key, 'Renamed');
    site.jiraFailure = (call, issue) => (call === 'write' && issue === '2' ? { code: 'refused', status: 400 } : null);
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', written: 2, refused: 1 });
    expect(site.examples?.refused).toEqual(['IT-2']);
  });

  test('a step that breaks off again and again is given up', async () => {
    const site = world(5);
    site.jiraFailure = () => {
      throw new TypeError('a bug');
    };
    await site.start();
    await site.drain();
    expect(site.run).toMatchObject({ state: 'stopped', stop: { code: 'interrupted' } });
  });
});

describe('steps', () => {
  test('delivered twice, at once or late are done once', async () => {
    const site = world(250);
    site.rows.set('k3', 'Renamed');
    await site.start();
    const [event] = site.queue.splice(0);
    if (event === undefined) throw new Error('no event');
    await Promise.all([site.deliver(event), site.deliver(event)]);
    await site.drain();
    await site.deliver(event);
    expect(site.run).toMatchObject({ state: 'finished', written: 1, counts: { issues: 250 } });
    expect(site.queue).toEqual([]);
  });

  test('of an earlier run do nothing', async () => {
    const site = world(5);
    await site.start(true);
    const [event] = site.queue.splice(0);
    await site.control('cancel');
    await site.start(true);
    if (event !== undefined) await site.deliver(event);
    expect(site.run).toMatchObject({ state: 'running', counts: { issues: 0 } });
  });

  test('that are lost are found by the hourly look', async () => {
    const site = world(150);
    site.rows.set('k3', 'Renamed');
    await site.start();
    site.queue.length = 0;
    await lookAtSchedules(site.deps);
    expect(site.queue).toEqual([]);
    site.advance(3_600_000);
    await lookAtSchedules(site.deps);
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', written: 1 });
  });

  test('a paused refresh goes on where it was, in either part', async () => {
    for (const pausedAfter of [1, 4]) {
      const site = world(250);
      for (const key of ['k1', 'k150', 'k250']) site.rows.set(key, 'Renamed');
      await site.start();
      for (let steps = 0; steps < pausedAfter; steps += 1) {
        const [event] = site.queue.splice(0);
        site.advance(20_000);
        if (event !== undefined) await site.deliver(event);
      }
      await site.control('pause');
      await site.drain();
      expect(site.run).toMatchObject({ state: 'paused', phase: pausedAfter === 1 ? 'looking' : 'writing' });
      await site.control('resume');
      await site.drain();
      expect(site.run).toMatchObject({ state: 'finished', written: 3, counts: { issues: 250 } });
    }
  });

  test('a refresh that is cancelled during a step stays cancelled', async () => {
    const site = world(5);
    site.rows.set('k3', 'Renamed');
    await site.start();
    const [event] = site.queue.splice(0);
    if (event === undefined) throw new Error('no event');
    const step = site.deliver(event);
    await site.control('cancel');
    await step;
    await site.drain();
    expect(site.run).toMatchObject({ state: 'cancelled', stop: null });
    expect(site.writes).toEqual([]);
  });
});

describe('a schedule', () => {
  test('begins a refresh as the app, a period after it was set, and then every period', async () => {
    const site = world(5);
    await saveRefreshPlan(site.deps, { id, plan: { schedule: 'daily', thresholdPercent: 5 } });
    await lookAtSchedules(site.deps);
    expect(site.record?.run).toBeNull();
    site.advance(dayMs);
    await Promise.all([lookAtSchedules(site.deps), lookAtSchedules(site.deps)]);
    expect(site.queue).toHaveLength(1);
    await site.drain();
    expect(site.run).toMatchObject({ state: 'finished', startedBy: '', thresholdPercent: 5 });
    const first = site.run.id;
    await lookAtSchedules(site.deps);
    expect(site.run.id).toBe(first);
    site.advance(3 * dayMs);
    await lookAtSchedules(site.deps);
    expect(site.run.id).not.toBe(first);
    expect(site.record?.nextRunAtMs).toBeGreaterThan(site.now());
  });

  test('waits for a refresh that is paused', async () => {
    const site = world(5);
    await saveRefreshPlan(site.deps, { id, plan: { schedule: 'weekly', thresholdPercent: 10 } });
    await site.start();
    await site.control('pause');
    site.advance(8 * dayMs);
    await lookAtSchedules(site.deps);
    expect(site.run.state).toBe('paused');
    await site.control('cancel');
    await lookAtSchedules(site.deps);
    expect(site.run).toMatchObject({ state: 'running', startedBy: '' });
  });

  test('that is taken away begins nothing', async () => {
    const site = world(5);
    await saveRefreshPlan(site.deps, { id, plan: { schedule: 'daily', thresholdPercent: 10 } });
    await saveRefreshPlan(site.deps, { id, plan: { schedule: 'off', thresholdPercent: 10 } });
    site.advance(9 * dayMs);
    await lookAtSchedules(site.deps);
    expect(site.record).toMatchObject({ nextRunAtMs: null, run: null });
    expect(site.audit.map(({ action }) => action)).toEqual(['refresh-planned', 'refresh-planned']);
  });
});

describe('the price of a refresh', () => {
  test('of a thousand issues is two small writes a step', async () => {
    const site = world(1_000);
    for (let at = 1; at <= 1_000; at += 1) site.rows.set(`k${at}`, `Renamed ${at}`);
    await site.start();
    expect(await site.drain()).toBe(20);
    expect(site.run).toMatchObject({ state: 'finished', written: 1_000 });
    // Start, two a step, and examples once.
    expect(site.stored.writes).toBe(1 + 2 * 20 + 1);
    expect(site.stored.characters).toBeLessThan(60_000);
  });
});
