import { describe, expect, test } from 'vitest';
import type { FormContent } from '../../../src/contract/form-content';
import { formPaths } from '../../../src/contract/input-paths';
import { keepable } from '../../../src/datasources/form/keepable';
import { settingsOf } from '../../support/settings';
import { unsavedForm } from '../../support/unsaved';

const row = (name: string, value: string | null, secret = false) => ({ name, value, secret });

describe('a text of an unsaved form', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqaXJhIn0.c2lnbmF0dXJl';

  test.each<
    [
      keyof FormContent & ('name' | 'baseUrl' | 'tokenUrl' | 'clientId' | 'username' | 'scopes' | 'assumedLifetime'),
      string,
    ]
  >([
    ['name', 'Customers 🚚, half a na'],
    ['baseUrl', 'https'],
    ['baseUrl', 'https://api.exa'],
    ['baseUrl', 'http://api.example.com:8443/v1'],
    ['baseUrl', 'api.example.com/users/@me'],
    ['baseUrl', 'https://api.example.com:'],
    ['tokenUrl', 'https://login.example.com/token?tenant=7'],
    ['username', 'jira@example.com'],
    ['clientId', '0oa1b2c3d4E5f6G7h8i9'],
    ['clientId', '9f2c1e7a-4b4d-539a-571f-3a5b6c7d8e00'],
    ['clientId', '5f2b8c1d9e3a4f6b7c8d9e0f1a2b3c4d'],
    ['clientId', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9'],
    ['clientId', '407408718192-a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6.apps.googleusercontent.com'],
    ['scopes', 'api://customers/.default offline'],
    ['name', 'Task-key of sk-parts, npm_packages and pat-na1'],
    ['scopes', 'https://www.googleapis.com/auth/cloud-platform.read-only sk-everything'],
    ['clientId', 'ask-for-customers-of-the-northern-hemisphere'],
    ['assumedLifetime', 'half an hour'],
  ])('%s %j is kept as it is, finished or not', (name, text) => {
    const { content, leftOut } = keepable(unsavedForm({ [name]: text }), null);
    expect(content[name]).toBe(text);
    expect(leftOut).toEqual([]);
  });

  test.each<[keyof FormContent, string]>([
    ['baseUrl', 'https://jira:hush@api.example.com'],
    ['baseUrl', ' https://hush@api.example.com/v1'],
    ['baseUrl', 'https://jira:hush'],
    ['baseUrl', 'jira:hush'],
    ['baseUrl', 'jira:hush@api.example.com'],
    ['baseUrl', 'https:\\\\jira:hush@api.example.com'],
    ['baseUrl', 'https://api.example.com/v1?api_key=hush'],
    ['baseUrl', 'https://api.example.com/#access_token=hush'],
    ['tokenUrl', 'https://jira:hush@login.example.com/token'],
    ['tokenUrl', 'https://login.example.com/token?client_secret=hush'],
    ['tokenUrl', 'login.exa?code=hush'],
    ['issuer', 'https://login.example.com/?x=1&subscription-key=hush'],
    ['audience', 'https://jira:hush@api.example.com'],
    ['resources', 'urn:one\nhttps://jira:hush@api.example.com'],
    ['username', 'jira:hush'],
    ['clientId', jwt],
    ['sendPrefix', `Bearer ${jwt}`],
    ['sendPrefix', 'Bearer 0123456789abcdef'],
    ['clientId', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(12)],
    ['tokenUrl', 'https://login.example.com/token?sv=2024&sig=3jd8Fk2'],
    ['audience', 'https://api.example.com/?sig=3jd8Fk2'],
    ...[
      'AKIAIOSFODNN7EXAMPLE',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'deadbeef'.repeat(5),
      'password=hunter2',
      'AccountKey=abcd==',
      'SSWS 00abcDEFghi123',
      "{'client_secret':'x'}",
      '-----begin private key-----',
      ['ghp', '16C7e42F292c6912E7710c838347Ae178B4a'].join('_'),
      ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_'),
      ['ATATT3x', 'FfGF0aaaabbbb'].join(''),
      ['sk', 'ant', 'api03aaaabbbbccccdddd'].join('-'),
      ['xapp', '1', 'aaaabbbbcccc'].join('-'),
      ['AIza', 'SyAaaaabbbbccccddddeeeeffff1234'].join(''),
      ['GOCSPX', 'aaaabbbbcccc'].join('-'),
      ['SG', 'aaaabbbbcccc', 'ddddeeeeffff'].join('.'),
      ['shpat', 'deadbeefdeadbeefdead'].join('_'),
      ['npm', 'a'.repeat(36)].join('_'),
      ['hvs', 'aaaabbbbccccddddeeee'].join('.'),
      ['dapi', 'deadbeef'.repeat(4)].join(''),
      ['pat', 'na1', 'deadbeef-dead-beef-dead-beefdeadbeef'].join('-'),
      ['abc', '8Q~', 'aaaabbbbccccddddeeeeffffgggghhh'].join(''),
      'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
    ].flatMap((text): ['clientId' | 'name', string][] => [
      ['clientId', text],
      ['name', text],
    ]),
    ['username', '-----BEGIN RSA PRIVATE KEY-----'],
    ['name', 'Customers gH7kQ2mZ9xT4vB8nR1cL'],
    ['grantType', 'gH7kQ2mZ9xT4vB8nR1cL'],
    ['name', '-----BEGIN PRIVATE KEY-----'],
    ['scopes', 'x'.repeat(20_000)],
  ])('%s %j is left out, and said to be', (name, text) => {
    const { content, leftOut } = keepable(unsavedForm({ [name]: text }), null);
    expect(content[name]).toBe('');
    expect(leftOut).toEqual([formPaths[name]]);
  });
});

describe('a row of an unsaved form', () => {
  const saved = settingsOf({ headers: [row('X-Team', 'blue'), row('X-Key', null, true)] });
  const headers = (...rows: ReturnType<typeof row>[]) =>
    keepable(unsavedForm({ headers: rows }), saved).content.headers;

  test('keeps its value only where that is what is saved', () => {
    expect(headers(row(' X-Team ', 'blue'), row('X-Other', 'blue'), row('X-Key', 'hush', true))).toEqual([
      row('X-Team', 'blue'),
      row('X-Other', null),
      row('X-Key', null, true),
    ]);
    expect(headers(row('X-Team', 'hush'), row('X-Team', 'blue', true))).toEqual([
      row('X-Team', null),
      row('X-Team', null, true),
    ]);
    expect(keepable(unsavedForm({ headers: [row('X-Team', 'blue')] }), null).content.headers).toEqual([
      row('X-Team', null),
    ]);
  });

  test('is left out, with its secret’s name, where its own name may be more than a name', () => {
    const kept = keepable(
      unsavedForm(
        { headers: [row('Authorization: Bearer hush', null, true), row('X-Key', null, true)] },
        { typedSecrets: ['header:Authorization: Bearer hush', 'header:X-Key', 'password'] },
      ),
      null,
    );
    expect(kept.content.headers).toEqual([row('X-Key', null, true)]);
    expect(kept.typedSecrets).toEqual(['header:X-Key', 'password']);
    expect(kept.leftOut).toEqual(['headers']);
  });

  test('comes with forty others at most', () => {
    const many = Array.from({ length: 500 }, (_, n) => row(`p${n}`, null));
    expect(keepable(unsavedForm({ extraParameters: many }), null)).toMatchObject({
      content: { extraParameters: { length: 40 } },
      leftOut: ['oauth.extraParameters'],
    });
  });
});
