import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, createBench, minutes, tokenOf, withRevision } from '../../support/oauth';
import { settled } from '../../support/test-clock';

describe('crashes', () => {
  /** An instance that dies before the nth use of an operation: everything it does from then on never returns. */
  const dying = (bench: ReturnType<typeof createBench>, at: string, nth = 1) => {
    let seen = 0;
    let dead = false;
    const store = bench.memory.as(async (operation) => {
      if (operation === at) seen += 1;
      if (dead || seen >= nth) {
        dead = true;
        await new Promise(() => undefined);
      }
      return null;
    });
    return bench.instance({ store });
  };

  it('between the token and the state lose nothing: the next holder finds the token', async () => {
    const bench = createBench();
    void dying(bench, 'writeState', 2).get(withRevision());
    await settled();
    expect(bench.server.requests).toHaveLength(1);
    const got = tokenOf(bench.instance().get(withRevision()));
    await bench.clock.advance(30_000);
    // Patience ends before the dead holder's lease does; the caller after that finds the token.
    await got;
    await bench.clock.advance(10_000);
    expect(await tokenOf(bench.instance().get(withRevision()))).toBe('t1');
    expect(bench.server.requests).toHaveLength(1);
  });

  it.each(['readState', 'writeState', 'writeOutcome', 'readOutcome', 'deleteOutcome'])(
    'at %s leave no secret behind',
    async (at) => {
      for (const nth of [1, 2, 3]) {
        const bench = createBench();
        await bench.instance().get(withRevision());
        await bench.clock.advance(minutes(61));
        void dying(bench, at, nth).get(withRevision());
        await bench.clock.advance(30_000);
        expect(await tokenOf(bench.instance().get(withRevision()))).toMatch(/^t[23]$/);
        await bench.clock.advance(minutes(120));
        await bench.instance().get(withRevision());
        await bench.clock.advance(minutes(120));
        await bench.instance().get(withRevision());
        const state = bench.memory.states.get('ds-1');
        const known = [state?.token?.ref, ...(state?.pendingDeletions ?? []).map(({ ref }) => ref)].map(
          (ref) => `ds-1 ${ref ?? ''}`,
        );
        expect([...bench.memory.outcomes.keys()].filter((name) => !known.includes(name))).toEqual([]);
        await bench.instance().forget('ds-1');
        expect(bench.memory.outcomes.size).toBe(0);
        expect(bench.memory.states.size).toBe(0);
      }
    },
  );

  it('in the middle of a request free the lease after a while', async () => {
    const bench = createBench();
    bench.server.answer = (_, number) =>
      number === 1 ? new Promise(() => undefined) : answerOf({ access_token: `t${number}`, token_type: 'Bearer' });
    void bench.instance().get(withRevision());
    await settled();
    await bench.clock.advance(26_000);
    expect(await tokenOf(bench.instance().get(withRevision()))).toBe('t2');
  });
});

describe('forget', () => {
  it('deletes token and state', async () => {
    const { instance, memory } = createBench();
    await instance().get(withRevision());
    await instance().forget('ds-1');
    expect([memory.states.size, memory.outcomes.size]).toEqual([0, 0]);
    expect((await viewToken(instance(), withRevision())).status).toEqual({ kind: 'not-requested' });
  });

  it('also gets rid of what a running request brings afterwards', async () => {
    const { instance, memory, server, clock } = createBench();
    server.answer = async () => {
      await clock.sleep(3000);
      return answerOf({ access_token: 'late', token_type: 'Bearer' });
    };
    const late = tokenOf(instance().get(withRevision()));
    await settled();
    await instance().forget('ds-1');
    await clock.advance(3000);
    expect(await late).toBe('late');
    expect(memory.outcomes.size).toBe(0);
    await clock.advance(minutes(20));
    expect(await instance().due(10)).toEqual(['ds-1']);
    expect(await instance().renewDue('ds-1', () => Promise.resolve(null))).toBe('swept');
    expect(memory.states.size).toBe(0);
  });

  it('is not undone by a late writer who takes the record made anew for the one it read', async () => {
    const { instance, memory, server, clock } = createBench();
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    let writes = 0;
    const late = instance({
      store: memory.as(async (operation) => {
        if (operation === 'writeState' && (writes += 1) === 2) await gate;
        return null;
      }),
    });
    const slow = tokenOf(late.get(withRevision()));
    await settled();
    expect(writes).toBe(2);
    await instance().forget('ds-1');
    memory.states.clear();
    server.answer = async () => {
      await clock.sleep(500);
      return answerOf({ access_token: 't2', token_type: 'Bearer', expires_in: 3600 });
    };
    // Now the new record has seen as many writes as the old one had when the late writer read it.
    const next = tokenOf(instance().get(withRevision()));
    await settled();
    go();
    expect(await slow).toBe('t1');
    await clock.advance(500);
    expect(await next).toBe('t2');
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
    expect(memory.outcomes.size).toBe(1);
  });

  it('goes on where a crash stopped it', async () => {
    const { instance, memory } = createBench();
    await instance().get(withRevision());
    await instance({ store: memory.as((operation) => (operation === 'deleteOutcome' ? 'lost' : null)) }).forget('ds-1');
    expect(memory.outcomes.size).toBe(1);
    expect(await instance().due(10)).toEqual(['ds-1']);
    expect(await instance().renewDue('ds-1', () => Promise.resolve(null))).toBe('swept');
    expect([memory.states.size, memory.outcomes.size]).toEqual([0, 0]);
  });
});
