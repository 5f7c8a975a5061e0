import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../src/contract/token-failure';
import { requestToken } from '../../../src/oauth/wire/request-token';
import { Secret } from '../../../src/base/secret';
import {
  answerOf,
  bag,
  clientSecret,
  createBench,
  freshProver,
  oauthSettings,
  tokenSubject,
} from '../../support/oauth';
import { createTestClock } from '../../support/test-clock';

const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

async function failureOf(answer: ReturnType<typeof answerOf>): Promise<TokenFailure> {
  const clock = createTestClock();
  const asked = await requestToken(
    { settings: oauthSettings(), secrets: bag(), method: 'body', secret: new Secret(clientSecret), timeoutMs: 1000 },
    { outbound: () => Promise.resolve(answer), clock, prover: freshProver(clock) },
  );
  if (asked.ok) throw new Error('there is a token');
  return asked.error;
}

describe('credentials that a refusal quotes', () => {
  it.each([
    ['a token beside an error', { error: 'x', error_description: `not ${jwt}`, access_token: jwt }, 400],
    [
      'an opaque token that the sentence repeats',
      { error: 'x', error_description: 'is op-1 good?', access_token: 'op-1' },
      400,
    ],
    ['a refresh token without an error', { refresh_token: 'op-1', hint: 'op-1' }, 403],
    ['a token inside data', { data: { token: 'op-1' }, error: 'op-1' }, 400],
    ['a password', { error: 'x', message: 'sent password=op-1&user=bob' }, 401],
    ['a token in a page', `<input name="id_token" value="${jwt}">`, 403],
  ])('are never shown or kept: %s', async (_what, body, status) => {
    const shown = JSON.stringify(await failureOf(answerOf(body, { status })));
    expect(shown).not.toContain('op-1');
    expect(shown).not.toContain('eyJ');
    expect(shown).toContain('***');
  });

  it('are not in the content type or in the place of a redirect either', async () => {
    const answer = answerOf('no', { status: 403, headers: { 'content-type': `text/${jwt}` } });
    expect(JSON.stringify(await failureOf(answer))).not.toContain('eyJ');
    const bench = createBench();
    bench.server.answer = () => ({ ok: false, error: { code: 'redirect', status: 302, host: `${jwt}.example` } });
    expect(JSON.stringify(await bench.instance().get(tokenSubject()))).not.toContain('eyJ');
  });
});

describe('what a token answer says beside the token', () => {
  it('is cut and printable before it is stored: scopes of 60,000 characters with direction marks and NUL', async () => {
    const { instance, server, memory } = createBench();
    const scope = `a\u202eb\u0000c ${'s'.repeat(300)} ${'long '.repeat(12_000)}`;
    server.answer = () => answerOf({ access_token: 'op-1', token_type: 'Bearer', expires_in: 60, scope });
    expect(await instance().get(tokenSubject())).toMatchObject({ ok: true });
    const state = JSON.stringify(await memory.as().readState('ds-1'));
    expect(state.length).toBeLessThan(4_000);
    expect(state).toContain('"a b c"');
    expect(state).not.toMatch(/\u202e|\\u202e|\\u0000/);
  });
});
