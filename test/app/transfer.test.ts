import { beforeEach, describe, expect, test } from 'vitest';
import type { DatasourceSettings } from '../../src/contract/datasource';
import { importedAtOnce, type ExportFile, type ImportPlan } from '../../src/contract/transfer';
import { type AdminClient, draftId, otherDraftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { clientSecret, input, loginHost, oauthSettings, settings } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

const create = { id: null, draftId, input, version: null };
const id = '7d0e6a52-5b9c-4c47-9d1b-2f6a8f1f9c01';

async function exported(): Promise<string> {
  const file = await admin.value('exportSite', {});
  if (!file.ok) throw new Error(file.error.code);
  return file.text;
}

async function planned(text: string, updateByName: string[] = []): Promise<ImportPlan> {
  const plan = await admin.value('planImport', { text, updateByName });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

async function applied(text: string, versions: Record<string, number> = {}, updateByName: string[] = []) {
  const results = await admin.value('applyImport', { text, versions, updateByName });
  if (!results.ok) throw new Error(JSON.stringify(results.error));
  return results.value;
}

function fileOf(...datasources: [string, DatasourceSettings][]): string {
  const file: ExportFile = {
    format: 'connected-fields',
    schemaVersion: 1,
    exportedAt: '2026-11-23T20:00:00.000Z',
    datasources: datasources.map(([own, one]) => ({ id: own, settings: one, secrets: [] })),
    bindings: [],
  };
  return JSON.stringify(file);
}

/** Another, empty site. */
function moveToAnotherSite(): void {
  forge.kvs.entities.clear();
  forge.kvs.secrets.clear();
}

describe('from one site to another', () => {
  test('a datasource arrives with its id and settings, without its secret, and works once that is entered', async () => {
    const { id: own } = await admin.value('saveDatasource', create);
    const text = await exported();
    expect(text).not.toContain(clientSecret);
    moveToAnotherSite();

    const plan = await planned(text);
    expect(plan.datasources).toMatchObject([
      { id: own, name: 'Customers', plan: 'new', secrets: [{ name: 'client-secret', because: 'new' }] },
    ]);
    expect(plan.secretsToEnter).toBe(1);
    expect(forge.kvs.records('datasource')).toEqual([]);

    expect(await applied(text)).toEqual([
      { id: own, name: 'Customers', outcome: 'created', missingSecrets: ['client-secret'] },
    ]);
    const { datasources } = await admin.value('listDatasources', {});
    expect(datasources).toMatchObject([{ id: own, missingSecrets: ['client-secret'] }]);
    expect(await admin.call('renewToken', { id: own })).toMatchObject({ ok: false });

    await admin.value('saveDatasource', { id: own, draftId, version: 1, input });
    expect((await admin.value('listDatasources', {})).datasources[0]?.missingSecrets).toEqual([]);
    expect((await admin.value('renewToken', { id: own })).status.kind).toBe('valid');
    expect((await planned(text)).counts).toEqual({ new: 0, changed: 0, same: 1, conflict: 0 });
  });

  test('a datasource with bound tokens travels with its settings, without token and key', async () => {
    forge.services.set(loginHost, (request) => {
      const thumbprinted = request.headers.get('dpop') !== null;
      return thumbprinted
        ? Response.json({ access_token: 'canary-bound', token_type: 'DPoP', expires_in: 3600 })
        : Response.json({ error: 'invalid_dpop_proof' }, { status: 400 });
    });
    const dpop = { use: 'always', algorithm: 'EdDSA', unbound: 'refuse' } as const;
    const authentication = { kind: 'oauth2-client-credentials', oauth: { ...oauthSettings, dpop } } as const;
    const bound = { settings: { ...settings, authentication }, secrets: input.secrets };
    const { id: own } = await admin.value('saveDatasource', { ...create, input: bound });
    expect(await admin.value('renewToken', { id: own })).toMatchObject({ isBound: true, status: { kind: 'valid' } });
    const keys = [...forge.kvs.secrets.values()].flatMap((text) => /\\?"d\\?":\\?"([\w-]{40,})/.exec(text)?.[1] ?? []);
    expect(keys).toHaveLength(1);
    const text = await exported();
    for (const secret of [...keys, 'canary-bound', clientSecret]) expect(text).not.toContain(secret);
    moveToAnotherSite();
    await applied(text);
    const there = await admin.value('getDatasource', { id: own });
    expect(there.settings).toEqual(bound.settings);
    expect(there).toMatchObject({ savedSecrets: [], token: { status: { kind: 'not-requested' } } });
  });

  test('who imported it stands in the audit trail', async () => {
    await applied(fileOf([id, settings]));
    expect(forge.kvs.records('audit')).toMatchObject([
      { by: 'admin', action: 'datasource-created', datasourceId: id, name: 'Customers' },
    ]);
  });

  test('an id that is none of ours becomes one that can be edited, the same at every import', async () => {
    const text = fileOf(['draft-0', settings]);
    const [first] = await applied(text);
    expect(first?.outcome).toBe('created');
    expect((await admin.value('getDatasource', { id: first?.id ?? '' })).settings.name).toBe('Customers');
    expect((await planned(text)).counts.same).toBe(1);
  });
});

describe('changing what is there', () => {
  test('keeps the secret while the hosts stay, and drops secret and token when a host moves', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    const { id: own } = await admin.value('saveDatasource', create);
    expect(await applied(fileOf([own, { ...settings, cacheSeconds: 60 }]), { [own]: 1 })).toMatchObject([
      { outcome: 'changed', missingSecrets: [] },
    ]);
    expect((await admin.value('renewToken', { id: own })).status.kind).toBe('valid');

    const oauth = { ...oauthSettings, tokenUrl: 'https://login.evil.example/token' };
    const moved = { ...settings, authentication: { kind: 'oauth2-client-credentials' as const, oauth } };
    expect(await applied(fileOf([own, moved]), { [own]: 2 })).toMatchObject([
      { outcome: 'changed', missingSecrets: ['client-secret'] },
    ]);
    expect([...forge.kvs.secrets.values()].join()).not.toContain('canary');
    expect(await admin.call('renewToken', { id: own })).toMatchObject({ ok: false });
    expect(forge.outsideCalls.filter(({ url }) => url.includes('evil'))).toEqual([]);
  });

  test('that takes away a secret which was missing makes the record of its token anew, as a save does', async () => {
    const { id: own } = await admin.value('saveDatasource', create);
    const headers = [{ name: 'X-Tenant', value: null, secret: true }];
    expect(await applied(fileOf([own, { ...settings, headers }]), { [own]: 1 })).toMatchObject([
      { missingSecrets: ['header:X-Tenant'] },
    ]);
    expect(forge.kvs.records('token-state')).toEqual([]);
    expect(await applied(fileOf([own, settings]), { [own]: 2 })).toMatchObject([{ missingSecrets: [] }]);
    expect([...forge.kvs.entity('token-state').keys()]).toEqual([own]);
    expect((await admin.value('renewToken', { id: own })).status.kind).toBe('valid');
  });

  test('is refused when somebody saved after the plan was made, and nothing changes', async () => {
    const { id: own } = await admin.value('saveDatasource', create);
    await admin.value('saveDatasource', { id: own, draftId, version: 1, input: { settings, secrets: {} } });
    const text = fileOf([own, { ...settings, name: 'Clients' }]);
    for (const versions of [{}, { [own]: 1 }]) {
      expect(await applied(text, versions)).toEqual([
        { id: own, name: 'Clients', outcome: 'not-imported', because: 'changed-meanwhile' },
      ]);
    }
    expect((await admin.value('getDatasource', { id: own })).settings.name).toBe('Customers');
  });

  test('a name that is taken is a conflict until the administrator lets the other one be changed', async () => {
    const { id: own } = await admin.value('saveDatasource', create);
    const text = fileOf([id, { ...settings, cacheSeconds: 60 }]);
    expect((await planned(text)).datasources).toMatchObject([
      { plan: 'conflict', conflict: { code: 'name-taken', existingId: own } },
    ]);
    expect(await applied(text)).toMatchObject([{ outcome: 'not-imported', because: 'conflict' }]);
    expect((await planned(text, [id])).datasources).toMatchObject([{ plan: 'changed', existingId: own, version: 1 }]);
    expect(await applied(text, { [id]: 1 }, [id])).toMatchObject([{ outcome: 'changed', missingSecrets: [] }]);
    expect((await admin.value('getDatasource', { id: own })).settings.cacheSeconds).toBe(60);
  });
});

describe('an import that goes wrong', () => {
  test('leaves each datasource either whole or not there, and goes on with the next', async () => {
    const second = '7d0e6a52-5b9c-4c47-9d1b-2f6a8f1f9c02';
    let writes = 0;
    forge.kvs.fault = () => ((writes += 1) === 1 ? 'before' : null);
    const text = fileOf([id, settings], [second, { ...settings, name: 'Sites' }]);
    expect(await applied(text)).toMatchObject([
      { id, outcome: 'not-imported', because: 'broke-off' },
      { id: second, outcome: 'created' },
    ]);
    expect(forge.kvs.records('datasource')).toHaveLength(1);
  });

  test('takes a bounded number at once', async () => {
    const many = Array.from({ length: importedAtOnce + 1 }, (_, n): [string, DatasourceSettings] => [
      `d${n}`,
      { ...settings, name: `Source ${n}` },
    ]);
    expect(await admin.value('applyImport', { text: fileOf(...many), versions: {}, updateByName: [] })).toMatchObject({
      ok: false,
      error: { code: 'too-many' },
    });
    expect(forge.kvs.records('datasource')).toEqual([]);
  });

  test.each([
    ['', 'empty'],
    ['{"format":"connected-fields","schemaVersion":1,"datasources":[', 'truncated'],
    ['{"format":"connected-fields","schemaVersion":99}', 'newer-version'],
    ['{"__proto__":{}}', 'hostile-member'],
    ['{}', 'not-an-export'],
  ])('%j is refused as %s before anything is stored', async (text, code) => {
    const payload = { text, updateByName: [] };
    expect(await admin.value('planImport', payload)).toMatchObject({ ok: false, error: { code } });
    expect(await admin.value('applyImport', { ...payload, versions: {} })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(forge.kvs.records('datasource')).toEqual([]);
  });
});

describe('configurations of fields', () => {
  const app = '00000000-0000-4000-8000-000000000000/00000000-0000-4000-8000-000000000001';
  const field = (fieldId: string, name: string, kind: string | null = 'select') => ({
    id: fieldId,
    name,
    ...(kind !== null && { schema: { custom: `ari:cloud:ecosystem::extension/${app}/static/connected-${kind}` } }),
  });
  const jiraHas = (fields: object[]) => (path: string) => (path === '/rest/api/3/field' ? Response.json(fields) : null);

  async function cascade(): Promise<string> {
    forge.jiraAnswer = jiraHas([
      field('customfield_10042', 'Customer'),
      field('customfield_10043', 'Asset'),
      field('customfield_10099', 'Region', null),
    ]);
    const { id: own } = await admin.value('saveDatasource', create);
    const place = { contextId: '10142', version: null };
    await admin.value('saveBinding', { ...place, fieldId: 'customfield_10042', settings: fieldSettings(own) });
    const path = 'assets{?customer=fields.customfield_10042.key,region=fields.customfield_10099}';
    const settings = fieldSettings(own, { query: { path } });
    await admin.value('saveBinding', { ...place, fieldId: 'customfield_10043', settings });
    const text = await exported();
    moveToAnotherSite();
    forge.jiraAnswer = jiraHas([
      field('customfield_20001', 'Asset'),
      field('customfield_20002', 'Customer'),
      field('customfield_20003', 'region', null),
    ]);
    forge.contexts = () => ['777'];
    return text;
  }

  function toSave(plan: ImportPlan) {
    return plan.bindings.flatMap((one) =>
      one.plan === 'new' || one.plan === 'changed'
        ? [
            {
              fieldId: one.target.fieldId,
              contextId: one.target.contextId,
              version: one.version,
              settings: one.settings,
            },
          ]
        : [],
    );
  }

  test('arrive at the fields of the same names, and their queries read the fields of this site', async () => {
    const text = await cascade();
    expect(JSON.parse(text)).toMatchObject({
      bindings: [
        { fieldId: 'customfield_10042', kind: 'select' },
        { parents: { customfield_10042: 'Customer', customfield_10099: 'Region' } },
      ],
    });
    const plan = await planned(text);
    expect(forge.kvs.records('binding')).toEqual([]);
    await applied(text);
    expect(await admin.value('importBindings', { bindings: toSave(plan) })).toEqual([
      { fieldId: 'customfield_20002', contextId: '777', fieldName: 'Customer', outcome: 'connected' },
      { fieldId: 'customfield_20001', contextId: '777', fieldName: 'Asset', outcome: 'connected' },
    ]);
    const { binding } = await admin.value('getBinding', { fieldId: 'customfield_20001', contextId: '777' });
    expect(binding?.settings.query.path).toBe(
      'assets{?customer=fields.customfield_20002.key,region=fields.customfield_20003}',
    );
    expect(forge.kvs.records('audit')).toContainEqual(
      expect.objectContaining({ action: 'binding-saved', name: 'Asset', by: 'admin' }),
    );
    expect((await planned(text)).bindings.map((one) => one.plan)).toEqual(['same', 'same']);
  });

  test('are saved one by one: what changed meanwhile, lacks its datasource or closes a circle stops no other', async () => {
    const text = await cascade();
    const plan = await planned(text);
    await applied(text);
    const bindings = toSave(plan);
    const [customer, asset] = bindings;
    if (customer === undefined || asset === undefined) throw new Error('not planned');
    await admin.value('saveBinding', { ...customer, settings: fieldSettings(asset.settings.datasourceId) });
    const circular = fieldSettings(asset.settings.datasourceId, {
      query: { path: 'x{?a=fields.customfield_20004}' },
    });
    const results = await admin.value('importBindings', {
      bindings: [
        customer,
        { ...asset, fieldId: 'customfield_20005', settings: { ...asset.settings, datasourceId: otherDraftId } },
        { ...asset, fieldId: 'customfield_20004', settings: circular },
        asset,
      ],
    });
    expect(results).toMatchObject([
      { outcome: 'not-imported', because: { code: 'conflict', version: 1 } },
      { outcome: 'not-imported', because: { fields: { datasourceId: { code: 'unknown-datasource' } } } },
      { outcome: 'not-imported', because: { fields: { 'query.path': { code: 'circular-fields' } } } },
      { outcome: 'connected', fieldId: 'customfield_20001' },
    ]);
  });

  test('that look as if they held a secret are named, and records that cannot be read are counted', async () => {
    const { id: own } = await admin.value('saveDatasource', create);
    const place = { contextId: '1', version: null };
    const settings = fieldSettings(own, { query: { path: 'customers?api_key=abc123' } });
    await admin.value('saveBinding', { ...place, fieldId: 'customfield_10042', settings });
    await admin.value('saveBinding', { ...place, fieldId: 'customfield_10043', settings: fieldSettings(own) });
    const records = forge.kvs.entity('binding');
    const whole = JSON.parse(records.get('customfield_10043:1') ?? '') as object;
    records.set('customfield_10043:1', JSON.stringify({ ...whole, settings: 'damaged' }));
    expect(await admin.value('exportSite', {})).toMatchObject({
      fields: 1,
      unreadable: 1,
      suspicions: [{ name: 'Customer', path: 'query.path' }],
    });
  });

  test('of a field with several contexts carry the projects, and find the context for them on the other site', async () => {
    const perProject = (contexts: Record<string, string>) => (query: URLSearchParams) => {
      const project = query.get('projectKeyOrId');
      return project === null ? Object.values(contexts) : [contexts[project] ?? []].flat();
    };
    const projects = Response.json({
      values: ['CRM', 'OPS'].map((key) => ({ id: `id-${key}`, key, issueTypes: [{ id: '1' }] })),
    });
    const answer = (fields: object[]) => (path: string) =>
      path === '/rest/api/3/project/search' ? projects.clone() : jiraHas(fields)(path);
    forge.jiraAnswer = answer([field('customfield_10042', 'Customer')]);
    forge.contexts = perProject({ 'id-CRM': '1', 'id-OPS': '2' });
    const { id: own } = await admin.value('saveDatasource', create);
    const place = { fieldId: 'customfield_10042', contextId: '2', version: null };
    await admin.value('saveBinding', { ...place, settings: fieldSettings(own) });
    const text = await exported();
    expect(JSON.parse(text)).toMatchObject({ bindings: [{ projects: ['OPS'] }] });
    moveToAnotherSite();
    forge.jiraAnswer = answer([field('customfield_5', 'Customer')]);
    forge.contexts = perProject({ 'id-CRM': '501', 'id-OPS': '500' });
    expect((await planned(text)).bindings).toMatchObject([
      { plan: 'new', target: { fieldId: 'customfield_5', contextId: '500', projects: ['OPS'] } },
    ]);
  });
});
