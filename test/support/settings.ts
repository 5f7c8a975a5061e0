import fc from 'fast-check';
import type { Authentication } from '../../src/contract/authentication';
import type { DatasourceSettings } from '../../src/contract/datasource';
import { assertionAlgorithms } from '../../src/contract/signing-algorithm';
import { clientAuthentications, type NamedValue, type OAuthSettings } from '../../src/contract/oauth-settings';

/** A datasource's settings as an administrator would have them, to be varied by tests. */
export const oauthSettings: OAuthSettings = {
  tokenUrl: 'https://login.example.com/oauth2/token',
  clientId: 'client-1',
  clientAuthentication: 'auto',
  scopes: ['customers.read'],
  scopeSeparator: 'space',
  grantType: 'client_credentials',
  audience: null,
  resources: [],
  extraParameters: [],
  tokenHeaders: [],
  bodyFormat: 'form',
  clientIdName: '',
  clientSecretName: '',
  tokenPath: '',
  lifetimePath: '',
  tokenTypePath: '',
  issuer: null,
  assertion: null,
  send: { headerName: 'Authorization', prefix: 'Bearer' },
  assumedLifetimeSeconds: null,
  rejectionStatuses: [401],
  rejectionPath: '',
  rejectionValue: '',
  secretExpiresOn: null,
};

export function settingsOf(
  changes: Partial<DatasourceSettings> = {},
  oauth: Partial<OAuthSettings> = {},
): DatasourceSettings {
  return {
    type: 'url',
    name: 'Customers',
    baseUrl: 'https://api.example.com/v1',
    headers: [],
    authentication: { kind: 'oauth2-client-credentials', oauth: { ...oauthSettings, ...oauth } },
    cacheSeconds: 300,
    ...changes,
  };
}

const trimmed = (text: string): boolean => text === text.trim() && text !== '';
const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom('Kunden 🏭', '=1+1', '"quoted", name', 'a\u0301', '__proto__', 'constructor'),
);
const printableName = name.filter((text) => trimmed(text) && text.length <= 100 && !/\p{Cc}/u.test(text));
const visible = fc
  .string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1 })
  .filter(trimmed);
const httpsUrl = fc
  .tuple(
    fc.constantFrom('api.example.com', 'login.example.org', 'a-b.example.net:8443'),
    fc.stringMatching(/^[a-z0-9/]{0,12}$/),
  )
  .map(([host, path]) => `https://${host}/${path}`);
const scope = fc.stringMatching(/^[a-zA-Z0-9:/._-]{1,20}$/);
const headerNames = ['X-Tenant', 'X-Region', 'Accept-Language', 'X-Trace'];

const namedValues = (names: readonly string[]): fc.Arbitrary<NamedValue[]> =>
  fc.uniqueArray(fc.constantFrom(...names), { maxLength: names.length }).chain((chosen) =>
    fc.tuple(
      ...chosen.map((named) =>
        fc.oneof(
          visible.map((value): NamedValue => ({ name: named, value, secret: false })),
          fc.constant<NamedValue>({ name: named, value: null, secret: true }),
        ),
      ),
    ),
  );

const oauth: fc.Arbitrary<OAuthSettings> = fc
  .record({
    tokenUrl: httpsUrl,
    clientId: visible,
    clientAuthentication: fc.constantFrom(...clientAuthentications),
    scopes: fc.array(scope, { maxLength: 4 }),
    scopeSeparator: fc.constantFrom('space', 'comma'),
    grantType: fc.constantFrom('client_credentials', 'account_credentials'),
    audience: fc.option(visible),
    resources: fc.array(httpsUrl, { maxLength: 3 }),
    extraParameters: namedValues(['account_id', 'tenant', 'constructor']),
    tokenHeaders: namedValues(headerNames),
    bodyFormat: fc.constantFrom('form', 'json'),
    clientIdName: fc.constantFrom('', 'app_id'),
    clientSecretName: fc.constantFrom('', 'app_secret'),
    tokenPath: fc.constantFrom('', 'data.token'),
    lifetimePath: fc.constantFrom('', 'data.expire'),
    tokenTypePath: fc.constantFrom('', 'data.type'),
    issuer: fc.constant('https://login.example.com'),
    assertion: fc.record({
      algorithm: fc.constantFrom(...assertionAlgorithms),
      keyId: fc.option(visible),
      audience: fc.constantFrom('issuer', 'token-endpoint'),
    }),
    send: fc.record({ headerName: fc.constantFrom('Authorization', 'X-Token'), prefix: fc.constantFrom('Bearer', '') }),
    assumedLifetimeSeconds: fc.option(fc.integer({ min: 1, max: 86_400 })),
    rejectionStatuses: fc.uniqueArray(fc.integer({ min: 300, max: 599 }), { maxLength: 5 }),
    rejectionPath: fc.constantFrom('', '$.errcode'),
    rejectionValue: fc.constantFrom('', '42001'),
    secretExpiresOn: fc.option(fc.constantFrom('2027-03-31', '2028-02-29')),
  })
  .map((settings): OAuthSettings => settings);

const authentication: fc.Arbitrary<Authentication> = fc.oneof(
  fc.constant<Authentication>({ kind: 'none' }),
  visible.filter((text) => !text.includes(':')).map((username): Authentication => ({ kind: 'basic', username })),
  fc.constant<Authentication>({ kind: 'bearer' }),
  fc
    .constantFrom('header' as const, 'query' as const)
    .map((place): Authentication => ({ kind: 'api-key', in: place, name: 'X-Key' })),
  oauth.map((settings): Authentication => ({ kind: 'oauth2-client-credentials', oauth: settings })),
);

/** Any settings that `parse-input.ts` accepts and leaves as they are. */
export const anySettings: fc.Arbitrary<DatasourceSettings> = fc.record(
  {
    type: fc.constant('url' as const),
    name: printableName,
    baseUrl: httpsUrl,
    headers: namedValues(headerNames),
    authentication,
    cacheSeconds: fc.integer({ min: 0, max: 86_400 }),
    testPath: fc.constantFrom('customers', 'v2/assets?state=active'),
  },
  { requiredKeys: ['type', 'name', 'baseUrl', 'headers', 'authentication', 'cacheSeconds'] },
);
