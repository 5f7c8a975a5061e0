import type { ForeignText } from '../../contract/foreign-text';
import type { ClientAuthentication } from '../../contract/oauth-settings';
import type { TokenAttempt, TokenRepair } from '../../contract/token';
import type { TokenFailure } from '../../contract/token-failure';
import type { TokenSecretName } from '../token-subject';
import type { StoredHistory } from './stored-history';
import { freshness, type Freshness, type TokenTimes } from './freshness';

/** What is known about a token besides its text. JSON. */
export type TokenFacts = TokenTimes & {
  /** As the server wrote it; null when it left it out. */
  tokenType: ForeignText | null;
  /** Null when the server did not say: then the grant is what was asked (RFC 6749 §5.1). */
  grantedScopes: ForeignText[] | null;
  authenticatedWith: Exclude<ClientAuthentication, 'auto'>;
  secretName: TokenSecretName;
  repairs: TokenRepair[];
  /** The server hands out the same token until it ends. */
  isRepeated?: true;
  /** Requested because the API refused the one before: `on` until the API takes it. Absent: nothing speaks against it. */
  trial?: 'on' | 'passed';
  /** The key that the token is bound to (RFC 9449); absent: it is a Bearer token. */
  binding?: KeyBinding;
};

/** How the API refused tokens of these settings lately. */
export type Rejections = {
  fingerprint: string;
  /** When last. */
  atMs: number;
  /** New tokens that were refused at once. */
  count: number;
  /** No other token is requested because of a refusal before this. */
  brakedUntilMs: number | null;
  /** Tokens that had worked and were refused before their end: when, and how long they had lived. Newest first. */
  lived: { atMs: number; ms: number }[];
};

/** `thumbprint` is the `jkt` that the server knows the key by: public. */
export type KeyBinding = { thumbprint: string; keyMadeAtMs: number };

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
export type OrphanedOutcome = { ref: string; deleteAfterMs: number };

/** The token that callers get, and what became known of it since it was stored. */
export type CurrentToken = TokenFacts & {
  ref: string;
  generation: number;
  fingerprint: string;
  /** The API refused it. */
  rejected: boolean;
  /** A renewal on the way was not answered in time: the next one is made by a tick, or at its end. */
  renewalLeft?: true;
};

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
  token: CurrentToken | null;
  lease: Lease | null;
  failure: {
    fingerprint: string;
    count: number;
    /** When the first of them was; absent in states of earlier versions. */
    sinceMs?: number;
    /** How many of them came later than the first minutes; absent: none. */
    late?: number;
    /** Logins that the server turned down with these settings; absent: none. */
    wrongLogins?: number;
    atMs: number;
    holdUntilMs: number;
    failure: TokenFailure;
  } | null;
  rejections: Rejections | null;
  pendingDeletions: OrphanedOutcome[];
  lastSuccessAtMs: number | null;
  lastFailure: { atMs: number; failure: TokenFailure } | null;
  attempts: TokenAttempt[];
  /** All attempts of 30 days, counted (`history.ts`); absent before the first. */
  history?: StoredHistory;
  /** The authorization server wants proofs of possession with these settings; `nonce` is the newest it gave. */
  proofs?: { fingerprint: string; nonce: string | null };
  /** The newest nonce that the API gave, and when it was written down. */
  apiNonce?: { origin: string; nonce: string; atMs: number };
  /** For drafts: when to delete everything. */
  sweepAtMs: number | null;
  /** Its datasource is paused: no tick looks at it. */
  suspended: boolean;
  /** Deleted by the administrator; kept only until its secrets are gone. */
  forgotten: boolean;
};

export const emptyState: TokenState = {
  rev: 0,
  nonce: '',
  newest: null,
  lastGeneration: 0,
  token: null,
  lease: null,
  failure: null,
  rejections: null,
  pendingDeletions: [],
  lastSuccessAtMs: null,
  lastFailure: null,
  attempts: [],
  sweepAtMs: null,
  suspended: false,
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

/** Until when callers have this token: null, not at all; Infinity, until it is refused. */
export function endOf(token: TokenState['token'], fingerprint: string): number | null {
  if (token === null || token.fingerprint !== fingerprint || token.rejected) return null;
  return token.expiresAtMs ?? Infinity;
}

/** Whether somebody already asked with settings that were saved after these. */
export function isOutdated(state: TokenState, fingerprint: string, version: number | undefined): boolean {
  const { newest } = state;
  if (newest === null || version === undefined) return false;
  return version < newest.version && fingerprint !== newest.fingerprint;
}
