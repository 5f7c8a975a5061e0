import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { reveal, Secret } from '../../../src/base/secret';
import type { DpopSettings } from '../../../src/contract/dpop';
import type { RefusalMeaning, TokenFailure } from '../../../src/contract/token-failure';
import type { OutboundRequest } from '../../../src/http/outbound-call';
import { makeProofKey } from '../../../src/oauth/dpop/proof-key';
import { createTokenProver, type KnownDemand } from '../../../src/oauth/dpop/token-prover';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { foreign } from '../../support/foreign';
import { answerOf, bag, clientSecret, createBench, tokenSubject, type Bench } from '../../support/oauth';

const dpop = (changes: Partial<DpopSettings> = {}) => ({
  dpop: { use: 'always', algorithm: 'ES256', unbound: 'refuse', ...changes } satisfies DpopSettings,
});
const proofOf = ({ headers }: OutboundRequest) => {
  const proof = headers['dpop'];
  return proof === undefined ? null : { ...decodeProtectedHeader(proof), ...decodeJwt(proof) };
};
const proofs = ({ server }: Bench) => server.requests.map(proofOf);
const bound = (token: string) => answerOf({ access_token: token, token_type: 'DPoP', expires_in: 3600 });
const wantsNonce = (nonce: string) =>
  answerOf({ error: 'use_dpop_nonce' }, { status: 400, headers: { 'dpop-nonce': nonce } });
const refusedProof = (headers: Record<string, string> = {}, description?: string) =>
  answerOf({ error: 'invalid_dpop_proof', error_description: description }, { status: 400, headers });

