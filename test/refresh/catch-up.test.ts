import { beforeEach, describe, expect, it } from 'vitest';
import { catchUp } from '../../src/refresh/catch-up';
import { wakeForgotten } from '../../src/refresh/wake-forgotten';
import { isConcerned, readIssueEvent } from '../../src/refresh/issue-event';
import { id, World, type Issue } from './world';

const minuteMs = 60_000;

let world: World;
/** A text that follows the country of the issue: the name of the only customer there. */
beforeEach(() => {
  world = new World({
    query: { path: 'customers{?fields.country}' },
    extraction: { key: '', label: '{{name}}' },
    value: { kind: 'text' },
    storesOnChange: true,
  });
  world.rows.set('DE-1', 'Acme');
  world.rows.set('FR-1', 'Globex');
});

const created = (issue: Issue): Promise<'done' | 'again'> => world.tell(issue, null);

/** Everything that is under way, until nobody is woken any more. */
async function settle(): Promise<void> {
  for (let steps = 0; world.wakes.length > 0; steps += 1) {
    if (steps > 200) throw new Error('it never ends');
    await world.catchUp();
  }
}

describe('an issue', () => {
  it('that was created gets its value, and follows the field that the query names', async () => {
    const issue = world.add(null, { country: 'DE' });
    await created(issue);
    await settle();
    expect(issue.value).toBe('Acme');
    issue.fields.country = 'FR';
    await world.tell(issue, ['country']);
    await settle();
    expect(issue.value).toBe('Globex');
    expect([world.changes, world.isWakeClaimed]).toEqual([[], false]);
  });

  it('whose other fields change costs nothing but the question which fields store', async () => {
    const issue = world.add('Acme', { country: 'DE' });
    expect(await world.tell(issue, ['summary', 'customfield_7'])).toBe('done');
    expect([world.changes, world.wakes, world.questions]).toEqual([[], [], []]);
  });

  it('whose change comes twice, late and in the wrong order ends with the value of what it is now', async () => {
    const issue = world.add(null, { country: 'DE' });
    await created(issue);
    issue.fields.country = 'FR';
    await world.tell(issue, ['country']);
    await world.tell(issue, ['country']);
    await created(issue);
    await settle();
    expect(issue.value).toBe('Globex');
    expect([world.writes.length, world.questions.length]).toEqual([1, 1]);
  });

  it('that changes while its value is being written is looked at once more', async () => {
    const issue = world.add(null, { country: 'DE' });
    await created(issue);
    world.jiraFailure = (call) => {
      if (call === 'write' && issue.fields.country === 'DE') {
        issue.fields.country = 'FR';
        void world.tell(issue, ['country']);
      }
      return null;
    };
    await world.catchUp();
    expect(issue.value).toBe('Acme');
    await settle();
    expect(issue.value).toBe('Globex');
  });

  it('that was deleted, or lies in another context, is left alone', async () => {
    const gone = world.add(null, { country: 'DE' });
    const elsewhere = world.add(null, { country: 'DE' }, 'HR');
    world.contexts = (project) => (project === 'HR' ? ['10999'] : ['10142', '10999']);
    await Promise.all([created(gone), created(elsewhere)]);
    world.issues.delete(gone.id);
    await settle();
    expect([elsewhere.value, world.writes, world.changes]).toEqual([null, [], []]);
  });

  it('keeps its value when the source has none, or the query waits for a field', async () => {
    const unknown = world.add('Acme', { country: 'IT' });
    const empty = world.add('Acme', { country: null });
    for (const issue of [unknown, empty]) await world.tell(issue, ['country']);
    await settle();
    expect([unknown.value, empty.value, world.writes]).toEqual(['Acme', 'Acme', []]);
  });
});

describe('a burst', () => {
  it('of a thousand changes wakes once, and is written in batches with pauses', async () => {
    const issues = Array.from({ length: 1_000 }, () => world.add(null, { country: 'DE' }));
    for (const issue of issues) await world.tell(issue, ['country']);
    expect(world.wakes).toHaveLength(1);
    const start = world.now();
    await settle();
    expect(issues.every(({ value }) => value === 'Acme')).toBe(true);
    expect(world.questions).toHaveLength(1);
    expect(world.now() - start).toBe(10 * world.pauseSeconds * 1000);
  });

  it('whose queries all differ asks twenty a step', async () => {
    for (let at = 10; at < 60; at += 1) {
      world.rows.set(`c${at}`, `Customer ${at}`);
      await created(world.add(null, { country: `c${at}` }));
    }
    await world.catchUp();
    expect([world.questions.length, world.writes.length]).toEqual([20, 20]);
    await settle();
    expect([world.questions.length, world.writes.length]).toEqual([50, 50]);
  });

  it('that the queue does not take comes again, and loses nothing', async () => {
    const issue = world.add(null, { country: 'DE' });
    world.isQueueFull = true;
    expect(await created(issue)).toBe('again');
    world.isQueueFull = false;
    expect(await created(issue)).toBe('done');
    await settle();
    expect([issue.value, world.changes]).toEqual(['Acme', []]);
  });
});

