import { beforeEach, describe, expect, test } from 'vitest';
import type { DatasourceSettings } from '../../src/contract/datasource';
import type { SharedChange, SharedPlan } from '../../src/contract/together';
import { adminClient, draftId, otherDraftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { apiHost, clientSecret, input, loginHost, oauthSettings, settings } from '../support/sandbox';
import { openSite } from '../support/site';
import { unsavedForm } from '../support/unsaved';

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

const assetsId = '7d0e6a52-5b9c-4c47-9d1b-2f6a8f1f9c01';
const secrets = { 'client-secret': clientSecret };
const create = (id: string, over: Partial<DatasourceSettings> = {}, typed: object = secrets) =>
  admin.value('saveDatasource', {
    id: null,
    draftId: id,
    version: null,
    input: { settings: { ...settings, ...over }, secrets: typed },
  });
const withOAuth = (over: Partial<typeof oauthSettings>): Partial<DatasourceSettings> => ({
  authentication: { kind: 'oauth2-client-credentials', oauth: { ...oauthSettings, ...over } },
});
const newHost = 'api.renamed.example';
const renamed: SharedChange = { kind: 'host', from: apiHost, to: newHost };
const planned = (change: SharedChange, typed: ('client-secret' | 'next-client-secret')[] = []): Promise<SharedPlan> =>
  admin.value('planSharedChange', { change, typed });
const items = (plan: SharedPlan, typed: Record<string, string>) =>
  plan.datasources.map(({ id, version }) => ({ id, version, secrets: typed }));
const settingsOf = async (id: string): Promise<DatasourceSettings> =>
  (await admin.value('getDatasource', { id })).settings;

/** Two datasources of one client, and one of nobody else's host. */
async function three(): Promise<void> {
  await create(draftId);
  await create(assetsId, { name: 'Assets', baseUrl: `https://${apiHost}/v2/assets` });
  await create(
    otherDraftId,
    { name: 'Open', baseUrl: 'https://open.example/v1', authentication: { kind: 'none' } },
    {},
  );
}

describe('what datasources share', () => {
  test('are hosts and clients, with who shares them', async () => {
    await three();
    await create('7d0e6a52-5b9c-4c47-9d1b-2f6a8f1f9c02', { name: 'Other client', ...withOAuth({ clientId: 'other' }) });
    const { hosts, clients } = await admin.value('sharedSettings', {});
    expect(hosts.map(({ host, datasources }) => [host, [...datasources].sort()])).toEqual([
      [apiHost, ['Assets', 'Customers', 'Other client']],
      [loginHost, ['Assets', 'Customers', 'Other client']],
      ['open.example', ['Open']],
    ]);
    expect(
      clients.map(({ clientId, tokenEndpoint, datasources }) => [clientId, tokenEndpoint, datasources.length]),
    ).toEqual(
      expect.arrayContaining([
        ['fields', `${loginHost}${tokenPath}`, 2],
        ['other', `${loginHost}${tokenPath}`, 1],
      ]),
    );
  });
});

describe('a host that is renamed', () => {
  test('shows who is touched, which fields, hosts and tokens, and asks once for the secret that they share', async () => {
    await three();
    await admin.value('saveBinding', {
      fieldId: 'customfield_10042',
      contextId: '1',
      version: null,
      settings: fieldSettings(assetsId),
    });
    const before = forge.kvs.plainText();
    const plan = await planned(renamed);
    expect(plan).toMatchObject({
      unapprovedHosts: [newHost],
      secretGroups: [{ name: 'client-secret', clientId: 'fields' }],
    });
    expect(plan.secretGroups[0]?.datasources.toSorted()).toEqual(['Assets', 'Customers']);
    const assets = plan.datasources.find(({ id }) => id === assetsId);
    expect(assets).toMatchObject({
      version: 1,
      fields: ['Customer'],
      token: 'fetched-again',
      newHosts: [{ host: newHost }],
      releasedHosts: [{ host: apiHost }],
      changes: [{ path: 'baseUrl', before: `https://${apiHost}/v2/assets`, after: `https://${newHost}/v2/assets` }],
      problems: {},
    });
    expect(plan.datasources).toHaveLength(2);
    expect(forge.kvs.plainText()).toBe(before);
  });

  test('is changed in each by the rules of a save, with its own audit entry, and works with the secret typed once', async () => {
    await three();
    forge.approved.add(newHost);
    forge.services.set(newHost, (request) => Response.json({ data: [{ id: request.headers.get('authorization') }] }));
    const plan = await planned(renamed);
    const results = await admin.value('applySharedChange', { change: renamed, items: items(plan, secrets) });
    expect(results.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    expect(await settingsOf(draftId)).toMatchObject({ baseUrl: `https://${newHost}/v1` });
    expect((await settingsOf(otherDraftId)).baseUrl).toBe('https://open.example/v1');
    const entries = forge.kvs.records('audit') as {
      action: string;
      datasourceId: string;
      changes: { path: string }[];
    }[];
    const changed = entries.filter(({ action }) => action === 'datasource-changed');
    expect(changed.map(({ datasourceId }) => datasourceId).sort()).toEqual([draftId, assetsId].sort());
    expect((await admin.value('renewToken', { id: assetsId })).status.kind).toBe('valid');
    for (const text of [forge.kvs.plainText(), forge.logged.join('\n'), JSON.stringify([plan, results])]) {
      expect(text).not.toContain(clientSecret);
    }
  });

  test('without its secret, by somebody’s meanwhile save, or gone, leaves a datasource as it was and says why', async () => {
    await three();
    const plan = await planned(renamed);
    const assets = plan.datasources.find(({ id }) => id === assetsId);
    await admin.value('saveDatasource', {
      id: draftId,
      draftId,
      version: 1,
      input: { ...input, settings: { ...settings, cacheSeconds: 9 } },
    });
    const results = await admin.value('applySharedChange', {
      change: renamed,
      items: [
        { id: draftId, version: 1, secrets },
        { id: assetsId, version: assets?.version ?? 0, secrets: {} },
        { id: '7d0e6a52-5b9c-4c47-9d1b-2f6a8f1f9c99', version: 1, secrets },
      ],
    });
    expect(results).toMatchObject([
      { outcome: 'not-changed', because: { code: 'conflict', version: 2 } },
      { outcome: 'not-changed', because: { fields: { 'secrets.client-secret': { because: 'host-changed' } } } },
      { outcome: 'not-changed', because: { code: 'not-found' } },
    ]);
    expect((await settingsOf(assetsId)).baseUrl).toBe(`https://${apiHost}/v2/assets`);
    expect((await admin.value('renewToken', { id: assetsId })).status.kind).toBe('valid');
  });

  test('a second try, because the answer of the first was lost, changes nothing more and is a success', async () => {
    await three();
    const plan = await planned(renamed);
    const payload = { change: renamed, items: items(plan, secrets) };
    await admin.value('applySharedChange', payload);
    expect(await admin.value('applySharedChange', payload)).toMatchObject([
      { outcome: 'changed' },
      { outcome: 'changed' },
    ]);
    expect((await admin.value('getDatasource', { id: draftId })).version).toBe(2);
    expect(await planned(renamed)).toMatchObject({ datasources: [] });
  });

  test('of the authorization server takes issuer and token URL along, paths and other hosts stay', async () => {
    await create(
      draftId,
      withOAuth({ issuer: `https://${loginHost}/realms/a`, tokenUrl: `https://${loginHost}/t?x=1` }),
    );
    const plan = await planned({ kind: 'host', from: loginHost, to: 'id.example:8443' });
    expect(plan.datasources[0]?.changes.map(({ path, after }) => [path, after])).toEqual([
      ['authentication.oauth.tokenUrl', 'https://id.example:8443/t?x=1'],
      ['authentication.oauth.issuer', 'https://id.example:8443/realms/a'],
    ]);
  });

  test.each(['localhost', '10.0.0.1', 'api.example.com:22'])(
    'that is none an app may call (%s) is told for each',
    async (to) => {
      await create(draftId);
      const plan = await planned({ kind: 'host', from: apiHost, to });
      expect(plan.datasources[0]?.problems).toMatchObject({ baseUrl: { code: 'url' } });
      expect(plan.unapprovedHosts).toEqual([]);
    },
  );

  test.each(['https://x.example', 'x.example/path', 'user@x.example', 'x.example?a', ''])(
    '%s is no host',
    async (to) => {
      expect(
        await admin.call('planSharedChange', { change: { kind: 'host', from: apiHost, to }, typed: [] }),
      ).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    },
  );

  test('keeps what somebody left unsaved of a datasource', async () => {
    await create(draftId);
    await admin.value('keepUnsavedForm', { id: draftId, form: unsavedForm({}, { draftId: otherDraftId, version: 1 }) });
    const plan = await planned(renamed);
    await admin.value('applySharedChange', { change: renamed, items: items(plan, secrets) });
    expect(await admin.value('getUnsavedForm', { id: draftId })).not.toBeNull();
  });
});

const tokenPath = new URL(oauthSettings.tokenUrl).pathname;

describe('a client that is rotated', () => {
  const rotated: SharedChange = {
    kind: 'client',
    tokenEndpoint: `${loginHost}${tokenPath}`,
    clientId: 'fields',
    newClientId: 'fields',
    secretEndsOn: '2027-03-31',
  };

  test('is another one at another tenant of the same server, whatever its ID', async () => {
    await create(draftId, withOAuth({ tokenUrl: `https://${loginHost}/realms/a/token` }));
    await create(otherDraftId, { name: 'Realm b', ...withOAuth({ tokenUrl: `https://${loginHost}/realms/b/token/` }) });
    const { clients } = await admin.value('sharedSettings', {});
    expect(clients.map(({ tokenEndpoint, datasources }) => [tokenEndpoint, datasources.length]).sort()).toEqual([
      [`${loginHost}/realms/a/token`, 1],
      [`${loginHost}/realms/b/token`, 1],
    ]);
    const plan = await planned({ ...rotated, tokenEndpoint: `${loginHost}/realms/a/token` }, ['client-secret']);
    expect(plan.datasources).toHaveLength(1);
  });

  test('gets its new secret in every datasource, with the day on which it ends, and in none of another client', async () => {
    await three();
    const other = '7d0e6a52-5b9c-4c47-9d1b-2f6a8f1f9c02';
    await create(other, { name: 'Other client', ...withOAuth({ clientId: 'other' }) });
    const plan = await planned(rotated, ['client-secret']);
    expect(plan).toMatchObject({ secretGroups: [], unapprovedHosts: [] });
    expect(plan.datasources).toHaveLength(2);
    expect(plan.datasources[0]).toMatchObject({ token: 'fetched-again' });
    expect(plan.datasources[0]?.changes.map(({ path }) => path)).toEqual([
      'authentication.oauth.secretExpiresOn',
      'secrets.client-secret',
    ]);
    const typed = { 'client-secret': 'canary-rotated-1' };
    await admin.value('applySharedChange', { change: rotated, items: items(plan, typed) });
    const stored = [...forge.kvs.secrets.values()].join('\n');
    expect(stored.match(/canary-rotated-1/g)).toHaveLength(2);
    expect(stored.match(new RegExp(clientSecret, 'g'))).toHaveLength(1);
    expect(forge.kvs.plainText() + forge.logged.join('')).not.toContain('canary-rotated');
    expect(await settingsOf(assetsId)).toMatchObject({ authentication: { oauth: { secretExpiresOn: '2027-03-31' } } });
  });

  test('may get a next secret first, which changes no token, or another ID', async () => {
    await three();
    const next = await planned(rotated, ['next-client-secret']);
    expect(next.datasources[0]?.changes.map(({ path }) => path)).toEqual(['secrets.next-client-secret']);
    await admin.value('applySharedChange', {
      change: rotated,
      items: items(next, { 'next-client-secret': 'canary-next' }),
    });
    expect((await admin.value('getDatasource', { id: assetsId })).savedSecrets).toEqual([
      'client-secret',
      'next-client-secret',
    ]);
    const moved: SharedChange = { ...rotated, newClientId: 'fields-2' };
    const plan = await planned(moved);
    expect(plan.datasources[0]?.changes).toEqual([
      { path: 'authentication.oauth.clientId', before: 'fields', after: 'fields-2' },
    ]);
  });
});

test.each(['sharedSettings', 'planSharedChange', 'applySharedChange'] as const)(
  '%s is for administrators alone',
  async (name) => {
    const payload =
      name === 'sharedSettings'
        ? {}
        : name === 'planSharedChange'
          ? { change: renamed, typed: [] }
          : { change: renamed, items: [] };
    expect(await adminClient(forge, 'agent').call(name, payload as never)).toEqual({
      ok: false,
      error: { code: 'not-administrator' },
    });
  },
);
