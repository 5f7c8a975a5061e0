import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock';
import { reveal } from '../../src/base/secret';
import { createOutbound } from '../../src/http/outbound';
import { createTokens } from '../../src/oauth/engine/tokens';
import { ownSandbox, type OwnSandbox } from '../sandbox/sandbox';
import { createMemoryTokenStore } from '../support/memory-token-store';
import { bag, recordingLog, seeded, tokenSubject } from '../support/oauth';

let own: OwnSandbox;
beforeAll(async () => {
  own = await ownSandbox();
});
afterAll(() => own.close());

it('gets tokens for a service account from a server that checks its assertions, one request each, and uses them', async () => {
  const tokens = createTokens({
    store: createMemoryTokenStore().as(),
    outbound: createOutbound({ fetch: own.fetch, clock: systemClock }),
    clock: systemClock,
    random: seeded(1),
    log: recordingLog(),
    instanceId: 'one',
  });
  const file = JSON.parse(own.client('jwt-bearer').keyFile ?? '{}') as Record<string, string>;
  const subject = tokenSubject(
    {
      tokenUrl: file['token_uri'] ?? '',
      clientId: file['client_email'] ?? '',
      clientAuthentication: 'jwt-bearer',
      scopes: ['customers:read'],
      assertion: { algorithm: 'RS256', keyId: null, audience: 'token-endpoint', scopeIn: 'assertion' },
    },
    { secrets: bag({ 'private-key': JSON.stringify(file) }) },
  );
  const before = own.sandbox.counters().tokenRequests;
  for (const renewal of [1, 2]) {
    const got = await tokens.get(subject, { forceRenewal: true });
    if (!got.ok) throw new Error(JSON.stringify(got.error));
    const answer = await own.api('/customers', { authorization: `Bearer ${reveal(got.value.value)}` });
    expect(answer.status).toBe(200);
    expect(own.sandbox.counters().tokenRequests - before).toBe(renewal);
  }
});
