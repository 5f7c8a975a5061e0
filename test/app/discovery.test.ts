import { beforeEach, describe, expect, test } from 'vitest';
import { type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { openSite } from '../support/site';

const issuer = 'https://login.acme.example';
const metadata = {
  issuer,
  token_endpoint: `${issuer}/oauth2/token`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['ES256'],
  grant_types_supported: ['client_credentials'],
  scopes_supported: ['read'],
};

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

const serve = (answer: () => Response): void => {
  forge.approved.add('login.acme.example');
  forge.services.set('login.acme.example', answer);
};

describe('finding the token URL', () => {
  test('an issuer is all one has to know', async () => {
    serve(() => Response.json(metadata));
    expect(await admin.value('discoverServer', { issuer })).toEqual({
      issuer,
      tokenUrl: 'https://login.acme.example/oauth2/token',
      clientAuthentications: ['private-key-jwt', 'body'],
      assertionAlgorithms: ['ES256'],
      dpopAlgorithms: [],
      clientCredentials: true,
      scopes: ['read'],
      metadataUrl: 'https://login.acme.example/.well-known/oauth-authorization-server',
    });
    // It is no call to an API, so it is not counted as one, and what was found is kept nowhere.
    expect([...forge.kvs.entities.keys(), ...forge.kvs.plain.keys(), ...forge.kvs.secrets.keys()]).toEqual([]);
  });

  test('a host that is not approved is named, and not called', async () => {
    let calls = 0;
    serve(() => {
      calls += 1;
      return Response.json(metadata);
    });
    forge.approved.delete('login.acme.example');
    expect(await admin.call('discoverServer', { issuer })).toEqual({
      ok: false,
      error: { code: 'discovery-egress', host: 'login.acme.example' },
    });
    expect(calls).toBe(0);
  });

  test.each<[string, string, () => Response, string]>([
    [
      'metadata of another issuer is refused',
      issuer,
      () => Response.json({ ...metadata, issuer: 'https://evil.example' }),
      'discovery-issuer-differs',
    ],
    [
      'a server without metadata is said to have none',
      issuer,
      () => new Response('', { status: 404 }),
      'discovery-not-found',
    ],
    [
      'a sign-in page is not metadata',
      issuer,
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'discovery-answer-invalid',
    ],
    [
      'a redirect to another host is not followed',
      issuer,
      () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      'discovery-redirect',
    ],
    ['an address inside the network is refused', 'https://localhost', () => Response.json(metadata), 'discovery-url'],
    [
      'a document of a megabyte is not read',
      issuer,
      () => Response.json({ ...metadata, x: 'x'.repeat(1_000_000) }),
      'discovery-answer-invalid',
    ],
  ])('%s', async (_fact, asked, answer, code) => {
    serve(answer);
    expect(await admin.call('discoverServer', { issuer: asked })).toMatchObject({ ok: false, error: { code } });
  });
});
