import { createHash, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { PublicKey } from '../../contract/key-pair';
import { err, ok, type Result } from '../../contract/result';
import type { AssertionAlgorithm } from '../../contract/signing-algorithm';
import { Secret } from '../../base/secret';
import { fitsAlgorithm, readPrivateKey } from './private-key';

const generate = promisify(generateKeyPair);

export type KeyPair = { privateKey: Secret; publicKey: PublicKey };

/** A new key pair: the private half as a JWK with its `kid`, which is the key's thumbprint (RFC 7638). */
export async function makeKeyPair(algorithm: AssertionAlgorithm): Promise<KeyPair> {
  const { privateKey: key } = await generateKey(algorithm);
  const keyId = thumbprint(createPublicKey(key));
  const jwk = { ...key.export({ format: 'jwk' }), kid: keyId, alg: algorithm, use: 'sig' };
  return { privateKey: new Secret(JSON.stringify(jwk)), publicKey: publicHalf(key, algorithm, keyId) };
}

/** The public half of a private key; `keyId` is what the settings say, else the one beside the key. */
export function publicKeyOf(
  secret: Secret,
  { algorithm, keyId }: { algorithm: AssertionAlgorithm; keyId: string | null },
): Result<PublicKey, 'key-unreadable' | 'key-encrypted' | 'key-algorithm'> {
  const read = readPrivateKey(secret);
  if (!read.ok) return err(`key-${read.error}`);
  const { key, keyId: besideKey } = read.value;
  if (!fitsAlgorithm(key, algorithm)) return err('key-algorithm');
  return ok(publicHalf(key, algorithm, keyId ?? besideKey));
}

/** RSA of 2048 bits: the least that RFC 7518 §3.3 allows, and what every server takes. */
function generateKey(algorithm: AssertionAlgorithm): Promise<{ privateKey: KeyObject }> {
  switch (algorithm) {
    case 'RS256':
    case 'PS256':
      return generate('rsa', { modulusLength: 2048 });
    case 'ES256':
      return generate('ec', { namedCurve: 'P-256' });
    case 'EdDSA':
      return generate('ed25519');
  }
}

function publicHalf(privateKey: KeyObject, algorithm: AssertionAlgorithm, keyId: string | null): PublicKey {
  const key = createPublicKey(privateKey);
  const jwk = { ...publicMembers(key), ...(keyId !== null && { kid: keyId }), alg: algorithm, use: 'sig' };
  return { keyId, algorithm, jwk, pem: key.export({ format: 'pem', type: 'spki' }).toString() };
}

/** RFC 7638 §3: SHA-256 over the required members in the order of their names. */
export function thumbprint(key: KeyObject): string {
  const members = Object.entries(publicMembers(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(members)))
    .digest('base64url');
}

/** What makes the key (RFC 7518 §6, RFC 8037 §2), named one by one so that no private member can come along. */
export function publicMembers(key: KeyObject): Record<string, string> {
  const jwk = key.export({ format: 'jwk' });
  const names = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = jwk[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}
