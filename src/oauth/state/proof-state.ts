import type { KnownDemand } from '../dpop/token-prover';
import type { TokenState } from './token-state';

/** What is known of the authorization server with these settings; null while it never asked for a proof. */
export function knownDemand({ proofs }: TokenState, fingerprint: string): KnownDemand | null {
  return proofs?.fingerprint === fingerprint ? { nonce: proofs.nonce } : null;
}

/** Remembers what a run of requests learned of the authorization server; null learned: nothing. */
export function withDemand(state: TokenState, fingerprint: string, learned: KnownDemand | null): TokenState {
  return learned === null ? state : { ...state, proofs: { fingerprint, nonce: learned.nonce } };
}

/** The API refused a Bearer token because it takes bound ones only. Null when that token is no longer the current one. */
export function withDemandOfApi(state: TokenState, fingerprint: string, generation: number): TokenState | null {
  const { token } = state;
  if (token?.generation !== generation || token.fingerprint !== fingerprint || token.rejected) return null;
  return { ...withDemand(state, fingerprint, { nonce: null }), token: { ...token, rejected: true } };
}

/** A nonce and the resource server that gave it. */
export type ApiNonce = { origin: string; nonce: string };

/**
 * So soon after another one no nonce is written down: many callers at once hear many, and any of them will do. A server
 * that changes it with every answer costs the next caller one more request instead of every caller a write.
 */
const apiNonceRestMs = 10_000;

/** Remembers the newest nonce of the API. Null when there is nothing to write. */
export function withApiNonce(state: TokenState, { origin, nonce }: ApiNonce, nowMs: number): TokenState | null {
  const { apiNonce: known, forgotten } = state;
  const isOwn = known?.origin === origin;
  const sinceMs = isOwn ? Math.abs(nowMs - known.atMs) : Infinity;
  if (forgotten || (isOwn && known.nonce === nonce) || sinceMs < apiNonceRestMs) return null;
  return { ...state, apiNonce: { origin, nonce, atMs: nowMs } };
}
