import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbound } from '../../src/http/outbound';
import { requestToken } from '../../src/oauth/wire/request-token';
import { Secret } from '../../src/base/secret';
import { startLoopback, type Loopback } from '../support/loopback';
import { freshProver, bag, clientSecret, oauthSettings } from '../support/oauth';
import { createTestClock } from '../support/test-clock';
import { accepted, invalid, refusals, type ZooAnswer, type ZooEntry, type ZooVerdict } from './zoo';

let server: Loopback;
let next: ZooAnswer = { body: '' };
beforeAll(async () => {
  server = await startLoopback((_, response) => {
    const { status = 200, type = 'application/json', headers = {}, body } = next;
    response.writeHead(status, { ...(type !== null && { 'content-type': type }), ...headers }).end(body);
  });
});
afterAll(() => server.close());

async function answerTo(answer: ZooAnswer): Promise<ZooVerdict> {
  next = answer;
  const clock = createTestClock();
  const outbound = createOutbound({ fetch: server.fetch, clock });
  const asked = await requestToken(
    { settings: oauthSettings(), secrets: bag(), method: 'body', secret: new Secret(clientSecret), timeoutMs: 10_000 },
    { outbound, clock, prover: freshProver(clock) },
  );
  if (asked.ok) {
    const { accessToken, lifetimeSeconds, repairs, grantedScopes, tokenType } = asked.value;
    const scope = grantedScopes?.join(' ') ?? null;
    return { token: accessToken, seconds: lifetimeSeconds, repairs, scope, type: tokenType };
  }
  const { error } = asked;
  switch (error.code) {
    case 'token-answer-invalid':
      return { invalid: error.problem };
    case 'token-refused':
      return {
        refused: error.error,
        description: error.description,
        providerCode: error.providerCode,
        after: error.retryAfterSeconds,
      };
    case 'token-http-error':
      return { http: error.status, after: error.retryAfterSeconds, excerpt: error.excerpt };
    default:
      throw new Error(`unexpected ${error.code}`);
  }
}

describe('the zoo of answers', () => {
  it('has at least sixty odd ones besides the plain answer', () => {
    expect(accepted.length + refusals.length + invalid.length).toBeGreaterThan(60);
  });

  const exhibits = (entries: ZooEntry[]) =>
    entries.map((entry) => ({ name: entry[0], answer: entry[1], verdict: entry[2] }));

  it.each(exhibits(accepted))('is understood: $name', async ({ answer, verdict }) => {
    expect(await answerTo(answer)).toMatchObject(verdict);
  });

  it.each(exhibits(refusals))('is a refusal: $name', async ({ answer, verdict }) => {
    expect(await answerTo(answer)).toMatchObject(verdict);
  });

  it.each(exhibits(invalid))('is no token: $name', async ({ answer, verdict }) => {
    expect(await answerTo(answer)).toEqual(verdict);
  });
});
