import { describe, expect, it } from 'vitest';
import { reveal } from '../../../src/base/secret';
import type { DpopSettings } from '../../../src/contract/dpop';
import type { OAuthSettings } from '../../../src/contract/oauth-settings';
import type { TokenStore } from '../../../src/oauth/engine/token-store';
import { requestUnlessHeld } from '../../../src/oauth/engine/request-unless-held';
import type { TokenSubject } from '../../../src/oauth/token-subject';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, createBench, recordingLog, tokenSubject, type Bench } from '../../support/oauth';
import { settled } from '../../support/test-clock';

const always: DpopSettings = { use: 'always', algorithm: 'ES256', unbound: 'refuse' };
const versioned = (version: number, changes: Partial<OAuthSettings> = {}): TokenSubject =>
  tokenSubject({ scopes: [`v${version}`], ...changes }, { secretsRevision: 'r1', version });
const bound = (token: string) => answerOf({ access_token: token, token_type: 'DPoP', expires_in: 60 });

/** A store whose states cannot be written any more after `most` times. */
function writingStates({ memory }: Bench, most: number): TokenStore {
  const store = memory.as();
  let written = 0;
  return {
    ...store,
    // The process is dead: nothing comes back.
    writeState: (...parameters) =>
      (written += 1) > most ? new Promise(() => undefined) : store.writeState(...parameters),
  };
}

describe('a caller with outdated settings', () => {
  const overtaken = async (bench: Bench, changes: Partial<OAuthSettings> = {}) => {
    await bench.instance().get(versioned(2));
    return bench.instance().get(versioned(1, changes));
  };

  it('gets a token that nobody can give back, with its end', async () => {
    const bench = createBench({ lifetimeSeconds: 60 });
    const got = await overtaken(bench);
    if (!got.ok) throw new Error(got.error.code);
    const { value, ...facts } = got.value;
    expect(reveal(value)).toBe('t2');
    expect(facts).toStrictEqual({ generation: 0, expiresAtMs: bench.clock.now() + 60_000, onTrial: false });
  });

  it('gets one without an end where the server names none', async () => {
    const bench = createBench();
    bench.server.answer = () => answerOf({ access_token: 't', token_type: 'Bearer' });
    expect(await overtaken(bench)).toMatchObject({ ok: true, value: { expiresAtMs: null } });
  });

  it('gets the key with a token that is bound to one', async () => {
    const bench = createBench();
    bench.server.answer = ({ headers }, number) =>
      'dpop' in headers ? bound('t') : answerOf({ access_token: `t${number}`, token_type: 'Bearer' });
    const got = await overtaken(bench, { dpop: always });
    expect(got.ok && got.value.key).toBeTruthy();
  });

  it('gets the failure, and nobody else does', async () => {
    const bench = createBench();
    bench.server.answer = (_, number) =>
      number === 1
        ? answerOf({ access_token: 't1', token_type: 'Bearer', expires_in: 3600 })
        : answerOf({ error: 'invalid_scope' }, { status: 400 });
    expect(await overtaken(bench)).toMatchObject({ ok: false, error: { error: 'invalid_scope' } });
    expect(await viewToken(bench.instance(), versioned(2))).toMatchObject({
      status: { kind: 'valid' },
      lastFailure: null,
    });
  });
});

describe('a request', () => {
  it('is noted with its time, what it took, why it was made and what came of it', async () => {
    const bench = createBench();
    const subject = tokenSubject();
    const startedAt = new Date(bench.clock.now()).toISOString();
    bench.server.answer = async () => {
      await bench.clock.sleep(400);
      return answerOf({ access_token: 't', token_type: 'Bearer', expires_in: 3600 });
    };
    const got = bench.instance().get(subject);
    await bench.clock.advance(400);
    await got;
    bench.server.answer = () => answerOf({ error: 'invalid_scope' }, { status: 400 });
    await bench.instance().get(subject, { forceRenewal: true });
    expect((await viewToken(bench.instance(), subject)).attempts).toMatchObject([
      { ms: 0, reason: 'requested', outcome: { ok: false, failure: { error: 'invalid_scope' } } },
      { at: startedAt, ms: 400, reason: 'on-use', outcome: { ok: true, expiresAt: '2026-11-23T13:00:00.000Z' } },
    ]);
  });

  it('that breaks off leaves the next caller free to ask at once', async () => {
    const bench = createBench();
    const subject = tokenSubject({}, { secretsRevision: 'r1' });
    const broken = { ...subject, secrets: () => Promise.reject(new Error('the storage is away')) };
    await expect(bench.instance().get(broken)).rejects.toThrow('the storage is away');
    expect(await bench.instance().get(subject)).toMatchObject({ ok: true });
    expect(bench.memory.states.get('ds-1')?.lease).toBeNull();
  });

  it('tells who comes later how much longer it is likely to take', async () => {
    const bench = createBench();
    bench.server.answer = () => new Promise(() => undefined);
    const subject = tokenSubject();
    void bench.instance().get(subject);
    await settled();
    await bench.clock.advance(200);
    const { state, fingerprint } = await bench.instance().look(subject);
    const engine = {
      store: bench.memory.as(),
      outbound: bench.server.outbound,
      clock: bench.clock,
      random: () => 0,
      log: recordingLog(),
      instanceId: 'other',
    };
    const busy = await requestUnlessHeld(engine, subject, { stored: state, fingerprint, reason: 'on-use' });
    expect(busy).toEqual({ ref: state?.lease?.ref, likelyMs: 300 });
  });
});

describe('a token whose holder died before it could say so', () => {
  const orphaned = async (subject: TokenSubject, lifetimeSeconds = 3600): Promise<Bench> => {
    const bench = createBench({ lifetimeSeconds });
    void bench.instance({ store: writingStates(bench, 1) }).get(subject);
    await settled();
    await bench.clock.advance(26_000);
    return bench;
  };
  const tokenOf = async (bench: Bench, subject: TokenSubject): Promise<string | null> => {
    const got = await bench.instance().get(subject);
    return got.ok ? reveal(got.value.value) : null;
  };

  it('is found by the next holder', async () => {
    const subject = tokenSubject({}, { secretsRevision: 'r1' });
    expect(await tokenOf(await orphaned(subject), subject)).toBe('t1');
  });

  it('is not used with other settings', async () => {
    const bench = await orphaned(tokenSubject({}, { secretsRevision: 'r1' }));
    expect(await tokenOf(bench, tokenSubject({ scopes: ['other'] }, { secretsRevision: 'r1' }))).toBe('t2');
  });

  it('is not used once its window has begun', async () => {
    const subject = tokenSubject({}, { secretsRevision: 'r1' });
    expect(await tokenOf(await orphaned(subject, 28), subject)).toBe('t2');
  });
});
