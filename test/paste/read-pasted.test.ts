import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { mostPasted } from '../../src/contract/pasted';
import { readPasted } from '../../src/paste/read-pasted';
import type { Pasted } from '../../src/paste/pasted';

function read(text: string, from: string | null = null): Pasted {
  const answer = readPasted(text, from);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const oauth = {
  kind: 'oauth2-client-credentials',
  tokenUrl: 'https://login.example.com/oauth2/token',
  clientId: 'jira',
  clientSecret: 's3cret',
  scopes: ['customers:read', 'assets:read'],
  clientAuthentication: 'body',
  audience: '',
  parameters: [],
};

describe('a curl line', () => {
  test.each<[what: string, line: string, authentication: unknown]>([
    [
      'with the client in the body',
      `curl -X POST https://login.example.com/oauth2/token -d grant_type=client_credentials -d client_id=jira -d 'client_secret=s3cret' -d "scope=customers:read assets:read"`,
      oauth,
    ],
    [
      'with one encoded body over several lines',
      `curl --location --request POST 'https://login.example.com/oauth2/token' \\\n --header 'Content-Type: application/x-www-form-urlencoded' \\\n --data-raw 'grant_type=client_credentials&client_id=jira&client_secret=s3cret&scope=customers%3Aread+assets%3Aread'`,
      oauth,
    ],
    [
      'with the client as Basic',
      `curl -u jira:s3cret https://login.example.com/oauth2/token -d "grant_type=client_credentials&scope=customers:read assets:read"`,
      { ...oauth, clientAuthentication: 'basic' },
    ],
    [
      'with the client as an encoded Authorization header',
      `curl https://login.example.com/oauth2/token -H "Authorization: Basic amlyYTpzM2NyZXQ=" --data-urlencode "grant_type=client_credentials" --data-urlencode "scope=customers:read assets:read"`,
      { ...oauth, clientAuthentication: 'basic' },
    ],
    [
      'with a JSON body and an audience, as Auth0 shows it',
      `curl --request POST --url https://login.example.com/oauth2/token --header 'content-type: application/json' --data '{"client_id":"jira","client_secret":"s3cret","audience":"https://api.example.com/","grant_type":"client_credentials"}'`,
      { ...oauth, scopes: [], audience: 'https://api.example.com/' },
    ],
    [
      'with parameters of the server’s own',
      `curl -XPOST https://login.example.com/oauth2/token -d grant_type=account_credentials -d account_id=A1 -u jira:s3cret`,
      { ...oauth, scopes: [], clientAuthentication: 'basic', parameters: [{ name: 'account_id', value: 'A1' }] },
    ],
    [
      'copied for Windows',
      `curl.exe "https://login.example.com/oauth2/token" ^\n  -d "grant_type=client_credentials" ^\n  -d "client_id=jira" -d "client_secret=s3cret"`,
      { ...oauth, scopes: [] },
    ],
    [
      'with characters that only a shell’s quoting brings through',
      `curl https://login.example.com/oauth2/token -d grant_type=client_credentials -u $'jira:s3\\'cr\\u0065t'`,
      { ...oauth, clientSecret: "s3'cret", scopes: [], clientAuthentication: 'basic' },
    ],
  ])('for a token, %s, gives the client and its secret', (_what, line, authentication) => {
    expect(read(line).authentications).toEqual([{ label: '', authentication }]);
    expect(read(line).baseUrls).toEqual([]);
  });

  test.each<[line: string, baseUrl: string, paths: string[], authentication: unknown]>([
    [
      `curl "https://api.example.com/v1/customers?limit=5" -H "Authorization: Bearer tok"`,
      'https://api.example.com/v1',
      ['customers?limit=5'],
      { kind: 'bearer', token: 'tok' },
    ],
    [
      `$ curl -sS --compressed -A agent https://api.example.com/crm/customers -u me:pass:word`,
      'https://api.example.com/crm',
      ['customers'],
      { kind: 'basic', username: 'me', password: 'pass:word' },
    ],
    [
      `curl 'https://api.example.com/v2.1/a/b' -H 'X-API-Key: k1' -H 'accept: */*'`,
      'https://api.example.com/v2.1',
      ['a/b'],
      { kind: 'api-key', in: 'header', name: 'X-API-Key', key: 'k1' },
    ],
    [
      `curl -G https://api.example.com/search -d q=x -d api_key=k1`,
      'https://api.example.com',
      ['search?q=x'],
      { kind: 'api-key', in: 'query', name: 'api_key', key: 'k1' },
    ],
    [`curl --oauth2-bearer tok api.example.com/v1`, 'https://api.example.com/v1', [], { kind: 'bearer', token: 'tok' }],
    [`curl https://open.example.com/`, 'https://open.example.com', [], { kind: 'none' }],
  ])('for an API, %s', (line, baseUrl, paths, authentication) => {
    const found = read(line);
    expect([found.baseUrls, found.paths, found.authentications]).toEqual([
      [baseUrl],
      paths,
      [{ label: '', authentication }],
    ]);
  });

  test('keeps headers of the API, and none that a browser or a tool adds', () => {
    const { headers } = read(
      `curl https://api.example.com/v1/x -H 'X-Tenant: t1' -H 'Authorization: Bearer t' -H 'User-Agent: x' -H 'sec-fetch-mode: cors' -H 'Cookie: a=b' -H 'X-Auth-Token: s'`,
    );
    expect(headers).toEqual([
      { name: 'X-Tenant', value: 't1', isSecret: false },
      { name: 'X-Auth-Token', value: 's', isSecret: true },
    ]);
  });

  test('and a second one give the token of one and the API of the other', () => {
    const found = read(
      `TOKEN=$(curl https://login.example.com/oauth2/token -d grant_type=client_credentials -u jira:s3cret)\ncurl -H "Authorization: Bearer $TOKEN" https://api.example.com/v1/customers`,
    );
    expect(found.baseUrls).toEqual(['https://api.example.com/v1']);
    expect(found.paths).toEqual(['customers']);
    expect(found.authentications[0]?.authentication).toMatchObject({ clientId: 'jira', clientSecret: 's3cret' });
  });

  test('says what it cannot take: placeholders, other methods, an address without TLS', () => {
    const { notes } = read(`curl -X DELETE http://api.example.com/v1/x -H "X-API-Key: $KEY"`);
    expect(notes).toEqual([
      { code: 'method-not-get', method: 'DELETE' },
      { code: 'server-not-https', url: 'http://api.example.com/v1' },
      { code: 'variables-open', names: ['$KEY'] },
    ]);
  });

  test.each([`curl 'https://api.example.com`, 'curl -X POST', `curl "https://api.example.com/x -H 'a: b'`])(
    'that was cut off, %s, is called broken',
    (line) => {
      expect(readPasted(line)).toEqual({ ok: false, error: { code: 'paste-broken', as: 'curl', line: null } });
    },
  );
});

const openapi = {
  openapi: '3.0.3',
  info: { title: 'Customers', version: '1' },
  servers: [
    { url: 'https://{region}.example.com/v1', variables: { region: { default: 'eu' } } },
    { url: 'http://old.example.com' },
    { url: '/relative' },
  ],
  security: [{ machine: ['customers:read'] }],
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      person: { type: 'oauth2', flows: { authorizationCode: { tokenUrl: 'https://x', scopes: {} } } },
      machine: {
        type: 'oauth2',
        flows: {
          clientCredentials: {
            tokenUrl: 'https://login.example.com/token',
            scopes: { 'customers:read': '', 'customers:write': '' },
          },
        },
      },
    },
  },
  paths: {
    '/customers': { get: {}, post: {} },
    '/customers/{id}': { get: {} },
    '/a/b/c': { get: {} },
    '/jobs': { post: {} },
  },
};

