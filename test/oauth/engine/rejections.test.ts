import { describe, expect, it } from 'vitest';
import { createCallApi } from '../../../src/datasources/api/call-api';
import type { CallApi } from '../../../src/datasources/api/api-call';
import type { Outbound } from '../../../src/http/outbound-call';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, createBench, tokenSubject, type Bench } from '../../support/oauth';
import { settings } from '../../support/sandbox';

const subject = tokenSubject({}, { secretsRevision: 'r1' });

/** An API that takes the tokens `isGood` says it takes, called through an invocation of its own each time. */
function apiBehind(
  { instance, clock }: Bench,
  isGood: (token: string, path: string) => boolean,
): (path?: string) => Promise<string> {
  const outbound: Outbound = ({ url, headers }) => {
    const token = headers['authorization']?.replace('Bearer ', '') ?? '';
    return Promise.resolve(isGood(token, new URL(url).pathname) ? answerOf([]) : answerOf('', { status: 401 }));
  };
  return async (path = 'rows') => {
    const tokens = instance();
    const target = { settings, secrets: () => Promise.resolve({}), subject, isPaused: false };
    const call: CallApi = createCallApi(target, { outbound, tokens, clock });
    const answer = await call({ method: 'GET', path, body: null });
    await tokens.settle();
    if (answer.ok) return 'ok';
    return 'tried' in answer.error ? `${answer.error.code} ${answer.error.tried ?? ''}` : answer.error.code;
  };
}

describe('a token that has worked and that the API refuses', () => {
  it('is replaced by one request each time, though it is revoked after 5, 35, 100 and 240 seconds', async () => {
    const bench = createBench();
    const { clock, server } = bench;
    const lives = [5, 35, 100, 240];
    const issued: number[] = [];
    server.answer = (_, number) => {
      issued.push(clock.now());
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const call = apiBehind(bench, (token) => {
      const index = Number(token.slice(1)) - 1;
      const life = lives[index];
      return life === undefined || clock.now() < (issued[index] ?? 0) + life * 1000;
    });
    const failed: string[] = [];
    for (let second = 0; second < 400; second += 1) {
      const outcome = await call();
      if (outcome !== 'ok') failed.push(outcome);
      await clock.advance(1000);
    }
    expect(failed).toEqual([]);
    // The first, and one for each that was revoked.
    expect(server.requests).toHaveLength(1 + lives.length);
  });

  it('costs no outage where another system with the same client asks every minute and only the newest token lives', async () => {
    const bench = createBench();
    const { clock, server } = bench;
    let newest = '';
    server.answer = (_, number) => {
      newest = `t${number}`;
      return answerOf({ access_token: newest, token_type: 'Bearer', expires_in: 3600 });
    };
    let rejected = 0;
    const call = apiBehind(bench, (token) => {
      if (token !== newest) rejected += 1;
      return token === newest;
    });
    const outcomes: string[] = [];
    for (let seconds = 0; seconds <= 3600; seconds += 30) {
      outcomes.push(await call());
      await clock.advance(10_000);
      if (seconds % 60 === 0) newest = 'of the other system';
      await clock.advance(20_000);
    }
    expect(outcomes.filter((outcome) => outcome !== 'ok')).toEqual([]);
    expect(outcomes).toHaveLength(121);
    expect(server.requests.length - 1).toBe(rejected);
    // And the administrator is told why.
    const { shortLives } = await viewToken(bench.instance(), subject);
    expect(shortLives).toEqual({ shortestSeconds: 60, longestSeconds: 60 });
  });

  it('is nobody else’s doing while it happens twice an hour only', async () => {
    const bench = createBench({ lifetimeSeconds: 86_400 });
    const { clock } = bench;
    let revoked = 0;
    const call = apiBehind(bench, (token) => Number(token.slice(1)) > revoked);
    for (let hour = 0; hour < 5; hour += 1) {
      for (let times = 0; times < 2; times += 1) {
        await call();
        await clock.advance(15 * 60_000);
        revoked += 1;
        expect(await call()).toBe('ok');
      }
      await clock.advance(35 * 60_000);
    }
    expect((await viewToken(bench.instance(), subject)).shortLives).toBeUndefined();
  });
});

describe('an API that refuses new tokens at once', () => {
  it('gets a second one, then one after 1, 2, 4, 8 and 15 minutes, and each answer says what was done', async () => {
    const bench = createBench();
    const { clock, server } = bench;
    const call = apiBehind(bench, () => false);
    expect(await call()).toBe('api-token-refused new');
    expect(server.requests).toHaveLength(2);
    const asked: number[] = [];
    const startMs = clock.now();
    const outcomes = new Set<string>();
    for (let second = 0; second < 35 * 60; second += 10) {
      await clock.advance(10_000);
      const before = server.requests.length;
      outcomes.add(await call());
      if (server.requests.length > before) asked.push(Math.round((clock.now() - startMs) / 60_000));
    }
    expect(asked).toEqual([1, 3, 7, 15, 30]);
    expect([...outcomes].sort()).toEqual(['api-token-refused held', 'api-token-refused new']);
    // That is not another system’s doing.
    expect((await viewToken(bench.instance(), subject)).shortLives).toBeUndefined();
  });

  it('on one path costs the other paths nothing, and not one request a call', async () => {
    const bench = createBench();
    const { clock, server } = bench;
    const call = apiBehind(bench, (_, path) => path.endsWith('/rows'));
    for (let second = 0; second < 600; second += 5) {
      expect(await call('rows')).toBe('ok');
      expect(await call('secret')).toMatch(/^api-token-refused (new|held)$/);
      await clock.advance(5_000);
    }
    expect(server.requests.length).toBeLessThanOrEqual(8);
  });

  it('is asked again at once after an edit', async () => {
    const bench = createBench();
    const call = apiBehind(bench, () => false);
    await call();
    const edited = { ...subject, secretsRevision: 'r2' };
    const tokens = bench.instance();
    const got = await tokens.get(edited);
    expect(got.ok && (await tokens.invalidate(edited, got.value.generation))).toEqual({ kind: 'renewal-allowed' });
  });
});

describe('invalidate', () => {
  it('says that the token was replaced already', async () => {
    const { instance } = createBench();
    await instance().get(subject);
    await instance().get(subject, { forceRenewal: true });
    expect(await instance().invalidate(subject, 1)).toEqual({ kind: 'already-replaced' });
  });

  it('says the same to everybody who noticed the same refusal', async () => {
    const { instance } = createBench();
    await instance().get(subject);
    const all = await Promise.all([1, 2, 3].map(() => instance().invalidate(subject, 1)));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['renewal-allowed']));
  });
});