describe('proofs to an authorization server', () => {
  it('asks once more for a nonce and never again, however many the server gives', async () => {
    const bench = createBench();
    bench.server.answer = (_, number) => wantsNonce(`n${number}`);
    expect(await bench.instance().get(tokenSubject(dpop()))).toMatchObject({
      error: { code: 'token-proof-refused', problem: 'nonce', status: 400 },
    });
    expect(proofs(bench).map((proof) => proof?.nonce)).toEqual([undefined, 'n1']);
  });

  it('asks three times at most where the server wants one thing after the other', async () => {
    const bench = createBench();
    bench.server.answer = ({ headers }, number) => ('dpop' in headers ? wantsNonce(`n${number}`) : refusedProof());
    expect(await bench.instance().get(tokenSubject())).toMatchObject({ error: { code: 'token-proof-refused' } });
    expect(proofs(bench).map((proof) => proof?.nonce ?? (proof === null ? 'no proof' : 'no nonce'))).toEqual([
      'no proof',
      'no nonce',
      'n2',
    ]);
  });

  it('asks no second time where the server gives no nonce', async () => {
    const bench = createBench();
    bench.server.answer = () => answerOf({ error: 'use_dpop_nonce' }, { status: 400 });
    await bench.instance().get(tokenSubject(dpop()));
    expect(bench.server.requests).toHaveLength(1);
  });

  it('uses the newest nonce, also of a success', async () => {
    const bench = createBench();
    bench.server.answer = (_, number) => {
      const { ok, value } = bound(`t${number}`);
      return { ok, value: { ...value, header: (name) => (name === 'dpop-nonce' ? `n${number}` : value.header(name)) } };
    };
    const subject = tokenSubject(dpop());
    for (const _ of [1, 2, 3]) await bench.instance().get(subject, { forceRenewal: true });
    expect(proofs(bench).map((proof) => proof?.nonce)).toEqual([undefined, 'n1', 'n2']);
  });

  it('remembers no nonce that repeats a secret', async () => {
    const bench = createBench();
    const secret = 'kept-secret-4711';
    bench.server.answer = () => wantsNonce(secret);
    await bench.instance().get(tokenSubject(dpop(), { secrets: bag({ 'client-secret': secret }) }));
    expect(JSON.stringify([...bench.memory.states])).not.toContain(secret);
  });

  it('sends none before a server asks, and one from then on, with the key of the first', async () => {
    const bench = createBench();
    bench.server.answer = ({ headers }, number) => ('dpop' in headers ? bound(`t${number}`) : refusedProof());
    const subject = tokenSubject();
    await bench.instance().get(subject);
    await bench.clock.advance(3_600_000);
    await bench.instance().get(subject);
    const [first, second, third] = proofs(bench);
    expect(first).toBeNull();
    expect(second?.jwk).toEqual(third?.jwk);
    expect(second?.jti).not.toBe(third?.jti);
    expect(await viewToken(bench.instance(), subject)).toMatchObject({ isBound: true });
  });

  it('tries a proof once where the grant itself is called invalid, and believes nothing by it', async () => {
    const bench = createBench();
    bench.server.answer = () => answerOf({ error: 'invalid_grant' }, { status: 400 });
    expect(await bench.instance().get(tokenSubject())).toMatchObject({
      error: { code: 'token-refused', error: 'invalid_grant' },
    });
    expect(proofs(bench).map((proof) => proof !== null)).toEqual([false, true]);
    await bench.instance().get(tokenSubject(), { forceRenewal: true });
    expect(proofs(bench).map((proof) => proof !== null)).toEqual([false, true, false, true]);
  });

  it('sends none ever where the settings say so', async () => {
    const bench = createBench();
    bench.server.answer = () => wantsNonce('n1');
    expect(await bench.instance().get(tokenSubject(dpop({ use: 'never' })))).toMatchObject({
      error: { code: 'token-proof-refused', problem: 'wanted' },
    });
    expect(proofs(bench)).toEqual([null]);
  });

  it('goes on with the next secret where the client is refused, with a new proof', async () => {
    const bench = createBench();
    bench.server.answer = ({ body }, number) =>
      body?.includes('next') === true ? bound(`t${number}`) : answerOf({ error: 'invalid_client' }, { status: 401 });
    const secrets = bag({ 'client-secret': clientSecret, 'next-client-secret': 'the next one' });
    expect(await bench.instance().get(tokenSubject(dpop(), { secrets }))).toMatchObject({ ok: true });
    const [first, second] = proofs(bench);
    expect(first?.jti).not.toBe(second?.jti);
  });

  it('tells the time here and there where the server refuses it', async () => {
    const bench = createBench();
    const serverAt = new Date(bench.clock.now() + 7_200_000);
    serverAt.setMilliseconds(0);
    bench.server.answer = () => refusedProof({ date: serverAt.toUTCString() }, 'iat is not recent enough');
    expect(await bench.instance().get(tokenSubject(dpop()))).toMatchObject({
      error: {
        code: 'token-proof-refused',
        problem: 'time',
        at: new Date(bench.clock.now()).toISOString(),
        serverAt: serverAt.toISOString(),
      },
    });
  });
});