describe('a source', () => {
  const down = { code: 'api-http-error', status: 503, retryAfterSeconds: 1200, detail: null } as const;

  it('that asks for patience gets it, however early the event comes', async () => {
    const issue = world.add('Old', { country: 'DE' });
    await created(issue);
    world.sourceAnswer = () => down;
    await world.catchUp();
    const [event] = world.wakes;
    expect((event?.notBeforeMs ?? 0) - world.now()).toBe(1200_000);
    expect(issue.value).toBe('Old');
    if (event === undefined) throw new Error('nobody is woken');
    await catchUp(world.deps, event);
    expect(world.wakes).toEqual([event, event]);
    expect(world.questions).toHaveLength(1);
    world.sourceAnswer = () => null;
    await settle();
    expect([issue.value, world.questions.length]).toEqual(['Acme', 2]);
  });

  it('that is down for hours has its issues tried again every hour, and forgotten after a day', async () => {
    const issue = world.add('Old', { country: 'DE' });
    await created(issue);
    world.sourceAnswer = () => ({ ...down, retryAfterSeconds: null });
    await settle();
    expect([world.questions.length, world.changes.length, world.isWakeClaimed]).toEqual([6, 1, false]);
    world.advance(60 * minuteMs);
    await wakeForgotten(world.deps);
    await settle();
    expect([world.questions.length, world.changes.length]).toEqual([12, 1]);
    world.advance(24 * 60 * minuteMs);
    await wakeForgotten(world.deps);
    await settle();
    expect([issue.value, world.changes, world.wakes]).toEqual(['Old', [], []]);
  });

  it('that fails for one issue does not keep the others from their values', async () => {
    const [poisoned, ...others] = ['XX', 'DE', 'FR', 'DE'].map((country) => world.add(null, { country }));
    for (const issue of [poisoned, ...others]) if (issue !== undefined) await created(issue);
    world.sourceAnswer = (path) => (path.includes('XX') ? down : null);
    await world.catchUp();
    await world.catchUp();
    expect([poisoned, ...others].map((issue) => issue?.value)).toEqual([null, 'Acme', 'Globex', 'Acme']);
    expect(world.changes.map(({ issueId }) => issueId)).toEqual([poisoned?.id]);
  });

  it('that refuses is asked again an hour later only', async () => {
    const issue = world.add('Old', { country: 'DE' });
    await created(issue);
    world.sourceAnswer = () => ({ code: 'token-refused', status: 401 });
    await settle();
    expect([issue.value, world.questions.length, world.isWakeClaimed]).toEqual(['Old', 1, false]);
    world.sourceAnswer = () => null;
    world.advance(60 * minuteMs);
    await wakeForgotten(world.deps);
    await settle();
    expect([issue.value, world.questions.length, world.changes]).toEqual(['Acme', 2, []]);
  });

  it('that is gone has its changes forgotten', async () => {
    await created(world.add('Old', { country: 'DE' }));
    world.deps.callApiFor = () => Promise.resolve(null);
    await settle();
    expect([world.questions, world.changes, world.isWakeClaimed]).toEqual([[], [], false]);
  });
});

describe('Jira', () => {
  it('that asks for patience gets it, and a lost event is found by the hourly look', async () => {
    const issue = world.add(null, { country: 'DE' });
    await created(issue);
    world.jiraFailure = (call) => (call === 'issues' ? { code: 'busy', retryAfterSeconds: 40 } : null);
    await world.catchUp();
    expect(world.wakes).toEqual([{ id, attempts: 0, notBeforeMs: world.now() + 40_000 }]);
    world.jiraFailure = () => null;
    world.wakes.length = 0;
    await wakeForgotten(world.deps);
    expect(world.wakes).toEqual([]);
    world.advance(31 * minuteMs);
    await wakeForgotten(world.deps);
    await settle();
    expect([issue.value, world.isWakeClaimed]).toEqual(['Acme', false]);
  });

  it('is not asked for nothing when an event comes once too often', async () => {
    const issue = world.add(null, { country: 'DE' });
    await created(issue);
    const [event] = world.wakes;
    await settle();
    const asked: string[] = [];
    world.jiraFailure = (call) => {
      asked.push(call);
      return null;
    };
    if (event !== undefined) await catchUp(world.deps, event);
    expect([asked, world.wakes]).toEqual([[], []]);
  });

  it('that refuses for good has its changes forgotten', async () => {
    await created(world.add(null, { country: 'DE' }));
    world.jiraFailure = (call) => (call === 'contexts' ? { code: 'refused', status: 404 } : null);
    await settle();
    expect([world.questions, world.changes, world.isWakeClaimed]).toEqual([[], [], false]);
  });

  it('that does not take an issue is not asked again', async () => {
    const [archived, other] = [world.add(null, { country: 'DE' }), world.add(null, { country: 'FR' })];
    await Promise.all([created(archived), created(other)]);
    world.jiraFailure = (call, key) =>
      call === 'write' && key === archived.id ? { code: 'refused', status: 400 } : null;
    await settle();
    expect([archived.value, other.value, world.changes]).toEqual([null, 'Globex', []]);
  });
});

