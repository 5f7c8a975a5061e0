import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxState } from '../../../host/protocol';
import { systemClock, type Clock } from '../../../src/base/clock';
import { reveal, Secret } from '../../../src/base/secret';
import type { DpopSettings } from '../../../src/contract/dpop';
import { assertionAlgorithms } from '../../../src/contract/signing-algorithm';
import type { OAuthSettings } from '../../../src/contract/oauth-settings';
import { createCallApi } from '../../../src/datasources/api/call-api';
import type { ApiOutcome } from '../../../src/datasources/api/api-call';
import { createOutbound } from '../../../src/http/outbound';
import { dpopProof } from '../../../src/oauth/dpop/proof';
import { makeProofKey, readProofKey } from '../../../src/oauth/dpop/proof-key';
import type { UsableToken } from '../../../src/oauth/engine/engine';
import { createTokens, type Tokens } from '../../../src/oauth/engine/tokens';
import { viewToken } from '../../../src/oauth/engine/view-token';
import type { TokenSubject } from '../../../src/oauth/token-subject';
import { ownSandbox, type OwnSandbox } from '../../sandbox/sandbox';
import { createMemoryTokenStore, type MemoryTokenStore } from '../../support/memory-token-store';
import { bag, oauthSettings, recordingLog, seeded, tokenSubject } from '../../support/oauth';

let own: OwnSandbox;
let memory: MemoryTokenStore;
beforeAll(async () => {
  own = await ownSandbox();
});
afterAll(() => own.close());
beforeEach(() => {
  memory = createMemoryTokenStore();
});

/** A further instance on the same store: nothing is remembered but what was stored. */
const instance = (clock: Clock = systemClock): Tokens =>
  createTokens({
    store: memory.as(),
    outbound: createOutbound({ fetch: own.fetch, clock: systemClock }),
    clock,
    random: seeded(1),
    log: recordingLog(),
    instanceId: 'one',
  });

const client = (dpop: SandboxState['clients'][number]['dpop']): SandboxState['clients'][number] => {
  const found = own.sandbox.state().clients.find((one) => one.dpop === dpop);
  if (found === undefined) throw new Error('no such client');
  return found;
};

const dpop = (changes: Partial<DpopSettings> = {}): DpopSettings => ({
  use: 'always',
  algorithm: 'ES256',
  unbound: 'refuse',
  ...changes,
});

function subjectOf(
  { clientId, clientSecret, privateKey }: SandboxState['clients'][number],
  settings: Partial<OAuthSettings> = {},
): TokenSubject {
  const { tokenUrl, issuer } = own.sandbox.state();
  const byKey = {
    clientAuthentication: 'private-key-jwt',
    assertion: { algorithm: 'ES256', keyId: privateKey?.keyId ?? null, audience: 'issuer' },
  } as const;
  return tokenSubject(
    { tokenUrl, issuer, clientId, dpop: dpop(), ...(privateKey && byKey), ...settings },
    { secrets: bag(privateKey ? { 'private-key': privateKey.pem } : { 'client-secret': clientSecret ?? '' }) },
  );
}

/** What an action cost the servers. */
async function requestsOf(action: () => Promise<unknown>): Promise<{ token: number; api: number }> {
  const before = own.sandbox.counters();
  await action();
  const after = own.sandbox.counters();
  return { token: after.tokenRequests - before.tokenRequests, api: after.apiRequests - before.apiRequests };
}

async function tokenOf(tokens: Tokens, subject: TokenSubject, forceRenewal = false): Promise<UsableToken> {
  const token = await tokens.get(subject, { forceRenewal });
  if (!token.ok) throw new Error(JSON.stringify(token.error));
  return token.value;
}

