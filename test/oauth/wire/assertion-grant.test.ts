import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssertionSettings, OAuthSettings } from '../../../src/contract/oauth-settings';
import { createOutbound } from '../../../src/http/outbound';
import { requestWithFallback } from '../../../src/oauth/wire/request-with-fallback';
import { json, startLoopback, type Loopback } from '../../support/loopback';
import { bag, freshProver, oauthSettings } from '../../support/oauth';
import { createTestClock } from '../../support/test-clock';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

let server: Loopback;
let refusal: object | null = null;
beforeAll(async () => {
  server = await startLoopback((_, response) => {
    if (refusal === null) json(response, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
    else json(response, refusal, { status: 400 });
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
  refusal = null;
});

const tokenUrl = 'https://login.acme.example/token';
const clock = createTestClock();

function grantSettings(settings: Partial<OAuthSettings>, assertion: Partial<AssertionSettings> = {}): OAuthSettings {
  return oauthSettings({
    tokenUrl,
    clientId: 'robot@acme.example',
    clientAuthentication: 'jwt-bearer',
    assertion: { algorithm: 'RS256', keyId: null, audience: 'token-endpoint', ...assertion },
    ...settings,
  });
}

function ask(settings: OAuthSettings, secrets: Record<string, string>): ReturnType<typeof requestWithFallback> {
  return requestWithFallback(
    { id: 'd1', settings, secrets: () => Promise.resolve(bag(secrets)) },
    {
      lastWorking: null,
      wrongLogins: 0,
      outbound: createOutbound({ fetch: server.fetch, clock }),
      clock,
      prover: freshProver(clock, settings),
    },
  );
}

async function sent(settings: OAuthSettings, secrets: Record<string, string>): Promise<Record<string, string>> {
  const answer = await ask(settings, secrets);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  expect(server.received).toHaveLength(1);
  return Object.fromEntries(new URLSearchParams(server.received[0]?.body));
}

const issuedAt = Math.floor(clock.now() / 1000);
const always = { jti: expect.any(String) as string, iat: issuedAt, exp: issuedAt + 60 };

describe('a grant by assertion (RFC 7523 §2.1)', () => {
  const services: [
    string,
    { settings: OAuthSettings; secrets?: Record<string, string>; claims: object; parameters?: object; header?: object },
  ][] = [
    [
      'Google: the scopes in the assertion, made out to the token endpoint',
      {
        settings: grantSettings(
          { scopes: ['https://www.googleapis.com/auth/a', 'https://www.googleapis.com/auth/b'] },
          { keyId: 'k1', scopeIn: 'assertion' },
        ),
        claims: {
          iss: 'robot@acme.example',
          aud: tokenUrl,
          scope: 'https://www.googleapis.com/auth/a https://www.googleapis.com/auth/b',
        },
        header: { alg: 'RS256', kid: 'k1' },
      },
    ],
    [
      'Google on behalf of a person of the domain',
      {
        settings: grantSettings({ scopes: ['s'] }, { scopeIn: 'assertion', subject: 'ann@acme.example' }),
        claims: { iss: 'robot@acme.example', sub: 'ann@acme.example', aud: tokenUrl, scope: 's' },
      },
    ],
    [
      'Salesforce: a user name, made out to the login host',
      {
        settings: grantSettings(
          { clientId: '3MVG9' },
          { audience: 'other', otherAudience: 'https://login.salesforce.com', subject: 'robot@acme.example' },
        ),
        claims: { iss: '3MVG9', sub: 'robot@acme.example', aud: 'https://login.salesforce.com' },
      },
    ],
    [
      'DocuSign: a user’s ID, an audience that is no URL',
      {
        settings: grantSettings(
          { clientId: 'integration-key', scopes: ['signature', 'impersonation'] },
          { audience: 'other', otherAudience: 'account.docusign.com', subject: 'user-id', scopeIn: 'assertion' },
        ),
        claims: {
          iss: 'integration-key',
          sub: 'user-id',
          aud: 'account.docusign.com',
          scope: 'signature impersonation',
        },
      },
    ],
    [
      'Box: an enterprise, a claim of its own, and the client’s secret beside the assertion',
      {
        settings: grantSettings(
          { clientId: 'box-client' },
          { keyId: 'k9', subject: '1234', claims: [{ name: 'box_sub_type', value: 'enterprise' }] },
        ),
        secrets: { 'client-secret': 'beside' },
        claims: { iss: 'box-client', sub: '1234', aud: tokenUrl, box_sub_type: 'enterprise' },
        parameters: { client_id: 'box-client', client_secret: 'beside' },
        header: { alg: 'RS256', kid: 'k9' },
      },
    ],
    [
      'a server of the standard: the issuer, and the scopes as a parameter',
      {
        settings: grantSettings(
          { issuer: 'https://login.acme.example', scopes: ['a', 'b'] },
          { audience: 'issuer', subject: 'ann' },
        ),
        claims: { iss: 'robot@acme.example', sub: 'ann', aud: 'https://login.acme.example' },
        parameters: { scope: 'a b' },
      },
    ],
  ];
  it.each(services)('as wanted by %s', async (_name, { settings, secrets = {}, claims, parameters = {}, header }) => {
    const { assertion = '', ...others } = await sent(settings, { 'private-key': pemOf(rsa.privateKey), ...secrets });
    expect(others).toEqual({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', ...parameters });
    expect(decodeJwt(assertion)).toEqual({ ...always, ...claims });
    expect(decodeProtectedHeader(assertion)).toEqual(header ?? { alg: 'RS256' });
    await jwtVerify(assertion, rsa.publicKey, { currentDate: new Date(clock.now()) });
  });

  it('never uses an assertion’s ID twice', async () => {
    const settings = grantSettings({});
    const secrets = { 'private-key': pemOf(rsa.privateKey) };
    const first = await sent(settings, secrets);
    server.received.length = 0;
    const second = await sent(settings, secrets);
    expect(decodeJwt(first['assertion'] ?? '').jti).not.toBe(decodeJwt(second['assertion'] ?? '').jti);
  });

  it('lets no further claim displace one of its own', async () => {
    const claims = [
      { name: 'iss', value: 'somebody' },
      { name: 'exp', value: '9999999999' },
    ];
    const { assertion = '' } = await sent(grantSettings({}, { claims }), { 'private-key': pemOf(rsa.privateKey) });
    expect(decodeJwt(assertion)).toEqual({ ...always, iss: 'robot@acme.example', aud: tokenUrl });
  });

  const encrypted = rsa.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p4ss' })
    .toString();
  const keys: [string, string, object][] = [
    ['PKCS#8', pemOf(rsa.privateKey), { alg: 'RS256' }],
    ['PKCS#1', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), { alg: 'RS256' }],
    ['PKCS#8 with the line breaks of a JSON file', pemOf(rsa.privateKey).replaceAll('\n', '\\n'), { alg: 'RS256' }],
    ['a JWK', JSON.stringify({ ...rsa.privateKey.export({ format: 'jwk' }), kid: 'j' }), { alg: 'RS256', kid: 'j' }],
    [
      'a whole key file of Google',
      JSON.stringify({ type: 'service_account', private_key: pemOf(rsa.privateKey), private_key_id: 'g' }),
      { alg: 'RS256', kid: 'g' },
    ],
    [
      'an encrypted key with its passphrase, as Box’s files have it',
      JSON.stringify({ publicKeyID: 'b', privateKey: encrypted, passphrase: 'p4ss' }),
      { alg: 'RS256', kid: 'b' },
    ],
  ];
  it.each(keys)('is signed with %s', async (_name, key, header) => {
    const { assertion = '' } = await sent(grantSettings({}), { 'private-key': key });
    expect(decodeProtectedHeader(assertion)).toEqual(header);
    await jwtVerify(assertion, rsa.publicKey, { currentDate: new Date(clock.now()) });
  });

  it('is signed with an elliptic curve too', async () => {
    const { assertion = '' } = await sent(grantSettings({}, { algorithm: 'ES256' }), {
      'private-key': pemOf(ec.privateKey),
    });
    await jwtVerify(assertion, ec.publicKey, { currentDate: new Date(clock.now()) });
  });

  it.each([
    ['an encrypted key without its passphrase', encrypted, 'private-key-encrypted'],
    [
      'an encrypted PKCS#1 key',
      rsa.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }).toString(),
      'private-key-encrypted',
    ],
    ['a wrong passphrase', JSON.stringify({ privateKey: encrypted, passphrase: 'other' }), 'private-key-unreadable'],
    ['a key file without a key', JSON.stringify({ type: 'service_account' }), 'private-key-unreadable'],
    ['a key of another kind', pemOf(ec.privateKey), 'private-key-algorithm'],
  ])('is not requested with %s', async (_name, key, problem) => {
    expect(await ask(grantSettings({}), { 'private-key': key })).toMatchObject({
      ok: false,
      error: { code: 'token-settings', problem },
    });
    expect(server.received).toHaveLength(0);
  });

  it.each([
    [{ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' }, 'assertion'],
    [{ error: 'invalid_grant', error_description: 'Invalid grant: account not found' }, 'assertion'],
    [{ error: 'invalid_grant', error_description: "user hasn't approved this consumer" }, 'assertion'],
    [{ error: 'consent_required' }, 'denied'],
    [{ error: 'unauthorized_client' }, 'grant'],
    [{ error: 'invalid_scope' }, 'scope'],
    [{ error: 'invalid_client' }, 'client'],
  ])('is understood when it is refused with %j', async (body, meaning) => {
    refusal = body;
    const answer = await ask(grantSettings({}), { 'private-key': pemOf(rsa.privateKey) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'token-refused', meaning } });
    expect(server.received).toHaveLength(1);
  });
});
