import { describe, expect, test } from 'vitest';
import type { Authentication } from '../../../src/contract/authentication';
import type { DatasourceSettings } from '../../../src/contract/datasource';
import { createCallApi } from '../../../src/datasources/api/call-api';
import type { OutboundAnswer, OutboundFailure, OutboundRequest } from '../../../src/http/outbound-call';
import type { Tokens } from '../../../src/oauth/engine/tokens';
import type { Invalidation } from '../../../src/oauth/state/rejection';
import type { SecretBag, TokenSubject } from '../../../src/oauth/token-subject';
import { Secret } from '../../../src/base/secret';
import { oauthSettings, settings } from '../../support/sandbox';

const bodyOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An API that records what it is asked, with answers in the order given; the last one repeats. */
function api(...answers: (Partial<OutboundAnswer> | OutboundFailure)[]) {
  const requests: OutboundRequest[] = [];
  const outbound = (request: OutboundRequest) => {
    requests.push(request);
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {};
    if ('code' in answer) return Promise.resolve({ ok: false as const, error: answer });
    const value = { status: 200, url: request.url, header: () => null, bytes: bodyOf('{}'), ms: 1, ...answer };
    return Promise.resolve({ ok: true as const, value });
  };
  return { outbound, requests };
}

/** Numbered tokens; counts what was asked of it. */
const allowed: Invalidation = { kind: 'renewal-allowed' };

function tokenSource(...invalidations: Invalidation[]) {
  const accepted: number[] = [];
  const invalidated: number[] = [];
  let generation = 1;
  const tokens = {
    get: () =>
      Promise.resolve({
        ok: true as const,
        value: {
          value: new Secret(`token-number-000${generation}`),
          generation,
          expiresAtMs: null,
          onTrial: generation > 1,
        },
      }),
    invalidate: (_subject: TokenSubject, refused: number) => {
      invalidated.push(refused);
      const answer = invalidations[Math.min(invalidated.length, invalidations.length) - 1] ?? allowed;
      if (answer.kind !== 'braked') generation += 1;
      return Promise.resolve(answer);
    },
    accepted: (_subject: TokenSubject, taken: number) => void accepted.push(taken),
  } as unknown as Tokens;
  return { tokens, invalidated, accepted };
}

type Setup = { secrets?: SecretBag; tokens?: Tokens; settings?: Partial<DatasourceSettings>; isPaused?: boolean };

function caller(authentication: Authentication, { outbound }: ReturnType<typeof api>, setup: Setup = {}) {
  const secrets = () => Promise.resolve(setup.secrets ?? {});
  const subject =
    authentication.kind === 'oauth2-client-credentials' ? { id: 'd', settings: authentication.oauth, secrets } : null;
  return createCallApi(
    {
      settings: { ...settings, ...setup.settings, authentication },
      secrets,
      subject,
      isPaused: setup.isPaused ?? false,
    },
    {
      outbound,
      tokens: setup.tokens ?? tokenSource().tokens,
      clock: { now: () => 0, sleep: () => Promise.resolve() },
    },
  );
}

const get = { method: 'GET' as const, path: 'customers?a=1', body: null };
const oauth: Authentication = { kind: 'oauth2-client-credentials', oauth: oauthSettings };

