import { afterAnyInvocationMs } from '../../base/forge-limits';
import type { TokenSubject } from '../token-subject';
import { clockMovedSince } from './freshness';
import type { Lease, OrphanedOutcome, TokenState } from './token-state';

const leaseMs = 25_000;

/** After this no lapsed holder can still write its secret. */
const writerLifetimeMs = afterAnyInvocationMs;

/** The lease, if its holder may still be at work. A lease from the future was taken before the clock was set back. */
export function liveLease(state: TokenState, nowMs: number): Lease | null {
  const { lease } = state;
  if (lease === null || nowMs >= lease.untilMs || clockMovedSince(lease.takenAtMs, nowMs)) return null;
  return lease;
}

/** The name under which the next lease will store what it brings. */
export function nextRef({ lastGeneration, nonce }: TokenState): string {
  return `${lastGeneration + 1}-${nonce}`;
}

/** Takes the lease; a lapsed one that is taken over leaves its secret behind to be deleted. */
export function withLease(
  state: TokenState,
  lease: Omit<Lease, 'ref' | 'generation' | 'untilMs'>,
  { version, suspended }: Pick<TokenSubject, 'version' | 'suspended'>,
): { state: TokenState; lease: Lease } {
  const generation = state.lastGeneration + 1;
  const taken: Lease = { ...lease, ref: nextRef(state), generation, untilMs: lease.takenAtMs + leaseMs };
  return {
    lease: taken,
    state: {
      ...state,
      newest: newer(state.newest, version === undefined ? null : { version, fingerprint: lease.fingerprint }),
      lastGeneration: generation,
      lease: taken,
      pendingDeletions: pendingDeletions(state, lease.takenAtMs),
      suspended: suspended === true,
      forgotten: false,
    },
  };
}

function newer(a: TokenState['newest'], b: TokenState['newest']): TokenState['newest'] {
  if (a === null || b === null) return a ?? b;
  return b.version >= a.version ? b : a;
}

/** The pendingDeletions including the secret that the present lease's holder may have written or may still write. */
export function pendingDeletions(state: TokenState, nowMs: number): OrphanedOutcome[] {
  const latestMs = nowMs + writerLifetimeMs;
  // Later than that only a clock that was set back since could have put it.
  const known = state.pendingDeletions.map(({ ref, deleteAfterMs }) => ({
    ref,
    deleteAfterMs: Math.min(deleteAfterMs, latestMs),
  }));
  return state.lease === null ? known : [...known, { ref: state.lease.ref, deleteAfterMs: latestMs }];
}

/** How long after a lease was taken its outcome is likely to be stored: half a second, or what the last request took. */
export function likelyRequestMs({ attempts }: TokenState): number {
  return Math.max(500, attempts[0]?.ms ?? 0);
}
