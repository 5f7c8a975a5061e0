import { importPKCS8, SignJWT, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { mappedFetch } from '../support/mapped-fetch';
import { ownSandbox } from './sandbox';
import type { OwnSandbox } from './sandbox';

let own: OwnSandbox;
beforeAll(async () => {
  own = await ownSandbox();
});
afterAll(() => own.close());
afterEach(() => {
  vi.useRealTimers();
});

const basic = (id: string, secret: string): Record<string, string> => {
  const encoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
  return { authorization: `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}` };
};

const assertion = async (
  clientId: string,
  key: Parameters<SignJWT['sign']>[0],
  header: { alg: string; kid?: string },
  audience: string,
): Promise<Record<string, string>> => ({
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: await new SignJWT({})
    .setProtectedHeader(header)
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key),
});

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

describe('client authentication', () => {
  test('takes the secret in the body', async () => {
    const { clientId, clientSecret } = own.client('client_secret_post');
    const { status, body } = await own.requestToken({ client_id: clientId, client_secret: clientSecret ?? '' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'customers:read assets:read' });
  });

  test('takes the secret by Basic, also one that must be form-encoded and an id that is a UUID', async () => {
    const clients = own.sandbox.state().clients.filter(({ method }) => method === 'client_secret_basic');
    expect(clients.map(({ clientId }) => clientId)).toEqual([
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
      'odd characters',
    ]);
    expect(clients[1]?.clientSecret).toMatch(/[+].*\/.*:.*%/);
    for (const { clientId, clientSecret } of clients) {
      expect((await own.requestToken({}, basic(clientId, clientSecret ?? ''))).status).toBe(200);
    }
  });

  test('takes an assertion signed with a private key, for the issuer and for the token endpoint', async () => {
    const { clientId, privateKey } = own.client('private_key_jwt');
    const { issuer, tokenUrl } = own.sandbox.state();
    const { pem = '', keyId: kid = '', algorithm: alg = '' } = privateKey ?? {};
    const key = await importPKCS8(pem, alg);
    for (const audience of [issuer, tokenUrl]) {
      const { status } = await own.requestToken(await assertion(clientId, key, { alg, kid }, audience));
      expect(status).toBe(200);
    }
  });

  test('refuses an assertion that was used before', async () => {
    const { clientId, privateKey } = own.client('private_key_jwt');
    const { pem = '', keyId: kid = '', algorithm: alg = '' } = privateKey ?? {};
    const form = await assertion(clientId, await importPKCS8(pem, alg), { alg, kid }, own.sandbox.state().issuer);
    expect((await own.requestToken(form)).status).toBe(200);
    expect(await own.requestToken(form)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  test('takes an assertion signed with the client secret', async () => {
    const { clientId, clientSecret } = own.client('client_secret_jwt');
    const key = Buffer.from(clientSecret ?? '');
    const form = await assertion(clientId, key, { alg: 'HS256' }, own.sandbox.state().issuer);
    expect((await own.requestToken(form)).status).toBe(200);
  });

  test('answers invalid_client to a wrong secret, an unknown client and the wrong method', async () => {
    const { clientId, clientSecret } = own.client('client_secret_post');
    const refused = { status: 401, body: { error: 'invalid_client' } };
    expect(await own.requestToken({ client_id: clientId, client_secret: 'wrong' })).toMatchObject(refused);
    expect(await own.requestToken({ client_id: 'nobody', client_secret: 'wrong' })).toMatchObject(refused);
    expect(await own.requestToken({}, basic(clientId, clientSecret ?? ''))).toMatchObject(refused);
  });

  test('counts token requests by client', async () => {
    const { clientId, clientSecret } = own.client('client_secret_post');
    const before = own.sandbox.counters();
    await own.requestToken({ client_id: clientId, client_secret: clientSecret ?? '' });
    await own.requestToken({ client_id: clientId, client_secret: 'wrong' });
    await own.requestToken({ client_id: 'nobody', client_secret: 'wrong' });
    const after = own.sandbox.counters();
    expect(after.tokenRequests - before.tokenRequests).toBe(3);
    expect((after.byClient[clientId] ?? 0) - (before.byClient[clientId] ?? 0)).toBe(2);
    expect(after.byClient).not.toHaveProperty('nobody');
  });
});

describe('a service account', () => {
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  type File = { private_key: string; private_key_id: string; client_email: string; token_uri: string };
  const file = (): File => JSON.parse(own.client('jwt-bearer').keyFile ?? '{}') as File;
  const signed = async (claims: JWTPayload, kid = file().private_key_id): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const { client_email: iss, token_uri: aud } = file();
    return new SignJWT({ iss, aud, iat: now, exp: now + 60, scope: 'customers:read', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(await importPKCS8(file().private_key, 'RS256'));
  };
  const exchange = async (assertion: string, grantType = grant): Promise<{ status: number; body: unknown }> => {
    const body = new URLSearchParams({ grant_type: grantType, assertion });
    const answer = await own.fetch(file().token_uri, { method: 'POST', body });
    return { status: answer.status, body: await answer.json() };
  };

  test('gets a token for its assertion, good for the scopes that stand in it', async () => {
    const { status, body } = await exchange(await signed({}));
    expect({ status, body }).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 300 } });
    const { access_token: token } = body as { access_token: string };
    expect((await own.api('/customers', bearer(token))).status).toBe(200);
    expect((await own.api('/assets', bearer(token))).status).toBe(403);
    own.sandbox.revokeTokens();
    expect((await own.api('/customers', bearer(token))).status).toBe(401);
  });

  test('is refused where the assertion is not its own, not for this endpoint, too old, too long or used', async () => {
    const now = Math.floor(Date.now() / 1000);
    const wrong: JWTPayload[] = [
      { iss: 'somebody' },
      { aud: own.sandbox.state().tokenUrl },
      { exp: now - 60 },
      { exp: now + 7200 },
    ];
    for (const claims of wrong) {
      expect(await exchange(await signed(claims))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    }
    const once = await signed({ jti: 'once' });
    expect((await exchange(once)).status).toBe(200);
    for (const assertion of [once, `${once.slice(0, -8)}AAAAAAAA`, await signed({}, 'other-key'), '']) {
      expect(await exchange(assertion)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    }
  });

  test('may not act for others, and asks for scopes that there are, by this grant', async () => {
    const error = async (claims: JWTPayload, by = grant): Promise<unknown> =>
      ((await exchange(await signed(claims), by)).body as { error: unknown }).error;
    expect(await error({ sub: 'ann@acme.example' })).toBe('unauthorized_client');
    expect(await error({ scope: '' })).toBe('invalid_scope');
    expect(await error({ scope: 'everything' })).toBe('invalid_scope');
    expect(await error({}, 'client_credentials')).toBe('unsupported_grant_type');
  });
});

describe('scopes and resources', () => {
  const post = (form: Record<string, string>): ReturnType<OwnSandbox['requestToken']> => {
    const { clientId, clientSecret } = own.client('client_secret_post');
    return own.requestToken({ client_id: clientId, client_secret: clientSecret ?? '', ...form });
  };

  test('grants the scope that was asked for', async () => {
    expect((await post({ scope: 'assets:read' })).body.scope).toBe('assets:read');
  });

  test.each(['everything', 'customers:read everything'])('answers invalid_scope to "%s"', async (scope) => {
    expect(await post({ scope })).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
  });

  test('answers invalid_scope to a scope the client is not registered for', async () => {
    const narrow = own.sandbox.state().clients.find(({ scopes }) => scopes.length === 1);
    const form = { client_id: narrow?.clientId ?? '', client_secret: narrow?.clientSecret ?? '' };
    expect((await own.requestToken(form)).body.scope).toBe('customers:read');
    expect(await own.requestToken({ ...form, scope: 'assets:read' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
  });

  test('issues a JWT for a resource, which the API takes', async () => {
    const token = await own.accessToken({ resource: 'https://api.sandbox.example' });
    expect(token.split('.')).toHaveLength(3);
    const me = await own.api('/me', bearer(token));
    expect(await me.json()).toMatchObject({ name: own.client('client_secret_post').clientId });
  });

  test('issues a token for another resource, which the API refuses', async () => {
    const token = await own.accessToken({ resource: 'https://billing.sandbox.example' });
    const answer = await own.api('/me', bearer(token));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(await answer.text()).toContain('another API');
  });

  test('answers invalid_target to an unknown resource', async () => {
    expect(await post({ resource: 'https://nowhere.sandbox.example' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_target' },
    });
  });

  test('refuses another grant', async () => {
    expect((await post({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
  });
});

describe('the life of a token', () => {
  test.each([
    ['an opaque token', {}],
    ['a JWT', { resource: 'https://api.sandbox.example' }],
  ])('%s ends when the server said it would', async (_name, form: Record<string, string>) => {
    const start = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const token = await own.accessToken(form);
    vi.setSystemTime(start + 298_000);
    expect((await own.api('/me', bearer(token))).status).toBe(200);
    vi.setSystemTime(start + 301_000);
    const answer = await own.api('/me', bearer(token));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test('revoking ends every token, of both kinds, and the next ones are good', async () => {
    const jwt = { resource: 'https://api.sandbox.example' };
    const old = [await own.accessToken(), await own.accessToken(jwt)];
    own.sandbox.revokeTokens();
    for (const token of old) expect((await own.api('/me', bearer(token))).status).toBe(401);
    for (const token of [await own.accessToken(), await own.accessToken(jwt)]) {
      expect((await own.api('/me', bearer(token))).status).toBe(200);
    }
  });

  test('a forged JWT is refused', async () => {
    const token = await own.accessToken({ resource: 'https://api.sandbox.example' });
    const [header = '', payload = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 })).toString('base64url');
    const forged = `${header}.${longer}.${token.split('.')[2] ?? ''}`;
    expect((await own.api('/me', bearer(forged))).status).toBe(401);
  });

  test('a lifetime can be chosen', async () => {
    const brief = await ownSandbox({ tokenLifetimeSeconds: 7 });
    const { clientId, clientSecret } = brief.client('client_secret_post');
    const { body } = await brief.requestToken({ client_id: clientId, client_secret: clientSecret ?? '' });
    expect(body.expires_in).toBe(7);
    await brief.close();
  });
});

describe('discovery', () => {
  test.each(['openid-configuration', 'oauth-authorization-server'])(
    '%s names issuer, endpoint and methods',
    async (document) => {
      const { issuer, tokenUrl } = own.sandbox.state();
      const answer = await own.fetch(`${issuer}/.well-known/${document}`);
      expect(await answer.json()).toMatchObject({
        issuer,
        token_endpoint: tokenUrl,
        grant_types_supported: ['client_credentials'],
        token_endpoint_auth_methods_supported: [
          'client_secret_basic',
          'client_secret_post',
          'client_secret_jwt',
          'private_key_jwt',
        ],
      });
    },
  );
});

describe('stopping the authorization server', () => {
  test('refuses connections, keeps tokens good, and comes back at the same address', async () => {
    const token = await own.accessToken();
    const address = own.sandbox.hosts['auth.sandbox.example:443'];
    expect((await own.sandbox.set({ authorizationServer: 'stopped' })).authorizationServer).toBe('stopped');
    // A new connection: the pool may not have noticed yet that its own were dropped.
    const newcomer = mappedFetch(own.sandbox);
    await expect(newcomer(own.sandbox.state().tokenUrl)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await newcomer.close();
    expect((await own.api('/me', bearer(token))).status).toBe(200);
    // Asking twice is harmless.
    await own.sandbox.set({ authorizationServer: 'stopped' });
    expect((await own.sandbox.set({ authorizationServer: 'running' })).authorizationServer).toBe('running');
    await own.sandbox.set({ authorizationServer: 'running' });
    expect(own.sandbox.hosts['auth.sandbox.example:443']).toEqual(address);
    expect((await own.api('/me', bearer(await own.accessToken()))).status).toBe(200);
  });
});
