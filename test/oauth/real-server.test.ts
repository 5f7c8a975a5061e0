import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../host/sandbox/index';
import type { AssertionAlgorithm } from '../../src/contract/signing-algorithm';
import type { OAuthSettings } from '../../src/contract/oauth-settings';
import { createOutbound } from '../../src/http/outbound';
import { discover } from '../../src/oauth/wire/discovery';
import { createTokens, type Tokens } from '../../src/oauth/engine/tokens';
import { viewToken } from '../../src/oauth/engine/view-token';
import { systemClock, type Clock } from '../../src/base/clock';
import { reveal } from '../../src/base/secret';
import { mappedFetch, type MappedFetch } from '../support/mapped-fetch';
import { createMemoryTokenStore } from '../support/memory-token-store';
import { bag, recordingLog, seeded, tokenSubject } from '../support/oauth';
import { throwawayTls } from '../support/tls';

const engine = (fetch: MappedFetch, clock: Clock = systemClock): Tokens =>
  createTokens({
    store: createMemoryTokenStore().as(),
    outbound: createOutbound({ fetch, clock: systemClock }),
    clock,
    random: seeded(1),
    log: recordingLog(),
    instanceId: 'one',
  });

describe('against the sandbox’s oidc-provider', () => {
  let sandbox: Sandbox;
  let fetch: MappedFetch;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    sandbox = await startSandbox({ dataDir, log: recordingLog() });
    fetch = mappedFetch(sandbox);
  });
  afterAll(async () => {
    await fetch.close();
    await sandbox.close();
    rmSync(dataDir, { recursive: true });
  });

  const client = (method: string, nth = 0) => {
    const found = sandbox.state().clients.filter((one) => one.method === method)[nth];
    if (found === undefined) throw new Error(`no client for ${method}`);
    return found;
  };
  const ask = (settings: Partial<OAuthSettings>, secrets: Record<string, string>) => {
    const subject = tokenSubject({ tokenUrl: sandbox.state().tokenUrl, ...settings }, { secrets: bag(secrets) });
    return engine(fetch).get(subject, { forceRenewal: true });
  };
  const works = async (token: Awaited<ReturnType<typeof ask>>): Promise<number> => {
    if (!token.ok) throw new Error(JSON.stringify(token.error));
    const headers = { authorization: `Bearer ${reveal(token.value.value)}` };
    return (await fetch(`${sandbox.state().apiUrl}/customers`, { headers })).status;
  };

  it.each([
    ['client_secret_post', 0, 'body'],
    ['client_secret_basic', 0, 'basic'],
    ['client_secret_basic', 1, 'basic'],
    ['client_secret_post', 0, 'auto'],
    ['client_secret_basic', 1, 'auto'],
    ['client_secret_jwt', 0, 'client-secret-jwt'],
  ] as const)(
    'gets a token that the API takes: a client for %s (%i) with %s',
    async (method, nth, clientAuthentication) => {
      const { clientId, clientSecret } = client(method, nth);
      const issuer = sandbox.state().issuer;
      const token = await ask({ clientId, clientAuthentication, issuer }, { 'client-secret': clientSecret ?? '' });
      expect(await works(token)).toBe(200);
    },
  );

  it('gets a token with a private key', async () => {
    const { clientId, privateKey } = client('private_key_jwt');
    const assertion = { algorithm: 'ES256', keyId: privateKey?.keyId ?? null, audience: 'issuer' } as const;
    const settings = {
      clientId,
      clientAuthentication: 'private-key-jwt',
      assertion,
      issuer: sandbox.state().issuer,
    } as const;
    expect(await works(await ask(settings, { 'private-key': privateKey?.pem ?? '' }))).toBe(200);
  });

  it('finds the endpoint from the issuer', async () => {
    const found = await discover(sandbox.state().issuer, { outbound: createOutbound({ fetch, clock: systemClock }) });
    expect(found).toMatchObject({ ok: true, value: { tokenUrl: sandbox.state().tokenUrl } });
  });

  it('reports a wrong secret in the server’s own words', async () => {
    const { clientId } = client('client_secret_post');
    const answer = await ask({ clientId, clientAuthentication: 'auto' }, { 'client-secret': 'wrong' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'token-refused', error: 'invalid_client' } });
  });

  it('reports a scope that does not exist', async () => {
    const { clientId, clientSecret } = client('client_secret_post');
    const answer = await ask({ clientId, scopes: ['nonsense'] }, { 'client-secret': clientSecret ?? '' });
    expect(answer).toMatchObject({ error: { code: 'token-refused', error: 'invalid_scope' } });
  });

  it('sends resource indicators, and reports an unknown one', async () => {
    const { clientId, clientSecret } = client('client_secret_post');
    const secrets = { 'client-secret': clientSecret ?? '' };
    const own = new URL(sandbox.state().apiUrl).origin;
    expect(await works(await ask({ clientId, resources: [own] }, secrets))).toBe(200);
    expect(await ask({ clientId, resources: ['https://unknown.example'] }, secrets)).toMatchObject({
      error: { error: 'invalid_target' },
    });
  });

  it('renews after a rejection by the API', async () => {
    const { clientId, clientSecret } = client('client_secret_post');
    const secrets = bag({ 'client-secret': clientSecret ?? '' });
    const subject = tokenSubject({ tokenUrl: sandbox.state().tokenUrl, clientId }, { secrets });
    const tokens = engine(fetch);
    const first = await tokens.get(subject);
    sandbox.revokeTokens();
    expect(await works(first)).toBe(401);
    await tokens.invalidate(subject, first.ok ? first.value.generation : 0);
    expect(await works(await tokens.get(subject))).toBe(200);
  });
});

