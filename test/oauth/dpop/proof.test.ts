import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret';
import { assertionAlgorithms } from '../../../src/contract/signing-algorithm';
import { dpopProof, type ProvenRequest } from '../../../src/oauth/dpop/proof';
import { keyThumbprint, makeProofKey, readProofKey, type ProofKey } from '../../../src/oauth/dpop/proof-key';
import { createTestClock } from '../../support/test-clock';

const clock = createTestClock();

function keyOf(secret: Secret): ProofKey {
  const key = readProofKey(secret);
  if (key === null) throw new Error('no key');
  return key;
}

const request: ProvenRequest = {
  method: 'POST',
  url: 'https://login.acme.example/oauth2/token',
  nonce: null,
  accessToken: null,
};
const prove = (changes: Partial<ProvenRequest> = {}, key = keyOf(makeProofKey('ES256'))) =>
  dpopProof(key, { ...request, ...changes }, clock);
const read = (proof: string) => jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', currentDate: new Date(clock.now()) });

describe('a proof of possession', () => {
  it.each(assertionAlgorithms)(
    'with %s is verified by the public key it carries, and holds nothing of the private one',
    async (algorithm) => {
      const proof = prove({}, keyOf(makeProofKey(algorithm)));
      const { protectedHeader } = await read(proof);
      expect(protectedHeader).toMatchObject({ typ: 'dpop+jwt', alg: algorithm });
      const names = Object.keys(decodeProtectedHeader(proof).jwk ?? {});
      expect(names.filter((name) => !['kty', 'crv', 'x', 'y', 'n', 'e'].includes(name))).toEqual([]);
    },
  );

  it('names method, address and time of its request', async () => {
    const { payload } = await read(prove());
    expect(payload).toMatchObject({
      htm: 'POST',
      htu: 'https://login.acme.example/oauth2/token',
      iat: Math.floor(clock.now() / 1000),
    });
    expect(payload).not.toHaveProperty('ath');
    expect(payload).not.toHaveProperty('nonce');
  });

  it.each([
    ['https://api.acme.example/v1/rows?page=2&q=a%20b', 'https://api.acme.example/v1/rows'],
    ['https://api.acme.example/v1/rows#part', 'https://api.acme.example/v1/rows'],
    ['https://api.acme.example:443/v1/a%20b', 'https://api.acme.example/v1/a%20b'],
    ['https://API.acme.example:8443', 'https://api.acme.example:8443/'],
  ])('of %s names the address without query and fragment', async (url, htu) => {
    expect((await read(prove({ url }))).payload.htu).toBe(htu);
  });

  it('is tied to the access token by its hash at the API', async () => {
    const { payload } = await read(prove({ accessToken: new Secret('Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU') }));
    // The token and the hash of RFC 9449 §7.1 and figure 13.
    expect(payload['ath']).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
    expect(createHash('sha256').update('t').digest('base64url')).toHaveLength(43);
  });

  it('repeats the nonce of the server', async () => {
    expect((await read(prove({ nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v' }))).payload['nonce']).toBe(
      'eyJ7S_zG.eyJH0-Z.HX4w-7v',
    );
  });

  it('has a jti of at least 96 random bits that no other one has', async () => {
    const key = keyOf(makeProofKey('ES256'));
    const jtis = await Promise.all(
      Array.from({ length: 500 }, async () => (await read(prove({}, key))).payload.jti ?? ''),
    );
    expect(new Set(jtis).size).toBe(500);
    for (const jti of jtis) expect(Buffer.from(jti, 'base64url').length * 8).toBeGreaterThanOrEqual(96);
  });
});

describe('a key for proofs', () => {
  it.each(assertionAlgorithms)('for %s is known to servers by its thumbprint', async (algorithm) => {
    const secret = makeProofKey(algorithm);
    expect(keyThumbprint(secret)).toBe(await calculateJwkThumbprint(keyOf(secret).jwk as never));
  });

  it('is made anew each time, and prints as redacted', () => {
    expect(keyThumbprint(makeProofKey('ES256'))).not.toBe(keyThumbprint(makeProofKey('ES256')));
    expect(JSON.stringify({ key: makeProofKey('ES256') })).toBe('{"key":"[redacted]"}');
  });

  it.each(['', 'no key', '{}', '{"kty":"EC"}'])('is not read from %j', (text) => {
    expect(readProofKey(new Secret(text))).toBeNull();
    expect(keyThumbprint(new Secret(text))).toBeNull();
  });
});