describe('an access token', () => {
  it.each([
    ['Bearer', 'refuse', { error: { code: 'token-answer-invalid', problem: 'token-not-bound' } }],
    ['bearer', 'refuse', { error: { code: 'token-answer-invalid', problem: 'token-not-bound' } }],
    [undefined, 'refuse', { error: { code: 'token-answer-invalid', problem: 'token-not-bound' } }],
    ['Bearer', 'use', { ok: true }],
    ['DPoP', 'refuse', { ok: true }],
    ['dpop', 'use', { ok: true }],
    ['mac', 'use', { error: { code: 'token-answer-invalid', problem: 'token-type-unsupported' } }],
  ] as const)('of type %s in answer to a proof, with “%s”', async (type, unbound, outcome) => {
    const bench = createBench();
    bench.server.answer = () => answerOf({ access_token: 't', token_type: type, expires_in: 3600 });
    expect(await bench.instance().get(tokenSubject(dpop({ unbound })))).toMatchObject(outcome);
  });

  it('of type Bearer in answer to a proof is refused, or used and told, as the settings say', async () => {
    const bench = createBench();
    const refused = tokenSubject(dpop(), { id: 'refused' });
    const used = tokenSubject(dpop({ unbound: 'use' }), { id: 'used' });
    expect(await bench.instance().get(refused)).toMatchObject({ error: { problem: 'token-not-bound' } });
    const token = await bench.instance().get(used);
    expect(token).toMatchObject({ ok: true });
    expect(token.ok && token.value).not.toHaveProperty('key');
    const view = await viewToken(bench.instance(), used);
    expect(view).toMatchObject({ repairs: ['token-not-bound'] });
    expect(view).not.toHaveProperty('isBound');
  });

  it('that is bound to a key is of no use when nobody proved one', async () => {
    const bench = createBench();
    bench.server.answer = () => bound('t');
    expect(await bench.instance().get(tokenSubject(dpop({ use: 'never' })))).toMatchObject({
      error: { code: 'token-answer-invalid', problem: 'token-type-unsupported' },
    });
  });

  it('is had by a thousand callers for one request and three operations each, also when it is bound', async () => {
    const { server, clock, memory, instance } = createBench();
    const withRevision = tokenSubject(dpop(), { secretsRevision: 'r1' });
    await instance().prepare('ds-1');
    server.answer = async () => {
      await clock.sleep(400);
      return bound('t');
    };
    memory.counts.clear();
    const got = Array.from({ length: 1000 }, () => instance().get(withRevision));
    await clock.advance(5000);
    const keys = (await Promise.all(got)).map((token) =>
      token.ok && token.value.key ? reveal(token.value.key) : null,
    );
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).not.toBeNull();
    expect(server.requests).toHaveLength(1);
    expect(memory.operations()).toBe(999 * 3 + 4);
  });

  it('that is bound is renewed for one more operation of the storage, which reads the key', async () => {
    const { server, memory, instance, clock } = createBench();
    server.answer = () => bound('t');
    const withRevision = tokenSubject(dpop(), { secretsRevision: 'r1' });
    await instance().get(withRevision);
    await clock.advance(3_600_000);
    memory.counts.clear();
    await instance().get(withRevision);
    expect(Object.fromEntries(memory.counts)).toEqual({ readState: 1, writeState: 2, readOutcome: 1, writeOutcome: 1 });
  });
});

