import type { AssertionAlgorithm } from './signing-algorithm';

/** The public half of a key that signs assertions, as it is registered at the authorization server. */
export type PublicKey = {
  /** The `kid` that assertions name; null when they name none. */
  keyId: string | null;
  algorithm: AssertionAlgorithm;
  /** JWK (RFC 7517 §4) with public members only. */
  jwk: Record<string, string>;
  /** SubjectPublicKeyInfo, from BEGIN PUBLIC KEY to END PUBLIC KEY. */
  pem: string;
};