describe('authentication', () => {
  test.each<[string, Authentication, SecretBag, Record<string, string>, string]>([
    ['none', { kind: 'none' }, {}, {}, 'customers?a=1'],
    [
      'Basic, in UTF-8 (RFC 7617)',
      { kind: 'basic', username: 'jörg' },
      { password: new Secret('p€:x') },
      { authorization: `Basic ${Buffer.from('jörg:p€:x').toString('base64')}` },
      'customers?a=1',
    ],
    [
      'Bearer',
      { kind: 'bearer' },
      { 'bearer-token': new Secret('abc') },
      { authorization: 'Bearer abc' },
      'customers?a=1',
    ],
    [
      'an API key in a header',
      { kind: 'api-key', in: 'header', name: 'X-Key' },
      { 'api-key': new Secret('k 1') },
      { 'x-key': 'k 1' },
      'customers?a=1',
    ],
    [
      'an API key in the URL, the rest of the query untouched',
      { kind: 'api-key', in: 'query', name: 'key' },
      { 'api-key': new Secret('a+b&c') },
      {},
      'customers?a=1&key=a%2Bb%26c',
    ],
    ['OAuth 2.0', oauth, {}, { authorization: 'Bearer token-number-0001' }, 'customers?a=1'],
    [
      'OAuth 2.0 in a header of its own without a prefix',
      { kind: 'oauth2-client-credentials', oauth: { ...oauthSettings, send: { headerName: 'X-Token', prefix: '' } } },
      {},
      { 'x-token': 'token-number-0001' },
      'customers?a=1',
    ],
  ])('%s', async (_name, authentication, secrets, headers, path) => {
    const server = api({});
    expect((await caller(authentication, server, { secrets })(get)).ok).toBe(true);
    const { accept: _accept, ...sent } = server.requests[0]?.headers ?? {};
    expect(sent).toEqual(headers);
    expect(server.requests[0]?.url).toBe(`https://api.sandbox.example/v1/${path}`);
  });

  test('is not even put together for a paused datasource: nothing is asked and no token is got', async () => {
    const server = api({});
    const tokens = { get: () => Promise.reject(new Error('asked')) } as unknown as Tokens;
    expect(await caller(oauth, server, { tokens, isPaused: true })(get)).toEqual({
      ok: false,
      error: { code: 'api-paused' },
    });
    expect(server.requests).toEqual([]);
  });

  test('a key that a link to the next page carries already is sent once', async () => {
    const server = api({});
    const call = caller({ kind: 'api-key', in: 'query', name: 'key' }, server, {
      secrets: { 'api-key': new Secret('new') },
    });
    await call({ ...get, path: 'customers?key=old&page=2' });
    expect(server.requests[0]?.url).toBe('https://api.sandbox.example/v1/customers?page=2&key=new');
  });

  test('the administrator’s headers are sent, secret ones from the store, and cannot displace the token', async () => {
    const headers = [
      { name: 'X-Plain', value: 'p', secret: false },
      { name: 'X-Secret', value: null, secret: true },
      { name: 'AUTHORIZATION', value: 'mine', secret: false },
    ];
    const server = api({});
    const secrets = { 'header:X-Secret': new Secret('s') };
    await caller(oauth, server, { settings: { headers }, secrets })(get);
    expect(server.requests[0]?.headers).toMatchObject({
      'x-plain': 'p',
      'x-secret': 's',
      authorization: 'Bearer token-number-0001',
    });
  });

  test.each<[Authentication, Partial<DatasourceSettings>]>([
    [{ kind: 'bearer' }, {}],
    [{ kind: 'none' }, { headers: [{ name: 'X', value: null, secret: true }] }],
  ])('case %#: without its secret nothing is sent', async (authentication, change) => {
    const server = api({});
    const answer = await caller(authentication, server, { settings: change })(get);
    expect(answer).toMatchObject({ ok: false, error: { code: 'api-settings', problem: 'secret-missing' } });
    expect(server.requests).toEqual([]);
  });
});

describe('a token that the API refuses (RFC 6750 §3.1)', () => {
  test('is renewed once and the call repeated once', async () => {
    const server = api({ status: 401 }, { status: 200 });
    const { tokens, invalidated } = tokenSource();
    expect(await caller(oauth, server, { tokens })(get)).toMatchObject({ ok: true });
    expect(invalidated).toEqual([1]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-number-0001',
      'Bearer token-number-0002',
    ]);
  });

  test.each<[string, Invalidation[], object, number]>([
    ['a new one was refused too', [allowed], { tried: 'new' }, 2],
    [
      'a new one was refused too, and is held from now on',
      [allowed, { kind: 'braked', untilMs: 60_000 }],
      { tried: 'new' },
      2,
    ],
    ['the one that had replaced it was refused too', [{ kind: 'already-replaced' }], { tried: 'replacement' }, 2],
    [
      'no new one was requested, because new ones are refused at once',
      [{ kind: 'braked', untilMs: 59_100 }],
      { tried: 'held', heldSeconds: 60 },
      1,
    ],
  ])('is told with what was done: %s', async (_what, invalidations, cure, calls) => {
    const server = api({ status: 401 });
    const { tokens } = tokenSource(...invalidations);
    expect(await caller(oauth, server, { tokens })(get)).toEqual({
      ok: false,
      error: { code: 'api-token-refused', status: 401, ...cure },
      tokenMs: 0,
    });
    expect(server.requests).toHaveLength(calls);
  });

  test('a new token that the API takes is told to the engine, an old one is not', async () => {
    const { tokens, accepted } = tokenSource();
    await caller(oauth, api({ status: 200 }), { tokens })(get);
    expect(accepted).toEqual([]);
    await caller(oauth, api({ status: 401 }, { status: 500 }), { tokens })(get);
    expect(accepted).toEqual([2]);
  });

  test('403 is no refusal of the token unless the administrator says so', async () => {
    const { tokens, invalidated } = tokenSource();
    const plain = await caller(oauth, api({ status: 403 }), { tokens })(get);
    expect(plain).toMatchObject({ error: { code: 'api-http-error', status: 403 } });
    expect(invalidated).toEqual([]);
    const listed: Authentication = { ...oauth, oauth: { ...oauthSettings, rejectionStatuses: [401, 403] } };
    expect(await caller(listed, api({ status: 403 }, {}), { tokens })(get)).toMatchObject({ ok: true });
  });

  test('no token, no call', async () => {
    const server = api({});
    const failure = { code: 'token-egress', host: 'login.sandbox.example' } as const;
    const tokens = { get: () => Promise.resolve({ ok: false, error: failure }) } as unknown as Tokens;
    expect(await caller(oauth, server, { tokens })(get)).toEqual({ ok: false, error: failure, tokenMs: 0 });
    expect(server.requests).toEqual([]);
  });
});

