import type { ClientAuthentication, TokenAttempt, TokenFailure, TokenRepair } from '../../contract/token';
import { isSettingsFailure, longestHoldMs } from './backoff';
import type { TokenSubject } from '../token-subject';
import { clockMovedSince, freshness, scheduledLifetimeMs, type Freshness, type TokenTimes } from './freshness';

/** What is known about a token besides its text. JSON. */
export type TokenFacts = TokenTimes & {
  /** As the server wrote it; null when it left it out. */
  tokenType: string | null;
  /** Null when the server did not say: then the grant is what was asked (RFC 6749 §5.1). */
  grantedScopes: string[] | null;
  authenticatedWith: Exclude<ClientAuthentication, 'auto'>;
  secretName: TokenSecretName;
  repairs: TokenRepair[];
};

export type TokenSecretName = 'client-secret' | 'next-client-secret' | 'private-key';

/**
 * The right to ask for a token, held by one instance until a time. What it brings is stored under its `ref`, which
 * everybody who read the same state knows beforehand: who loses the race for the lease looks there for the outcome.
 */
export type Lease = {
  owner: string;
  ref: string;
  generation: number;
  fingerprint: string;
  takenAtMs: number;
  untilMs: number;
};

/** A secret that may exist and that no state will point to again. */
export type Leftover = { ref: string; deleteAfterMs: number };

/**
 * Everything about a datasource's token but its text: the one record that all instances agree on, changed only by
 * compare-and-set on `rev`. JSON, no token material.
 */
export type TokenState = {
  rev: number;
  /** Random, made with the record. It is part of every `ref`, so that none is given out again after a deletion. */
  nonce: string;
  /** The newest settings anybody asked with, by `TokenSubject.version`. */
  newest: { version: number; fingerprint: string } | null;
  /** Highest generation ever given to a lease. */
  lastGeneration: number;
  token: (TokenFacts & { ref: string; generation: number; fingerprint: string; rejected: boolean }) | null;
  lease: Lease | null;
  failure: { fingerprint: string; count: number; atMs: number; holdUntilMs: number; failure: TokenFailure } | null;
  /** How often in a row the API refused a token, and when last: two good reasons not to ask for another at once. */
  rejections: { count: number; atMs: number } | null;
  leftovers: Leftover[];
  lastSuccessAtMs: number | null;
  lastFailure: { atMs: number; failure: TokenFailure } | null;
  attempts: TokenAttempt[];
  /** All attempts of 30 days, counted (`history-text.ts`); absent before the first. */
  history?: string;
  /** For drafts: when to delete everything. */
  sweepAtMs: number | null;
  /** Its datasource is paused: no tick looks at it. */
  resting: boolean;
  /** Deleted by the administrator; kept only until its secrets are gone. */
  forgotten: boolean;
};

export const leaseMs = 25_000;

/** No invocation lives longer (Forge: 900 s), so after this no lapsed holder can still write its secret. */
export const writerLifetimeMs = 16 * 60_000;

const attemptsKept = 10;

export const emptyState: TokenState = {
  rev: 0,
  nonce: '',
  newest: null,
  lastGeneration: 0,
  token: null,
  lease: null,
  failure: null,
  rejections: null,
  leftovers: [],
  lastSuccessAtMs: null,
  lastFailure: null,
  attempts: [],
  sweepAtMs: null,
  resting: false,
  forgotten: false,
};

/** How good the stored token is for these settings; `none` when there is none for them. */
export function tokenFreshness(
  state: TokenState | null,
  fingerprint: string,
  nowMs: number,
): Freshness | 'none' | 'rejected' {
  const token = state?.forgotten === false ? state.token : null;
  if (token?.fingerprint !== fingerprint) return 'none';
  return token.rejected ? 'rejected' : freshness(token, nowMs);
}

/** The lease, if its holder may still be at work. A lease from the future was taken before the clock was set back. */
export function liveLease(state: TokenState, nowMs: number): Lease | null {
  const { lease } = state;
  if (lease === null || nowMs >= lease.untilMs || clockMovedSince(lease.takenAtMs, nowMs)) return null;
  return lease;
}

/** The failure that forbids another request with these settings now. */
export function liveHold(state: TokenState, fingerprint: string, nowMs: number): TokenState['failure'] {
  const { failure } = state;
  if (failure?.fingerprint !== fingerprint || nowMs >= failure.holdUntilMs) return null;
  const unbelievable = clockMovedSince(failure.atMs, nowMs) || failure.holdUntilMs - nowMs > longestHoldMs * 2;
  return unbelievable ? null : failure;
}

/** Whether somebody already asked with settings that were saved after these. */
export function isOutdated(state: TokenState, fingerprint: string, version: number | undefined): boolean {
  const { newest } = state;
  if (newest === null || version === undefined) return false;
  return version < newest.version && fingerprint !== newest.fingerprint;
}