describe('a prover', () => {
  const refusal = (error: string, meaning: RefusalMeaning): TokenFailure => ({
    ...{ code: 'token-refused', status: 400, meaning, error: foreign(error), description: null, uri: null },
    ...{ providerCode: null, retryAfterSeconds: null },
  });
  const wantsProof = refusal('invalid_dpop_proof', 'proof');
  const url = 'https://login.acme.example/token';
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  const proverOf = (
    use: DpopSettings['use'],
    { known = null, grantType = 'client_credentials' }: { known?: KnownDemand | null; grantType?: string } = {},
  ) => {
    const asked: DpopSettings[] = [];
    const keyOf = (settings: DpopSettings) => {
      asked.push(settings);
      return Promise.resolve({ secret: makeProofKey('ES256'), madeAtMs: 7 });
    };
    return { asked, prover: createTokenProver({ ...dpop({ use }), grantType }, { known, keyOf, clock }) };
  };
  const heed = (prover: ReturnType<typeof createTokenProver>, status: number, nonce?: string) => {
    const { value } = answerOf('', { status, headers: nonce === undefined ? {} : { 'dpop-nonce': nonce } });
    prover.heed(value, (text) => text);
  };

  it.each([
    ['always', null, true],
    ['always', { nonce: 'n' }, true],
    ['auto', { nonce: 'n' }, true],
    ['auto', null, false],
    ['never', { nonce: 'n' }, false],
  ] as const)('with “%s” and %j known sends a proof from the first request on: %s', async (use, known, proves) => {
    const { prover } = proverOf(use, { known });
    expect(Object.keys(await prover.headers(url))).toEqual(proves ? ['dpop'] : []);
    expect(prover.expects()).toBe(proves ? 'refuse' : null);
    expect(prover.learned()).toEqual(proves ? { nonce: known?.nonce ?? null } : null);
  });

  it.each([
    ['client_credentials', refusal('invalid_grant', 'grant'), 'proof'],
    ['client_credentials', refusal('invalid_grant', 'assertion'), null],
    ['account_credentials', refusal('invalid_grant', 'grant'), null],
    ['client_credentials', refusal('unauthorized_client', 'grant'), null],
    ['client_credentials', refusal('invalid_client', 'client'), null],
    ['account_credentials', wantsProof, 'proof'],
    ['client_credentials', { code: 'token-redirect', status: 302, host: null } as const, null],
  ])('of the grant %s answers %j with %j', (grantType, failure, demand) => {
    const { prover } = proverOf('auto', { grantType });
    expect(prover.adapt(failure)).toBe(demand);
    // What was asked for is known; what was only tried is not.
    expect(prover.learned()).toEqual(failure === wantsProof ? { nonce: null } : null);
  });

  it.each([
    [199, false],
    [200, true],
    [204, true],
    [299, true],
    [300, false],
    [400, false],
  ])('that only tried takes a %i for a sign that proofs are wanted: %s', (status, isSign) => {
    const { prover } = proverOf('auto');
    prover.adapt(refusal('invalid_grant', 'grant'));
    heed(prover, status);
    expect(prover.learned()).toEqual(isSign ? { nonce: null } : null);
  });

  it('learns nothing from a success without a proof', () => {
    const { prover } = proverOf('auto');
    heed(prover, 200);
    prover.adapt(refusal('invalid_grant', 'grant'));
    expect(prover.learned()).toBeNull();
  });

  it('tries again with a nonce that it had not sent, and for a refusal of the proof only', async () => {
    const { prover } = proverOf('always');
    await prover.headers(url);
    expect(prover.adapt(wantsProof)).toBeNull();
    heed(prover, 400, 'n1');
    expect(prover.adapt(refusal('invalid_client', 'client'))).toBeNull();
    expect(prover.adapt(wantsProof)).toBe('nonce');
    await prover.headers(url);
    heed(prover, 400, 'n1');
    expect(prover.adapt(wantsProof)).toBeNull();
  });

  it('gets its key once, and names it when it was used', async () => {
    const { asked, prover } = proverOf('always');
    expect(prover.key()).toBeNull();
    const [first, second] = [await prover.headers(url), await prover.headers(url)].map(
      (headers) => headers['dpop'] ?? '',
    );
    expect(asked).toHaveLength(1);
    expect(decodeProtectedHeader(first ?? '').jwk).toEqual(decodeProtectedHeader(second ?? '').jwk);
    expect(decodeJwt(first ?? '')).toMatchObject({ htm: 'POST', htu: url });
    expect(prover.key()).toMatchObject({ madeAtMs: 7 });
  });

  it('throws where the stored key cannot be read', async () => {
    const keyOf = () => Promise.resolve({ secret: new Secret('none'), madeAtMs: 0 });
    const prover = createTokenProver({ ...dpop(), grantType: '' }, { known: null, keyOf, clock });
    await expect(prover.headers(url)).rejects.toThrow('a key for proofs cannot be read');
  });

  it('tells refusals of a proof by a code of their own, and no others', async () => {
    const { prover } = proverOf('always');
    expect(prover.explain(wantsProof)).toMatchObject({ code: 'token-proof-refused', problem: 'wanted' });
    await prover.headers(url);
    expect(prover.explain(wantsProof)).toMatchObject({ code: 'token-proof-refused', problem: 'other' });
    expect(prover.explain(refusal('dpop_missing', 'proof'))).toMatchObject({ problem: 'other' });
    const others = [refusal('invalid_client', 'client'), { code: 'token-redirect', status: 302, host: null } as const];
    for (const other of others) expect(prover.explain(other)).toBe(other);
  });
});
