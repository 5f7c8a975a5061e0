import { afterEach, beforeEach, expect, test } from 'vitest';
import { fieldResolver, renewTokens } from '../../src/index';
import type { DayUsage } from '../../src/health/usage';
import { adminClient, draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import { ForgeFake } from '../support/forge-runtime';
import { input, openSandbox, settings, type Sandbox } from '../support/sandbox';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let id: string;
beforeEach(async () => {
  forge = new ForgeFake();
  sandbox = openSandbox(forge);
  admin = adminClient(forge);
  const cached = { ...input, settings: { ...settings, cacheSeconds: 300 } };
  ({ id } = await admin.value('saveDatasource', { id: null, draftId, input: cached, version: null }));
});
afterEach(() => forge.uninstall());

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
  const ofUsage = forge.kvs.requests.slice(-2).map(({ path }) => path);
  expect(ofUsage).toEqual(['/api/v1/entity/get', '/api/v1/transaction']);
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
