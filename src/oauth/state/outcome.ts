import type { TokenAttempt } from '../../contract/token';
import type { TokenFailure } from '../../contract/token-failure';
import type { outageWith } from './hold';
import type { Lease, TokenFacts, TokenState } from './token-state';

const attemptsKept = 10;

/** The request succeeded: its token is the current one, the one before is to be deleted. `gone` lists what was deleted since. */
export function withToken(
  state: TokenState,
  lease: Lease,
  {
    facts,
    attempt,
    nowMs,
    gone,
  }: { facts: TokenFacts; attempt: TokenAttempt | null; nowMs: number; gone: ReadonlySet<string> },
): TokenState {
  const before = state.token === null ? [] : [{ ref: state.token.ref, deleteAfterMs: nowMs }];
  return {
    ...state,
    token: { ...facts, ref: lease.ref, generation: lease.generation, fingerprint: lease.fingerprint, rejected: false },
    lease: null,
    failure: null,
    pendingDeletions: [...state.pendingDeletions.filter(({ ref }) => !gone.has(ref)), ...before],
    lastSuccessAtMs: nowMs,
    attempts: attempt === null ? state.attempts : [attempt, ...state.attempts].slice(0, attemptsKept),
  };
}

/** The request failed. What was there before stays; the failure that was left for those who wait is to be deleted. */
export function withFailure(
  state: TokenState,
  lease: Lease,
  {
    failure,
    attempt,
    nowMs,
    holdUntilMs,
    wrongLogins,
    outage: { count, sinceMs, late },
    gone,
  }: {
    failure: TokenFailure;
    attempt: TokenAttempt;
    nowMs: number;
    holdUntilMs: number;
    /** With these settings, this request included. */
    wrongLogins: number;
    outage: ReturnType<typeof outageWith>;
    gone: ReadonlySet<string>;
  },
): TokenState {
  return {
    ...state,
    lease: null,
    failure: {
      fingerprint: lease.fingerprint,
      count,
      sinceMs,
      ...(late > 0 && { late }),
      ...(wrongLogins > 0 && { wrongLogins }),
      atMs: nowMs,
      holdUntilMs,
      failure,
    },
    pendingDeletions: [
      ...state.pendingDeletions.filter(({ ref }) => !gone.has(ref)),
      { ref: lease.ref, deleteAfterMs: nowMs },
    ],
    lastFailure: { atMs: nowMs, failure },
    attempts: [attempt, ...state.attempts].slice(0, attemptsKept),
  };
}
