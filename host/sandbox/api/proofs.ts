import { createHash, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify, type JWTPayload, type JWTVerifyResult } from 'jose';

export const proofAlgorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'] as const;

/** What a proof has to be about. */
export type Proven = {
  method: string;
  url: URL;
  token: string;
  /** Of the key that the token is bound to; null: it is bound to none. */
  thumbprint: string | null;
  /** Whether the newest nonce must be in it. */
  nonce: boolean;
};

export type ProofChecks = {
  /** Null: the sender holds the key. */
  check: (proof: string, proven: Proven) => Promise<{ error: string; why: string } | null>;
  /** The nonce that proofs need from now on. */
  nonce: () => string;
};

const nonceMs = 60_000;
const toleratedSeconds = 60;

/** Checks proofs of possession as a resource server does (RFC 9449 §4.3), with a nonce that changes every minute. */
export function proofChecks(): ProofChecks {
  const seen = new Map<string, number>();
  let nonces = [made()];

  const newest = (): { text: string; madeMs: number } => {
    const [now = made()] = nonces;
    if (Date.now() - now.madeMs < nonceMs) return now;
    // The one before is still good: a request may have been under way.
    nonces = [made(), now];
    return nonces[0] ?? now;
  };

  const isReplayed = (jti: string): boolean => {
    for (const [old, atMs] of seen) if (Date.now() - atMs > toleratedSeconds * 2000) seen.delete(old);
    if (seen.has(jti)) return true;
    seen.set(jti, Date.now());
    return false;
  };

  return {
    nonce: () => newest().text,
    check: async (proof, proven) => {
      const read = await verified(proof);
      if (read === null) return invalid('The proof is missing, malformed or not signed by the key in it');
      const { payload, protectedHeader } = read;
      const about = aboutProblem(payload, proven);
      if (about !== null) return invalid(about);
      if (proven.nonce) {
        newest();
        if (!nonces.some(({ text }) => text === payload.nonce)) {
          return { error: 'use_dpop_nonce', why: 'The proof needs the nonce of this answer' };
        }
      } else if (Math.abs(Date.now() / 1000 - (payload.iat ?? 0)) > toleratedSeconds) {
        return invalid('The iat of the proof is not recent enough');
      }
      const jwk = protectedHeader.jwk;
      if (jwk === undefined || (await calculateJwkThumbprint(jwk)) !== proven.thumbprint) {
        return { error: 'invalid_token', why: 'The access token is not bound to the key of the proof' };
      }
      return isReplayed(payload.jti ?? '') ? invalid('The proof was used before') : null;
    },
  };
}

async function verified(proof: string): Promise<JWTVerifyResult | null> {
  try {
    return await jwtVerify(proof, EmbeddedJWK, { algorithms: [...proofAlgorithms], typ: 'dpop+jwt' });
  } catch {
    return null;
  }
}

function aboutProblem({ jti, iat, htm, htu, ath }: JWTPayload, { method, url, token }: Proven): string | null {
  if (typeof jti !== 'string' || jti === '' || typeof iat !== 'number') return 'The proof has no jti or no iat';
  if (htm !== method) return 'The proof is for another method';
  if (htu !== `${url.origin}${url.pathname}`) return 'The proof is for another address';
  return ath === createHash('sha256').update(token).digest('base64url') ? null : 'The proof is for another token';
}

const invalid = (why: string): { error: string; why: string } => ({ error: 'invalid_dpop_proof', why });

function made(): { text: string; madeMs: number } {
  return { text: randomBytes(24).toString('base64url'), madeMs: Date.now() };
}
