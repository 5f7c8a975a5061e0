import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singleSecretNames } from '../../src/contract/authentication';
import { formInputNames, inputDeclared, type FormInput } from '../../src/contract/form-inputs';
import type { FieldProblem } from '../../src/contract/problems';
import { Secret } from '../../src/base/secret';
import { mergeSecrets } from '../../src/datasources/form/merge-secrets';
import { parseInput } from '../../src/datasources/form/parse-input';
import { inputOf } from '../../src/frontend/admin/editor/model/form-input';
import { problemsOf } from '../../src/frontend/admin/editor/model/form-rules';
import { emptyValues, type FormValues, type NamedRow } from '../../src/frontend/admin/editor/model/form-values';
import { requestParts } from '../../src/oauth/wire/parameters';
import { propertyRuns } from '../support/property-runs';

const good: FormValues = {
  ...emptyValues,
  name: 'Customers',
  baseUrl: 'https://api.example.com/v1',
  kind: 'oauth2-client-credentials',
  tokenUrl: 'https://login.example.com/token',
  clientId: 'jira',
  secrets: { 'client-secret': 'hush', password: 'p', 'bearer-token': 'b', 'api-key': 'k', 'private-key': 'key' },
  username: 'jira',
  apiKeyName: 'X-Api-Key',
};

/** What a save answers: problems of what was typed first, then secrets that are not there. */
function saved(values: FormValues): Record<string, FieldProblem> {
  const input = parseInput(JSON.parse(JSON.stringify(inputOf(values))), 'save');
  if (!input.ok) return input.error.code === 'invalid-input' ? input.error.fields : {};
  return mergeSecrets(input.value, null).problems;
}

const row = (name: string, value: string, secret = false): NamedRow => ({
  rowId: 1,
  name,
  value,
  secret,
  savedAs: null,
});

describe('the form finds what a save finds', () => {
  it.each<[string, Partial<FormValues>, string, FieldProblem]>([
    [
      'a port that Forge blocks',
      { baseUrl: 'https://api.example.com:8081' },
      'baseUrl',
      { code: 'url', problem: 'port' },
    ],
    [
      'an address',
      { tokenUrl: 'https://10.0.0.1/token' },
      'oauth.tokenUrl',
      { code: 'url', problem: 'host-ip-address' },
    ],
    ['an address in disguise', { baseUrl: 'https://0x7f.1' }, 'baseUrl', { code: 'url', problem: 'host-ip-address' }],
    ['this machine', { issuer: 'https://localhost/x' }, 'oauth.issuer', { code: 'url', problem: 'host-local' }],
    [
      'a name without a dot',
      { baseUrl: 'https://intranet/v1' },
      'baseUrl',
      { code: 'url', problem: 'host-single-label' },
    ],
    ['an empty user', { baseUrl: 'https://@api.example.com' }, 'baseUrl', { code: 'url', problem: 'userinfo' }],
    [
      'a resource without a scheme',
      { resources: 'api.example.com' },
      'oauth.resources.0',
      { code: 'url', problem: 'not-a-url' },
    ],
    [
      'a resource with a fragment',
      { resources: 'urn:x urn:y#z' },
      'oauth.resources.1',
      { code: 'url', problem: 'fragment' },
    ],
    [
      'six resources',
      { resources: 'urn:1 urn:2 urn:3 urn:4 urn:5 urn:6' },
      'oauth.resources',
      { code: 'too-many', max: 5 },
    ],
    ['a header of the connection', { headers: [row('Host', 'x')] }, 'headers.0.name', { code: 'header-forbidden' }],
    ['a header with a space', { headers: [row('X Y', 'x')] }, 'headers.0.name', { code: 'characters' }],
    ['a header that the token has', { headers: [row('authorization', 'x')] }, 'headers.0.name', { code: 'repeated' }],
    ['a header value in two lines', { headers: [row('X-A', 'a\nb')] }, 'headers.0.value', { code: 'characters' }],
    [
      'a header of the token request',
      { tokenHeaders: [row('Accept', 'x')] },
      'oauth.tokenHeaders.0.name',
      { code: 'repeated' },
    ],
    [
      'a parameter of the grant',
      { extraParameters: [row('scope', 'x')] },
      'oauth.extraParameters.0.name',
      { code: 'reserved-parameter' },
    ],
    [
      'a parameter twice',
      { extraParameters: [row('a', 'x'), row('a', 'y')] },
      'oauth.extraParameters.1.name',
      { code: 'repeated' },
    ],
    ['an umlaut in the client ID', { clientId: 'jürgen' }, 'oauth.clientId', { code: 'characters' }],
    ['a colon in the user name', { kind: 'basic', username: 'a:b' }, 'username', { code: 'characters' }],
    ['a key’s header with a space', { kind: 'api-key', apiKeyName: 'X Key' }, 'apiKey.name', { code: 'characters' }],
    [
      'an umlaut in a token',
      { kind: 'bearer', secrets: { 'bearer-token': 'ü' } },
      'secrets.bearer-token',
      { code: 'characters' },
    ],
    [
      'a secret as the client ID',
      { clientId: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIi' },
      'oauth.clientId',
      { code: 'holds-secret' },
    ],
    ['a path that leaves the base', { testPath: '../admin' }, 'testPath', { code: 'url', problem: 'leaves-base' }],
    [
      'eleven statuses',
      { rejectionStatuses: '400 401 402 403 404 405 406 407 408 409 410' },
      'oauth.rejectionStatuses',
      { code: 'too-many', max: 10 },
    ],
    [
      'one name for ID and secret',
      { clientIdName: 'x', clientSecretName: 'x' },
      'oauth.clientSecretName',
      { code: 'repeated' },
    ],
    [
      'the ID’s own name for the secret',
      { clientSecretName: 'client_id' },
      'oauth.clientSecretName',
      { code: 'repeated' },
    ],
    [
      'a parameter named as the ID is',
      { clientIdName: 'app', extraParameters: [row('app', 'x')] },
      'oauth.extraParameters.0.name',
      { code: 'reserved-parameter' },
    ],
    [
      'a long header value',
      { headers: [row('X-A', 'v'.repeat(4_097))] },
      'headers.0.value',
      { code: 'too-long', max: 4_096 },
    ],
    ['a header without a value', { headers: [row('X-A', '')] }, 'headers.0.value', { code: 'required' }],
    ['a day that is none', { secretExpiresOn: '2027-02-30' }, 'oauth.secretExpiresOn', { code: 'date' }],
  ])('%s', (_what, patch, path, problem) => {
    const values = { ...good, ...patch };
    expect(problemsOf(values, [], null)[path]).toEqual(problem);
    expect(saved(values)[path]).toEqual(problem);
  });

  it('a JSONPath that cannot be read, with the same reason', () => {
    const values = { ...good, rejectionPath: '$.error[' };
    expect(problemsOf(values, [], null)['oauth.rejectionPath']).toMatchObject({ code: 'jsonpath' });
    expect(saved(values)).toEqual(problemsOf(values, [], null));
  });

  it('rows that do not fit the record together', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ ...row(`X-${at}`, 'v'.repeat(4_000)), rowId: at }));
    const values = { ...good, headers: many, tokenHeaders: many };
    expect(problemsOf(values, [], null)).toEqual({ headers: { code: 'too-many-bytes', max: 100_000 } });
    expect(saved(values)).toEqual(problemsOf(values, [], null));
  });
});