function callWith(
  tokens: Tokens,
  subject: TokenSubject,
  { baseUrl = own.sandbox.state().boundApiUrl, clock = systemClock }: { baseUrl?: string; clock?: Clock } = {},
) {
  const target = {
    settings: {
      type: 'url' as const,
      name: 'Customers',
      baseUrl,
      headers: [],
      authentication: { kind: 'oauth2-client-credentials' as const, oauth: oauthSettings(subject.settings) },
      cacheSeconds: 0,
    },
    secrets: subject.secrets,
    subject,
    isPaused: false,
  };
  const outbound = createOutbound({ fetch: own.fetch, clock: systemClock });
  const call = createCallApi(target, { outbound, tokens, clock });
  return (path: string, method: 'GET' | 'POST' = 'GET'): Promise<ApiOutcome> =>
    call({ method, path, body: method === 'POST' ? '{}' : null });
}

describe('a token request to a server that demands proofs with nonces', () => {
  it('takes two requests for the first token and one for each later one', async () => {
    const subject = subjectOf(client('required-with-nonce'));
    expect(await requestsOf(() => tokenOf(instance(), subject))).toMatchObject({ token: 2 });
    for (const _ of [1, 2, 3]) {
      expect(await requestsOf(() => tokenOf(instance(), subject, true))).toMatchObject({ token: 1 });
    }
    expect(await viewToken(instance(), subject)).toMatchObject({ isBound: true, tokenType: 'DPoP', repairs: [] });
  });

  it('finds out by itself that proofs are wanted, and remembers it for these settings', async () => {
    const subject = subjectOf(client('required-with-nonce'), { dpop: dpop({ use: 'auto' }) });
    // One without a proof, one without a nonce, one with both: this server asks for one thing at a time.
    expect(await requestsOf(() => tokenOf(instance(), subject))).toMatchObject({ token: 3 });
    expect(await requestsOf(() => tokenOf(instance(), subject, true))).toMatchObject({ token: 1 });
  });

  it('is remembered also where the request failed in the end', async () => {
    const subject = subjectOf(client('required'), { dpop: dpop({ use: 'auto' }), scopes: ['customers:read'] });
    const { id, secrets } = subject;
    expect(
      await instance().get({ id, secrets, settings: { ...subject.settings, scopes: ['nonsense'] } }),
    ).toMatchObject({
      error: { code: 'token-refused', error: 'invalid_scope' },
    });
    expect(await requestsOf(() => tokenOf(instance(), subject))).toMatchObject({ token: 2 });
    expect(await requestsOf(() => tokenOf(instance(), subject, true))).toMatchObject({ token: 1 });
  });

  it('stays without a proof where the settings say never to prove', async () => {
    const subject = subjectOf(client('required'), { dpop: dpop({ use: 'never' }) });
    const requests = await requestsOf(async () => {
      expect(await instance().get(subject)).toMatchObject({
        error: { code: 'token-refused', error: 'invalid_grant' },
      });
    });
    expect(requests.token).toBe(1);
  });

  it.each(['client_secret_post', 'client_secret_basic', 'client_secret_jwt', 'private_key_jwt'])(
    'goes together with %s',
    async (method) => {
      const found = own.sandbox.state().clients.find((one) => one.method === method && one.dpop === undefined);
      if (found === undefined) throw new Error('no such client');
      const clientAuthentication = (
        {
          client_secret_post: 'body',
          client_secret_basic: 'basic',
          client_secret_jwt: 'client-secret-jwt',
          private_key_jwt: 'private-key-jwt',
        } as const
      )[method];
      if (clientAuthentication === undefined) throw new Error('no such method');
      const token = await tokenOf(instance(), subjectOf(found, { clientAuthentication }));
      expect(token.key).toBeDefined();
    },
  );

  it.each(assertionAlgorithms)('may be proven with %s', async (algorithm) => {
    const subject = subjectOf(client('required'), { dpop: dpop({ algorithm }) });
    const tokens = instance();
    expect((await tokenOf(tokens, subject)).key).toBeDefined();
    expect(await callWith(tokens, subject)('me')).toMatchObject({ ok: true });
  });

  it('gives the server a bound JWT too', async () => {
    const subject = subjectOf(client('required'), { resources: [new URL(own.sandbox.state().apiUrl).origin] });
    const tokens = instance();
    expect(reveal((await tokenOf(tokens, subject)).value).split('.')).toHaveLength(3);
    expect(await callWith(tokens, subject)('me')).toMatchObject({ ok: true });
  });
});