/** The name under which the next lease will store what it brings. */
export function nextRef({ lastGeneration, nonce }: TokenState): string {
  return `${lastGeneration + 1}-${nonce}`;
}

/** Takes the lease; a lapsed one that is displaced leaves its secret behind to be deleted. */
export function withLease(
  state: TokenState,
  lease: Omit<Lease, 'ref' | 'generation' | 'untilMs'>,
  { version, resting }: Pick<TokenSubject, 'version' | 'resting'>,
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
      leftovers: displaced(state, lease.takenAtMs),
      resting: resting === true,
      forgotten: false,
    },
  };
}

function newer(a: TokenState['newest'], b: TokenState['newest']): TokenState['newest'] {
  if (a === null || b === null) return a ?? b;
  return b.version >= a.version ? b : a;
}

/** The leftovers including the secret that the present lease's holder may have written or may still write. */
export function displaced(state: TokenState, nowMs: number): Leftover[] {
  const latestMs = nowMs + writerLifetimeMs;
  // Later than that only a clock that was set back since could have put it.
  const known = state.leftovers.map(({ ref, deleteAfterMs }) => ({
    ref,
    deleteAfterMs: Math.min(deleteAfterMs, latestMs),
  }));
  return state.lease === null ? known : [...known, { ref: state.lease.ref, deleteAfterMs: latestMs }];
}

/** The flight succeeded: its token is the current one, the one before is left over. `gone` lists leftovers deleted since. */
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
    leftovers: [...state.leftovers.filter(({ ref }) => !gone.has(ref)), ...before],
    lastSuccessAtMs: nowMs,
    attempts: attempt === null ? state.attempts : [attempt, ...state.attempts].slice(0, attemptsKept),
  };
}

/** The flight failed. What was there before stays; the failure that was left for those who wait is left over. */
export function withFailure(
  state: TokenState,
  lease: Lease,
  {
    failure,
    attempt,
    nowMs,
    holdUntilMs,
    gone,
  }: {
    failure: TokenFailure;
    attempt: TokenAttempt;
    nowMs: number;
    holdUntilMs: number;
    gone: ReadonlySet<string>;
  },
): TokenState {
  return {
    ...state,
    lease: null,
    failure: {
      fingerprint: lease.fingerprint,
      count: failuresSoFar(state, lease.fingerprint) + 1,
      atMs: nowMs,
      holdUntilMs,
      failure,
    },
    leftovers: [...state.leftovers.filter(({ ref }) => !gone.has(ref)), { ref: lease.ref, deleteAfterMs: nowMs }],
    lastFailure: { atMs: nowMs, failure },
    attempts: [attempt, ...state.attempts].slice(0, attemptsKept),
  };
}

/** Until when callers have this token: null, not at all; Infinity, until it is refused. */
export function endOf(token: TokenState['token'], fingerprint: string): number | null {
  if (token === null || token.fingerprint !== fingerprint || token.rejected) return null;
  return token.expiresAtMs ?? Infinity;
}

/** How long after a lease was taken its outcome is likely to be stored: half a second, or what the last request took. */
export function likelyFlightMs({ attempts }: TokenState): number {
  return Math.max(500, attempts[0]?.ms ?? 0);
}

/** Failures in a row with these settings. */
export function failuresSoFar(state: TokenState, fingerprint: string): number {
  return state.failure?.fingerprint === fingerprint ? state.failure.count : 0;
}

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
  if (count > 0 && sinceMs < Math.min(15 * 60_000, 60_000 * 2 ** (count - 1))) return null;
  return { ...state, token: { ...token, rejected: true }, rejections: { count: count + 1, atMs: nowMs } };
}

/** When a tick should look at this token; null: never. */
export function dueAtMs(state: TokenState): number | null {
  if (state.forgotten) return state.leftovers.reduce((latest, { deleteAfterMs }) => Math.max(latest, deleteAfterMs), 0);
  const times = [renewalAtMs(state), state.sweepAtMs].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** When the next scheduled request is planned; null: at the next use only. */
export function renewalAtMs(state: TokenState): number | null {
  const { token, failure, lease, resting } = state;
  if (resting) return null;
  if (lease !== null) return lease.untilMs;
  if (failure !== null) return failure.holdUntilMs;
  if (token === null) return null;
  if (token.rejected) return state.rejections?.atMs ?? 0;
  if (token.softAtMs === null || token.expiresAtMs === null) return null;
  return token.expiresAtMs - token.issuedAtMs < scheduledLifetimeMs ? null : token.softAtMs;
}

/** Whether the failure on record is of the kind that waits for an edit. */
export function waitsForEdit(state: TokenState): boolean {
  return state.failure !== null && isSettingsFailure(state.failure.failure);
}