const texts = [
  '',
  ' ',
  'a',
  ' a ',
  'ü',
  'a b',
  'a"b',
  'a,b',
  'a\nb',
  '\u0000',
  '0',
  '-1',
  '5',
  '401',
  '1e3',
  '999999999',
  '2027-02-28',
  '2027-02-30',
  'https://api.example.com',
  'https://api.example.com/v1?x=1',
  'https://api.example.com:8443',
  'https://api.example.com:1',
  'http://api.example.com',
  'https://localhost',
  'https://a',
  'https://127.1',
  'https://[::1]',
  'https://u@h.example',
  'https://h.example./',
  'https:',
  'a:',
  'urn:x',
  'urn:x#y',
  '#',
  '{x}',
  '..',
  '/../x',
  '//x.example',
  '?q',
  '\\',
  '$.a',
  '$.a[',
  '$..*',
  'a.b',
  'client_id',
  'client_secret',
  'scope',
  'grant_type',
  'Authorization',
  'authorization',
  'Content-Type',
  'Host',
  'DPoP',
  'X-A',
  'x-a',
  'sec-x',
  'iss',
  'sub=',
  'a=b',
  'a=b a=c',
  'Bearer abcdefghijkl',
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIi',
  '-----BEGIN KEY-----',
  'x'.repeat(101),
  'x'.repeat(201),
  'x'.repeat(2_049),
  'x'.repeat(4_097),
  'x'.repeat(8_193),
];
const text = fc.constantFrom(...texts);
const rows = fc.array(
  fc.record({ rowId: fc.nat(), name: text, value: text, secret: fc.boolean(), savedAs: fc.constant(null) }),
  { maxLength: 3 },
);

/** Values of one input: any text where it takes texts, one of its choices where it offers them. */
function anyOf(input: FormInput): fc.Arbitrary<unknown> {
  const declared = inputDeclared(input);
  if (declared.as === 'rows') return rows;
  return declared.as === 'choice' ? fc.constantFrom(...declared.choices) : text;
}

/** A good form with some inputs filled otherwise. */
const forms: fc.Arbitrary<FormValues> = fc
  .tuple(
    fc
      .subarray([...formInputNames], { maxLength: 5 })
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, anyOf(name)])))),
    fc.option(fc.dictionary(fc.constantFrom(...singleSecretNames), text), { nil: undefined }),
  )
  .map(([patch, secrets]) => ({
    ...good,
    ...(patch as Partial<FormValues>),
    ...(secrets !== undefined && { secrets }),
  }));

describe('whatever stands in the form', () => {
  it('the form and a save say the same of it', () => {
    fc.assert(
      fc.property(forms, (values) => {
        const form = problemsOf(values, [], null);
        const save = saved(values);
        expect(form).toMatchObject(save);
        const more = Object.entries(form).filter(([path]) => !(path in save));
        // A save speaks of secrets that are not there once all that was typed is right.
        expect(more.filter(([, { code }]) => code !== 'secret-required')).toEqual([]);
        if (more.length > 0) expect(Object.keys(save)).not.toEqual([]);
      }),
      { numRuns: propertyRuns(1_500) },
    );
  });

  it('a request is not refused for settings that a save accepted', () => {
    const oauthForms = forms.map((values) => ({ ...values, kind: 'oauth2-client-credentials' as const }));
    fc.assert(
      fc.property(oauthForms, (values) => {
        const input = parseInput(JSON.parse(JSON.stringify(inputOf(values))), 'save');
        if (!input.ok) return;
        const { settings, secrets } = input.value;
        if (settings.authentication.kind !== 'oauth2-client-credentials') return;
        const bag = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, new Secret(value ?? '')]));
        const parts = requestParts(settings.authentication.oauth, bag);
        expect(parts.ok || parts.error === 'secret-missing' ? 'sent' : parts.error).toBe('sent');
      }),
      { numRuns: propertyRuns(3_000) },
    );
  });
});
