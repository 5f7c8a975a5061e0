import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { AssertionAlgorithm, TokenSettingsProblem } from '../contract/token';
import type { Result } from '../contract/json';
import { reveal, type Secret } from '../runtime/secret';

export type SigningKey = { key: CryptoKey; keyId: string | null };

/** How each algorithm (RFC 7518 §3.1, RFC 8037 §3.1) is named in WebCrypto, and which key fits it. */
const algorithms: Record<
  AssertionAlgorithm,
  { imported: RsaHashedImportParams | EcKeyImportParams | Algorithm; fits: (key: KeyObject) => boolean }
> = {
  RS256: { imported: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, fits: isLongRsa },
  PS256: { imported: { name: 'RSA-PSS', hash: 'SHA-256' }, fits: isLongRsa },
  ES256: {
    imported: { name: 'ECDSA', namedCurve: 'P-256' },
    fits: (key) => key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  },
  EdDSA: { imported: { name: 'Ed25519' }, fits: (key) => key.asymmetricKeyType === 'ed25519' },
};

/**
 * Reads a private key as PEM (PKCS#8, PKCS#1, SEC 1; not encrypted) or JWK and imports it for one algorithm.
 * A JWK's `kid` comes along.
 */
export async function importSigningKey(
  text: Secret,
  algorithm: AssertionAlgorithm,
): Promise<Result<SigningKey, TokenSettingsProblem>> {
  const read = readPrivateKey(text);
  if (read === null) return { ok: false, error: 'private-key-unreadable' };
  if (!fitsAlgorithm(read.key, algorithm)) return { ok: false, error: 'private-key-algorithm' };
  const { imported } = algorithms[algorithm];
  const pkcs8 = read.key.export({ format: 'der', type: 'pkcs8' });
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), imported, false, ['sign']);
  return { ok: true, value: { key, keyId: read.keyId } };
}

export function fitsAlgorithm(key: KeyObject, algorithm: AssertionAlgorithm): boolean {
  return algorithms[algorithm].fits(key);
}

/** A private key as PEM or JWK, the latter with its `kid`; null when it is neither. */
export function readPrivateKey(secret: Secret): { key: KeyObject; keyId: string | null } | null {
  const text = reveal(secret).trim();
  try {
    if (!text.startsWith('{')) return { key: createPrivateKey(text), keyId: null };
    const jwk = JSON.parse(text) as JsonWebKey & { kid?: unknown };
    const keyId = typeof jwk.kid === 'string' ? jwk.kid : null;
    return { key: createPrivateKey({ key: { ...jwk }, format: 'jwk' }), keyId };
  } catch {
    // What is wrong with a key is nobody's to print.
    return null;
  }
}

/** RFC 7518 §3.3, §3.5: 2048 bits or more. */
function isLongRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
}
