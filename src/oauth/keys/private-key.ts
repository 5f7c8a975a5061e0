import { constants, createPrivateKey, sign, type KeyObject, type SigningOptions } from 'node:crypto';
import type { AssertionAlgorithm } from '../../contract/signing-algorithm';
import type { AssertionSettings } from '../../contract/oauth-settings';
import type { TokenSettingsProblem } from '../../contract/token-failure';
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
 * Reads a private key and makes a signer of it, RS256 unless the settings say otherwise. The `kid` is that of the settings,
 * else the one that stands beside the key.
 */
export function signerOf(text: Secret, settings: AssertionSettings | null): Result<Signer, TokenSettingsProblem> {
  const read = readPrivateKey(text);
  if (!read.ok) return err(`private-key-${read.error}`);
  const { key } = read.value;
  const algorithm = settings?.algorithm ?? 'RS256';
  if (!fitsAlgorithm(key, algorithm)) return err('private-key-algorithm');
  return ok({
    algorithm,
    keyId: settings?.keyId ?? read.value.keyId,
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

export type ReadKey = { key: KeyObject; keyId: string | null };

/**
 * A private key as PEM or JWK, or as it stands in a service's key file, with the `kid` that is written beside it. An
 * encrypted one is read where its passphrase stands beside it, as in the files of Box.
 */
export function readPrivateKey(secret: Secret): Result<ReadKey, 'unreadable' | 'encrypted'> {
  const text = reveal(secret).trim();
  try {
    if (!text.startsWith('{')) return readPem(text, null);
    const json = JSON.parse(text) as Record<string, unknown>;
    const pem = json['private_key'] ?? json['privateKey'];
    if (typeof pem !== 'string') {
      return ok({
        key: createPrivateKey({ key: { ...(json as JsonWebKey) }, format: 'jwk' }),
        keyId: textOrNull(json['kid']),
      });
    }
    const keyId = textOrNull(json['private_key_id'] ?? json['publicKeyID']);
    const key = readPem(pem, textOrNull(json['passphrase']));
    return key.ok ? ok({ ...key.value, keyId }) : key;
  } catch {
    // What is wrong with a key is nobody's to print.
    return err('unreadable');
  }
}

/** PKCS#8, PKCS#1 or SEC 1 (RFC 5958, 8017, 5915). In what was copied out of a JSON file a line may end with a written `\n`. */
function readPem(pem: string, passphrase: string | null): Result<ReadKey, 'encrypted'> {
  const isEncrypted = /-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(pem);
  if (isEncrypted && passphrase === null) return err('encrypted');
  const key = pem.replaceAll('\\n', '\n');
  return ok({ key: createPrivateKey({ key, ...(passphrase !== null && { passphrase }) }), keyId: null });
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** RFC 7518 §3.3, §3.5: 2048 bits or more. */
function isLongRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
}
