import { describe, expect, it } from 'vitest';
import { reveal } from '../../../src/base/secret';
import type { Tokens } from '../../../src/oauth/engine/tokens';
import type { TokenSubject } from '../../../src/oauth/token-subject';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, bag, createBench, tokenSubject, type Bench } from '../../support/oauth';
import { settled } from '../../support/test-clock';

const text = async (got: ReturnType<Tokens['get']>): Promise<string> => {
  const result = await got;
  return result.ok ? reveal(result.value.value) : result.error.code;
};
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const minutes = (count: number): number => count * 60_000;
const withRevision = (changes: Partial<TokenSubject> = {}): TokenSubject => ({
  ...tokenSubject(),
  secretsRevision: 'r1',
  ...changes,
});
const serverError = () => answerOf('<h1>down</h1>', { status: 503, headers: { 'content-type': 'text/html' } });

describe('get', () => {
  it('asks once when a thousand callers need a token', async () => {
    const { instance, server } = createBench();
    const tokens = instance();
    const got = await Promise.all(times(1000, () => text(tokens.get(withRevision()))));
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
    const got = instances.flatMap((tokens) => times(20, () => text(tokens.get(withRevision()))));
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
        const one = await text(instance().get(withRevision()));
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
    const [first, second] = [text(instance().get(withRevision())), text(instance().get(withRevision()))];
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
    expect(await text(instance().get(subject))).toBe('t1');
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
    expect(await text(instance().get(withRevision()))).toBe('t1');
    expect(server.requests).toHaveLength(1);
  });

  it('gives the old token at once and renews on the way when three quarters of the life are over', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(49));
    const tokens = instance();
    const got = await Promise.all(times(20, () => text(tokens.get(withRevision()))));
    expect(new Set(got)).toEqual(new Set(['t1']));
    await tokens.settle();
    expect(server.requests).toHaveLength(2);
    expect(await text(instance().get(withRevision()))).toBe('t2');
  });

  it('lets callers wait for the new token in the last half minute', async () => {
    const { instance, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(60) - 20_000);
    expect(await text(instance().get(withRevision()))).toBe('t2');
  });

  it('asks once for an expired token, whatever the number of instances', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(61));
    const got = times(50, () => text(instance().get(withRevision())));
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
    const got = times(50, () => text(instance().get(withRevision())));
    await clock.advance(10_000);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['token-http-error']));
    expect(server.requests).toHaveLength(1);
  });

  it('keeps a token without an end until the API refuses it', async () => {
    const { instance, server, clock } = createBench();
    server.answer = (_, number) => answerOf({ access_token: `t${number}`, token_type: 'Bearer' });
    await instance().get(withRevision());
    await clock.advance(minutes(60 * 24 * 400));
    expect(await text(instance().get(withRevision()))).toBe('t1');
    await instance().invalidate(withRevision(), 1);
    expect(await text(instance().get(withRevision()))).toBe('t2');
  });

  it('renews when the clock was set back a day', async () => {
    const { instance, clock } = createBench();
    await instance().get(withRevision());
    clock.set(clock.now() - minutes(60 * 24));
    expect(await text(instance().get(withRevision()))).toBe('t2');
    expect(await text(instance().get(withRevision()))).toBe('t2');
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
      expect(await text(tokens.get(withRevision()))).toBe('same');
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
    expect(await text(tokens.get(withRevision()))).toBe('new');
  });

  it('assumes the lifetime that the administrator set when the server gives none', async () => {
    const { instance, server, clock } = createBench();
    server.answer = (_, number) => answerOf({ access_token: `t${number}`, token_type: 'Bearer' });
    const subject = tokenSubject({ assumedLifetimeSeconds: 600 });
    await instance().get(subject);
    await clock.advance(minutes(11));
    expect(await text(instance().get(subject))).toBe('t2');
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

describe('edits', () => {
  it('never uses a token of other settings', async () => {
    const { instance } = createBench();
    await instance().get(withRevision());
    expect(await text(instance().get({ ...tokenSubject({ scopes: ['b'] }), secretsRevision: 'r1' }))).toBe('t2');
    expect((await viewToken(instance(), withRevision())).status).toEqual({ kind: 'settings-changed' });
  });

  it('notices a changed secret by its revision', async () => {
    const { instance } = createBench();
    await instance().get(withRevision());
    expect(await text(instance().get(withRevision({ secretsRevision: 'r2' })))).toBe('t2');
  });

  it('notices a changed secret without a revision, by its HMAC', async () => {
    const { instance } = createBench();
    await instance().get(tokenSubject());
    expect(await text(instance().get(tokenSubject()))).toBe('t1');
    expect(await text(instance().get(tokenSubject({}, { secrets: bag({ 'client-secret': 'other secret' }) })))).toBe(
      't2',
    );
  });

  it('does not mind how the token is sent, nor the order of scopes', async () => {
    const { instance, server } = createBench();
    await instance().get(tokenSubject({ scopes: ['a', 'b'] }));
    const again = tokenSubject({
      scopes: ['b', 'a'],
      send: { headerName: 'X-Token', prefix: '' },
      rejectionStatuses: [403],
    });
    expect(await text(instance().get(again))).toBe('t1');
    expect(server.requests).toHaveLength(1);
  });

  it('does not wait for a request with the settings before, whose token is dropped', async () => {
    const { instance, server, clock, memory } = createBench();
    server.answer = async (request, number) => {
      if (request.body?.includes('old')) await clock.sleep(5000);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const before = { ...tokenSubject({ scopes: ['old'] }), secretsRevision: 'r1', version: 1 };
    const after = { ...tokenSubject({ scopes: ['new'] }), secretsRevision: 'r1', version: 2 };
    const slow = text(instance().get(before));
    await clock.advance(100);
    expect(await text(instance().get(after))).toBe('t2');
    await clock.advance(5000);
    expect(await slow).toBe('t1');
    expect(await text(instance().get(after))).toBe('t2');
    expect(memory.outcomes.size).toBe(1);
  });

  it('a caller with outdated settings gets a token for itself and displaces nobody’s', async () => {
    const { instance, server } = createBench();
    const before = { ...tokenSubject({ scopes: ['old'] }), secretsRevision: 'r1', version: 1 };
    const after = { ...tokenSubject({ scopes: ['new'] }), secretsRevision: 'r1', version: 2 };
    await instance().get(after);
    expect(await text(instance().get(before))).toBe('t2');
    expect(await text(instance().get(after))).toBe('t1');
    expect(server.requests).toHaveLength(2);
  });
});

describe('failures', () => {
  it('are shared by everyone waiting: a hundred callers, one request', async () => {
    const { instance, server } = createBench();
    server.answer = serverError;
    const tokens = instance();
    const got = await Promise.all(times(100, () => text(tokens.get(withRevision()))));
    expect(new Set(got)).toEqual(new Set(['token-http-error']));
    expect(server.requests).toHaveLength(1);
  });

  it('are shared by a thousand callers in fifty instances', async () => {
    const { instance, server, clock } = createBench();
    server.answer = async () => {
      await clock.sleep(300);
      return serverError();
    };
    const got = times(50, () => instance()).flatMap((tokens) => times(20, () => text(tokens.get(withRevision()))));
    await clock.advance(900);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['token-http-error']));
    expect(server.requests).toHaveLength(1);
  });

  it('of the client are one request until edited, or a quarter of an hour', async () => {
    const { instance, server, clock } = createBench();
    server.answer = () => answerOf({ error: 'invalid_client' }, { status: 401 });
    for (let minute = 0; minute < 15; minute += 1) {
      expect(await text(instance().get(withRevision()))).toBe('token-refused');
      await instance().renewDue('ds-1', () => Promise.resolve(withRevision()));
      await clock.advance(minutes(1));
    }
    expect(server.requests).toHaveLength(1);
    await instance().get(withRevision());
    expect(server.requests).toHaveLength(2);
    await instance().get(withRevision({ secretsRevision: 'r2' }));
    expect(server.requests).toHaveLength(3);
  });

  it('go unnoticed while the last token is valid, to its last second', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    server.answer = serverError;
    for (let second = 0; second < 3600; second += 1) {
      const tokens = instance();
      expect(await text(tokens.get(withRevision()))).toBe('t1');
      await tokens.settle();
      await clock.advance(1000);
    }
    expect(await text(instance().get(withRevision()))).toBe('token-http-error');
  });

  it('cost ten requests at most in the first five minutes of an outage under traffic, and twelve an hour after', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(49));
    server.answer = serverError;
    const asked: number[] = [];
    const outageMs = clock.now();
    for (let second = 0; second < 64 * 60; second += 1) {
      const before = server.requests.length;
      const tokens = instance();
      await tokens.get(withRevision());
      await tokens.settle();
      if (second % 300 === 0) await tokens.renewDue('ds-1', () => Promise.resolve(withRevision()));
      for (let i = before; i < server.requests.length; i += 1) asked.push(clock.now() - outageMs);
      await clock.advance(1000);
    }
    expect(asked.filter((at) => at < minutes(5)).length).toBeLessThanOrEqual(10);
    expect(asked.filter((at) => at >= minutes(5)).length).toBeLessThanOrEqual(12);
    expect(asked.length).toBeGreaterThan(5);
    server.answer = (_, number) => answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    await clock.advance(minutes(9));
    expect(await text(instance().get(withRevision()))).toMatch(/^t\d+$/);
  });

  it('obey Retry-After', async () => {
    const { instance, server, clock } = createBench();
    server.answer = () => answerOf('', { status: 429, headers: { 'retry-after': '120' } });
    await instance().get(withRevision());
    await clock.advance(119_000);
    await instance().get(withRevision());
    expect(server.requests).toHaveLength(1);
    await clock.advance(1000);
    await instance().get(withRevision());
    expect(server.requests).toHaveLength(2);
  });

  it('are not held against an administrator who presses the button', async () => {
    const { instance, server } = createBench();
    server.answer = () => answerOf({ error: 'invalid_client' }, { status: 401 });
    await instance().get(withRevision());
    await instance().get(withRevision(), { forceRenewal: true });
    expect(server.requests).toHaveLength(2);
  });

  it('are forgotten when the clock was set back a day', async () => {
    const { instance, server, clock } = createBench();
    server.answer = () => answerOf({ error: 'invalid_client' }, { status: 401 });
    await instance().get(withRevision());
    clock.set(clock.now() - minutes(60 * 24));
    await instance().get(withRevision());
    expect(server.requests).toHaveLength(2);
  });

  it('of the storage after the request do not cost the caller its token', async () => {
    const { instance, memory, log } = createBench();
    const tokens = instance({ store: memory.as((operation) => (operation === 'writeOutcome' ? 'lost' : null)) });
    expect(await text(tokens.get(withRevision()))).toBe('t1');
    expect(log.lines.map(({ event }) => event)).toContain('token.not-stored');
  });
});