describe('a call of an API that takes bound tokens only, with nonces of its own', () => {
  it('takes two requests for the first page and one for each later one', async () => {
    const subject = subjectOf(client('required-with-nonce'));
    const tokens = instance();
    await tokenOf(tokens, subject);
    const call = callWith(tokens, subject);
    expect(await requestsOf(() => call('customers?limit=100'))).toEqual({ token: 0, api: 2 });
    for (const offset of [100, 200, 300]) {
      const requests = await requestsOf(async () => {
        expect(await call(`customers?limit=100&offset=${offset}`)).toMatchObject({ ok: true });
      });
      expect(requests).toEqual({ token: 0, api: 1 });
    }
    expect(await requestsOf(() => call('customers/search', 'POST'))).toEqual({ token: 0, api: 1 });
  });

  it('takes one request in the next invocation, which knows the nonce from storage', async () => {
    const subject = subjectOf(client('required-with-nonce'));
    const first = instance();
    await callWith(first, subject)('me');
    await first.settle();
    const next = instance();
    expect(await requestsOf(() => callWith(next, subject)('me'))).toEqual({ token: 0, api: 1 });
  });

  it('costs no further operation of the storage while the nonce stays the same', async () => {
    const subject = subjectOf(client('required-with-nonce'));
    const first = instance();
    await callWith(first, subject)('me');
    await first.settle();
    const before = memory.operations();
    const next = instance();
    await callWith(next, subject)('me');
    await next.settle();
    // The fingerprint's key, the state, the token with its key.
    expect(memory.operations() - before).toBe(3);
  });

  it('tells an API that demands bound tokens from one that refuses the credentials', async () => {
    const bearer = own.client('client_secret_post');
    const subject = subjectOf(bearer, { dpop: dpop({ use: 'never' }) });
    expect(await callWith(instance(), subject)('me')).toMatchObject({
      ok: false,
      error: { code: 'api-proof-refused', problem: 'wanted', status: 401 },
    });
  });

  it('turns proofs on where only the API asks for them', async () => {
    const subject = subjectOf(own.client('client_secret_post'), { dpop: dpop({ use: 'auto' }) });
    const tokens = instance();
    expect((await tokenOf(tokens, subject)).key).toBeUndefined();
    expect(await callWith(tokens, subject)('me')).toMatchObject({ ok: true });
    expect((await tokenOf(tokens, subject)).key).toBeDefined();
  });
});

describe('a stolen token', () => {
  const steal = async (): Promise<string> => reveal((await tokenOf(instance(), subjectOf(client('required')))).value);
  const call = async (headers: Record<string, string>): Promise<number> =>
    (await own.fetch(`${own.sandbox.state().apiUrl}/me`, { headers })).status;
  const proofBy = (key: Secret, token: string): string => {
    const read = readProofKey(key);
    if (read === null) throw new Error('no key');
    const url = `${own.sandbox.state().apiUrl}/me`;
    return dpopProof(read, { method: 'GET', url, nonce: null, accessToken: new Secret(token) }, systemClock);
  };

  it('is useless as a Bearer token', async () => {
    expect(await call({ authorization: `Bearer ${await steal()}` })).toBe(401);
  });

  it('is useless without a proof, with a proof by another key, and with a proof that was used', async () => {
    const { value, key } = await tokenOf(instance(), subjectOf(client('required')));
    const token = reveal(value);
    const authorization = `DPoP ${token}`;
    expect(await call({ authorization })).toBe(401);
    expect(await call({ authorization, dpop: proofBy(makeProofKey('ES256'), token) })).toBe(401);
    if (key === undefined) throw new Error('not bound');
    const dpopHeader = proofBy(key, token);
    expect(await call({ authorization, dpop: dpopHeader })).toBe(200);
    expect(await call({ authorization, dpop: dpopHeader })).toBe(401);
    expect(await call({ authorization, dpop: proofBy(key, 'another token') })).toBe(401);
  });
});

