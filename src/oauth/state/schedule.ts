import { scheduledLifetimeMs } from './freshness';
import type { TokenState } from './token-state';

/** When a tick should look at this token; null: never. */
export function dueAtMs(state: TokenState): number | null {
  if (state.forgotten)
    return state.pendingDeletions.reduce((latest, { deleteAfterMs }) => Math.max(latest, deleteAfterMs), 0);
  const times = [renewalAtMs(state), state.sweepAtMs].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** When the next scheduled request is planned; null: at the next use only. */
export function renewalAtMs(state: TokenState): number | null {
  const { token, failure, lease, suspended } = state;
  if (suspended) return null;
  if (lease !== null) return lease.untilMs;
  if (failure !== null) return failure.holdUntilMs;
  if (token === null) return null;
  if (token.rejected) return state.rejections?.atMs ?? 0;
  if (token.softAtMs === null || token.expiresAtMs === null) return null;
  return token.expiresAtMs - token.issuedAtMs < scheduledLifetimeMs ? null : token.softAtMs;
}