describe('what the way to the API does', () => {
  const host = 'api.sandbox.example';
  test.each<[OutboundFailure, object]>([
    [
      { code: 'egress', host },
      { code: 'api-egress', host },
    ],
    [
      { code: 'unreachable', host, problem: 'timeout', afterMs: 9 },
      { code: 'api-unreachable', host, problem: 'timeout', afterMs: 9 },
    ],
    [
      { code: 'interrupted', status: 200, afterMs: 3 },
      { code: 'api-unreachable', host, problem: 'network', afterMs: 3 },
    ],
    [
      { code: 'too-large', status: 200, maxBytes: 5 },
      { code: 'api-too-large', maxBytes: 5 },
    ],
    [
      { code: 'redirect', status: 302, host: 'x.example' },
      { code: 'api-redirect', status: 302, host: 'x.example' },
    ],
  ])('%j', async (failure, error) => {
    expect(await caller({ kind: 'none' }, api(failure))(get)).toEqual({ ok: false, error });
  });

  test('an error’s text is cut, printable and free of our secrets', async () => {
    const secrets = { 'bearer-token': new Secret('canary.token.12345678') };
    const said = `bad\u0000 token canary.token.12345678 ${'x'.repeat(500)}`;
    const answer = await caller({ kind: 'bearer' }, api({ status: 500, bytes: bodyOf(said) }), { secrets })(get);
    if (answer.ok || answer.error.code !== 'api-http-error') throw new Error('no such failure');
    expect(answer.error.excerpt).toMatch(/^bad token \*\*\* x+…$/);
    expect(answer.error.excerpt).toHaveLength(200);
  });

  test('a path that leaves the base is not called', async () => {
    const server = api({});
    const answer = await caller({ kind: 'none' }, server)({ ...get, path: '../admin' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'api-settings', problem: 'leaves-base' } });
    expect(server.requests).toEqual([]);
  });

  test('a POST carries its JSON body', async () => {
    const server = api({});
    await caller({ kind: 'none' }, server)({ method: 'POST', path: 'search', body: '{"q":1}' });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      body: '{"q":1}',
      headers: { 'content-type': 'application/json' },
    });
  });
});

const tokenDown = { code: 'token-unreachable', host: 'auth.example', problem: 'timeout', afterMs: 40 } as const;

test('tells what the token took of the time, also when the call fails, and nothing where there is none', async () => {
  let nowMs = 0;
  const { tokens } = tokenSource();
  const slow: Tokens = {
    ...tokens,
    get: (subject) => {
      nowMs += 40;
      return tokens.get(subject);
    },
  };
  const clock = { now: () => nowMs, sleep: () => Promise.resolve() };
  const { outbound } = api({ status: 401 }, {});
  const target = {
    settings: { ...settings, authentication: oauth },
    secrets: () => Promise.resolve({}),
    isPaused: false,
  };
  const subject = { id: 'd', settings: oauthSettings, secrets: target.secrets };
  const call = createCallApi({ ...target, subject }, { outbound, tokens: slow, clock });
  expect(await call(get)).toMatchObject({ ok: true, tokenMs: 80 });
  const refusing = { outbound: api({ status: 401 }, { status: 401 }).outbound, tokens: slow, clock };
  expect(await createCallApi({ ...target, subject }, { ...refusing })(get)).toMatchObject({
    ok: false,
    tokenMs: 80,
  });
  const none: Tokens = { ...slow, get: async (asked) => (await slow.get(asked), { ok: false, error: tokenDown }) };
  const tokenless = createCallApi({ ...target, subject }, { outbound, tokens: none, clock });
  expect(await tokenless(get)).toEqual({ ok: false, error: tokenDown, tokenMs: 40 });
  const open = await caller({ kind: 'none' }, api({}))(get);
  expect([open.ok, open.tokenMs]).toEqual([true, undefined]);
});
