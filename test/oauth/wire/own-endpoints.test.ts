import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OAuthSettings } from '../../../src/contract/oauth-settings';
import { createOutbound } from '../../../src/http/outbound';
import { requestToken } from '../../../src/oauth/wire/request-token';
import { Secret } from '../../../src/base/secret';
import {
  answerOf,
  bag,
  clientSecret,
  createBench,
  freshProver,
  oauthSettings,
  tokenSubject,
} from '../../support/oauth';
import { json, startLoopback, type Loopback } from '../../support/loopback';
import { createTestClock } from '../../support/test-clock';

let server: Loopback;
let body: unknown = {};
beforeAll(async () => {
  server = await startLoopback((_, response) => {
    json(response, body);
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
});

const clock = createTestClock();
const ask = (settings: Partial<OAuthSettings>) =>
  requestToken(
    {
      settings: oauthSettings(settings),
      secrets: bag(),
      method: 'body',
      secret: new Secret(clientSecret),
      timeoutMs: 9000,
    },
    { outbound: createOutbound({ fetch: server.fetch, clock }), clock, prover: freshProver(clock) },
  );

describe('a login endpoint of its own', () => {
  it('is sent a JSON body with its own names for client ID and secret, and no grant type where none is set', async () => {
    body = { code: 0, msg: 'ok', tenant_access_token: 't-1', expire: 7200 };
    const answer = await ask({
      bodyFormat: 'json',
      grantType: '',
      clientIdName: 'app_id',
      clientSecretName: 'app_secret',
      tokenPath: 'tenant_access_token',
      lifetimePath: 'expire',
    });
    expect(answer).toMatchObject({ ok: true, value: { accessToken: 't-1', lifetimeSeconds: 7200, tokenType: null } });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({ app_id: 'client-1', app_secret: clientSecret });
  });

  it('is sent a form with its own names, too', async () => {
    body = { access_token: 't-2', token_type: 'Bearer' };
    await ask({ clientIdName: 'user', clientSecretName: 'pass' });
    expect(Object.fromEntries(new URLSearchParams(server.received[0]?.body ?? ''))).toEqual({
      grant_type: 'client_credentials',
      user: 'client-1',
      pass: clientSecret,
    });
  });

  it('is asked in the body only, whatever it refuses', async () => {
    const bench = createBench();
    bench.server.answer = () => answerOf('', { status: 401 });
    await bench.instance().get(tokenSubject({ clientAuthentication: 'auto', clientIdName: 'app_id' }));
    expect(bench.server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it.each<[Partial<OAuthSettings>, string]>([
    [{ clientIdName: 'x', clientSecretName: 'x' }, 'parameter-repeated'],
    [{ clientIdName: 'user', extraParameters: [{ name: 'user', value: 'v', secret: false }] }, 'parameter-reserved'],
  ])('is not asked with two parameters of one name: %j', async (settings, problem) => {
    expect(await ask(settings)).toMatchObject({ error: { code: 'token-settings', problem } });
    expect(server.received).toHaveLength(0);
  });
});

describe('an answer of its own', () => {
  it.each<[unknown, Partial<OAuthSettings>, object]>([
    [
      [{ token: 't', ttl: 60 }],
      { tokenPath: '0.token', lifetimePath: '0.ttl' },
      { accessToken: 't', lifetimeSeconds: 60 },
    ],
    [{ items: [{ token: 't' }] }, { tokenPath: '$.items[0].token' }, { accessToken: 't' }],
    ['a.b.c', { tokenPath: '$' }, { accessToken: 'a.b.c', lifetimeSeconds: null }],
    [{ data: { token: 't' } }, { tokenPath: 'data.token' }, { accessToken: 't', lifetimeSeconds: null }],
    [
      { data: { token: 't', ttl: '1h', kind: 'Bearer' } },
      { tokenPath: 'data.token', lifetimePath: 'data.ttl', tokenTypePath: 'data.kind' },
      { accessToken: 't', lifetimeSeconds: 3600, tokenType: 'Bearer' },
    ],
    [{ results: [{ token: 't' }] }, { tokenPath: 'results.0.token' }, { accessToken: 't' }],
    [{ data: { token: 't' } }, { tokenPath: '$.data.token' }, { accessToken: 't' }],
    [{ 'x.token': 't' }, { tokenPath: 'x.token' }, { accessToken: 't' }],
    [{ data: { 'access-token': 't' } }, { tokenPath: "data['access-token']" }, { accessToken: 't' }],
    [{ data: { 'a.b': 't' } }, { tokenPath: '$["data"]["a.b"]' }, { accessToken: 't' }],
    [[{ token: 't' }], { tokenPath: '$[0].token' }, { accessToken: 't' }],
    [{ data: { token: 't' } }, { tokenPath: '/data/token' }, { accessToken: 't' }],
    [{ code: 'OK', token: 't' }, { tokenPath: 'token' }, { accessToken: 't' }],
    [
      { errcode: 0, errmsg: 'ok', access_token: 't', expires_in: 7200 },
      {},
      { accessToken: 't', lifetimeSeconds: 7200 },
    ],
    // The administrator names another place for the lifetime: what stands in expires_in is not looked at.
    [{ access_token: 't', expires_in: -1 }, { lifetimePath: 'none' }, { accessToken: 't', lifetimeSeconds: null }],
  ])('%j is read by %j', async (answered, settings, grant) => {
    body = answered;
    expect(await ask(settings)).toMatchObject({ ok: true, value: grant });
  });

  it('with tokens of other uses only holds none', async () => {
    body = { refresh_token: 'r', id_token: 'i', csrfToken: 'c' };
    const answer = await ask({});
    expect(answer.ok ? null : answer.error).toEqual({
      code: 'token-answer-invalid',
      status: 200,
      contentType: 'application/json',
      problem: 'no-access-token',
    });
  });

  it('may be the token itself, in plain text', async () => {
    const outbound = () => Promise.resolve(answerOf('a.b.c\n', { headers: { 'content-type': 'text/plain' } }));
    const request = { secrets: bag(), method: 'body', secret: new Secret(clientSecret), timeoutMs: 9000 } as const;
    const asked = (tokenPath: string) =>
      requestToken(
        { ...request, settings: oauthSettings({ tokenPath }) },
        { outbound, clock, prover: freshProver(clock) },
      );
    expect(await asked('$')).toMatchObject({ ok: true, value: { accessToken: 'a.b.c' } });
    expect(await asked('')).toMatchObject({ ok: false, error: { problem: 'not-json' } });
  });

  it.each<[object, Partial<OAuthSettings>, object]>([
    [
      { code: 0, tenant_access_token: 't' },
      {},
      { code: 'token-answer-invalid', problem: 'no-access-token', place: 'tenant_access_token' },
    ],
    [
      { data: { session: { accessToken: 't' } } },
      {},
      { problem: 'no-access-token', place: 'data.session.accessToken' },
    ],
    [{ tokens: [{ jwt: 't' }] }, {}, { problem: 'no-access-token', place: 'tokens.0.jwt' }],
    [[{ token: 't' }], {}, { problem: 'not-an-object' }],
    [[{ token: 't' }], { tokenPath: 'token' }, { problem: 'no-access-token', place: '0.token' }],
    [{ token: 't' }, { tokenPath: '$' }, { problem: 'no-access-token', place: 'token' }],
    [{ data: {} }, { tokenPath: 'data.token' }, { code: 'token-answer-invalid', problem: 'no-access-token' }],
    [{ data: { token: 7 } }, { tokenPath: 'data.token' }, { problem: 'access-token-not-a-string' }],
    [
      { code: 10014, msg: 'app secret invalid' },
      { tokenPath: 'token' },
      { code: 'token-refused', error: '10014', description: 'app secret invalid' },
    ],
  ])('%j is no token by %j', async (answered, settings, failure) => {
    body = answered;
    expect(await ask(settings)).toMatchObject({ ok: false, error: failure });
  });

  it('belongs to the request: a token of other names is not used', async () => {
    const bench = createBench();
    bench.server.answer = (_, number) => answerOf({ a: `a${number}`, b: `b${number}` });
    const [one, other] = [tokenSubject({ tokenPath: 'a' }), tokenSubject({ tokenPath: 'b' })];
    expect(await bench.instance().get(one)).toMatchObject({ ok: true });
    expect(await bench.instance().get(other)).toMatchObject({ ok: true });
    expect(bench.server.requests).toHaveLength(2);
  });
});
