import { constants, createPrivateKey, sign, type KeyObject, type SigningOptions } from 'node:crypto';
import type { AssertionAlgorithm, AssertionSettings, TokenSettingsProblem } from '../../contract/token';
import { err, ok, type Result } from '../../contract/result';
import { reveal, type Secret } from '../../base/secret';
import type { Signer } from './signed-jwt';

/** How Node signs with each algorithm (RFC 7518 §3.1, RFC 8037 §3.1), and which key fits it. Ed25519 does its own hashing. */
const algorithms: Record<
  AssertionAlgorithm,
  { digest: 'sha256' | null; options?: SigningOptions; fits: (key: KeyObject) => boolean }
> = {
  RS256: { digest: 'sha256', fits: isLongRsa },
  PS256: {
    digest: 'sha256',
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
    fits: isLongRsa,
  },
  ES256: {
    digest: 'sha256',
    options: { dsaEncoding: 'ieee-p1363' },
    fits: (key) => key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  },
  EdDSA: { digest: null, fits: (key) => key.asymmetricKeyType === 'ed25519' },
};

/**
 * Reads a private key as PEM (PKCS#8, PKCS#1, SEC 1; not encrypted) or JWK and makes a signer of it, RS256 unless the
 * settings say otherwise. The `kid` is that of the settings, else a JWK's own.
 */
export function signerOf(text: Secret, settings: AssertionSettings | null): Result<Signer, TokenSettingsProblem> {
  const read = readPrivateKey(text);
  if (read === null) return err('private-key-unreadable');
  const { key } = read;
  const algorithm = settings?.algorithm ?? 'RS256';
  if (!fitsAlgorithm(key, algorithm)) return err('private-key-algorithm');
  return ok({
    algorithm,
    keyId: settings?.keyId ?? read.keyId,
    sign: (message) => signatureOf(message, key, algorithm),
  });
}

/** A signature by this algorithm over a text, as JWS wants it (RFC 7518 §3). The key must fit. */
export function signatureOf(text: string, key: KeyObject, algorithm: AssertionAlgorithm): Buffer {
  const { digest, options } = algorithms[algorithm];
  return sign(digest, Buffer.from(text), { key, ...options });
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
