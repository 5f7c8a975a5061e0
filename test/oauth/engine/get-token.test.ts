import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import {
  answerOf,
  createBench,
  minutes,
  serverError,
  times,
  tokenOf,
  tokenSubject,
  withRevision,
  type Bench,
} from '../../support/oauth';

describe('get', () => {
  it('asks once when a thousand callers need a token', async () => {
    const { instance, server } = createBench();
    const tokens = instance();
    const got = await Promise.all(times(1000, () => tokenOf(tokens.get(withRevision()))));
    expect(new Set(got)).toEqual(new Set(['t1']));
    expect(server.requests).toHaveLength(1);
  });

  it('asks once when fifty instances with twenty callers each need a token', async () => {
    const { instance, server, clock, memory } = createBench();
    server.answer = async (_, number) => {
      await clock.sleep(400);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const instances = times(50, () => instance());
    const got = instances.flatMap((tokens) => times(20, () => tokenOf(tokens.get(withRevision()))));
    await clock.advance(3000);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['t1']));
    expect(server.requests).toHaveLength(1);
    // One flight an instance: fifty pay for a thousand.
    expect(memory.operations() / 1000).toBeLessThanOrEqual(0.2);
  });

  describe.each([
    ['cold', async ({ instance }: Bench) => instance().prepare('ds-1'), 'ok'],
    [
      'expired',
      async ({ instance, clock }: Bench) => (await instance().get(withRevision()), clock.advance(minutes(61))),
      'ok',
    ],
    ['cold, and refused', async ({ instance }: Bench) => instance().prepare('ds-1'), 'refused'],
  ] as const)('a thousand isolated instances at once, %s', (_, before, answer) => {
    it('make one request, and who waits for it pays three storage operations', async () => {
      const bench = createBench();
      const { instance, server, clock, memory } = bench;
      await before(bench);
      const startMs = clock.now();
      server.requests.length = 0;
      server.answer = async () => {
        await clock.sleep(400);
        return answer === 'ok'
          ? answerOf({ access_token: 'new', token_type: 'Bearer', expires_in: 3600 })
          : answerOf({ error: 'invalid_client' }, { status: 401 });
      };
      memory.counts.clear();
      let lastMs = 0;
      const got = times(1000, async () => {
        const one = await tokenOf(instance().get(withRevision()));
        lastMs = clock.now() - startMs;
        return one;
      });
      await clock.advance(5000);
      expect(new Set(await Promise.all(got))).toEqual(new Set([answer === 'ok' ? 'new' : 'token-refused']));
      expect(server.requests).toHaveLength(1);
      // The one who asks: state, lease, outcome, state; one more look when it has a failure to tell.
      expect(memory.operations()).toBe(999 * 3 + (answer === 'ok' ? 4 : 5));
      // And who waits learns it soon after it is there.
      expect(lastMs).toBeLessThanOrEqual(700);
    });
  });

  it('looks seldom while the request of another instance takes long', async () => {
    const { instance, server, clock, memory } = createBench();
    await instance().prepare('ds-1');
    server.answer = async (_, number) => {
      await clock.sleep(8_000);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const [first, second] = [tokenOf(instance().get(withRevision())), tokenOf(instance().get(withRevision()))];
    memory.counts.clear();
    await clock.advance(10_500);
    expect(await Promise.all([first, second])).toEqual(['t1', 't1']);
    expect(memory.operations()).toBeLessThanOrEqual(4 + 13);
  });

  it('takes two reads for a good token, and never looks at the secrets', async () => {
    const { instance, memory } = createBench();
    await instance().get(withRevision());
    memory.counts.clear();
    const subject = withRevision({ secrets: () => Promise.reject(new Error('read')) });
    expect(await tokenOf(instance().get(subject))).toBe('t1');
    expect(Object.fromEntries(memory.counts)).toEqual({ readState: 1, readOutcome: 1 });
  });

  it('shares one reading among all callers of an instance', async () => {
    const { instance, memory } = createBench();
    await instance().get(withRevision());
    memory.counts.clear();
    const tokens = instance();
    await Promise.all(times(100, () => tokens.get(withRevision())));
    expect(memory.operations()).toBe(2);
  });

  it('gives the stored token to a later instance without asking', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(20));
    expect(await tokenOf(instance().get(withRevision()))).toBe('t1');
    expect(server.requests).toHaveLength(1);
  });

  it('gives the old token at once and renews on the way when three quarters of the life are over', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(49));
    const tokens = instance();
    const got = await Promise.all(times(20, () => tokenOf(tokens.get(withRevision()))));
    expect(new Set(got)).toEqual(new Set(['t1']));
    await tokens.settle();
    expect(server.requests).toHaveLength(2);
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
  });

  it('lets callers wait for the new token in the last half minute', async () => {
    const { instance, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(60) - 20_000);
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
  });

  it('asks once for an expired token, whatever the number of instances', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(61));
    const got = times(50, () => tokenOf(instance().get(withRevision())));
    await clock.advance(2000);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['t2']));
    expect(server.requests).toHaveLength(2);
  });

  it('shares a failure with everybody who waited for it, though the hold on it is over when they look', async () => {
    const { instance, server, clock } = createBench();
    server.answer = async () => {
      await clock.sleep(3_000);
      return serverError();
    };
    const got = times(50, () => tokenOf(instance().get(withRevision())));
    await clock.advance(10_000);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['token-http-error']));
    expect(server.requests).toHaveLength(1);
  });

  it('keeps a token without an end until the API refuses it', async () => {
    const { instance, server, clock } = createBench();
    server.answer = (_, number) => answerOf({ access_token: `t${number}`, token_type: 'Bearer' });
    await instance().get(withRevision());
    await clock.advance(minutes(60 * 24 * 400));
    expect(await tokenOf(instance().get(withRevision()))).toBe('t1');
    await instance().invalidate(withRevision(), 1);
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
  });

  it('renews when the clock was set back a day', async () => {
    const { instance, clock } = createBench();
    await instance().get(withRevision());
    clock.set(clock.now() - minutes(60 * 24));
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
  });

  it('makes one request for ten gets of a token that lives thirty seconds', async () => {
    const { instance, server } = createBench({ lifetimeSeconds: 30 });
    const tokens = instance();
    for (let i = 0; i < 10; i += 1) await tokens.get(withRevision());
    expect(server.requests).toHaveLength(1);
  });

  it('asks late when the server hands out the same token with three seconds left', async () => {
    const { instance, server, clock } = createBench();
    const endMs = clock.now() + 61_000;
    server.answer = () =>
      answerOf({ access_token: 'same', token_type: 'Bearer', expires_in: Math.ceil((endMs - clock.now()) / 1000) });
    const tokens = instance();
    await tokens.get(withRevision());
    for (let second = 0; second < 60; second += 1) {
      await clock.advance(1000);
      expect(await tokenOf(tokens.get(withRevision()))).toBe('same');
      await tokens.settle();
    }
    // The first, one at half the life, then only in the last tenths.
    expect(server.requests.length).toBeLessThanOrEqual(5);
  });

  it('keeps the end it knows when the same token comes again without one', async () => {
    const { instance, server, clock } = createBench();
    server.answer = (_, number) =>
      answerOf({
        access_token: number === 3 ? 'new' : 'same',
        token_type: 'Bearer',
        expires_in: number === 2 ? 0 : 600,
      });
    const tokens = instance();
    await tokens.get(withRevision());
    await clock.advance(minutes(6));
    await tokens.get(withRevision());
    await tokens.settle();
    await clock.advance(minutes(4) + 1000);
    expect(await tokenOf(tokens.get(withRevision()))).toBe('new');
  });

  it('assumes the lifetime that the administrator set when the server gives none', async () => {
    const { instance, server, clock } = createBench();
    server.answer = (_, number) => answerOf({ access_token: `t${number}`, token_type: 'Bearer' });
    const subject = tokenSubject({ assumedLifetimeSeconds: 600 });
    await instance().get(subject);
    await clock.advance(minutes(11));
    expect(await tokenOf(instance().get(subject))).toBe('t2');
  });

  it('takes a JWT’s own end as a hint, measured against its own start', async () => {
    const { instance, server, clock } = createBench();
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = (claims: unknown): string => `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
    server.answer = () => answerOf({ access_token: jwt({ iat: 1000, exp: 1600 }), token_type: 'Bearer' });
    const got = await instance().get(withRevision());
    expect(got).toMatchObject({ ok: true, value: { expiresAtMs: clock.now() + 600_000 } });
    expect((await viewToken(instance(), withRevision())).repairs).toEqual(['lifetime-from-jwt']);
  });
});

describe('request', () => {
  it('is one flight for everyone who presses at the same time', async () => {
    const { instance, server, clock } = createBench();
    server.answer = async (_, number) => {
      await clock.sleep(300);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const got = times(10, () => tokenOf(instance().get(withRevision(), { forceRenewal: true })));
    await clock.advance(2000);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['t1']));
    expect(server.requests).toHaveLength(1);
  });

  it('asks even though the stored token is fresh', async () => {
    const { instance } = createBench();
    await instance().get(withRevision());
    expect(await tokenOf(instance().get(withRevision(), { forceRenewal: true }))).toBe('t2');
  });
});
