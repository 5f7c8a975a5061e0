import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { jwtVerify, exportJWK, generateKeyPair, exportPKCS8 } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssertionAlgorithm } from '../../../src/contract/signing-algorithm';
import type { OAuthSettings } from '../../../src/contract/oauth-settings';
import { createOutbound } from '../../../src/http/outbound';
import type { AuthenticationMethod } from '../../../src/oauth/wire/client-authentication';
import { formEncoded } from '../../../src/oauth/wire/client-authentication';
import { requestToken } from '../../../src/oauth/wire/request-token';
import { Secret } from '../../../src/base/secret';
import { json, startLoopback, type Loopback, type Received } from '../../support/loopback';
import { freshProver, bag, clientSecret, oauthSettings } from '../../support/oauth';
import { createTestClock } from '../../support/test-clock';
import { propertyRuns } from '../../support/property-runs';

let server: Loopback;
beforeAll(async () => {
  server = await startLoopback((_, response) => {
    json(response, { access_token: 't', token_type: 'Bearer', expires_in: 60 });
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
});

const clock = createTestClock();
const ask = (
  settings: Partial<OAuthSettings> = {},
  {
    method = 'body',
    secrets = { 'client-secret': clientSecret },
  }: { method?: AuthenticationMethod; secrets?: Record<string, string> } = {},
) => {
  const kept = bag(secrets);
  const secret = kept[method === 'private-key-jwt' ? 'private-key' : 'client-secret'];
  const outbound = createOutbound({ fetch: server.fetch, clock });
  return requestToken(
    { settings: oauthSettings(settings), secrets: kept, method, secret, timeoutMs: 10_000 },
    { outbound, clock, prover: freshProver(clock, settings) },
  );
};
const sent = async (...request: Parameters<typeof ask>): Promise<Received> => {
  const answer = await ask(...request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const [received] = server.received;
  if (received === undefined || server.received.length > 1) throw new Error(`${server.received.length} requests`);
  return received;
};
const form = async (...request: Parameters<typeof ask>): Promise<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams((await sent(...request)).body));
const extra = (name: string, value: string | null, secret = false) => ({ name, value, secret });

describe('a token request', () => {
  it('is a POST of a UTF-8 form with grant_type=client_credentials', async () => {
    const { method, headers, body } = await sent();
    expect(method).toBe('POST');
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(headers.accept).toBe('application/json');
    expect(body).toContain('grant_type=client_credentials');
  });

  it('names neither a library nor this machine in its user agent', async () => {
    expect((await sent()).headers['user-agent']).toBe('connected-fields-for-jira');
  });

  it('keeps the endpoint’s own query and adds nothing to it', async () => {
    expect((await sent({ tokenUrl: 'https://login.acme.example/token?api-version=1.0' })).path).toBe(
      '/token?api-version=1.0',
    );
  });

  it.each([
    'https://login.acme.example/token#x',
    'http://login.acme.example/token',
    'https://10.0.0.1/token',
    'nonsense',
  ])('is not made to %s', async (tokenUrl) => {
    expect(await ask({ tokenUrl })).toEqual({ ok: false, error: { code: 'token-settings', problem: 'token-url' } });
    expect(server.received).toHaveLength(0);
  });

  it('leaves out what is empty', async () => {
    const parameters = await form({ audience: '', extraParameters: [extra('empty', ''), extra('none', null)] });
    expect(Object.keys(parameters).sort()).toEqual(['client_id', 'client_secret', 'grant_type']);
  });

  it('joins scopes by space, or by comma where the server wants that', async () => {
    expect((await form({ scopes: ['a', 'https://acme.example/.default'] })).scope).toBe(
      'a https://acme.example/.default',
    );
    server.received.length = 0;
    expect((await form({ scopes: ['a', 'b'], scopeSeparator: 'comma' })).scope).toBe('a,b');
  });

  it.each([['a b'], [''], ['a"b'], ['a\\b'], ['ä'], ['a\nb']])('does not send %j as a scope', async (scope) => {
    expect(await ask({ scopes: [scope] })).toMatchObject({ error: { problem: 'scope-characters' } });
  });

  it('sends audience, every resource, and extra parameters, secret ones from the encrypted place', async () => {
    const { body } = await sent(
      {
        audience: 'https://api.acme.example/',
        resources: ['https://a.example/', 'urn:dtaccount:1'],
        extraParameters: [extra('account_id', 'A&1=ü'), extra('child_key', null, true)],
      },
      { secrets: { 'client-secret': clientSecret, 'parameter:child_key': 'k+1' } },
    );
    const parameters = new URLSearchParams(body);
    expect(parameters.get('audience')).toBe('https://api.acme.example/');
    expect(parameters.getAll('resource')).toEqual(['https://a.example/', 'urn:dtaccount:1']);
    expect(parameters.get('account_id')).toBe('A&1=ü');
    expect(parameters.get('child_key')).toBe('k+1');
  });

  it.each([
    ...['grant_type', 'assertion', 'client_id', 'client_secret', 'client_assertion', 'client_assertion_type'],
    ...['scope', 'audience', 'resource'],
  ])('lets no extra parameter stand in for %s', async (name) => {
    expect(await ask({ extraParameters: [extra(name, 'x')] })).toMatchObject({
      error: { problem: 'parameter-reserved' },
    });
    expect(server.received).toHaveLength(0);
  });

  it('repeats no parameter', async () => {
    expect(await ask({ extraParameters: [extra('a', '1'), extra('a', '2')] })).toMatchObject({
      error: { problem: 'parameter-repeated' },
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.stringMatching(/^x[a-z]{1,8}$/), { maxLength: 5 }), async (names) => {
        server.received.length = 0;
        const { body } = await sent({ extraParameters: names.map((name) => extra(name, 'v')), scopes: ['s'] });
        const keys = [...new URLSearchParams(body).keys()];
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: propertyRuns(20) },
    );
  });

  it.each(['not a uri', 'relative/path', 'https://a.example/#part', '//a.example'])(
    'does not send %j as a resource',
    async (resource) => {
      expect(await ask({ resources: [resource] })).toMatchObject({ error: { problem: 'resource' } });
    },
  );

  it('sends the administrator’s headers, secret ones too, and none that belong to the request', async () => {
    const { headers } = await sent(
      { tokenHeaders: [extra('X-Tenant', 'acme'), extra('X-Key', null, true)] },
      { secrets: { 'client-secret': clientSecret, 'token-header:X-Key': 'k1' } },
    );
    expect(headers['x-tenant']).toBe('acme');
    expect(headers['x-key']).toBe('k1');
    for (const name of ['Authorization', 'Content-Type', 'Host', 'Cookie', 'Proxy-Authorization', 'Content-Length']) {
      expect(await ask({ tokenHeaders: [extra(name, 'x')] })).toMatchObject({ error: { problem: 'header-forbidden' } });
    }
    expect(await ask({ tokenHeaders: [extra('X-A', 'b\r\nX-Evil: 1')] })).toMatchObject({
      error: { problem: 'header-characters' },
    });
  });

  it('has a JSON body where the server wants one', async () => {
    const { headers, body } = await sent({ bodyFormat: 'json', scopes: ['a', 'b'], resources: ['urn:a', 'urn:b'] });
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: clientSecret,
      scope: 'a b',
      resource: ['urn:a', 'urn:b'],
    });
  });

  it('uses another grant only as an explicit choice (Zoom, SAP Ariba)', async () => {
    const parameters = await form({ grantType: 'account_credentials', extraParameters: [extra('account_id', 'A1')] });
    expect(parameters).toMatchObject({ grant_type: 'account_credentials', account_id: 'A1' });
    expect(await ask({ grantType: 'two words' })).toMatchObject({ error: { problem: 'grant-type' } });
  });

  it('is not made with an identifier or a secret that RFC 6749 App. A does not allow', async () => {
    expect(await ask({ clientId: 'a\nb' })).toMatchObject({ error: { problem: 'client-id-characters' } });
    expect(await ask({ clientId: 'ä' })).toMatchObject({ error: { problem: 'client-id-characters' } });
    for (const method of ['body', 'basic', 'basic-unencoded', 'client-secret-jwt'] as const) {
      expect(await ask({}, { method, secrets: { 'client-secret': 'pass\u0000word' } })).toMatchObject({
        error: { problem: 'secret-characters' },
      });
      expect(await ask({}, { method, secrets: { 'client-secret': '£€' } })).toMatchObject({
        error: { problem: 'secret-characters' },
      });
      expect(await ask({}, { method, secrets: {} })).toMatchObject({ error: { problem: 'secret-missing' } });
    }
    expect(server.received).toHaveLength(0);
  });
});

