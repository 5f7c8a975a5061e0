import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { assertionAlgorithms, type AssertionAlgorithm } from '../../../src/contract/signing-algorithm';
import { makeKeyPair, publicKeyOf } from '../../../src/oauth/keys/key-pair';
import { signerOf } from '../../../src/oauth/keys/private-key';
import { reveal, Secret } from '../../../src/base/secret';

const verifying: Record<AssertionAlgorithm, [object, object]> = {
  RS256: [{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, { name: 'RSASSA-PKCS1-v1_5' }],
  PS256: [
    { name: 'RSA-PSS', hash: 'SHA-256' },
    { name: 'RSA-PSS', saltLength: 32 },
  ],
  ES256: [
    { name: 'ECDSA', namedCurve: 'P-256' },
    { name: 'ECDSA', hash: 'SHA-256' },
  ],
  EdDSA: [{ name: 'Ed25519' }, { name: 'Ed25519' }],
};

describe.each(assertionAlgorithms)('a key pair for %s', (algorithm) => {
  test('signs what its public half verifies, and shows no private member', async () => {
    const { privateKey, publicKey } = await makeKeyPair(algorithm);
    const signing = signerOf(privateKey, { algorithm, keyId: null, audience: 'issuer' });
    if (!signing.ok) throw new Error(signing.error);
    expect(signing.value.keyId).toBe(publicKey.keyId);
    const [imported, params] = verifying[algorithm];
    const signature = new Uint8Array(signing.value.sign('header.payload'));
    const data = new TextEncoder().encode('header.payload');
    const key = await crypto.subtle.importKey('jwk', publicKey.jwk, imported as Algorithm, false, ['verify']);
    expect(await crypto.subtle.verify(params as Algorithm, key, signature, data)).toBe(true);
    expect(createPublicKey(publicKey.pem).export({ format: 'jwk' })).toMatchObject({ kty: publicKey.jwk['kty'] });
    const own = JSON.parse(reveal(privateKey)) as Record<string, string>;
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi']) {
      expect(publicKey.jwk).not.toHaveProperty(member);
      if (own[member] !== undefined) expect(JSON.stringify(publicKey)).not.toContain(own[member]);
    }
  });

  test('is another one each time', async () => {
    const [one, two] = await Promise.all([makeKeyPair(algorithm), makeKeyPair(algorithm)]);
    expect(one.publicKey.keyId).not.toBe(two.publicKey.keyId);
  });
});

const pkcs8 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = new Secret(pkcs8.export({ format: 'pem', type: 'pkcs8' }).toString());
const asJwk = (kid: string) => new Secret(JSON.stringify({ ...pkcs8.export({ format: 'jwk' }), kid }));

describe('the public half of a pasted key', () => {
  test('is named as assertions will name it: by the settings, else by the JWK, else not at all', () => {
    const keyIdOf = (key: Secret, keyId: string | null): unknown => {
      const shown = publicKeyOf(key, { algorithm: 'ES256', keyId });
      return shown.ok ? [shown.value.keyId, shown.value.jwk['kid']] : shown;
    };
    expect(keyIdOf(asJwk('own'), 'mine')).toEqual(['mine', 'mine']);
    expect(keyIdOf(asJwk('own'), null)).toEqual(['own', 'own']);
    expect(keyIdOf(pem, null)).toEqual([null, undefined]);
  });

  test('is refused when the text is no key, or a key of another algorithm', () => {
    expect(publicKeyOf(new Secret('-----BEGIN NOTHING'), { algorithm: 'ES256', keyId: null })).toEqual({
      ok: false,
      error: 'key-unreadable',
    });
    expect(publicKeyOf(pem, { algorithm: 'RS256', keyId: null })).toEqual({ ok: false, error: 'key-algorithm' });
  });

  test('has the thumbprint of RFC 7638 when it was made here', async () => {
    const { publicKey } = await makeKeyPair('ES256');
    const { kty, crv, x, y } = publicKey.jwk;
    const text = `{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`;
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    expect(publicKey.keyId).toBe(Buffer.from(hash).toString('base64url'));
  });
});
