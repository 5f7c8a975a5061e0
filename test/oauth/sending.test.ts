import { afterEach, describe, expect, it } from 'vitest';
import { createCallApi } from '../../src/datasources/api/call-api';
import { createOutbound } from '../../src/http/outbound';
import { createTokens } from '../../src/oauth/engine/tokens';
import { systemClock } from '../../src/base/clock';
import { json, startLoopback, type Handler, type Loopback } from '../support/loopback';
import { createMemoryTokenStore } from '../support/memory-token-store';
import { oauthSettings, recordingLog, seeded, tokenSubject } from '../support/oauth';
import type { OAuthSettings } from '../../src/contract/oauth-settings';

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
  const call = createCallApi(target, { outbound, tokens, clock: systemClock });
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

  describe('that the API rejects in a way of its own', () => {
    it.each<[string, Partial<OAuthSettings>, string, string]>([
      [
        'a code in a 200',
        { rejectionPath: '$.errcode', rejectionValue: '42001' },
        '{"errcode":42001}',
        '{"errcode":0}',
      ],
      [
        'a text in a 200',
        { rejectionPath: '$.status', rejectionValue: 'expired' },
        '{"status":"expired"}',
        '{"status":"ok"}',
      ],
      [
        'a member that holds something',
        { rejectionPath: '$.error' },
        '{"error":{"code":7}}',
        '{"rows":[],"error":null}',
      ],
      [
        'an error in a list',
        { rejectionPath: '$.errors[?@.code==401]' },
        '{"errors":[{"code":401}]}',
        '{"errors":[{"code":7}]}',
      ],
    ])('is renewed and the call repeated: %s', async (_what, rule, rejecting, fine) => {
      const { call, calls, tokenRequests } = await datasource(({ headers }, response) => {
        const body = headers.authorization === 'Bearer token-1' ? rejecting : fine;
        response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      }, rule);
      const answer = await call();
      expect(answer.ok && new TextDecoder().decode(answer.value.bytes)).toBe(fine);
      expect([calls().length, tokenRequests()]).toEqual([2, 2]);
      await call();
      expect([calls().length, tokenRequests()]).toEqual([3, 2]);
    });

    it.each(['/sign-in', 'https://login.acme.example/sign-in'])('is renewed at a redirect to %s', async (location) => {
      const { call, tokenRequests } = await datasource(
        ({ headers, path }, response) => {
          if (path === '/sign-in') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in');
          else if (headers.authorization === 'Bearer token-1') response.writeHead(302, { location }).end();
          else json(response, []);
        },
        { rejectionStatuses: [401, 302] },
      );
      expect(await call()).toMatchObject({ ok: true, value: { status: 200 } });
      expect(tokenRequests()).toBe(2);
    });

    it('and a fresh token too is told as refused, with the status', async () => {
      const { call, tokenRequests } = await datasource(
        (_, response) => {
          json(response, { errcode: 42001 });
        },
        { rejectionPath: '$.errcode', rejectionValue: '42001' },
      );
      expect(await call()).toMatchObject({ error: { code: 'api-token-refused', status: 200 } });
      expect(tokenRequests()).toBe(2);
    });

    it('is not renewed for redirects of another status, nor for answers that are no JSON', async () => {
      const { call, tokenRequests } = await datasource(
        ({ path }, response) => {
          if (path === '/v1/rows') response.writeHead(301, { location: '/v1/other' }).end();
          else response.writeHead(200, { 'content-type': 'text/csv' }).end('errcode\n42001\n');
        },
        { rejectionStatuses: [401, 302], rejectionPath: '$.errcode' },
      );
      expect(await call()).toMatchObject({ ok: true });
      expect(tokenRequests()).toBe(1);
    });
  });
});