describe('against an oidc-provider of our own', () => {
  const name = 'login.acme.example';
  const issuer = `https://${name}`;
  const keys: Record<AssertionAlgorithm, { pem: string; jwk: Record<string, unknown> }> = {
    RS256: pair('RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })),
    PS256: pair('PS256', generateKeyPairSync('rsa', { modulusLength: 2048 })),
    ES256: pair('ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })),
    EdDSA: pair('EdDSA', generateKeyPairSync('ed25519')),
  };
  let server: Server;
  let fetch: MappedFetch;
  let secret = 'the first secret of this client, long enough for HS256';

  beforeAll(async () => {
    const clients = () => [
      { client_id: 'rotating', client_secret: secret, token_endpoint_auth_method: 'client_secret_post' as const },
      ...Object.entries(keys).map(([algorithm, { jwk }]) => ({
        client_id: algorithm,
        token_endpoint_auth_method: 'private_key_jwt' as const,
        token_endpoint_auth_signing_alg: algorithm as AssertionAlgorithm,
        jwks: { keys: [{ ...jwk, kid: 'k1', alg: algorithm, use: 'sig' }] },
      })),
    ];
    const common = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
    /** The clients as they are registered at this moment: a secret may be replaced while the server runs. */
    const provider = () =>
      new Provider(issuer, {
        clients: clients().map((one) => ({ ...one, ...common })),
        features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
        enabledJWA: { clientAuthSigningAlgValues: ['RS256', 'PS256', 'ES256', 'EdDSA'] },
        cookies: { keys: ['x'] },
        jwks: {
          keys: [
            { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 's' },
          ],
        },
        clientDefaults: { id_token_signed_response_alg: 'ES256' },
      }).callback();
    let current = provider();
    let registered = secret;
    const tls = throwawayTls([name]);
    server = createServer({ key: tls.privateKeyPem, cert: tls.certificatePem }, (request, response) => {
      if (registered !== secret) {
        current = provider();
        registered = secret;
      }
      void current(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    fetch = mappedFetch({ hosts: { [`${name}:443`]: { address: '127.0.0.1', port } }, caPem: tls.caPem });
  });
  afterAll(async () => {
    await fetch.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const signed = (algorithm: AssertionAlgorithm, clock?: Clock, settings: Partial<OAuthSettings> = {}) =>
    engine(fetch, clock).get(
      tokenSubject(
        {
          tokenUrl: `${issuer}/token`,
          clientId: algorithm,
          clientAuthentication: 'private-key-jwt',
          assertion: { algorithm, keyId: 'k1', audience: 'issuer' },
          issuer,
          ...settings,
        },
        { secrets: bag({ 'private-key': keys[algorithm].pem }) },
      ),
      { forceRenewal: true },
    );

  it.each<AssertionAlgorithm>(['RS256', 'PS256', 'ES256', 'EdDSA'])('authenticates with %s', async (algorithm) => {
    expect(await signed(algorithm)).toMatchObject({ ok: true });
  });

  it('is refused with the wrong audience', async () => {
    const answer = await signed('ES256', undefined, { issuer: 'https://someone.else.example' });
    expect(answer).toMatchObject({ error: { code: 'token-refused', error: 'invalid_client' } });
  });

  it('is refused with an assertion that has expired', async () => {
    const slow: Clock = { ...systemClock, now: () => Date.now() - 3_600_000 };
    expect(await signed('ES256', slow)).toMatchObject({ error: { code: 'token-refused', error: 'invalid_client' } });
  });

  it('goes on without a gap when the secret is rotated and the next one is stored', async () => {
    const next = 'the second secret of this client, long enough for HS256';
    const subject = tokenSubject(
      { tokenUrl: `${issuer}/token`, clientId: 'rotating' },
      { secrets: bag({ 'client-secret': secret, 'next-client-secret': next }) },
    );
    const tokens = engine(fetch);
    expect(await tokens.get(subject, { forceRenewal: true })).toMatchObject({ ok: true });
    secret = next;
    expect(await tokens.get(subject, { forceRenewal: true })).toMatchObject({ ok: true });
    expect((await viewToken(tokens, subject)).secretUsed).toBe('next-client-secret');
  });

  it('trusts only certificates it is told to', async () => {
    const strict = createTokens({
      store: createMemoryTokenStore().as(),
      outbound: createOutbound({
        fetch: (url, init) =>
          globalThis.fetch((url as string).replace(name, `localhost:${(server.address() as AddressInfo).port}`), init),
        clock: systemClock,
      }),
      clock: systemClock,
      random: seeded(1),
      log: recordingLog(),
      instanceId: 'one',
    });
    const subject = tokenSubject({ tokenUrl: `${issuer}/token` });
    expect(await strict.get(subject)).toMatchObject({ error: { code: 'token-unreachable', problem: 'tls' } });
  });
});

function pair(
  _algorithm: AssertionAlgorithm,
  { privateKey, publicKey }: ReturnType<typeof generateKeyPairSync>,
): { pem: string; jwk: Record<string, unknown> } {
  if (
    typeof privateKey === 'string' ||
    Buffer.isBuffer(privateKey) ||
    typeof publicKey === 'string' ||
    Buffer.isBuffer(publicKey)
  )
    throw new Error('no key objects');
  return {
    pem: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    jwk: { ...publicKey.export({ format: 'jwk' }) },
  };
}