describe('invalidate', () => {
  it('leads to one renewal, whoever noticed the refusal', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    const got = times(20, async () => {
      const tokens = instance();
      await tokens.invalidate(withRevision(), 1);
      return text(tokens.get(withRevision()));
    });
    await clock.advance(1000);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['t2']));
    expect(server.requests).toHaveLength(2);
    expect((await viewToken(instance(), withRevision())).attempts[0]).toMatchObject({ reason: 'rejected-by-api' });
  });

  it('leaves a newer token alone', async () => {
    const { instance, server } = createBench();
    await instance().get(withRevision());
    await instance().get(withRevision(), { forceRenewal: true });
    await instance().invalidate(withRevision(), 1);
    expect(await text(instance().get(withRevision()))).toBe('t2');
    expect(server.requests).toHaveLength(2);
  });

  it('does not hand the refused token to a caller who asks afterwards in the same instance', async () => {
    const { instance } = createBench();
    const tokens = instance();
    await tokens.get(withRevision());
    const meanwhile = tokens.get(withRevision());
    await tokens.invalidate(withRevision(), 1);
    expect(await text(tokens.get(withRevision()))).toBe('t2');
    await meanwhile;
  });

  it('makes one request a minute at most when the API refuses every token', async () => {
    const { instance, server, clock } = createBench();
    for (let second = 0; second < 600; second += 10) {
      const tokens = instance();
      const got = await tokens.get(withRevision());
      if (got.ok) await tokens.invalidate(withRevision(), got.value.generation);
      await tokens.get(withRevision());
      await clock.advance(10_000);
    }
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });
});

