import { describe, expect, it } from 'vitest';
import type { TokenStore } from '../../src/oauth/engine/token-store';
import type { Tokens } from '../../src/oauth/engine/tokens';
import { prefetch } from '../../src/base/prefetch';
import { reveal } from '../../src/base/secret';
import { prefetchedTokenStates } from '../../src/runtime/prefetched-token-states';
import { createBench, sleepless, tokenSubject, type Bench } from '../support/oauth';

const subject = tokenSubject({}, { secretsRevision: 'r1' });

/** An instance whose store reads states ahead, and what it takes to begin that. */
function foreseeing({ instance, memory, clock }: Bench): { tokens: Tokens; store: TokenStore; foresee: () => void } {
  const plain = memory.as();
  const states = prefetch(plain.readState, clock);
  const store = prefetchedTokenStates(plain, states);
  return { tokens: instance({ store, clock: sleepless(clock) }), store, foresee: () => states.begin(subject.id) };
}

const text = async (got: ReturnType<Tokens['get']>): Promise<string> => {
  const result = await got;
  return result.ok ? reveal(result.value.value) : result.error.code;
};

describe('a state that was read ahead', () => {
  it('saves the reading at the time when it is needed', async () => {
    const bench = createBench();
    await bench.instance().get(subject);
    const { tokens, foresee } = foreseeing(bench);
    foresee();
    await Promise.resolve();
    const before = bench.memory.counts.get('readState');
    expect(await text(tokens.get(subject))).toBe('t1');
    expect(bench.memory.counts.get('readState')).toBe(before);
  });

  it('from before another instance’s request costs no second request', async () => {
    const bench = createBench();
    await bench.instance().prepare(subject.id);
    const { tokens, foresee } = foreseeing(bench);
    foresee();
    await bench.instance().get(subject);
    expect(await text(tokens.get(subject))).toBe('t1');
    expect(bench.server.requests).toHaveLength(1);
  });

  it('from before the API’s refusal brings a new token once it is refused again', async () => {
    const bench = createBench();
    const { tokens, foresee } = foreseeing(bench);
    await tokens.get(subject);
    foresee();
    await bench.instance().invalidate(subject, 1);
    expect(await text(tokens.get(subject))).toBe('t1');
    await tokens.invalidate(subject, 1);
    expect(await text(tokens.get(subject))).toBe('t2');
    expect(bench.server.requests).toHaveLength(2);
  });

  it('from before an own change is not used', async () => {
    const bench = createBench();
    const { store, foresee } = foreseeing(bench);
    await bench.instance().get(subject);
    const state = await store.readState(subject.id);
    if (state === null) throw new Error('no state');
    foresee();
    await store.writeState(subject.id, state.rev, { ...state, rev: state.rev + 1 });
    expect((await store.readState(subject.id))?.rev).toBe(state.rev + 1);
    foresee();
    await store.deleteState(subject.id, state.rev + 1);
    expect(await store.readState(subject.id)).toBeNull();
  });
});
