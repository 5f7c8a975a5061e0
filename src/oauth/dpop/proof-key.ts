import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { reveal, Secret } from '../../base/secret';
import { assertionAlgorithms, type AssertionAlgorithm } from '../../contract/signing-algorithm';
import { publicMembers, thumbprint } from '../keys/key-pair';
import { fitsAlgorithm, readPrivateKey, signatureOf } from '../keys/private-key';
import { parseJson } from '../wire/read-body';

/** A key that tokens are bound to, ready to sign. */
export type ProofKey = {
  algorithm: AssertionAlgorithm;
  /** The public half, as it travels in every proof: nothing that makes a private key. */
  jwk: Record<string, string>;
  sign: (text: string) => Buffer;
};

/** Makes a key for proofs: a private JWK, fit for encrypted storage and for nothing else. */
export function makeProofKey(algorithm: AssertionAlgorithm): Secret {
  const { privateKey } = generated(algorithm);
  return new Secret(JSON.stringify({ ...privateKey.export({ format: 'jwk' }), alg: algorithm }));
}

/** Reads what `makeProofKey` made. Null for anything else: then the token that is bound to it is of no use either. */
export function readProofKey(secret: Secret): ProofKey | null {
  const read = readPrivateKey(secret);
  if (!read.ok) return null;
  const { key } = read.value;
  const algorithm = algorithmOf(secret, key);
  if (algorithm === undefined) return null;
  return {
    algorithm,
    jwk: publicMembers(createPublicKey(key)),
    sign: (text) => signatureOf(text, key, algorithm),
  };
}

/** The `jkt` by which servers know the key (RFC 9449 §6.1). Public: it tells nothing of the private half. */
export function keyThumbprint(secret: Secret): string | null {
  const read = readPrivateKey(secret);
  return read.ok ? thumbprint(createPublicKey(read.value.key)) : null;
}

function algorithmOf(secret: Secret, key: KeyObject): AssertionAlgorithm | undefined {
  const jwk = parseJson(reveal(secret)) as { alg?: unknown } | undefined;
  return assertionAlgorithms.find((algorithm) => algorithm === jwk?.alg && fitsAlgorithm(key, algorithm));
}

function generated(algorithm: AssertionAlgorithm): { privateKey: KeyObject } {
  switch (algorithm) {
    case 'ES256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'EdDSA':
      return generateKeyPairSync('ed25519');
    case 'RS256':
    case 'PS256':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
  }
}