describe('request', () => {
  it('is one flight for everyone who presses at the same time', async () => {
    const { instance, server, clock } = createBench();
    server.answer = async (_, number) => {
      await clock.sleep(300);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const got = times(10, () => text(instance().get(withRevision(), { forceRenewal: true })));
    await clock.advance(2000);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['t1']));
    expect(server.requests).toHaveLength(1);
  });

  it('asks even though the stored token is fresh', async () => {
    const { instance } = createBench();
    await instance().get(withRevision());
    expect(await text(instance().get(withRevision(), { forceRenewal: true }))).toBe('t2');
  });
});

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
    const got = text(bench.instance().get(withRevision()));
    await bench.clock.advance(30_000);
    // Patience ends before the dead holder's lease does; the caller after that finds the token.
    await got;
    await bench.clock.advance(10_000);
    expect(await text(bench.instance().get(withRevision()))).toBe('t1');
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
        expect(await text(bench.instance().get(withRevision()))).toMatch(/^t[23]$/);
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
    expect(await text(bench.instance().get(withRevision()))).toBe('t2');
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
    const late = text(instance().get(withRevision()));
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
    const slow = text(late.get(withRevision()));
    await settled();
    expect(writes).toBe(2);
    await instance().forget('ds-1');
    memory.states.clear();
    server.answer = async () => {
      await clock.sleep(500);
      return answerOf({ access_token: 't2', token_type: 'Bearer', expires_in: 3600 });
    };
    // Now the new record has seen as many writes as the old one had when the late writer read it.
    const next = text(instance().get(withRevision()));
    await settled();
    go();
    expect(await slow).toBe('t1');
    await clock.advance(500);
    expect(await next).toBe('t2');
    expect(await text(instance().get(withRevision()))).toBe('t2');
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