describe('client authentication', () => {
  it('in the body uses the body and nothing else', async () => {
    const { headers, body, path } = await sent();
    expect(headers.authorization).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      client_id: 'client-1',
      client_secret: clientSecret,
    });
    expect(path).not.toContain('client');
  });

  it('by Basic uses the header and nothing else', async () => {
    const { headers, body } = await sent({}, { method: 'basic' });
    expect(headers.authorization).toMatch(/^Basic /);
    expect(body).not.toContain('client_id');
    expect(body).not.toContain('client_secret');
  });

  it('by Basic form-encodes identifier and secret first (RFC 6749 §2.3.1)', async () => {
    const { headers } = await sent(
      { clientId: '1PpG/Q 1' },
      { method: 'basic', secrets: { 'client-secret': 'z/tZ9VwFZqApmIQ+ZH1I5pLk/uB4ud:X2/8bL+wfFTt1rFw=' } },
    );
    expect(headers.authorization).toBe(
      'Basic MVBwRyUyRlErMTp6JTJGdFo5VndGWnFBcG1JUSUyQlpIMUk1cExrJTJGdUI0dWQlM0FYMiUyRjhiTCUyQndmRlR0MXJGdyUzRA==',
    );
  });

  it('encodes the characters of RFC 6749 App. B', () => {
    expect(formEncoded(' %&+£€')).toBe('+%25%26%2B%C2%A3%E2%82%AC');
  });

  it('leaves UUIDs alone, for servers that do not decode', async () => {
    const clientId = '0d9f2c1e-7a4b-4d53-9a57-1f3a5b6c7d8e';
    const { headers } = await sent({ clientId }, { method: 'basic', secrets: { 'client-secret': 'a-b_c.d*e' } });
    expect(Buffer.from(String(headers.authorization).slice(6), 'base64').toString()).toBe(`${clientId}:a-b_c.d*e`);
  });

  it('by Basic unencoded sends the texts as they are', async () => {
    const { headers } = await sent(
      { clientId: 'a b' },
      { method: 'basic-unencoded', secrets: { 'client-secret': 'p:q+r/%' } },
    );
    expect(Buffer.from(String(headers.authorization).slice(6), 'base64').toString()).toBe('a b:p:q+r/%');
    expect(await ask({ clientId: 'a:b' }, { method: 'basic-unencoded' })).toMatchObject({
      error: { problem: 'client-id-characters' },
    });
  });

  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const now = { currentDate: new Date(clock.now()) };

  it.each<AssertionAlgorithm>(['RS256', 'PS256', 'ES256', 'EdDSA'])(
    'signs with a private key, %s, PKCS #8 or JWK',
    async (algorithm) => {
      const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
      const jwk = { ...(await exportJWK(privateKey)), kid: 'from-jwk' };
      const pem = await exportPKCS8(privateKey);
      for (const [text, keyId, kid] of [
        [pem, null, undefined],
        [pem, 'k1', 'k1'],
        [JSON.stringify(jwk), null, 'from-jwk'],
      ] as const) {
        server.received.length = 0;
        const parameters = await form(
          { assertion: { algorithm, keyId, audience: 'issuer' }, issuer: 'https://login.acme.example' },
          { method: 'private-key-jwt', secrets: { 'private-key': text } },
        );
        expect(parameters.client_assertion_type).toBe(type);
        expect(parameters.client_secret).toBeUndefined();
        const { payload, protectedHeader } = await jwtVerify(parameters.client_assertion ?? '', publicKey, now);
        expect(protectedHeader.alg).toBe(algorithm);
        expect(protectedHeader.kid).toBe(kid);
        expect(payload).toMatchObject({ iss: 'client-1', sub: 'client-1', aud: 'https://login.acme.example' });
        expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
        expect(payload.iat).toBe(Math.floor(clock.now() / 1000));
      }
    },
  );

  it('names the token endpoint as the audience where the server is of the first edition', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const parameters = await form(
      {
        assertion: { algorithm: 'ES256', keyId: null, audience: 'token-endpoint' },
        issuer: 'https://login.acme.example',
      },
      { method: 'private-key-jwt', secrets: { 'private-key': await exportPKCS8(privateKey) } },
    );
    const { payload } = await jwtVerify(parameters.client_assertion ?? '', publicKey, now);
    expect(payload.aud).toBe('https://login.acme.example/token');
  });

  it('never uses a jti twice', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const secrets = { 'private-key': await exportPKCS8(privateKey) };
    const seen = new Set<string>();
    for (let i = 0; i < 5; i += 1) {
      server.received.length = 0;
      const settings = { assertion: { algorithm: 'ES256', keyId: null, audience: 'issuer' } } as const;
      const parameters = await form(settings, { method: 'private-key-jwt', secrets });
      seen.add(String((await jwtVerify(parameters.client_assertion ?? '', publicKey, now)).payload.jti));
    }
    expect(seen.size).toBe(5);
  });

  it('signs with the client secret (HS256)', async () => {
    const parameters = await form({}, { method: 'client-secret-jwt' });
    expect(parameters.client_secret).toBeUndefined();
    const { payload, protectedHeader } = await jwtVerify(
      parameters.client_assertion ?? '',
      new TextEncoder().encode(clientSecret),
      now,
    );
    expect(protectedHeader.alg).toBe('HS256');
    expect(payload).toMatchObject({ iss: 'client-1', sub: 'client-1', aud: 'https://login.acme.example/token' });
  });

  it('reads PKCS #1 and SEC 1 keys too', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs1' });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'sec1' });
    for (const [pem, algorithm] of [
      [rsa, 'RS256'],
      [ec, 'ES256'],
    ] as const) {
      const settings = { assertion: { algorithm, keyId: null, audience: 'issuer' } } as const;
      expect(
        await ask(settings, { method: 'private-key-jwt', secrets: { 'private-key': pem.toString() } }),
      ).toMatchObject({ ok: true });
    }
  });

  it('says what is wrong with a key without printing it', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
      format: 'pem',
      type: 'pkcs8',
    });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'pem', type: 'pkcs8' });
    const locked = generateKeyPairSync('ed25519').privateKey.export({
      format: 'pem',
      type: 'pkcs8',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    });
    const open = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' });
    const cases: [string, AssertionAlgorithm, string][] = [
      [small.toString(), 'RS256', 'private-key-algorithm'],
      [ec.toString(), 'ES256', 'private-key-algorithm'],
      [ec.toString(), 'EdDSA', 'private-key-algorithm'],
      [locked.toString(), 'EdDSA', 'private-key-encrypted'],
      [open.toString(), 'EdDSA', 'private-key-unreadable'],
      ['not a key', 'RS256', 'private-key-unreadable'],
      ['{"kty":"RSA"', 'RS256', 'private-key-unreadable'],
    ];
    for (const [text, algorithm, problem] of cases) {
      const settings = { assertion: { algorithm, keyId: null, audience: 'issuer' } } as const;
      const answer = await ask(settings, { method: 'private-key-jwt', secrets: { 'private-key': text } });
      expect(answer).toEqual({ ok: false, error: { code: 'token-settings', problem } });
    }
    expect(await ask({}, { method: 'private-key-jwt', secrets: {} })).toMatchObject({
      error: { problem: 'private-key-missing' },
    });
  });
});