describe.each([
  ['JSON', JSON.stringify(openapi)],
  ['YAML', dump(openapi)],
  ['YAML with a comment and a byte order mark', `\uFEFF# Customers\n---\n${dump(openapi)}`],
])('an OpenAPI 3 document in %s', (_as, text) => {
  test('gives its servers, its ways to sign in and its paths, and says what is left', () => {
    expect(read(text)).toEqual({
      kind: 'openapi',
      name: 'Customers',
      baseUrls: ['https://eu.example.com/v1', 'http://old.example.com'],
      authentications: [
        {
          label: 'machine',
          authentication: {
            kind: 'oauth2-client-credentials',
            tokenUrl: 'https://login.example.com/token',
            clientId: '',
            clientSecret: '',
            scopes: ['customers:read', 'customers:write'],
            clientAuthentication: 'auto',
            audience: '',
            parameters: [],
          },
        },
        { label: 'key', authentication: { kind: 'api-key', in: 'header', name: 'X-API-Key', key: '' } },
      ],
      headers: [],
      paths: ['customers', 'a/b/c'],
      notes: [
        { code: 'server-not-https', url: 'http://old.example.com' },
        { code: 'server-relative', path: '/relative' },
        { code: 'authentication-unknown', what: 'person (oauth2 authorizationCode)' },
        { code: 'scopes-open', scopes: ['customers:read', 'customers:write'], count: 2 },
      ],
    });
  });

  test('that was read from an address has its relative servers there', () => {
    expect(read(text, 'https://docs.example.com/api/openapi.yaml').baseUrls).toContain(
      'https://docs.example.com/relative',
    );
  });
});

