import { beforeEach, describe, expect, test } from 'vitest';
import type { DatasourceInput } from '../../src/contract/datasource';
import { type AdminClient, draftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input, oauthSettings, settings } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let admin: AdminClient;
let id: string;

beforeEach(async () => {
  ({ forge, admin, datasourceId: id } = await siteWithDatasource());
  for (const contextId of ['10142', '10143']) {
    await admin.value('saveBinding', {
      fieldId: 'customfield_10042',
      contextId,
      version: null,
      settings: fieldSettings(id),
    });
  }
  forge.issues.set('IT-1', { id: '1', key: 'IT-1', fields: { customfield_10042: { key: '17', label: 'Acme' } } });
  forge.issues.set('IT-2', { id: '2', key: 'IT-2', fields: { customfield_10042: null } });
});

const changed = (change: Partial<DatasourceInput['settings']>, secrets: DatasourceInput['secrets'] = {}) =>
  admin.value('impactOfSave', { id, input: { settings: { ...settings, ...change }, secrets } });
const counts = (): string[] => forge.jiraCalls.map(({ path }) => path).filter((path) => path.includes('count'));

describe('before a save', () => {
  test('the fields are named once, with the issues that the person sees', async () => {
    expect(await changed({ baseUrl: `${settings.baseUrl}/other` })).toMatchObject({
      level: 'fields',
      touched: [{ fieldId: 'customfield_10042', fieldName: 'Customer', issues: 1 }],
      secretsAsked: [],
    });
    expect(counts()).toHaveLength(1);
    expect(forge.jiraCalls.at(-1)?.provider).toBe('user');
  });

  test('a change of what the token is asked with is one of the token', async () => {
    const oauth = { ...oauthSettings, scopes: ['other'] };
    const impact = await changed({ authentication: { kind: 'oauth2-client-credentials', oauth } });
    expect(impact).toMatchObject({ level: 'token', token: 'fetched-again', touched: [{ issues: 1 }] });
    expect(await changed({}, { 'client-secret': 'another' })).toMatchObject({ level: 'token' });
  });

  test('a new host is told, and the secret it asks for', async () => {
    const impact = await changed({ baseUrl: 'https://api.other.example/v1' });
    expect(impact).toMatchObject({
      newHosts: [{ host: 'api.other.example', step: 'api' }],
      secretsAsked: [{ name: 'client-secret', because: 'host-changed' }],
    });
  });

  test('what nobody feels is not counted', async () => {
    expect(await changed({ name: 'Clients', cacheSeconds: 60 })).toMatchObject({ level: 'unnoticed' });
    expect(await changed({})).toMatchObject({ level: 'nothing' });
    expect(counts()).toEqual([]);
  });

  test('nothing is changed, no secret is read and nothing leaves', async () => {
    const before = forge.kvs.plainText();
    forge.kvs.requests.length = 0;
    await changed({ baseUrl: 'https://api.other.example/v1' });
    expect(forge.kvs.requests.filter(({ write, path }) => write || path.includes('secret'))).toEqual([]);
    expect(forge.kvs.plainText()).toBe(before);
    expect(forge.outsideCalls).toEqual([]);
  });

  test('a form that cannot be saved, and a datasource that is gone, are told as saving tells them', async () => {
    const bad = { settings: { ...settings, name: '' }, secrets: {} };
    expect(await admin.call('impactOfSave', { id, input: bad })).toEqual({
      ok: false,
      error: { code: 'invalid-input', fields: { name: { code: 'required' } } },
    });
    expect(await admin.call('impactOfSave', { id: draftId.replace(/^3/, '4'), input })).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});
