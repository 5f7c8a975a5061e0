import { describe, expect, test } from 'vitest';
import type { DatasourceInput, DatasourceSettings } from '../../../src/contract/datasource';
import type { OAuthSettings } from '../../../src/contract/oauth-settings';
import { parseInput } from '../../../src/datasources/form/parse-input';
import { input, oauthSettings, settings } from '../../support/sandbox';

function fieldsOf(value: unknown, scope: 'save' | 'api' | 'token' = 'save'): unknown {
  const parsed = parseInput(value, scope);
  if (parsed.ok) return {};
  return parsed.error.code === 'invalid-input' ? parsed.error.fields : parsed.error;
}

const having = (change: Partial<DatasourceSettings>, secrets: DatasourceInput['secrets'] = {}): DatasourceInput => ({
  settings: { ...settings, ...change },
  secrets,
});
const oauthHaving = (change: Partial<OAuthSettings>, secrets: DatasourceInput['secrets'] = {}): DatasourceInput =>
  having({ authentication: { kind: 'oauth2-client-credentials', oauth: { ...oauthSettings, ...change } } }, secrets);
const header = (name: string, value: string | null = 'v', secret = false) => ({ name, value, secret });

describe('what a form may hold', () => {
  test('a whole form is read as it is', () => {
    expect(parseInput(input, 'save')).toEqual({ ok: true, value: input });
  });

  test('white space around pasted values is dropped, and what nobody asked for', () => {
    const pasted = { ...having({ name: ' A ', baseUrl: ' https://api.example.com ' }), surplus: 1 };
    expect(parseInput(pasted, 'save')).toMatchObject({
      ok: true,
      value: { settings: { name: 'A', baseUrl: 'https://api.example.com' } },
    });
  });

  test('a row marked secret keeps no value', () => {
    const parsed = parseInput(having({ headers: [header('X-Key', 'typed here by mistake', true)] }), 'save');
    expect(parsed).toMatchObject({ ok: true, value: { settings: { headers: [{ name: 'X-Key', value: null }] } } });
  });

  test.each([
    [having({ name: '' }), { name: { code: 'required' } }],
    [having({ name: 'x'.repeat(101) }), { name: { code: 'too-long', max: 100 } }],
    [having({ baseUrl: '' }), { baseUrl: { code: 'required' } }],
    [having({ baseUrl: 'http://api.example.com' }), { baseUrl: { code: 'url', problem: 'not-https' } }],
    [having({ baseUrl: 'https://127.0.0.1' }), { baseUrl: { code: 'url', problem: 'host-ip-address' } }],
    [having({ baseUrl: 'https://api.example.com/?a=1' }), { baseUrl: { code: 'url', problem: 'has-query' } }],
    [having({ baseUrl: 'https://api.example.com/{x}' }), { baseUrl: { code: 'url', problem: 'template-in-base' } }],
    [having({ cacheSeconds: -1 }), { cacheSeconds: { code: 'out-of-range', min: 0, max: 86_400 } }],
    [having({ testPath: '../admin' }), { testPath: { code: 'url', problem: 'leaves-base' } }],
    [having({ testPath: 'x'.repeat(2049) }), { testPath: { code: 'too-long', max: 2048 } }],
    [having({ testPath: 'customers?api_key=x' }), { testPath: { code: 'holds-secret' } }],
    [having({ headers: [header('Host')] }), { 'headers.0.name': { code: 'header-forbidden' } }],
    [having({ headers: [header('bad name')] }), { 'headers.0.name': { code: 'characters' } }],
    [having({ headers: [header('A'), header('a')] }), { 'headers.1.name': { code: 'repeated' } }],
    [having({ headers: [header('authorization')] }), { 'headers.0.name': { code: 'repeated' } }],
    [having({ headers: [header('A', 'x\r\nB: 1')] }), { 'headers.0.value': { code: 'characters' } }],
    [
      having({ headers: Array.from({ length: 21 }, (_, at) => header(`H${at}`)) }),
      { headers: { code: 'too-many', max: 20 } },
    ],
    [
      having({ headers: [header('X', null, true)] }, { 'header:X': 'a\nb' }),
      { 'headers.0.value': { code: 'characters' } },
    ],
    [having({ authentication: { kind: 'basic', username: 'a:b' } }), { username: { code: 'characters' } }],
    [having({ authentication: { kind: 'basic', username: '' } }), { username: { code: 'required' } }],
    [
      having({ authentication: { kind: 'api-key', in: 'header', name: 'Cookie' } }),
      { 'apiKey.name': { code: 'header-forbidden' } },
    ],
    [oauthHaving({ tokenUrl: 'https://x' }), { 'oauth.tokenUrl': { code: 'url', problem: 'host-single-label' } }],
    [oauthHaving({ clientId: 'ä' }), { 'oauth.clientId': { code: 'characters' } }],
    [oauthHaving({ scopes: ['a"b'] }), { 'oauth.scopes': { code: 'characters' } }],
    [oauthHaving({ resources: ['not absolute'] }), { 'oauth.resources.0': { code: 'characters' } }],
    [
      oauthHaving({ resources: ['https://a.example/#x'] }),
      { 'oauth.resources.0': { code: 'url', problem: 'fragment' } },
    ],
    [
      oauthHaving({ extraParameters: [header('grant_type')] }),
      { 'oauth.extraParameters.0.name': { code: 'reserved-parameter' } },
    ],
    [
      oauthHaving({ extraParameters: [header('a'), header('a')] }),
      { 'oauth.extraParameters.1.name': { code: 'repeated' } },
    ],
    [oauthHaving({ clientAuthentication: 'private-key-jwt' }), { 'oauth.assertion.algorithm': { code: 'required' } }],
    [
      oauthHaving({ rejectionStatuses: [200] }),
      { 'oauth.rejectionStatuses': { code: 'out-of-range', min: 300, max: 599 } },
    ],
    [oauthHaving({ scopes: ['a,b'], scopeSeparator: 'comma' }), { 'oauth.scopes': { code: 'characters' } }],
    [oauthHaving({ rejectionPath: 'errcode' }), { 'oauth.rejectionPath': { code: 'jsonpath', index: 0 } }],
    [oauthHaving({ tokenPath: 'dätä' }), { 'oauth.tokenPath': { code: 'characters' } }],
    [oauthHaving({ clientIdName: 'a', clientSecretName: 'a' }), { 'oauth.clientSecretName': { code: 'repeated' } }],
    [oauthHaving({ secretExpiresOn: '2027-02-30' }), { 'oauth.secretExpiresOn': { code: 'date' } }],
    [oauthHaving({}, { 'client-secret': 'a\u0000b' }), { 'secrets.client-secret': { code: 'characters' } }],
    [
      { ...input, secrets: { 'client-secret': 'x'.repeat(8193) } },
      { 'secrets.client-secret': { code: 'too-long', max: 8192 } },
    ],
  ])('case %#: the problem is named at its field', (value, problems) => {
    expect(fieldsOf(value)).toMatchObject(problems);
    expect(Object.keys(fieldsOf(value) as object)).toEqual(Object.keys(problems));
  });

  test.each([
    [null, ''],
    [{ settings, secrets: { 'made-up': 'x' } }, 'secrets.made-up'],
    [having({ authentication: { kind: 'magic' } as never }), 'authentication'],
    [oauthHaving({ tokenUrl: 7 as never }), 'oauth.tokenUrl'],
    [{ settings: { ...settings, name: undefined }, secrets: {} }, 'name'],
  ])('case %#: another shape is refused, not guessed', (value, path) => {
    const fields = fieldsOf(value) as Record<string, unknown>;
    expect(Object.keys(fields)).toContain(path);
  });

  test('settings of an exported file that knew no names and places of one’s own are those of the standard', () => {
    const { clientIdName: _, tokenPath: __, rejectionPath: ___, ...older } = oauthSettings;
    expect(fieldsOf(oauthHaving(older))).toEqual({});
  });

  test('a login endpoint of one’s own needs no grant type, and a redirect may mean that a token is refused', () => {
    const own = { grantType: '', clientIdName: 'app_id', tokenPath: 'data.token', rejectionStatuses: [302] };
    expect(fieldsOf(oauthHaving({ ...own, rejectionPath: '$.errors[?@.code==401]' }))).toEqual({});
  });

  test('parameters may differ by case alone: their names have one', () => {
    expect(fieldsOf(oauthHaving({ extraParameters: [header('a'), header('A')] }))).toEqual({});
  });

  test('a half-filled form is enough for its token', () => {
    const half = having({ name: '', baseUrl: '', headers: [header('')] });
    expect(fieldsOf(half, 'token')).toEqual({});
    expect(Object.keys(fieldsOf(half, 'api') as object)).toEqual(['baseUrl', 'headers.0.name']);
  });
});