describe('the key of a token', () => {
  const keyText = async (subject: TokenSubject, options: { clock?: Clock; forceRenewal?: boolean } = {}) => {
    const { key } = await tokenOf(instance(options.clock), subject, options.forceRenewal);
    return key === undefined ? null : reveal(key);
  };
  const later = (ms: number): Clock => ({ ...systemClock, now: () => Date.now() + ms });

  it('stays through renewals, and changes with the settings and by hand', async () => {
    const subject = subjectOf(client('required'));
    const first = await keyText(subject);
    expect(await keyText(subject)).toBe(first);
    await instance().invalidate(subject, 1);
    expect(await keyText(subject)).toBe(first);
    const byHand = await keyText(subject, { forceRenewal: true });
    expect(byHand).not.toBe(first);
    const edited = await keyText({ ...subject, settings: { ...subject.settings, scopes: ['customers:read'] } });
    expect([first, byHand]).not.toContain(edited);
  });

  it.each([
    [29, true],
    [31, false],
  ])('that is %i days old is used for the next token: %s', async (days, isKept) => {
    const subject = subjectOf(client('required'));
    const first = await keyText(subject);
    const next = await keyText(subject, { clock: later(days * 24 * 3_600_000) });
    expect(next === first).toBe(isKept);
  });

  it('lies in encrypted storage beside its token and nowhere else', async () => {
    const subject = subjectOf(client('required-with-nonce'));
    const log = recordingLog();
    const tokens = createTokens({
      store: memory.as(),
      outbound: createOutbound({ fetch: own.fetch, clock: systemClock }),
      clock: systemClock,
      random: seeded(1),
      log,
      instanceId: 'one',
    });
    const { key } = await tokenOf(tokens, subject);
    await callWith(tokens, subject)('me');
    await tokens.settle();
    const { d: privatePart } = JSON.parse(reveal(key ?? new Secret('{}'))) as { d: string };
    expect(privatePart).toMatch(/^[\w-]{43}$/);
    const plain = JSON.stringify([[...memory.states], await viewToken(tokens, subject), log.lines]);
    expect(plain).not.toContain(privatePart);
    expect(plain).not.toContain('[redacted]');
  });

  it('is another one for every datasource', async () => {
    const subject = subjectOf(client('required'));
    expect(await keyText(subject)).not.toBe(await keyText({ ...subject, id: 'ds-2' }));
  });
});

describe('clocks that disagree', () => {
  const hourAgo: Clock = { ...systemClock, now: () => Date.now() - 3_600_000 };

  it('do no harm where the server gives nonces', async () => {
    expect(await instance(hourAgo).get(subjectOf(client('required')))).toMatchObject({ ok: true });
  });

  it('are told apart from other refusals, with the time here and there', async () => {
    const subject = subjectOf(client('required'));
    const tokens = instance();
    await tokenOf(tokens, subject);
    const refused = await callWith(tokens, subject, { baseUrl: own.sandbox.state().apiUrl, clock: hourAgo })('me');
    expect(refused).toMatchObject({ error: { code: 'api-proof-refused', problem: 'time', status: 401 } });
    if (refused.ok || refused.error.code !== 'api-proof-refused') throw new Error('not refused');
    const { at, serverAt } = refused.error;
    expect(Date.parse(serverAt ?? '') - Date.parse(at)).toBeGreaterThan(3_590_000);
  });
});
