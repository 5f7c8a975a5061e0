import { beforeEach, describe, expect, test } from 'vitest';
import { adminClient, type AdminClient, draftId, otherDraftId } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, input, oauthSettings, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;

beforeEach(() => {
  ({ forge, sandbox, admin } = openSite());
});

const create = { id: null, draftId, input, version: null };

describe('the main job', () => {
  test('a token fetched before saving is in force after saving, without another request', async () => {
    const token = await admin.value('requestToken', { id: null, draftId, input });
    expect(token.status.kind).toBe('valid');
    const saved = await admin.value('saveDatasource', create);
    expect(saved).toMatchObject({ version: 1, savedSecrets: ['client-secret'], usedBy: [], updatedBy: 'admin' });
    expect(saved.token?.status).toEqual(token.status);
    expect(sandbox.tokenRequests).toHaveLength(1);
  });

  test('a test shows the token step, the rows and where they are', async () => {
    const report = await admin.value('testDatasource', { id: null, draftId, input, path: 'customers' });
    expect(report.ok).toBe(true);
    expect(report.steps).toMatchObject([
      { step: 'token', reused: false, result: { ok: true, value: { status: { kind: 'valid' } } } },
      { step: 'api', url: 'https://api.sandbox.example/v1/customers', result: { ok: true } },
    ]);
    const api = report.steps[1];
    if (api?.step !== 'api' || !api.result.ok) throw new Error('no sample');
    expect(api.result.value).toMatchObject({ status: 200, rows: customers, totalRows: 2, part: null });
    expect(api.result.value.suggestions[0]).toMatchObject({
      items: '$.data[*]',
      keys: expect.arrayContaining(['id']) as unknown,
    });
  });

  test.each([
    ['nowhere', 'https://api.sandbox.example/v1/nowhere'],
    ['', 'https://api.sandbox.example/v1'],
    ['/customers?page=2', 'https://api.sandbox.example/v1/customers?page=2'],
  ])('a test of path "%s" that fails names the address that was called', async (path, url) => {
    sandbox.apiAnswer = () => new Response('no such page', { status: 404 });
    const report = await admin.value('testDatasource', { id: null, draftId, input, path });
    expect(report.steps[1]).toMatchObject({ step: 'api', url, result: { ok: false, error: { status: 404 } } });
    expect(sandbox.apiCalls.at(-1)?.url).toBe(url);
  });

  test.each([401, 403, 419])(
    'a refused token that nothing replaces is told with the status %i of the API',
    async (status) => {
      const oauth = { ...oauthSettings, rejectionStatuses: [status] };
      const authentication = { kind: 'oauth2-client-credentials', oauth } as const;
      const refusing = { ...input, settings: { ...settings, authentication } };
      sandbox.apiAnswer = () => {
        sandbox.tokenAnswer = () => new Response('', { status: 503 });
        return new Response('', { status });
      };
      const report = await admin.value('testDatasource', { id: null, draftId, input: refusing, path: 'customers' });
      expect(report.steps).toMatchObject([
        { step: 'token', result: { ok: true } },
        { step: 'api', result: { ok: false, error: { code: 'api-token-refused', status, tried: 'not-had' } } },
      ]);
      expect(sandbox.apiCalls).toHaveLength(1);
    },
  );

  test('a test tells what a JWT says, and not the token', async () => {
    const payload = Buffer.from(JSON.stringify({ iss: 'https://login.sandbox.example', name: 'Somebody' }));
    const token = `e30.${payload.toString('base64url')}.c2lnbmF0dXJl`;
    sandbox.tokenAnswer = () => Response.json({ access_token: token, token_type: 'Bearer' });
    sandbox.accepted.add(token);
    const report = await admin.value('testDatasource', { id: null, draftId, input, path: 'customers' });
    expect(report.steps[0]).toMatchObject({
      claims: { texts: [{ name: 'iss', values: ['https://login.sandbox.example'] }], others: ['name'] },
    });
    expect(JSON.stringify(report)).not.toMatch(/c2lnbmF0dXJl|Somebody/);
    expect(JSON.stringify(report)).not.toContain(payload.toString('base64url'));
  });

  test('a second test reuses the token of the first', async () => {
    await admin.value('testDatasource', { id: null, draftId, input, path: '' });
    await new Promise((resolve) => setImmediate(resolve));
    const report = await admin.value('testDatasource', { id: null, draftId, input, path: '' });
    expect(sandbox.tokenRequests).toHaveLength(1);
    expect(report.ok).toBe(true);
  });

  test('the list shows name, URL, authentication, token and use', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    await admin.value('saveDatasource', create);
    const plain = { ...input, settings: { ...settings, name: 'assets', authentication: { kind: 'none' as const } } };
    await admin.value('saveDatasource', { ...create, draftId: otherDraftId, input: { ...plain, secrets: {} } });
    const { datasources } = await admin.value('listDatasources', {});
    expect(datasources).toMatchObject([
      { name: 'assets', authentication: 'none', token: null, usedBy: [] },
      {
        name: 'Customers',
        baseUrl: 'https://api.sandbox.example/v1',
        authentication: 'oauth2-client-credentials',
        token: { status: { kind: 'valid' } },
      },
    ]);
  });

  test('renaming keeps token and secret; nothing is asked again', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    const { id } = await admin.value('saveDatasource', create);
    const renamed = { settings: { ...settings, name: 'Clients' }, secrets: {} };
    const saved = await admin.value('saveDatasource', { id, draftId: otherDraftId, input: renamed, version: 1 });
    expect(saved).toMatchObject({ version: 2, settings: { name: 'Clients' }, savedSecrets: ['client-secret'] });
    expect(saved.token?.status.kind).toBe('valid');
    expect(sandbox.tokenRequests).toHaveLength(1);
  });

  test('a token fetched with changed settings leaves the saved one in force until the save', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    const { id } = await admin.value('saveDatasource', create);
    const scoped = {
      settings: {
        ...settings,
        authentication: { kind: 'oauth2-client-credentials' as const, oauth: { ...oauthSettings, scopes: ['write'] } },
      },
      secrets: {},
    };
    await admin.value('requestToken', { id, draftId: otherDraftId, input: scoped });
    expect((await admin.value('getDatasource', { id })).token).toMatchObject({
      status: { kind: 'valid' },
      requestedScopes: ['read'],
    });
    const saved = await admin.value('saveDatasource', { id, draftId: otherDraftId, input: scoped, version: 1 });
    expect(saved.token).toMatchObject({ status: { kind: 'valid' }, requestedScopes: ['write'] });
    expect(sandbox.tokenRequests).toHaveLength(2);
  });

  test('another account cannot adopt a draft token', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    forge.administrators.add('other-admin');
    const saved = await adminClient(forge, 'other-admin').value('saveDatasource', create);
    expect(saved.token?.status.kind).toBe('not-requested');
  });

  test('pressing renew asks again and writes it down', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    const { id } = await admin.value('saveDatasource', create);
    const renewed = await admin.value('renewToken', { id });
    expect(renewed.status.kind).toBe('valid');
    expect(sandbox.tokenRequests).toHaveLength(2);
    const actions = forge.kvs.records('audit').map(({ action, by }) => [action, by]);
    expect(actions).toEqual([
      ['datasource-created', 'admin'],
      ['token-renewed', 'admin'],
    ]);
  });

  test('a wrong secret is refused in the server’s words and nothing is saved', async () => {
    const wrong = { ...input, secrets: { 'client-secret': 'wrong' } };
    const answer = await admin.call('requestToken', { id: null, draftId, input: wrong });
    expect(answer).toMatchObject({ ok: false, error: { code: 'token-refused', status: 401, error: 'invalid_client' } });
    expect(forge.kvs.records('datasource')).toEqual([]);
  });

  test('a host that is not approved is named with its step, before and at the call', async () => {
    forge.approved.delete('login.sandbox.example');
    expect(await admin.value('neededHosts', { input })).toEqual({
      hosts: [
        { host: 'login.sandbox.example', step: 'token' },
        { host: 'api.sandbox.example', step: 'api' },
      ],
      notAllowed: [{ host: 'login.sandbox.example', step: 'token' }],
    });
    const answer = await admin.call('requestToken', { id: null, draftId, input });
    expect(answer).toEqual({ ok: false, error: { code: 'token-egress', host: 'login.sandbox.example' } });
  });
});