describe('a Swagger 2 document', () => {
  const swagger = {
    swagger: '2.0',
    info: { title: 'Old' },
    host: 'api.example.com',
    basePath: '/v1',
    schemes: ['http', 'https'],
    securityDefinitions: {
      machine: { type: 'oauth2', flow: 'application', tokenUrl: 'https://login.example.com/token', scopes: { a: '' } },
      implicit: { type: 'oauth2', flow: 'implicit' },
      basic: { type: 'basic' },
    },
    paths: { '/things': { get: {} } },
  };

  test.each([
    ['JSON', JSON.stringify(swagger)],
    ['YAML', dump(swagger)],
  ])('in %s gives host and base path, TLS first', (_as, text) => {
    const found = read(text);
    expect(found).toMatchObject({
      kind: 'swagger',
      baseUrls: ['https://api.example.com/v1', 'http://api.example.com/v1'],
    });
    expect(found.authentications.map(({ authentication }) => authentication.kind)).toEqual([
      'oauth2-client-credentials',
      'basic',
    ]);
    expect(found.notes).toContainEqual({ code: 'authentication-unknown', what: 'implicit (oauth2 implicit)' });
  });
});

describe('Postman', () => {
  const collection = {
    info: { name: 'CRM', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [
      { key: 'base', value: 'https://api.example.com/{{version}}' },
      { key: 'version', value: 'v1' },
    ],
    auth: {
      type: 'oauth2',
      oauth2: [
        { key: 'grant_type', value: 'client_credentials' },
        { key: 'accessTokenUrl', value: 'https://login.example.com/token' },
        { key: 'clientId', value: 'jira' },
        { key: 'clientSecret', value: 's3cret' },
        { key: 'scope', value: 'a b' },
      ],
    },
    item: [
      {
        name: 'Folder',
        item: [
          {
            name: 'All',
            request: {
              method: 'GET',
              url: { raw: '{{base}}/customers?limit=5' },
              header: [{ key: 'X-Tenant', value: 't' }],
            },
          },
          { name: 'One', request: { method: 'GET', url: '{{base}}/customers/:id' } },
        ],
      },
      { name: 'New', request: { method: 'POST', url: '{{base}}/customers' } },
    ],
  };

  test('a collection gives what its variables stand for, its sign-in and the paths of GET', () => {
    expect(read(JSON.stringify(collection))).toMatchObject({
      kind: 'postman',
      name: 'CRM',
      baseUrls: ['https://api.example.com/v1'],
      authentications: [
        {
          authentication: {
            tokenUrl: 'https://login.example.com/token',
            clientId: 'jira',
            clientSecret: 's3cret',
            scopes: ['a', 'b'],
          },
        },
      ],
      headers: [{ name: 'X-Tenant', value: 't', isSecret: false }],
      paths: ['customers?limit=5'],
      notes: [],
    });
  });

  test('one request alone is enough, and a variable that it does not bring is named', () => {
    const found = read(
      JSON.stringify({
        name: 'All',
        request: {
          method: 'GET',
          url: { raw: '{{host}}/v1/x' },
          auth: { type: 'bearer', bearer: [{ key: 'token', value: 'tok' }] },
        },
      }),
    );
    expect(found.authentications).toEqual([{ label: '', authentication: { kind: 'bearer', token: 'tok' } }]);
    expect(found.notes).toEqual([{ code: 'variables-open', names: ['{{host}}'] }]);
  });

  test.each([
    ['hawk', 'hawk'],
    ['oauth2', 'oauth2 authorization_code'],
  ])('a sign-in by %s is not taken, and said', (type, what) => {
    const auth = { type, [type]: [{ key: 'grant_type', value: 'authorization_code' }] };
    expect(read(JSON.stringify({ ...collection, auth })).notes).toContainEqual({
      code: 'authentication-unknown',
      what,
    });
  });
});

describe('what a service hands out to sign in with', () => {
  const oauth = {
    kind: 'oauth2-client-credentials',
    tokenUrl: 'https://login.example.com/token',
    clientId: 'jira',
    clientSecret: 's3cret',
  };

  test.each<[what: string, text: string, authentication: object, more: object]>([
    [
      'JSON with its members in each other',
      JSON.stringify({
        oauth: {
          client_id: 'jira',
          client_secret: 's3cret',
          token_uri: 'https://login.example.com/token',
          scopes: ['a', 'b'],
        },
        api_url: 'https://api.example.com/v1/',
      }),
      { ...oauth, scopes: ['a', 'b'] },
      { baseUrls: ['https://api.example.com/v1'], notes: [] },
    ],
    [
      'a service key of SAP',
      JSON.stringify({
        uaa: {
          clientid: 'jira',
          clientsecret: 's3cret',
          url: 'https://acme.authentication.example.com',
          xsappname: 'x',
        },
        url: 'https://acme.example.com',
      }),
      { ...oauth, tokenUrl: 'https://acme.authentication.example.com/oauth/token' },
      { notes: [] },
    ],
    [
      'lines of an environment’s file',
      '# CRM\nexport CRM_X=1\nCLIENT_ID=jira\nCLIENT_SECRET="s3cret"\n\nTOKEN_URL=https://login.example.com/token\nSCOPE=a b',
      { ...oauth, scopes: ['a', 'b'] },
      {},
    ],
    [
      'lines with colons, as in a mail',
      'Client ID: jira\r\nClient secret: s3cret\r\nToken URL: https://login.example.com/token',
      oauth,
      { baseUrls: [] },
    ],
    [
      'a client without its token endpoint',
      '{"consumerKey":"jira","consumerSecret":"s3cret"}',
      { ...oauth, tokenUrl: '' },
      { kind: 'credentials', notes: [{ code: 'token-url-open' }] },
    ],
  ])('%s', (_what, text, authentication, more) => {
    expect(read(text)).toMatchObject({
      kind: 'credentials',
      authentications: [{ authentication }],
      ...more,
    });
  });

  test('two clients are a choice, and nothing of one goes to the other', () => {
    const text = JSON.stringify({
      tokenUrl: 'https://login.example.com/token',
      prod: { client_id: 'a', scope: 'x' },
      test: { client_id: 'b', client_secret: 's', token_url: 'https://test.example.com/token' },
    });
    expect(read(text).authentications).toMatchObject([
      { label: 'prod', authentication: { clientId: 'a', clientSecret: '', tokenUrl: oauth.tokenUrl, scopes: ['x'] } },
      {
        label: 'test',
        authentication: { clientId: 'b', clientSecret: 's', tokenUrl: 'https://test.example.com/token', scopes: [] },
      },
    ]);
  });

  test('one client has its token endpoint also from an object beside it', () => {
    const text =
      '{"client":{"id":"x","client_id":"jira","client_secret":"s3cret"},"auth":{"token_url":"https://login.example.com/token"}}';
    expect(read(text).authentications).toMatchObject([{ authentication: oauth }]);
  });

  test('lines in which a client stands twice are not guessed at', () => {
    const text = 'CLIENT_ID=a\nTOKEN_URL=https://x.example/t\nCLIENT_ID=b\nCLIENT_SECRET=s';
    expect(readPasted(text)).toEqual({ ok: false, error: { code: 'paste-several' } });
  });

  test('a remark behind a value is none of it, but within quotation marks', () => {
    const text = 'CLIENT_ID=jira\nCLIENT_SECRET=s3cret # rotates\nTOKEN_URL=https://login.example.com/token';
    expect(read(text).authentications).toMatchObject([{ authentication: oauth }]);
  });

  test('metadata of an authorization server gives its token endpoint', () => {
    const text = '{"issuer":"https://login.example.com","token_endpoint":"https://login.example.com/token"}';
    expect(read(text)).toMatchObject({
      kind: 'metadata',
      authentications: [{ authentication: { ...oauth, clientId: '', clientSecret: '' } }],
      notes: [],
    });
  });

  test.each(['NAME=x\nOTHER=y', 'Dear all:\nhere it comes', '{"clientId":"alone"}', 'CLIENT_SECRET=s3cret'])(
    'and %j is none',
    (text) => {
      expect(readPasted(text)).toEqual({ ok: false, error: { code: 'paste-unknown' } });
    },
  );
});

describe('what cannot be read', () => {
  test.each<[what: string, text: string, error: unknown]>([
    ['nothing', '  \n', { code: 'paste-empty' }],
    [
      'JSON that ends in the middle',
      JSON.stringify(openapi, null, 1).slice(0, 300),
      { code: 'paste-broken', as: 'json', line: expect.any(Number) as number },
    ],
    ['JSON with a slip in it', '{"openapi": "3.0.0",, }', { code: 'paste-broken', as: 'json', line: null }],
    ['YAML with a slip in it', 'openapi: 3.0.0\ninfo: {title: [}\n', { code: 'paste-broken', as: 'yaml', line: 2 }],
    ['a page', '<!DOCTYPE html><html>', { code: 'paste-page' }],
    [
      'an address',
      'https://login.example.com/',
      { code: 'paste-address', url: 'https://login.example.com/', isHttps: true },
    ],
    ['an address without TLS', 'http://x.example', { code: 'paste-address', url: 'http://x.example', isHttps: false }],
    ['JSON of something else', '{"name":"x"}', { code: 'paste-unknown' }],
    ['a list', '[1,2]', { code: 'paste-unknown' }],
    ['a sentence', 'Please connect the API.', { code: 'paste-unknown' }],
    [
      'more than anybody pastes',
      `{"openapi":"${'x'.repeat(mostPasted)}"}`,
      { code: 'paste-too-large', max: mostPasted },
    ],
  ])('%s is told apart', (_what, text, error) => {
    expect(readPasted(text)).toEqual({ ok: false, error });
  });

  test.each([
    [
      'aliases that grow without end',
      `openapi: 3.0.0\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.replaceAll(/./g, (name, at: number) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghij'.charAt(at)}`).join()}]\n`)}`,
    ],
    [
      'names of every object’s own',
      'openapi: 3.0.0\n__proto__: {servers: [{url: "https://evil.example"}]}\nconstructor: {}\n',
    ],
    ['types of another language', 'openapi: !!js/function "function(){}"\n'],
    [
      'members of the wrong kind',
      JSON.stringify({
        openapi: '3',
        servers: 'x',
        paths: [1],
        components: { securitySchemes: { a: 7, b: null } },
        security: 'x',
        info: 3,
      }),
    ],
    [
      'a collection of nonsense',
      JSON.stringify({
        info: { schema: 'postman' },
        item: [null, 7, { request: 3 }, { request: { url: 4, header: 'x', body: [] } }],
        variable: 'x',
        auth: 'basic',
      }),
    ],
    ['spaces without end', `export${' '.repeat(200_000)}!`],
    ['empty lines without end', `a${'\n'.repeat(200_000)}b`],
    ['braces without end', `curl -H ${'{'.repeat(200_000)}`],
    ['a name without end', `${'a '.repeat(100_000)}=`],
  ])('%s neither throw nor take long', (_what, text) => {
    const startedAt = performance.now();
    const answer = readPasted(text);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    if (answer.ok) expect(answer.value.baseUrls).toEqual([]);
  });
});
