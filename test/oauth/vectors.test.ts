import { describe, expect, it } from 'vitest';
import { reveal } from '../../src/base/secret';
import { viewToken } from '../../src/oauth/engine/view-token';
import { answerOf, createBench, tokenSubject } from '../support/oauth';

/** The numbered cases that real providers taught; 9 (HTML, sizes, redirects), 11 and 15 have files of their own. */
const subject = tokenSubject();
const view = async (body: unknown, more?: Parameters<typeof answerOf>[1]) => {
  const { instance, server, clock } = createBench();
  server.answer = () => answerOf(body, more);
  const got = await instance().get(subject, { forceRenewal: true });
  const shown = await viewToken(instance(), subject);
  return { got, shown, clock };
};

describe('vectors of real providers', () => {
  it('1: a plain answer is valid until its end', async () => {
    const { shown } = await view({ access_token: 't', token_type: 'Bearer', expires_in: 3600 });
    expect(shown.status).toEqual({ kind: 'valid', expiresAt: '2026-11-23T13:00:00.000Z' });
    expect(shown.repairs).toEqual([]);
  });

  it('2: "3599" with expires_on counts from the request', async () => {
    const { shown } = await view({
      access_token: 't',
      token_type: 'Bearer',
      expires_in: '3599',
      expires_on: '1795435200',
    });
    expect(shown.status).toEqual({ kind: 'valid', expiresAt: '2026-11-23T12:59:59.000Z' });
  });

  it('3 and 5: no expires_in, or zero with scope null, is valid without an end', async () => {
    expect((await view({ access_token: 't', token_type: 'Bearer' })).shown.status).toEqual({ kind: 'valid-no-expiry' });
    const { shown } = await view({ access_token: 't', token_type: 'Bearer', expires_in: 0, scope: null });
    expect(shown).toMatchObject({ status: { kind: 'valid-no-expiry' }, repairs: ['lifetime-zero', 'scope-null'] });
  });

  it('4: "Application Access Token" is kept as the server’s word, and nothing is copied into a header', async () => {
    const { shown } = await view({ access_token: 't', token_type: 'Application Access Token', expires_in: 7200 });
    expect(shown).toMatchObject({ tokenType: 'Application Access Token', repairs: ['token-type-unknown'] });
    expect(subject.settings.send).toEqual({ headerName: 'Authorization', prefix: 'Bearer' });
  });

  it('7: 200 with error is a failure with that error', async () => {
    expect((await view({ error: 'invalid_scope' })).got).toMatchObject({
      error: { code: 'token-refused', error: 'invalid_scope' },
    });
  });

  it('8: invalid_client reads the same with and without WWW-Authenticate', async () => {
    const body = { error: 'invalid_client', error_description: 'no' };
    const without = await view(body, { status: 401 });
    const withChallenge = await view(body, { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
    expect(withChallenge.got).toEqual(without.got);
  });

  it('10: 429 with seconds and with a date holds as long', async () => {
    for (const after of ['30', 'Mon, 23 Nov 2026 12:00:30 GMT']) {
      const { shown } = await view('', { status: 429, headers: { 'retry-after': after } });
      expect(shown.status).toMatchObject({ kind: 'rejected', nextAttemptAt: '2026-11-23T12:00:30.000Z' });
    }
  });

  it.each([61, 75, 89])('12: a life of %i s is used for most of it', async (life) => {
    const { instance, server, clock } = createBench({ lifetimeSeconds: life });
    const seen: string[] = [];
    for (let second = 0; second < life * 3; second += 1) {
      const tokens = instance();
      const got = await tokens.get(subject);
      if (got.ok) seen.push(reveal(got.value.value));
      await tokens.settle();
      await clock.advance(1000);
    }
    expect(seen).toHaveLength(life * 3);
    expect(server.requests.length).toBeLessThanOrEqual(7);
  });

  it('13: twenty fields on an expired token make one request', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(subject);
    await clock.advance(2 * 3_600_000);
    const got = Array.from({ length: 20 }, () => instance().get(subject));
    await clock.advance(1000);
    await Promise.all(got);
    expect(server.requests).toHaveLength(2);
  });

  it('14: a 401 to a token that the clock trusts leads to one renewal, and a second one to none', async () => {
    const { instance, server } = createBench();
    const tokens = instance();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const got = await tokens.get(subject);
      if (got.ok) await tokens.invalidate(subject, got.value.generation);
    }
    await tokens.get(subject);
    expect(server.requests).toHaveLength(2);
  });
});
