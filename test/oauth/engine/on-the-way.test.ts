import { describe, expect, it } from 'vitest';
import { reveal } from '../../../src/base/secret';
import type { Tokens } from '../../../src/oauth/engine/tokens';
import { answerOf, createBench, tokenSubject, type Bench } from '../../support/oauth';

const subject = tokenSubject({}, { secretsRevision: 'r1' });
const hanging = () => new Promise<never>(() => undefined);

/** What one invocation got, and how long it took, `settle` included. */
async function invocation({ clock }: Bench, tokens: Tokens): Promise<{ token: string; ms: number }> {
  const startedMs = clock.now();
  const ended: { token: string; ms: number }[] = [];
  void (async () => {
    const got = await tokens.get(subject);
    await tokens.settle();
    ended.push({ token: got.ok ? reveal(got.value.value) : got.error.code, ms: clock.now() - startedMs });
  })();
  for (;;) {
    const [outcome] = ended;
    if (outcome !== undefined) return outcome;
    await clock.advance(10);
  }
}

describe('a renewal on the way', () => {
  it.each([
    ['10 minutes', 10 * 60_000],
    ['17 seconds', 17_000],
    ['2 seconds', 2_000],
  ])('costs no caller more than 300 ms while the server hangs and %s are left', async (_left, leftMs) => {
    const bench = createBench();
    const { clock, instance, server, memory } = bench;
    await instance().get(subject);
    await clock.advance(3_600_000 - leftMs);
    server.answer = hanging;
    const first = await invocation(bench, instance());
    expect(first.token).toBe('t1');
    expect(first.ms).toBeLessThanOrEqual(300);
    // Its lease is given back, and nobody tries the same again: the others have nothing to wait for.
    expect(memory.states.get('ds-1')?.lease).toBeNull();
    for (let caller = 0; caller < 20; caller += 1) {
      expect(await invocation(bench, instance())).toEqual({ token: 't1', ms: expect.any(Number) as number });
    }
    expect(server.requests).toHaveLength(2);
    // At its end somebody has to wait, and may at once.
    await clock.advance(leftMs);
    server.answer = (_, number) => answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    expect(await invocation(bench, instance())).toMatchObject({ token: 't3' });
  });

  it('is left to the tick, which has the time', async () => {
    const bench = createBench();
    const { clock, instance, server } = bench;
    await instance().get(subject);
    await clock.advance(49 * 60_000);
    server.answer = hanging;
    await invocation(bench, instance());
    server.answer = async (_, number) => {
      await clock.sleep(5_000);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    expect(await instance().due(10)).toEqual(['ds-1']);
    const tick = instance().renewDue('ds-1', () => Promise.resolve(subject));
    await clock.advance(5_000);
    expect(await tick).toBe('renewed');
    // A server that took so long is not asked on the way the next time: who calls would wait for nothing.
    await clock.advance(49 * 60_000);
    expect(await invocation(bench, instance())).toEqual({ token: 't3', ms: 0 });
    expect(server.requests).toHaveLength(3);
  });

  it('touches neither storage nor server once its invocation is over', async () => {
    const bench = createBench();
    const { clock, instance, server, memory } = bench;
    await instance().get(subject);
    await clock.advance(49 * 60_000);
    server.answer = async (_, number) => {
      await clock.sleep(2_000);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    await invocation(bench, instance());
    memory.counts.clear();
    await clock.advance(10_000);
    expect(memory.operations()).toBe(0);
    expect(memory.outcomes.size).toBe(1);
  });

  it('hands out the new token in the last half minute when the server is quick', async () => {
    const bench = createBench();
    const { clock, instance, server } = bench;
    await instance().get(subject);
    await clock.advance(3_600_000 - 20_000);
    server.answer = async (_, number) => {
      await clock.sleep(150);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const { token, ms } = await invocation(bench, instance());
    expect(token).toBe('t2');
    expect(ms).toBeLessThanOrEqual(160);
  });
});

describe('three who press “renew now” and twenty callers on an expired token', () => {
  it('make one request, though each gets here at another moment', async () => {
    const bench = createBench();
    const { clock, instance, server } = bench;
    await instance().get(subject);
    await clock.advance(61 * 60_000);
    server.requests.length = 0;
    server.answer = async (_, number) => {
      await clock.sleep(40);
      return answerOf({ access_token: `n${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const askedAtMs = clock.now();
    // What comes before the engine, such as asking Jira whether this is an administrator, takes some longer than others.
    const after = async (ms: number, options?: Parameters<Tokens['get']>[1]): Promise<string> => {
      await clock.sleep(ms);
      const got = await instance().get(subject, options);
      return got.ok ? reveal(got.value.value) : got.error.code;
    };
    const presses = [30, 120, 600].map((ms) => after(ms, { forceRenewal: true, askedAtMs }));
    const callers = Array.from({ length: 20 }, (_, caller) => after(caller * 15));
    await clock.advance(5_000);
    expect(new Set(await Promise.all([...presses, ...callers]))).toEqual(new Set(['n1']));
    expect(server.requests).toHaveLength(1);
  });

  it('share the failure of that one request as well', async () => {
    const { clock, instance, server } = createBench();
    server.answer = async () => {
      await clock.sleep(40);
      return answerOf('', { status: 503 });
    };
    const askedAtMs = clock.now();
    const press = async (ms: number): Promise<boolean> => {
      await clock.sleep(ms);
      return (await instance().get(subject, { forceRenewal: true, askedAtMs })).ok;
    };
    const all = [10, 80, 300].map(press);
    await clock.advance(5_000);
    expect(await Promise.all(all)).toEqual([false, false, false]);
    expect(server.requests).toHaveLength(1);
  });
});
