import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbound } from '../../src/http/outbound';
import { createTokens } from '../../src/oauth/engine/tokens';
import { systemClock } from '../../src/base/clock';
import type { ClientAuthentication } from '../../src/contract/oauth-settings';
import { startLoopback, type Loopback } from '../support/loopback';
import { createMemoryTokenStore } from '../support/memory-token-store';
import { bag, clientSecret, recordingLog, seeded, tokenSubject } from '../support/oauth';

let server: Loopback;
let redirect = { status: 302, location: '' };
beforeAll(async () => {
  server = await startLoopback((_, response) => {
    response.writeHead(redirect.status, { location: redirect.location }).end();
  });
});
afterAll(() => server.close());

const statuses = [301, 302, 303, 307, 308];
const targets = ['https://login.acme.example/other', 'https://evil.example/token', 'http://login.acme.example/token'];
const authentications: ClientAuthentication[] = [
  'auto',
  'body',
  'basic',
  'basic-unencoded',
  'private-key-jwt',
  'client-secret-jwt',
];
const privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString();

describe('a redirect from the token endpoint', () => {
  const matrix = statuses.flatMap((status) =>
    targets.flatMap((location) => authentications.map((method) => ({ status, location, method }))),
  );

  it.each(matrix)(
    '$status to $location with $method takes no credential anywhere',
    async ({ status, location, method }) => {
      redirect = { status, location };
      server.received.length = 0;
      const tokens = createTokens({
        store: createMemoryTokenStore().as(),
        outbound: createOutbound({ fetch: server.fetch, clock: systemClock }),
        clock: systemClock,
        random: seeded(1),
        log: recordingLog(),
        instanceId: 'one',
      });
      const subject = tokenSubject(
        { clientAuthentication: method, assertion: { algorithm: 'ES256', keyId: null, audience: 'issuer' } },
        { secrets: bag({ 'client-secret': clientSecret, 'private-key': privateKey }) },
      );
      expect(await tokens.get(subject)).toEqual({
        ok: false,
        error: { code: 'token-redirect', status, host: new URL(location).host },
      });
      // One request to the endpoint itself; not a byte to anybody else, nor to another path of the same host.
      expect(server.received.map(({ host, path }) => host + path)).toEqual(['login.acme.example/token']);
    },
  );

  it('without a readable target is refused all the same', async () => {
    redirect = { status: 302, location: 'https://[broken' };
    const outbound = createOutbound({ fetch: server.fetch, clock: systemClock });
    const tokens = createTokens({
      store: createMemoryTokenStore().as(),
      outbound,
      clock: systemClock,
      random: seeded(1),
      log: recordingLog(),
      instanceId: 'one',
    });
    expect(await tokens.get(tokenSubject())).toMatchObject({ error: { code: 'token-redirect', host: null } });
  });
});