describe('ticks', () => {
  const subjectOf = () => Promise.resolve(withRevision());

  it('renew what is due and nothing else, however often they come', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    expect(await instance().due(10)).toEqual([]);
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('not-due');
    await clock.advance(minutes(49));
    expect(await instance().due(10)).toEqual(['ds-1']);
    const outcomes = await Promise.all(times(5, () => instance().renewDue('ds-1', subjectOf)));
    expect(outcomes.filter((outcome) => outcome === 'renewed')).toHaveLength(1);
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('not-due');
    expect(server.requests).toHaveLength(2);
  });

  it('keep a token alive for a day of missed, late and double ticks', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    const states = [];
    for (let tick = 0; tick < 24 * 12; tick += 1) {
      await clock.advance(minutes(5) + (tick % 7 === 0 ? 90_000 : 0));
      if (tick % 5 === 0) continue;
      for (const id of await instance().due(10)) await instance().renewDue(id, subjectOf);
      states.push((await viewToken(instance(), withRevision())).status.kind);
    }
    expect(new Set(states)).toEqual(new Set(['valid']));
    expect(server.requests.length).toBeLessThan(60);
  });

  it('leave lives under five minutes to their use', async () => {
    const { instance, clock } = createBench({ lifetimeSeconds: 60 });
    await instance().get(withRevision());
    await clock.advance(minutes(5));
    expect(await instance().due(10)).toEqual([]);
    expect(await text(instance().get(withRevision()))).toBe('t2');
  });

  it('sweep what belongs to nobody any more', async () => {
    const { instance, memory, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(49));
    expect(await instance().renewDue('ds-1', () => Promise.resolve(null))).toBe('swept');
    expect([memory.states.size, memory.outcomes.size]).toEqual([0, 0]);
  });

  it('sweep a draft after an hour, also if its token has no end', async () => {
    const { instance, memory, clock, server } = createBench();
    server.answer = () => answerOf({ access_token: 't', token_type: 'Bearer' });
    await instance().get(withRevision({ temporary: true }), { forceRenewal: true });
    await clock.advance(minutes(61));
    expect(await instance().due(10)).toEqual(['ds-1']);
    expect(await instance().renewDue('ds-1', () => Promise.resolve(null))).toBe('swept');
    expect(memory.outcomes.size).toBe(0);
  });

  it('wait while a failure is held, then try again', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    server.answer = () => answerOf('', { status: 503, headers: { 'retry-after': '600' } });
    await clock.advance(minutes(49));
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('failed');
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('not-due');
    expect((await viewToken(instance(), withRevision())).status).toMatchObject({ kind: 'renewal-failing' });
    await clock.advance(minutes(10));
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('failed');
    expect(server.requests).toHaveLength(3);
  });
});

