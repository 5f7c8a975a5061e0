import { beforeEach, describe, expect, test } from 'vitest';
import { refreshConsumer, refreshLabels } from '../../src/index';
import { type AdminClient, draftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, input, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

const fieldId = 'customfield_10042';
const id = `${fieldId}:10142`;

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let names: Map<number, string>;
beforeEach(async () => {
  ({ forge, sandbox, admin } = openSite());
  names = new Map(customers.map(({ id: key, name }) => [key, name]));
  sandbox.apiAnswer = (request) =>
    sandbox.accepted.has(request.headers.get('authorization')?.slice(7) ?? '')
      ? Response.json({ data: [...names].map(([key, name]) => ({ id: key, name })) })
      : null;
  const { id: datasourceId } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  const settings = fieldSettings(datasourceId, { extraction: { items: '$.data[*]' } });
  await admin.value('saveBinding', { fieldId, contextId: '10142', version: null, settings });
  put('IT-1', { key: '17', label: 'Acme' });
  put('IT-2', { key: '18', label: 'Globex', note: 'kept' });
});

function put(key: string, value: unknown): void {
  forge.issues.set(key, { id: key.replace('IT-', '100'), key, fields: { [fieldId]: value } });
}

const valueOf = (key: string): unknown => forge.issues.get(key)?.fields[fieldId];

/** What a consumer answers to be run again later with the same event. */
const comeAgain = { _retry: true, retryOptions: { retryAfter: expect.any(Number) as number } };

/** Runs the queue empty, delays left out; answers what the consumer answered. */
async function drain(): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let event = forge.queued.shift(); event !== undefined; event = forge.queued.shift()) {
    answers.push(await refreshConsumer(event));
  }
  return answers;
}

/** As if the time of the only field's record had come. */
function makeDue(change: (detail: { nextRunAtMs: number; run: { nextAtMs: number } | null }) => void): void {
  const records = forge.kvs.entity('refresh');
  const record = JSON.parse(records.get(id) ?? '') as { dueAt: number; detail: Parameters<typeof change>[0] };
  record.dueAt = Date.now() - 1;
  change(record.detail);
  records.set(id, JSON.stringify(record));
}

