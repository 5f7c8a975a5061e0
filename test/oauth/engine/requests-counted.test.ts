import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, createBench, seeded, tokenSubject, type Bench } from '../../support/oauth';

const subject = tokenSubject({}, { secretsRevision: 'r1' });

/** One caller in an instance of its own; whether it got a token. */
async function call({ instance }: Bench): Promise<boolean> {
  const tokens = instance();
  const got = await tokens.get(subject);
  await tokens.settle();
  return got.ok;
}

describe('lives of 20 to 45 seconds under constant traffic', () => {
  const seconds = 1800;
  const table = [20, 25, 30, 37, 45].flatMap((life) => [500, 1000, 3000].map((pauseMs) => [life, pauseMs] as const));

  it.each(table)('of %i s, used every %i ms, cost 1.2 times the fewest requests at most', async (life, pauseMs) => {
    const bench = createBench({ lifetimeSeconds: life });
    let missed = 0;
    for (let ms = 0; ms < seconds * 1000; ms += pauseMs) {
      if (!(await call(bench))) missed += 1;
      await bench.clock.advance(pauseMs);
    }
    expect(missed).toBe(0);
    expect(bench.server.requests.length).toBeLessThanOrEqual(Math.ceil((seconds / life) * 1.2));
  });

  it.each(table)(
    'of %i s, used every %i ms, cost no more where the server repeats its token with what is left of it',
    async (life, pauseMs) => {
      const bench = createBench();
      const { clock, server } = bench;
      let endMs = 0;
      let issued = 0;
      server.answer = () => {
        if (clock.now() >= endMs) {
          endMs = clock.now() + life * 1000;
          issued += 1;
        }
        const expires_in = Math.floor((endMs - clock.now()) / 1000);
        return answerOf({ access_token: `t${issued}`, token_type: 'Bearer', expires_in });
      };
      let missed = 0;
      for (let ms = 0; ms < seconds * 1000; ms += pauseMs) {
        if (!(await call(bench))) missed += 1;
        await clock.advance(pauseMs);
      }
      expect(missed).toBe(0);
      expect(server.requests.length).toBeLessThanOrEqual(Math.ceil((seconds / life) * 1.2));
    },
  );
});

describe('a token that nobody uses', () => {
  const minute = 60_000;
  const tick = async ({ instance }: Bench): Promise<void> => {
    const tokens = instance();
    for (const id of await tokens.due(10)) await tokens.renewDue(id, () => Promise.resolve(subject));
    await tokens.settle();
  };

  it.each([600, 660, 900, 3600])(
    'is kept good through four hours where it lives %i s, by ticks every five minutes that come up to two minutes late',
    async (life) => {
      const bench = createBench({ lifetimeSeconds: life });
      const late = seeded(life);
      await call(bench);
      let waitedMs = 0;
      for (let ticks = 0; ticks < 48; ticks += 1) {
        const lateMs = late() * 2 * minute;
        await bench.clock.advance(5 * minute + lateMs - waitedMs);
        waitedMs = lateMs;
        const endMs = bench.memory.states.get(subject.id)?.token?.expiresAtMs ?? 0;
        expect(endMs).toBeGreaterThan(bench.clock.now());
        await tick(bench);
      }
    },
  );

  it.each([30, 299, 300, 599])(
    'is not asked for again where it lives %i s, and no page says that it will be, also while its server is down',
    async (life) => {
      const bench = createBench({ lifetimeSeconds: life });
      await call(bench);
      expect((await viewToken(bench.instance(), subject)).nextRenewalAt).toBeNull();
      bench.server.answer = () => answerOf('', { status: 503 });
      for (let ticks = 0; ticks < 24; ticks += 1) {
        await bench.clock.advance(5 * minute);
        await tick(bench);
      }
      expect(bench.server.requests).toHaveLength(1);
    },
  );
});

describe('an outage with callers all the while', () => {
  it.each([5, 60, 150, 235, 320, 400, 415])(
    'of %i s ends within 30 seconds of the server, with ten requests in five minutes at most',
    async (downSeconds) => {
      const bench = createBench();
      const { clock, server } = bench;
      const startMs = clock.now();
      const up = server.answer;
      server.answer = (request, number) =>
        clock.now() - startMs < downSeconds * 1000 ? answerOf('', { status: 503 }) : up(request, number);
      let seconds = 0;
      for (; !(await call(bench)); seconds += 1) await clock.advance(1000);
      expect(seconds - downSeconds).toBeLessThanOrEqual(30);
      expect(server.requests.length).toBeLessThanOrEqual(10 + Math.max(0, Math.ceil((seconds - 299) / 30)));
    },
  );

  it.each([500, 900, 1800, 3600, 5400, 7200])(
    'of %i s ends within nine minutes of the server, with twelve requests in any hour at most',
    async (downSeconds) => {
      const bench = createBench();
      const { clock, server } = bench;
      const startMs = clock.now();
      const up = server.answer;
      const askedMs: number[] = [];
      server.answer = (request, number) => {
        askedMs.push(clock.now() - startMs);
        return clock.now() - startMs < downSeconds * 1000 ? answerOf('', { status: 503 }) : up(request, number);
      };
      let seconds = 0;
      for (; !(await call(bench)); seconds += 5) await clock.advance(5000);
      expect(seconds - downSeconds).toBeLessThanOrEqual(9 * 60);
      const lateMs = askedMs.filter((ms) => ms >= 5 * 60_000);
      for (const ms of lateMs) {
        expect(lateMs.filter((other) => other >= ms && other < ms + 3600_000).length).toBeLessThanOrEqual(12);
      }
    },
  );
});