it('a field whose setting was turned off meanwhile does nothing', async () => {
  const issue = world.add(null, { country: 'DE' });
  await created(issue);
  world.settings = { ...world.settings, storesOnChange: false };
  await settle();
  expect([issue.value, world.questions, world.changes, world.isWakeClaimed]).toEqual([null, [], [], false]);
});

describe('an event', () => {
  const issue = { id: '10073', key: 'SP-10', fields: {} };
  const updated = (...items: unknown[]) => ({ eventType: 'avi:jira:updated:issue', issue, changelog: { items } });

  it.each([
    [{ eventType: 'avi:jira:created:issue', issue, associatedUsers: [] }, null],
    [updated({ field: 'project', fieldId: 'project' }), null],
    [updated({ field: 'Key', from: null }), null],
    [{ eventType: 'avi:jira:updated:issue', issue }, null],
    [updated({ field: 'Fix Version', fieldId: 'fixVersions' }), ['Fix Version', 'fixVersions']],
    [updated({ field: 'Link' }), ['Link']],
  ])('%j has changed %j', (event, changed) => {
    expect(readIssueEvent(event)).toEqual({ issueId: '10073', changed: changed === null ? null : new Set(changed) });
  });

  it.each([
    null,
    'text',
    { eventType: 'avi:jira:deleted:issue', issue },
    { eventType: 'avi:jira:created:issue', issue: { id: '../1' } },
    { ...updated(), selfGenerated: true },
    { ...updated(), changelog: { items: 'many' } },
  ])('%j is none of ours', (event) => {
    expect(readIssueEvent(event)).toBeNull();
  });

  it('concerns fields whose query names what was changed', async () => {
    const [binding] = await world.deps.bindings.storingOnChange();
    if (binding === undefined) throw new Error('there is no binding');
    const concerned = (...changed: string[]): boolean => isConcerned(binding, new Set(changed));
    expect([concerned('country'), concerned('summary'), isConcerned(binding, null)]).toEqual([true, false, true]);
  });
});

describe('an issue whose source ends the function', () => {
  /** As Forge does it: what did not come to an end is delivered again. */
  async function settleOverKills(killers: ReadonlySet<string>): Promise<{ deliveries: number; kills: number }> {
    const died = new Error('out of memory');
    world.sourceAnswer = (path) => {
      if ([...killers].some((country) => path.endsWith(`=${country}`))) throw died;
      return null;
    };
    let kills = 0;
    let deliveries = 0;
    for (; world.wakes.length > 0; deliveries += 1) {
      if (deliveries > 500) throw new Error('it never ends');
      const [event] = world.wakes;
      try {
        await world.catchUp();
      } catch (error) {
        if (error !== died || event === undefined) throw error;
        kills += 1;
        world.wakes.unshift(event);
      }
    }
    return { deliveries, kills };
  }

  it('costs the other ninety-nine a few tries, and none of them its value', async () => {
    const issues = Array.from({ length: 100 }, (_, at) => world.add(null, { country: at === 37 ? 'XX' : 'DE' }));
    for (const issue of issues) await created(issue);
    const { kills } = await settleOverKills(new Set(['XX']));
    expect(issues.filter(({ value }) => value === 'Acme')).toHaveLength(99);
    expect(kills).toBeLessThan(25);
    expect([world.changes, world.isWakeClaimed]).toEqual([[], false]);
  });

  it('is given up also when there are several of them', async () => {
    const countries = ['XX', 'DE', 'YY', 'FR', 'ZZ'];
    const issues = Array.from({ length: 60 }, (_, at) => world.add(null, { country: countries[at % 5] ?? '' }));
    for (const issue of issues) await created(issue);
    await settleOverKills(new Set(['XX', 'YY', 'ZZ']));
    expect(issues.filter(({ value }) => value === null).map(({ fields }) => fields.country)).toEqual(
      Array.from({ length: 36 }, () => expect.stringMatching(/XX|YY|ZZ/) as string),
    );
    expect(world.changes).toEqual([]);
  });

  it('does not keep a note alive for more than a day, whatever happens to its functions', async () => {
    await created(world.add(null, { country: 'DE' }));
    world.advance(24 * 60 * minuteMs + 1);
    world.wakes.length = 0;
    await wakeForgotten(world.deps);
    await settle();
    expect(world.changes).toEqual([]);
  });
});
