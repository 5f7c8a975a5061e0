import { describe, expect, it } from 'vitest';
import { answerOf, createBench, tokenSubject, type Bench } from '../../support/oauth';

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
    for (let ms = 0; ms < seconds * 1000; ms += pauseMs) {
      expect(await call(bench)).toBe(true);
      await bench.clock.advance(pauseMs);
    }
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
      for (let ms = 0; ms < seconds * 1000; ms += pauseMs) {
        expect(await call(bench)).toBe(true);
        await clock.advance(pauseMs);
      }
      expect(server.requests.length).toBeLessThanOrEqual(Math.ceil((seconds / life) * 1.2));
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
});