describe('stored labels', () => {
  test('are looked at first, then written, by the app and with everything else as it was', async () => {
    names.set(18, 'Globex International');
    await admin.value('startRefresh', { id, isDryRun: true });
    expect(await drain()).toEqual([undefined]);
    const dry = await admin.value('getRefresh', { id });
    expect(dry.item.run).toMatchObject({ state: 'finished', isDryRun: true, startedBy: 'admin' });
    expect(dry.examples.changed).toEqual([{ issueKey: 'IT-2', before: 'Globex', after: 'Globex International' }]);
    expect(valueOf('IT-2')).toEqual({ key: '18', label: 'Globex', note: 'kept' });

    await admin.value('startRefresh', { id, isDryRun: false });
    const calls = forge.jiraCalls.length;
    await drain();

    expect(valueOf('IT-2')).toEqual({
      key: '18',
      label: 'Globex International',
      note: 'kept',
      seal: expect.stringMatching(/^[\w-]{22}$/) as string,
    });
    expect(new Set(forge.jiraCalls.slice(calls).map(({ provider }) => provider))).toEqual(new Set(['app']));
    const { fields } = await admin.value('listRefreshes', {});
    expect(fields).toMatchObject([
      {
        id,
        fieldName: 'Customer',
        datasourceName: 'Customers',
        run: { state: 'finished', written: 2, counts: { changed: 1, sealed: 1 } },
      },
    ]);
    expect(Object.keys(fields[0]?.run ?? {})).not.toContain('lease');
    const { entries } = await admin.value('listAudit', {
      filter: { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' },
      cursor: null,
    });
    expect(entries.filter(({ action }) => action.startsWith('refresh-'))).toHaveLength(4);
  });

  test('wait as long as Jira asks, and a second delivery of a step does nothing', async () => {
    names.set(18, 'Globex International');
    await admin.value('startRefresh', { id, isDryRun: false });
    const [event] = forge.queued.splice(0);
    forge.jiraAnswer = (path) =>
      path.endsWith('/search/jql') ? new Response(null, { status: 429, headers: { 'retry-after': '1200' } }) : null;
    await refreshConsumer(event ?? {});
    expect(forge.queued).toMatchObject([{ delayInSeconds: 900, concurrency: { limit: 1 } }]);
    const { item } = await admin.value('getRefresh', { id });
    expect(item.run).toMatchObject({ state: 'running', waiting: { for: 'jira' } });
    forge.jiraAnswer = () => null;
    const calls = forge.jiraCalls.length;
    await refreshConsumer(event ?? {});
    expect(forge.jiraCalls).toHaveLength(calls);
    expect(forge.queued).toMatchObject([{ delayInSeconds: 900 }, { delayInSeconds: 900 }]);
  });

  test('pause, go on and are cancelled by hand', async () => {
    names.set(18, 'Globex International');
    await admin.value('startRefresh', { id, isDryRun: false });
    expect(await admin.call('startRefresh', { id, isDryRun: true })).toEqual({
      ok: false,
      error: { code: 'refresh-under-way' },
    });
    await admin.value('controlRefresh', { id, action: 'pause' });
    await drain();
    expect(valueOf('IT-2')).toMatchObject({ label: 'Globex' });
    await admin.value('controlRefresh', { id, action: 'resume' });
    await drain();
    expect(valueOf('IT-2')).toMatchObject({ label: 'Globex International' });
    expect((await admin.value('controlRefresh', { id, action: 'cancel' })).item.run?.state).toBe('finished');
  });

  test('of a step that another delivery holds come again later', async () => {
    await admin.value('startRefresh', { id, isDryRun: true });
    const [event] = forge.queued.splice(0);
    const answers = await Promise.all([refreshConsumer(event ?? {}), refreshConsumer(event ?? {})]);
    expect(answers.filter((answer) => answer !== undefined)).toMatchObject([comeAgain]);
    expect((await admin.value('getRefresh', { id })).item.run).toMatchObject({ counts: { issues: 2 } });
  });

  test('ask to come again when storage fails', async () => {
    await admin.value('startRefresh', { id, isDryRun: true });
    forge.kvs.fault = () => 'before';
    const [event] = forge.queued.splice(0);
    expect(await refreshConsumer(event ?? {})).toMatchObject(comeAgain);
  });

  test('a consumer survives an event that is none of ours', async () => {
    for (const event of [
      {},
      { body: null },
      { body: { id: 'gone', runId: 1, step: 0 } },
      { body: { id, runId: 'x', step: 0 } },
    ]) {
      expect(await refreshConsumer(event)).toBeUndefined();
    }
  });
});

test('a read-only field is filled by the app, also where it holds nothing yet', async () => {
  const other = 'customfield_10043';
  const place = { project: { id: '1', key: 'IT' }, issuetype: { id: '2', name: 'Task' } };
  for (const issue of forge.issues.values()) Object.assign(issue.fields, place);
  const { datasources } = await admin.value('listDatasources', {});
  const settings = fieldSettings(datasources[0]?.id ?? '', {
    extraction: { items: `$.data[?@.name == 'Acme']`, key: '', label: '{{id}}' },
    value: { kind: 'number', decimal: 'point' },
  });
  await admin.value('saveBinding', { fieldId: other, contextId: '10142', version: null, settings });
  await admin.value('startRefresh', { id: `${other}:10142`, isDryRun: false });
  await drain();
  const { item } = await admin.value('getRefresh', { id: `${other}:10142` });
  expect(item.run).toMatchObject({ state: 'finished', written: 2, counts: { issues: 2, changed: 2 } });
  expect(['IT-1', 'IT-2'].map((key) => forge.issues.get(key)?.fields[other])).toEqual([17, 17]);
  expect(valueOf('IT-1')).toEqual({ key: '17', label: 'Acme' });
  const filter = { from: null, until: null, by: null, actions: [], datasourceId: null, text: 'write-values' };
  const { entries } = await admin.value('listAudit', { filter, cursor: null });
  expect(entries.map(({ action }) => action)).toEqual(['refresh-finished', 'refresh-started']);
});

describe('every hour', () => {
  test('an idle look is four small reads and no write', async () => {
    await admin.value('saveRefreshPlan', { id, plan: { schedule: 'daily', thresholdPercent: 10 } });
    await refreshLabels();
    forge.kvs.requests.length = 0;
    expect(await refreshLabels()).toEqual({ statusCode: 204 });
    const query = { path: '/api/v1/entity/query', write: false };
    const get = { path: '/api/v1/entity/get', write: false };
    expect(forge.kvs.requests).toEqual([get, query, query, query]);
  });

  test('what is due begins as the app’s own, once', async () => {
    names.set(18, 'Globex International');
    await admin.value('saveRefreshPlan', { id, plan: { schedule: 'weekly', thresholdPercent: 25 } });
    makeDue((detail) => {
      detail.nextRunAtMs = Date.now() - 1;
    });
    await refreshLabels();
    await refreshLabels();
    expect(forge.queued).toHaveLength(1);
    await drain();
    const { item } = await admin.value('getRefresh', { id });
    expect(item).toMatchObject({ plan: { schedule: 'weekly' }, run: { startedBy: '', state: 'finished', written: 2 } });
    expect(Date.parse(item.nextRunAt ?? '')).toBeGreaterThan(Date.now());
  });

  test('a step that was lost is handed out again', async () => {
    await admin.value('startRefresh', { id, isDryRun: true });
    forge.queued.length = 0;
    makeDue(() => undefined);
    await refreshLabels();
    await drain();
    expect((await admin.value('getRefresh', { id })).item.run?.state).toBe('finished');
  });
});

test('a plan that is none is refused', async () => {
  for (const thresholdPercent of [-1, 101, 1.5]) {
    expect(await admin.call('saveRefreshPlan', { id, plan: { schedule: 'daily', thresholdPercent } })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  }
  expect(await admin.call('getRefresh', { id: 'customfield_1:1' })).toEqual({
    ok: false,
    error: { code: 'not-found', what: 'binding' },
  });
});
