import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyState, type TokenState } from '../../../src/oauth/state/token-state';
import type { StoredToken, TokenStore } from '../../../src/oauth/engine/token-store';
import { createTokens } from '../../../src/oauth/engine/tokens';
import { keyThumbprint, makeProofKey, readProofKey } from '../../../src/oauth/dpop/proof-key';
import { reveal, Secret } from '../../../src/base/secret';
import { openMeter } from '../../../src/runtime/meter';
import { meteredKvs } from '../../../src/storage/metered-kvs';
import { createTokenStore } from '../../../src/storage/token-store';
import { ForgeFake } from '../../support/forge-runtime';
import { createTokenServer, recordingLog, seeded, tokenSubject } from '../../support/oauth';
import { createTestClock } from '../../support/test-clock';
import { foreign } from '../../support/foreign';

const openStore = (): TokenStore => createTokenStore(meteredKvs(openMeter(0).storage));

let forge: ForgeFake;
let store: TokenStore;
beforeEach(() => {
  forge = new ForgeFake();
  store = openStore();
});
afterEach(() => {
  forge.uninstall();
});

const state = (changes: Partial<TokenState> = {}): TokenState => ({ ...emptyState, rev: 1, ...changes });
const token = (): StoredToken => ({
  value: new Secret('the token'),
  fingerprint: 'f',
  generation: 1,
  issuedAtMs: 1,
  expiresAtMs: 60_001,
  softAtMs: 30_000,
  hardAtMs: 50_000,
  tokenType: foreign('Bearer'),
  grantedScopes: null,
  authenticatedWith: 'body',
  secretName: 'client-secret',
  repairs: [],
});

describe('the token store on Forge’s storage', () => {
  it('creates a state once', async () => {
    expect(await store.readState('a')).toBeNull();
    expect(await store.writeState('a', null, state())).toBe(true);
    expect(await store.writeState('a', null, state())).toBe(false);
    expect(await store.readState('a')).toEqual(state());
  });

  it('changes and deletes a state only if nobody else did', async () => {
    await store.writeState('a', null, state());
    expect(await store.writeState('a', 7, state({ rev: 8 }))).toBe(false);
    expect(await store.writeState('a', 1, state({ rev: 2, lastGeneration: 5 }))).toBe(true);
    expect(await store.writeState('a', 1, state({ rev: 2 }))).toBe(false);
    expect(await store.deleteState('a', 1)).toBe(false);
    expect(await store.deleteState('a', 2)).toBe(true);
    expect(await store.writeState('a', 2, state({ rev: 3 }))).toBe(false);
  });

  it('keeps tokens encrypted only', async () => {
    await store.writeOutcome('a', '1-x', token());
    const read = await store.readOutcome('a', '1-x');
    expect(read && 'value' in read && reveal(read.value)).toBe('the token');
    expect({ ...read, value: null }).toEqual({ ...token(), value: null });
    expect(forge.kvs.plainText()).not.toContain('the token');
    await store.deleteOutcome('a', '1-x');
    await store.deleteOutcome('a', '1-x');
    expect(await store.readOutcome('a', '1-x')).toBeNull();
  });

  it('keeps the key of a bound token beside it, encrypted, and what may be known of it in plain', async () => {
    const key = makeProofKey('ES256');
    const binding = { thumbprint: keyThumbprint(key) ?? '', keyMadeAtMs: 1 };
    await store.writeOutcome('a', '1-k', { ...token(), key, binding });
    const read = await openStore().readOutcome('a', '1-k');
    if (read === null || !('value' in read) || read.key === undefined) throw new Error('the key is gone');
    expect(reveal(read.key)).toBe(reveal(key));
    expect(read.binding).toEqual(binding);
    expect(readProofKey(read.key)?.algorithm).toBe('ES256');
    const { d = '' } = JSON.parse(reveal(key)) as { d?: string };
    expect(forge.kvs.plainText()).not.toContain(d);
    expect([...forge.kvs.secrets.values()].join('')).toContain(d);
    await store.deleteOutcome('a', '1-k');
    expect([...forge.kvs.secrets.values()].join('')).not.toContain(d);
  });

  it('keeps a failure for those who wait for it', async () => {
    const outcome = { failure: { code: 'token-egress', host: 'login.acme.example' }, fingerprint: 'f' } as const;
    await store.writeOutcome('a', '1-y', outcome);
    expect(await store.readOutcome('a', '1-y')).toEqual(outcome);
  });

  it('finds what is due, longest overdue first', async () => {
    const due = (sweepAtMs: number): TokenState => state({ sweepAtMs });
    await store.writeState('later', null, due(1_795_435_260_000));
    await store.writeState('second', null, due(1_795_435_200_000));
    await store.writeState('first', null, due(1_795_435_100_000));
    await store.writeState('never', null, state());
    expect(await store.dueBefore(1_795_435_200_000, 10)).toEqual(['first', 'second']);
    expect(await store.dueBefore(1_795_435_200_000, 1)).toEqual(['first']);
  });

  it('finds all that is due, page after page, and reads no further than asked', async () => {
    const ids = Array.from({ length: 250 }, (_, at) => `due-${String(at).padStart(3, '0')}`);
    for (const [at, id] of ids.entries()) await store.writeState(id, null, state({ sweepAtMs: at + 1 }));
    expect(await store.dueBefore(1_000, 1_000)).toEqual(ids);
    forge.kvs.requests.length = 0;
    expect(await store.dueBefore(1_000, 120)).toEqual(ids.slice(0, 120));
    expect(forge.kvs.requests).toHaveLength(2);
  });

  it('makes one key for fingerprints, whoever comes first', async () => {
    const keys = await Promise.all([store.fingerprintKey(), store.fingerprintKey(), openStore().fingerprintKey()]);
    expect(new Set(keys.map(reveal)).size).toBe(1);
    expect(reveal(keys[0])).toMatch(/^[0-9a-f]{64}$/);
    expect(forge.kvs.plainText()).not.toContain(reveal(keys[0]));
  });

  it('throws what is no conflict', async () => {
    forge.kvs.fault = () => 'before';
    await expect(store.writeState('a', null, state())).rejects.toThrow();
  });

  it('carries the whole engine: get, renew, reject, forget', async () => {
    const clock = createTestClock();
    const server = createTokenServer();
    const instance = () =>
      createTokens({
        store,
        outbound: server.outbound,
        clock,
        random: seeded(1),
        log: recordingLog(),
        instanceId: 'one',
      });
    const subject = tokenSubject();
    const value = async () => {
      const got = await instance().get(subject);
      return got.ok ? reveal(got.value.value) : got.error.code;
    };
    expect(await value()).toBe('t1');
    expect(await value()).toBe('t1');
    await clock.advance(49 * 60_000);
    expect(await instance().due(10)).toEqual(['ds-1']);
    expect(await instance().renewDue('ds-1', () => Promise.resolve(subject))).toBe('renewed');
    expect(await value()).toBe('t2');
    await instance().invalidate(subject, 2);
    expect(await value()).toBe('t3');
    expect(forge.kvs.plainText()).not.toMatch(/"t\d"/);
    await instance().forget('ds-1');
    expect(forge.kvs.plainText()).not.toContain('ds-1');
    expect([...forge.kvs.secrets.keys()]).toEqual(['fingerprint-key']);
  });
});
