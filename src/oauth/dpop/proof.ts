import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../base/clock';
import { reveal, type Secret } from '../../base/secret';
import { signedJwt } from '../keys/signed-jwt';
import type { ProofKey } from './proof-key';

/** One request that is about to be sent. */
export type ProvenRequest = {
  method: string;
  url: string;
  /** The newest nonce of this server; null while it gave none. */
  nonce: string | null;
  /** The token beside which the proof travels; null at the token endpoint. */
  accessToken: Secret | null;
};

/** 128 bits: §4.2 asks for 96 at least. */
const jtiBytes = 16;

/**
 * Proves for one request, and for no other, that its sender holds the key (RFC 9449 §4.2). A request that is sent again
 * needs a proof of its own: servers refuse a `jti` that they have seen.
 */
export function dpopProof(
  { algorithm, jwk, sign }: ProofKey,
  { method, url, nonce, accessToken }: ProvenRequest,
  clock: Pick<Clock, 'now'>,
): string {
  const { origin, pathname } = new URL(url);
  const claims = {
    jti: randomBytes(jtiBytes).toString('base64url'),
    htm: method,
    htu: `${origin}${pathname}`,
    iat: Math.floor(clock.now() / 1000),
    ...(accessToken !== null && { ath: tokenHash(accessToken) }),
    ...(nonce !== null && { nonce }),
  };
  return signedJwt({ typ: 'dpop+jwt', alg: algorithm, jwk }, claims, { sign });
}

function tokenHash(token: Secret): string {
  return createHash('sha256').update(reveal(token), 'ascii').digest('base64url');
}
