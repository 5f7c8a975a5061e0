import * as reference from 'oauth4webapi';
import { exportPKCS8, generateKeyPair } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assertionAlgorithms, type AssertionAlgorithm } from '../../src/contract/signing-algorithm';
import type { OAuthSettings } from '../../src/contract/oauth-settings';
import { createOutbound } from '../../src/http/outbound';
import type { AuthenticationMethod } from '../../src/oauth/wire/client-authentication';
import { requestToken } from '../../src/oauth/wire/request-token';
import { systemClock } from '../../src/base/clock';
import { json, startLoopback, type Loopback, type Received } from '../support/loopback';
import { freshProver, bag, clientSecret, oauthSettings } from '../support/oauth';

/** What a server learns from a request; times and the unique `jti` of an assertion by their presence only. */
type Learned = { path: string; headers: Record<string, unknown>; body: Record<string, unknown>; assertion: unknown[] };

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

const settings = oauthSettings({
  issuer: 'https://login.acme.example',
  scopes: ['customers.read', 'sites.read'],
  audience: 'https://api.acme.example/',
  resources: ['urn:a', 'urn:b'],
  extraParameters: [{ name: 'tenant', value: 'A&B=ü', secret: false }],
});

function learned({ path, headers, body }: Received): Learned {
  const form = new URLSearchParams(body);
  const jwt = form.get('client_assertion') ?? '';
  form.delete('client_assertion');
  // The media type alone: RFC 6749 App. B gives it no parameter, and some servers refuse one.
  const { authorization, accept, 'content-type': contentType } = headers;
  return {
    path,
    headers: { authorization, accept, 'content-type': contentType?.toLowerCase().split(';')[0] },
    body: Object.fromEntries([...new Set(form.keys())].sort().map((name) => [name, form.getAll(name)])),
    assertion: jwt === '' ? [] : jwt.split('.').slice(0, 2).map(withoutTimes),
  };
}

function withoutTimes(part: string): unknown {
  const members = JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const fixed = Object.entries(members).map(([name, value]) => [
    name,
    ['iat', 'exp', 'jti'].includes(name) ? typeof value : value,
  ]);
  return Object.fromEntries(fixed) as unknown;
}

async function ours(
  method: AuthenticationMethod,
  secrets: Record<string, string>,
  changes: Partial<OAuthSettings> = {},
): Promise<Learned> {
  const kept = bag(secrets);
  const secret = kept['private-key'] ?? kept['client-secret'];
  const request = { settings: { ...settings, ...changes }, secrets: kept, method, secret, timeoutMs: 5000 };
  const outbound = createOutbound({ fetch: server.fetch, clock: systemClock });
  expect(await requestToken(request, { outbound, clock: systemClock, prover: freshProver(systemClock) })).toMatchObject(
    { ok: true },
  );
  return sent();
}

async function theirs(authentication: reference.ClientAuth): Promise<Learned> {
  const { tokenUrl, issuer, scopes, audience, resources, extraParameters } = settings;
  await reference.clientCredentialsGrantRequest(
    { issuer: issuer ?? '', token_endpoint: tokenUrl },
    { client_id: settings.clientId },
    authentication,
    new URLSearchParams([
      ['scope', scopes.join(' ')],
      ['audience', audience ?? ''],
      ...resources.map((resource) => ['resource', resource]),
      ...extraParameters.map(({ name, value }) => [name, value ?? '']),
    ]),
    { [reference.customFetch]: (url, init) => server.fetch(url, init) },
  );
  return sent();
}

function sent(): Learned {
  const received = server.received.pop();
  if (received === undefined) throw new Error('nothing was sent');
  return learned(received);
}

const noNbf = {
  [reference.modifyAssertion]: (_: unknown, claims: Record<string, unknown>) => {
    delete claims.nbf;
  },
};

describe('a server learns the same from us as from oauth4webapi', () => {
  it('with the secret in the body', async () => {
    expect(await ours('body', { 'client-secret': clientSecret })).toEqual(
      await theirs(reference.ClientSecretPost(clientSecret)),
    );
  });

  it('with the secret by Basic', async () => {
    const secret = 'only letters and + / % : need an encoding';
    const [us, them] = [
      await ours('basic', { 'client-secret': secret }),
      await theirs(reference.ClientSecretBasic(secret)),
    ];
    // The library encodes more than it must; a server decodes both to the same.
    const decoded = ({ headers, ...rest }: Learned) => {
      const pair = Buffer.from(String(headers.authorization).slice('Basic '.length), 'base64').toString();
      return { ...rest, pair: [...new URLSearchParams(pair.replace(':', '='))] };
    };
    expect(decoded(us)).toEqual(decoded(them));
    expect(decoded(us).pair).toEqual([['client-1', secret]]);
  });

  it('with a JWT signed with the secret', async () => {
    expect(await ours('client-secret-jwt', { 'client-secret': clientSecret })).toEqual(
      await theirs(reference.ClientSecretJwt(clientSecret, noNbf)),
    );
  });

  // The library writes EdDSA under its newer name, Ed25519.
  it.each<AssertionAlgorithm>(assertionAlgorithms.filter((name) => name !== 'EdDSA'))(
    'with a JWT signed with a private key, %s',
    async (algorithm) => {
      const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
      const assertion = { algorithm, keyId: 'k1', audience: 'issuer' } as const;
      expect(await ours('private-key-jwt', { 'private-key': await exportPKCS8(privateKey) }, { assertion })).toEqual(
        await theirs(reference.PrivateKeyJwt({ key: privateKey, kid: 'k1' }, noNbf)),
      );
    },
  );
});
