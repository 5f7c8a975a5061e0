import { earlyMs, lockoutHoldMs, type Outage } from './backoff';
import { clockMovedSince } from './freshness';
import type { TokenState } from './token-state';

/** The failure that forbids another request with these settings now. */
export function liveHold(state: TokenState, fingerprint: string, nowMs: number): TokenState['failure'] {
  const { failure } = state;
  if (failure?.fingerprint !== fingerprint || nowMs >= failure.holdUntilMs) return null;
  const unbelievable = clockMovedSince(failure.atMs, nowMs) || failure.holdUntilMs - nowMs > lockoutHoldMs * 2;
  return unbelievable ? null : failure;
}

/** Logins that were turned down with these settings. */
export function wrongLoginsSoFar(state: TokenState, fingerprint: string): number {
  return state.failure?.fingerprint === fingerprint ? (state.failure.wrongLogins ?? 0) : 0;
}

/** The outage as it is with a failure more. A clock that was set back makes it begin anew. */
export function outageWith(state: TokenState, fingerprint: string, nowMs: number): Outage & { sinceMs: number } {
  const before = state.failure?.fingerprint === fingerprint ? state.failure : null;
  const sinceMs = Math.min(before?.sinceMs ?? before?.atMs ?? nowMs, nowMs);
  const lastedMs = nowMs - sinceMs;
  const late = (before?.late ?? 0) + (lastedMs >= earlyMs ? 1 : 0);
  return { count: failuresInARow(state, fingerprint) + 1, late, lastedMs, sinceMs };
}

/** Failures in a row with these settings. */
export function failuresInARow(state: TokenState, fingerprint: string): number {
  return state.failure?.fingerprint === fingerprint ? state.failure.count : 0;
}