describe('adopt', () => {
  const draft = (changes = {}) => tokenSubject({}, { id: 'draft-1', temporary: true, ...changes });

  it('moves a draft’s token to the datasource without asking again', async () => {
    const { instance, server, memory } = createBench();
    await instance().get(draft(), { forceRenewal: true });
    expect(await instance().adopt(draft(), withRevision())).toBe(true);
    expect(await text(instance().get(withRevision()))).toBe('t1');
    expect(server.requests).toHaveLength(1);
    expect([...memory.states.keys()]).toEqual(['ds-1']);
    expect(memory.outcomes.size).toBe(1);
  });

  it('refuses other settings and other secrets', async () => {
    const { instance } = createBench();
    await instance().get(draft(), { forceRenewal: true });
    expect(await instance().adopt(draft(), tokenSubject({ scopes: ['more'] }))).toBe(false);
    expect(await instance().adopt(draft(), tokenSubject({}, { secrets: bag({ 'client-secret': 'other one' }) }))).toBe(
      false,
    );
  });

  it('refuses a draft without a token, and one whose token is over', async () => {
    const { instance, clock } = createBench();
    expect(await instance().adopt(draft(), withRevision())).toBe(false);
    await instance().get(draft(), { forceRenewal: true });
    await clock.advance(minutes(61));
    expect(await instance().adopt(draft(), withRevision())).toBe(false);
  });
});

describe('a token whose datasource is paused', () => {
  const suspended = withRevision({ suspended: true });

  it('is due for nobody until it is taken back, and then at once', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await instance().suspendRenewal('ds-1', true);
    await clock.advance(minutes(50));
    expect(await instance().due(10)).toEqual([]);
    expect((await viewToken(instance(), suspended)).nextRenewalAt).toBeNull();
    await instance().suspendRenewal('ds-1', false);
    expect(await instance().due(10)).toEqual(['ds-1']);
    expect(server.requests).toHaveLength(1);
  });

  it('is laid to rest by the tick that finds it due, without a request', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(50));
    expect(await instance().renewDue('ds-1', () => Promise.resolve(suspended))).toBe('suspended');
    expect(await instance().due(10)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps what an administrator fetches meanwhile, and still is not due', async () => {
    const { instance, clock } = createBench();
    expect(await text(instance().get(suspended, { forceRenewal: true }))).toBe('t1');
    await clock.advance(minutes(59));
    expect(await instance().due(10)).toEqual([]);
    expect((await viewToken(instance(), suspended)).status.kind).toBe('valid');
  });

  it('is scheduled again by the next use, should the resumption have been lost on the way', async () => {
    const { instance, clock } = createBench();
    await instance().get(withRevision());
    await instance().suspendRenewal('ds-1', true);
    await clock.advance(minutes(61));
    expect(await text(instance().get(withRevision()))).toBe('t2');
    await clock.advance(minutes(50));
    expect(await instance().due(10)).toEqual(['ds-1']);
  });

  it('has no next attempt to tell of after a failure', async () => {
    const { instance, server } = createBench();
    server.answer = serverError;
    await instance().get(suspended, { forceRenewal: true });
    expect((await viewToken(instance(), suspended)).status).toMatchObject({ kind: 'rejected', nextAttemptAt: null });
  });
});
