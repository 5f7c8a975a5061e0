import { beforeEach, expect, test } from 'vitest';
import { fieldResolver, renewTokens } from '../../src/index';
import { type AdminClient, draftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { settings, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let id: string;
const context = { fieldId: 'customfield_10042', contextId: '10142' };

beforeEach(async () => {
  ({ forge, sandbox, admin, datasourceId: id } = await siteWithDatasource());
  await admin.value('renewToken', { id });
  await admin.value('saveBinding', { ...context, version: null, settings: fieldSettings(id) });
});

const options = (): Promise<unknown> =>
  forge.invoke(
    fieldResolver,
    'searchOptions',
    { search: '' },
    { as: 'agent', extension: { fieldId: context.fieldId, configuration: { bindingId: 'customfield_10042:10142' } } },
  );

const pause = (): Promise<{ id: string; version: number }> =>
  admin.value('pauseDatasource', { id, reason: ' contract ended ' });

/** As if the token were about to end. */
function makeDue(): void {
  const states = forge.kvs.entity('token-state');
  const state = JSON.parse(states.get(id) ?? '') as { due: string; dueAt: number; detail: { token: object } };
  const detail = { ...state.detail, token: { ...state.detail.token, softAtMs: 1 } };
  states.set(id, JSON.stringify({ ...state, detail, dueAt: state.due === 'yes' ? 1 : 0 }));
}

test('fields of a paused datasource say so, and nothing leaves the house', async () => {
  expect(await options()).toMatchObject({ ok: true });
  await pause();
  const before = forge.outsideCalls.length;
  expect(await options()).toEqual({ ok: false, error: { code: 'source-paused' } });
  const preview = await admin.value('previewBinding', { settings: fieldSettings(id), search: '', issueKey: null });
  expect(preview.options).toEqual({ ok: false, error: { code: 'api-paused' } });
  expect(forge.outsideCalls).toHaveLength(before);
});

test('no tick renews its token: an idle one stays one read', async () => {
  await renewTokens();
  await pause();
  makeDue();
  const requests = sandbox.tokenRequests.length;
  forge.kvs.requests.length = 0;
  await renewTokens();
  expect(forge.kvs.requests).toEqual([{ path: '/api/v1/entity/query', write: false }]);
  expect(sandbox.tokenRequests).toHaveLength(requests);
});

test('a tick that still finds it due, because the second write was lost, puts it to rest for good', async () => {
  let writes = 0;
  forge.kvs.fault = () => ((writes += 1) === 2 ? 'before' : null);
  await pause();
  forge.kvs.fault = () => null;
  makeDue();
  const requests = sandbox.tokenRequests.length;
  await renewTokens();
  forge.kvs.requests.length = 0;
  await renewTokens();
  expect(forge.kvs.requests).toHaveLength(1);
  expect(sandbox.tokenRequests).toHaveLength(requests);
});

test('the list, the editor and the audit trail know who paused it, when and why', async () => {
  await pause();
  const paused = { by: 'admin', reason: 'contract ended' };
  const { datasources } = await admin.value('listDatasources', {});
  expect(datasources[0]).toMatchObject({ version: 2, paused });
  expect(await admin.value('getDatasource', { id })).toMatchObject({ paused, token: { nextRenewalAt: null } });
  const [entry] = (
    await admin.value('listAudit', {
      filter: { from: null, until: null, by: null, actions: ['datasource-paused'], datasourceId: id, text: '' },
      cursor: null,
    })
  ).entries;
  expect(entry).toMatchObject({
    by: 'admin',
    name: 'Customers',
    changes: [{ path: 'paused', before: null, after: 'contract ended' }],
  });
});

test('it works again with the first use after it was resumed, and is renewed by the next tick', async () => {
  await pause();
  makeDue();
  await admin.value('resumeDatasource', { id });
  expect(await options()).toMatchObject({ ok: true, value: { options: [{ key: '17' }, { key: '18' }] } });
  const requests = sandbox.tokenRequests.length;
  makeDue();
  await renewTokens();
  expect(sandbox.tokenRequests.length).toBeGreaterThan(requests);
});

test('an edit keeps it paused, and the editor may try what it likes', async () => {
  const { version } = await pause();
  const edit = { id, draftId, input: { settings: { ...settings, cacheSeconds: 60 }, secrets: {} } };
  const saved = await admin.value('saveDatasource', { ...edit, version });
  expect(saved).toMatchObject({ version: 3, paused: { reason: 'contract ended' } });
  expect(await admin.value('testDatasource', { ...edit, path: 'customers' })).toMatchObject({ ok: true });
  expect(await options()).toMatchObject({ error: { code: 'source-paused' } });
});

const edit = { id: '', draftId, input: { settings: { ...settings, cacheSeconds: 60 }, secrets: {} } };

test('pausing and resuming ask for no version: what somebody saved meanwhile is paused as well', async () => {
  await admin.value('saveDatasource', { ...edit, id, version: 1 });
  expect(await pause()).toEqual({ id, version: 3 });
  // Whoever does it again, from a list that is old, changes nothing and is told how it is.
  expect(await admin.value('pauseDatasource', { id, reason: 'mine' })).toEqual({ id, version: 3 });
  const view = await admin.value('getDatasource', { id });
  expect(view).toMatchObject({ settingsVersion: 2, paused: { reason: 'contract ended' } });
  expect(await admin.value('resumeDatasource', { id })).toEqual({ id, version: 4 });
  expect(await admin.value('resumeDatasource', { id })).toEqual({ id, version: 4 });
  const gone = { id: '0b8a51e3-9d4b-4d7c-8a4e-2f7f4f2f8a22' };
  const notFound = { ok: false, error: { code: 'not-found', what: 'datasource' } };
  expect(await admin.call('resumeDatasource', gone)).toEqual(notFound);
});

test('a form that was opened before a pause is saved over it, and is refused after a save', async () => {
  await pause();
  const saved = await admin.value('saveDatasource', { ...edit, id, version: 1 });
  expect(saved).toMatchObject({ version: 3, settingsVersion: 3, paused: { reason: 'contract ended' } });
  await admin.value('resumeDatasource', { id });
  const late = { ...edit, input: { settings: { ...settings, cacheSeconds: 10 }, secrets: {} } };
  const conflict = { ok: false, error: { code: 'conflict', version: 4, updatedBy: 'admin' } };
  for (const version of [1, 2, 5])
    expect(await admin.call('saveDatasource', { ...late, id, version })).toMatchObject(conflict);
});
