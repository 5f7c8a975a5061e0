import { beforeEach, expect, test } from 'vitest';
import type { ApiHealth, DatasourceInput } from '../../src/contract/datasource';
import { fieldResolver } from '../../src/index';
import { adminClient, draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

const bearer: DatasourceInput = {
  settings: { ...settings, authentication: { kind: 'bearer' } },
  secrets: { 'bearer-token': 'canary.bearer.token.5521' },
};

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let id: string;
beforeEach(async () => {
  ({ forge, sandbox } = openSite());
  sandbox.apiAnswer = () => Response.json({ data: customers });
  admin = adminClient(forge);
  ({ id } = await admin.value('saveDatasource', { id: null, draftId, input: bearer, version: null }));
  const binding = fieldSettings(id, { extraction: { items: '$.data[*]' } });
  const place = { fieldId: 'customfield_10042', contextId: '10142' };
  await admin.value('saveBinding', { ...place, version: null, settings: binding });
});

const extension = { fieldId: 'customfield_10042', configuration: { bindingId: 'customfield_10042:10142' } };
const openDropdown = (): Promise<{ ok: boolean }> =>
  forge.invoke(fieldResolver, 'searchOptions', { search: '' }, { as: 'agent', extension });

async function shown(): Promise<ApiHealth | null> {
  const { datasources } = await admin.value('listDatasources', {});
  const { api } = await admin.value('getDatasource', { id });
  expect(datasources.map((one) => one.api)).toEqual([api]);
  return api;
}

const fails = (): Response => new Response('canary-text of a person', { status: 503, statusText: 'canary-status' });

test('a datasource without OAuth 2.0 says whether it works now', async () => {
  expect(await shown()).toBeNull();
  await openDropdown();
  expect(await shown()).toMatchObject({ works: true, lastFailure: null });
  sandbox.apiAnswer = fails;
  await openDropdown();
  const failing = await shown();
  expect(failing).toMatchObject({ works: false, lastFailure: { failure: { code: 'api-http-error', status: 503 } } });
  expect(failing?.lastSuccessAt).not.toBeNull();
  const { failingApis } = await admin.value('health', { datasourceId: null });
  expect(failingApis).toMatchObject([{ datasourceId: id, name: 'Customers', failure: { status: 503 } }]);
  expect(forge.kvs.plainText()).not.toContain('canary');
  sandbox.apiAnswer = () => Response.json({ data: customers });
  await openDropdown();
  expect(await shown()).toMatchObject({ works: true, lastFailure: { failure: { status: 503 } } });
  expect((await admin.value('health', { datasourceId: null })).failingApis).toEqual([]);
});

test('a call costs one read more, and one write only when something turned', async () => {
  await openDropdown();
  forge.kvs.requests.length = 0;
  await openDropdown();
  const quiet = forge.kvs.requests.length;
  sandbox.apiAnswer = fails;
  forge.kvs.requests.length = 0;
  await openDropdown();
  expect(forge.kvs.requests.length).toBe(quiet + 1);
  expect(forge.kvs.records('api-standing')).toHaveLength(1);
  expect(JSON.stringify(forge.kvs.records('api-standing')).length).toBeLessThan(400);
});

test('a save begins anew, and what is deleted leaves nothing', async () => {
  await openDropdown();
  const changed = { settings: { ...bearer.settings, cacheSeconds: 5 }, secrets: {} };
  await admin.value('saveDatasource', { id, draftId, input: changed, version: 1 });
  expect(await shown()).toBeNull();
  const other = { ...bearer, settings: { ...bearer.settings, name: 'Assets' } };
  const draft = '0b8a51e3-9d4b-4d7c-8a4e-2f7f4f2f8a22';
  await admin.value('saveDatasource', { id: null, draftId: draft, input: other, version: null });
  const tried = { id: draft, draftId: draft, input: { ...other, secrets: {} }, path: 'customers' };
  await admin.value('testDatasource', tried);
  expect(forge.kvs.records('api-standing')).toHaveLength(2);
  await admin.value('deleteDatasource', { id: draft, version: 1 });
  expect(forge.kvs.records('api-standing')).toHaveLength(1);
});

test('a test of other settings than the saved ones, and one that fails, say nothing', async () => {
  const other = { settings: { ...bearer.settings, baseUrl: `${bearer.settings.baseUrl}/more` }, secrets: {} };
  await admin.value('testDatasource', { id, draftId, input: other, path: '' });
  sandbox.apiAnswer = fails;
  await admin.value('testDatasource', { id, draftId, input: { ...bearer, secrets: {} }, path: '' });
  expect(await shown()).toBeNull();
});

test('a call that ends after a newer save, or after the deletion, writes nothing', async () => {
  sandbox.apiAnswer = () => {
    const record = JSON.parse(forge.kvs.entity('datasource').get(id) ?? '') as { version: number };
    forge.kvs.entity('datasource').set(id, JSON.stringify({ ...record, version: 2 }));
    return Response.json({ data: customers });
  };
  await openDropdown();
  expect(forge.kvs.records('api-standing')).toEqual([]);
});
