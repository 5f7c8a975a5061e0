import { afterEach, describe, expect, it } from 'vitest';
import { createCallApi } from '../../src/datasources/api/call-api';
import { createOutbound } from '../../src/http/outbound';
import { createTokens } from '../../src/oauth/engine/tokens';
import { systemClock } from '../../src/base/clock';
import { json, startLoopback, type Handler, type Loopback } from '../support/loopback';
import { createMemoryTokenStore } from '../support/memory-token-store';
import { oauthSettings, recordingLog, seeded, tokenSubject } from '../support/oauth';
import type { OAuthSettings } from '../../src/contract/token';

let server: Loopback;
afterEach(() => server.close());

/** A datasource in front of one server that is both the authorization server and the API. */
async function datasource(api: Handler, settings: Partial<OAuthSettings> = {}) {
  let issued = 0;
  server = await startLoopback((request, response) => {
    if (request.host !== 'login.acme.example') return api(request, response);
    issued += 1;
    json(response, { access_token: `token-${issued}`, token_type: 'Bearer', expires_in: 3600 });
    return undefined;
  });
  const outbound = createOutbound({ fetch: server.fetch, clock: systemClock });
  const tokens = createTokens({
    store: createMemoryTokenStore().as(),
    outbound,
    clock: systemClock,
    random: seeded(1),
    log: recordingLog(),
    instanceId: 'one',
  });
  const subject = tokenSubject(settings);
  const target = {
    settings: {
      type: 'url' as const,
      name: 'Customers',
      baseUrl: 'https://api.acme.example/v1',
      headers: [],
      authentication: { kind: 'oauth2-client-credentials' as const, oauth: oauthSettings(settings) },
      cacheSeconds: 0,
    },
    secrets: subject.secrets,
    subject,
    isPaused: false,
  };
  const call = createCallApi(target, { outbound, tokens, clock: systemClock, callTimeoutMs: () => 5000 });
  const calls = () => server.received.filter(({ host }) => host !== 'login.acme.example');
  const tokenRequests = () => server.received.length - calls().length;
  return { call: (path = 'rows') => call({ method: 'GET', path, body: null }), calls, tokenRequests };
}

describe('an access token on its way to the API', () => {
  it('travels in one place, the Authorization header, and never in the URL', async () => {
    const { call, calls } = await datasource((_, response) => {
      json(response, []);
    });
    expect(await call('rows?q=1')).toMatchObject({ ok: true });
    const [sent] = calls();
    expect(sent?.headers.authorization).toBe('Bearer token-1');
    expect(`${sent?.path ?? ''}${sent?.body ?? ''}`).not.toContain('token-1');
  });

  it('travels in another header only where the administrator says so, and then not in Authorization', async () => {
    const { call, calls } = await datasource(
      (_, response) => {
        json(response, []);
      },
      { send: { headerName: 'X-Shop-Access-Token', prefix: '' } },
    );
    await call();
    expect(calls()[0]?.headers['x-shop-access-token']).toBe('token-1');
    expect(calls()[0]?.headers.authorization).toBeUndefined();
  });

  it.each(['https://evil.example/rows', 'http://api.acme.example/v1/rows', 'https://api.acme.example:8443/v1/rows'])(
    'does not follow a redirect to %s',
    async (location) => {
      const { call, calls } = await datasource((_, response) => {
        response.writeHead(302, { location }).end();
      });
      expect(await call()).toMatchObject({ ok: false, error: { code: 'api-redirect' } });
      expect(calls()).toHaveLength(1);
    },
  );

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '\\\\evil.example/',
    '/\\evil.example',
    '../../other',
    'rows/../../../x',
  ])('goes to no counterfeit server: the path %s', async (path) => {
    const { call, calls } = await datasource((_, response) => {
      json(response, []);
    });
    await call(path);
    for (const sent of calls()) expect(`${sent.host}${sent.path}`).toMatch(/^api\.acme\.example\/v1\//);
  });

  it('is renewed once when the API says invalid_token, and the second refusal is final', async () => {
    const { call, calls, tokenRequests } = await datasource((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end();
    });
    expect(await call()).toMatchObject({ error: { code: 'api-token-refused', status: 401 } });
    expect(calls().map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(tokenRequests()).toBe(2);
  });

  it('is not renewed for insufficient_scope', async () => {
    const { call, calls, tokenRequests } = await datasource((_, response) => {
      response.writeHead(403, { 'www-authenticate': 'Bearer error="insufficient_scope"' }).end();
    });
    expect(await call()).toMatchObject({ ok: false, error: { code: 'api-http-error', status: 403 } });
    expect([calls().length, tokenRequests()]).toEqual([1, 1]);
  });

  it('is renewed for a 403 where the administrator says so', async () => {
    const { call, tokenRequests } = await datasource(
      (_, response) => {
        response.writeHead(403).end();
      },
      { rejectionStatuses: [401, 403] },
    );
    await call();
    expect(tokenRequests()).toBe(2);
  });
});
