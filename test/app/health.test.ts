import { beforeEach, describe, expect, test } from 'vitest';
import type { HealthBucket, HealthReport } from '../../src/contract/health';
import { fieldResolver, renewTokens } from '../../src/index';
import type { DayUsage } from '../../src/health/usage';
import { fromStoredHistory, toStoredHistory, type StoredHistory } from '../../src/oauth/state/stored-history';
import { draftId, otherDraftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input, settings, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let id: string;
beforeEach(async () => {
  const cached = { ...input, settings: { ...settings, cacheSeconds: 300 } };
  ({ forge, sandbox, admin, datasourceId: id } = await siteWithDatasource(cached));
});

const place = { fieldId: 'customfield_10042', contextId: '10142' };
const extension = { fieldId: place.fieldId, configuration: { bindingId: 'customfield_10042:10142' } };

async function connectField(): Promise<void> {
  const binding = fieldSettings(id, { extraction: { items: '$.data[*]' } });
  await admin.value('saveBinding', { ...place, version: null, settings: binding });
}

const openDropdown = (): Promise<{ ok: boolean }> =>
  forge.invoke(fieldResolver, 'searchOptions', { search: '' }, { as: 'agent', extension });

const writes = (): string[] => forge.kvs.requests.filter(({ write }) => write).map(({ path }) => path);

/** All that is recorded, every call in one row: token requests answered, failed, API calls answered, failed. */
function recorded(): { calls: number[]; details: Omit<DayUsage, 'day'>[] } {
  const details = forge.kvs.records('usage').map(({ detail }) => detail as Omit<DayUsage, 'day'>);
  const calls = details.flatMap(({ hours }) => Object.values(hours));
  return { calls: [0, 1, 2, 3].map((at) => calls.reduce((sum, row) => sum + (row[at] ?? 0), 0)), details };
}

test('a renewal and a refusal are counted', async () => {
  await admin.value('renewToken', { id });
  expect(recorded().calls).toEqual([1, 0, 0, 0]);
  sandbox.tokenAnswer = () => new Response('down', { status: 503 });
  await admin.call('renewToken', { id });
  expect(recorded().calls).toEqual([1, 1, 0, 0]);
});

test('a dropdown that asks the API is counted, one from the cache writes nothing', async () => {
  await connectField();
  expect(await openDropdown()).toMatchObject({ ok: true });
  expect(recorded().calls).toEqual([1, 0, 1, 0]);
  forge.kvs.requests.length = 0;
  expect(await openDropdown()).toMatchObject({ ok: true });
  expect(writes()).toEqual([]);
  expect(recorded().calls).toEqual([1, 0, 1, 0]);
});

test('an idle tick reads once and writes nothing', async () => {
  await admin.value('renewToken', { id });
  await renewTokens();
  forge.kvs.requests.length = 0;
  await renewTokens();
  expect(forge.kvs.requests).toEqual([{ path: '/api/v1/entity/query', write: false }]);
});

test('an API that refuses, and one that cannot be reached, are failed calls', async () => {
  await connectField();
  sandbox.apiAnswer = () => new Response('no', { status: 500 });
  await openDropdown();
  forge.approved.clear();
  await openDropdown();
  expect(recorded().calls.slice(2)).toEqual([0, 2]);
});

test('time, storage and log are counted with it', async () => {
  await connectField();
  await openDropdown();
  const [first] = recorded().details;
  expect(first?.storage.reads).toBeGreaterThan(3);
  expect(first?.storage.readBytes).toBeGreaterThan(1000);
  expect(first?.storage.writeBytes).toBeGreaterThan(1000);
  expect(first?.logBytes).toBeGreaterThan(20);
  expect(Number.isInteger(first?.functionMs)).toBe(true);
});

test('counting is one small read and one small write, whatever happened', async () => {
  await connectField();
  await openDropdown();
  // The read waits for nobody: it is under way while the answer is put into the cache.
  // One transaction more than the counts: the first answer of an API is news about how it stands.
  const ofUsage = forge.kvs.requests.slice(-4).map(({ path }) => path);
  expect(ofUsage).toEqual(['/api/v1/entity/get', '/api/v1/set', '/api/v1/transaction', '/api/v1/transaction']);
  const [record = {}] = forge.kvs.records('usage');
  expect(forge.kvs.records('usage')).toHaveLength(1);
  expect(JSON.stringify(record).length).toBeLessThan(250);
});

test('twenty dropdowns at the same moment are all counted', async () => {
  await connectField();
  await Promise.all(Array.from({ length: 20 }, openDropdown));
  expect(recorded().calls[2]).toBe(20);
});

test('what cannot be recorded takes nothing from the person who waits', async () => {
  await connectField();
  await admin.value('renewToken', { id });
  // With a good token, what was used is all that a dropdown writes in a transaction.
  forge.kvs.fault = () => (forge.kvs.requests.at(-1)?.path === '/api/v1/transaction' ? 'before' : null);
  expect(await openDropdown()).toMatchObject({ ok: true });
  expect(sandbox.apiCalls).toHaveLength(1);
  expect(recorded().calls).toEqual([1, 0, 0, 0]);
  expect(forge.logged.join('')).toContain('"event":"usage.not-recorded"');
});

/** As if the datasource had been without a token for so long. */
function outageBegan(datasourceId: string, secondsAgo: number): void {
  const states = forge.kvs.entity('token-state');
  const state = JSON.parse(states.get(datasourceId) ?? '') as { detail: { history: StoredHistory } };
  const history = fromStoredHistory(state.detail.history);
  state.detail.history = toStoredHistory({ ...history, withoutSinceMs: Date.now() - secondsAgo * 1000 });
  states.set(datasourceId, JSON.stringify(state));
}

describe('the health report', () => {
  const report = (datasourceId: string | null = null): Promise<HealthReport> => admin.value('health', { datasourceId });
  const total = (buckets: HealthBucket[], what: 'renewals' | 'failures' | 'secondsWithout'): number =>
    buckets.reduce((sum, bucket) => sum + bucket[what], 0);

  test('of a new site says that nothing happened yet', async () => {
    expect(await report()).toMatchObject({
      datasources: [{ id, name: 'Customers', status: { kind: 'not-requested' }, isPaused: false }],
      since: null,
      budget: { usedSeconds: 0, remaining: 1, achieved: null },
      nextRenewals: [],
      month: null,
    });
  });

  test('counts renewals and failures of each datasource, and of all', async () => {
    const named = { ...input, settings: { ...settings, name: 'Assets' } };
    const other = await admin.value('saveDatasource', { id: null, draftId: otherDraftId, input: named, version: null });
    await admin.value('renewToken', { id });
    await admin.value('renewToken', { id: other.id });
    sandbox.tokenAnswer = () => new Response('down', { status: 503 });
    await admin.call('renewToken', { id: other.id });
    const all = await report();
    expect(all.datasources.map(({ name, status }) => [name, status.kind])).toEqual([
      ['Assets', 'renewal-failing'],
      ['Customers', 'valid'],
    ]);
    expect([total(all.history.hourly, 'renewals'), total(all.history.daily, 'failures')]).toEqual([2, 1]);
    const { history, nextRenewals } = await report(id);
    expect([total(history.hourly, 'renewals'), total(history.daily, 'failures')]).toEqual([1, 0]);
    expect(nextRenewals.map(({ name }) => name)).toEqual(['Customers']);
    expect(all.nextRenewals).toHaveLength(2);
    expect(all.month).toMatchObject({ token: { ok: 2, failed: 1 }, api: { ok: 0, failed: 0 } });
  });

  test('an outage that a valid token bridges costs no error budget, one without a token does', async () => {
    await admin.value('renewToken', { id });
    sandbox.tokenAnswer = () => new Response('down', { status: 503 });
    await admin.call('renewToken', { id });
    expect((await report()).budget.usedSeconds).toBe(0);
    const named = { ...input, settings: { ...settings, name: 'Assets' } };
    const other = await admin.value('saveDatasource', { id: null, draftId: otherDraftId, input: named, version: null });
    await admin.call('renewToken', { id: other.id });
    outageBegan(other.id, 600);
    const { budget, since } = await report(other.id);
    expect(budget.usedSeconds).toBeGreaterThanOrEqual(600);
    expect(budget.usedSeconds).toBeLessThan(660);
    expect(budget).toMatchObject({ objective: 0.999, allowedSeconds: 2592 });
    expect(since).not.toBeNull();
  });

  test('a pause ends the time without a token, and the datasource is marked', async () => {
    sandbox.tokenAnswer = () => new Response('down', { status: 503 });
    await admin.call('renewToken', { id });
    outageBegan(id, 600);
    await admin.value('pauseDatasource', { id, reason: '' });
    const { datasources, nextRenewals } = await report();
    expect(datasources).toMatchObject([{ id, isPaused: true }]);
    expect(nextRenewals).toEqual([]);
    const state = JSON.parse(forge.kvs.entity('token-state').get(id) ?? '') as { detail: { history: StoredHistory } };
    expect(fromStoredHistory(state.detail.history).withoutSinceMs).toBeNull();
    expect((await report()).budget.usedSeconds).toBeGreaterThanOrEqual(600);
  });

  test('takes five reads for thirty datasources', async () => {
    for (let at = 1; at < 30; at += 1) {
      const named = { ...input, settings: { ...settings, name: `Customers ${at}` } };
      const draft = draftId.slice(0, -2) + String(at + 20);
      await admin.value('saveDatasource', { id: null, draftId: draft, input: named, version: null });
    }
    forge.kvs.requests.length = 0;
    expect((await report()).datasources).toHaveLength(30);
    expect(forge.kvs.requests.map(({ path }) => path).sort()).toEqual([
      '/api/v1/batch/get',
      '/api/v1/batch/get',
      '/api/v1/entity/query',
      '/api/v1/entity/query',
      '/api/v1/entity/query',
    ]);
  });
});
