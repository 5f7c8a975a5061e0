import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, createBench, minutes, serverError, times, tokenOf, withRevision } from '../../support/oauth';

describe('failures', () => {
  it('are shared by everyone waiting: a hundred callers, one request', async () => {
    const { instance, server } = createBench();
    server.answer = serverError;
    const tokens = instance();
    const got = await Promise.all(times(100, () => tokenOf(tokens.get(withRevision()))));
    expect(new Set(got)).toEqual(new Set(['token-http-error']));
    expect(server.requests).toHaveLength(1);
  });

  it('are shared by a thousand callers in fifty instances', async () => {
    const { instance, server, clock } = createBench();
    server.answer = async () => {
      await clock.sleep(300);
      return serverError();
    };
    const got = times(50, () => instance()).flatMap((tokens) => times(20, () => tokenOf(tokens.get(withRevision()))));
    await clock.advance(900);
    expect(new Set(await Promise.all(got))).toEqual(new Set(['token-http-error']));
    expect(server.requests).toHaveLength(1);
  });

  it('of the client are one request until edited, or a quarter of an hour', async () => {
    const { instance, server, clock } = createBench();
    server.answer = () => answerOf({ error: 'invalid_client' }, { status: 401 });
    for (let minute = 0; minute < 15; minute += 1) {
      expect(await tokenOf(instance().get(withRevision()))).toBe('token-refused');
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
      expect(await tokenOf(tokens.get(withRevision()))).toBe('t1');
      await tokens.settle();
      await clock.advance(1000);
    }
    expect(await tokenOf(instance().get(withRevision()))).toBe('token-http-error');
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
    expect(await tokenOf(instance().get(withRevision()))).toMatch(/^t\d+$/);
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
    expect(await tokenOf(tokens.get(withRevision()))).toBe('t1');
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
      return tokenOf(tokens.get(withRevision()));
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
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
    expect(server.requests).toHaveLength(2);
  });

  it('does not hand the refused token to a caller who asks afterwards in the same instance', async () => {
    const { instance } = createBench();
    const tokens = instance();
    await tokens.get(withRevision());
    const meanwhile = tokens.get(withRevision());
    await tokens.invalidate(withRevision(), 1);
    expect(await tokenOf(tokens.get(withRevision()))).toBe('t2');
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