describe('secrets that a server sends back', () => {
  const awkward = 'p+ss/w%rd "1"';
  const spellings: [string, string][] = [
    ['plainly', awkward],
    ['percent-encoded', encodeURIComponent(awkward)],
    ['form-encoded', formEncoded(awkward)],
    ['as Basic credentials', Buffer.from(`client-1:${awkward}`).toString('base64')],
    ['as encoded Basic credentials', Buffer.from(`client-1:${formEncoded(awkward)}`).toString('base64')],
    ['as JSON', JSON.stringify(awkward)],
  ];

  it.each(spellings)('are covered: %s', async (_, spelling) => {
    for (const echo of [
      {
        type: 'application/json',
        body: JSON.stringify({ error: 'invalid_client', error_description: `got ${spelling} !` }),
      },
      { type: 'text/plain', body: `no such secret: ${spelling} !` },
    ]) {
      const noisy = await startLoopback((_request, response) => {
        response.writeHead(401, { 'content-type': echo.type }).end(echo.body);
      });
      const answer = await requestToken(
        {
          settings: oauthSettings(),
          secrets: bag({ 'client-secret': awkward }),
          method: 'body',
          secret: new Secret(awkward),
          timeoutMs: 1000,
        },
        { outbound: createOutbound({ fetch: noisy.fetch, clock }), clock, prover: freshProver(clock) },
      );
      await noisy.close();
      expect(JSON.stringify(answer)).toContain('***');
      expect(JSON.stringify(answer)).not.toContain(spelling);
    }
  });
});
