import { growingWait } from '../../base/growing-wait';
import type { TokenState } from './token-state';

/** How long after a rejection the next one is not believed. */
const brake = { first: 60_000, longest: 15 * 60_000 };

/**
 * The API refused the current token. Null when there is nothing to change: it is no longer the current one, or tokens
 * were refused so recently that another would fare no better.
 */
export function withRejection(
  state: TokenState,
  fingerprint: string,
  generation: number,
  nowMs: number,
): TokenState | null {
  const { token, rejections } = state;
  if (token?.generation !== generation || token.fingerprint !== fingerprint || token.rejected) return null;
  const sinceMs = rejections === null || nowMs < rejections.atMs ? Infinity : nowMs - rejections.atMs;
  const count = rejections === null || sinceMs > 60 * 60_000 ? 0 : rejections.count;
  if (count > 0 && sinceMs < growingWait(count, brake)) return null;
  return { ...state, token: { ...token, rejected: true }, rejections: { count: count + 1, atMs: nowMs } };
}
