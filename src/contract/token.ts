import type { ForeignText } from './foreign-text';
import type { IsoTime } from './json';
import type { ClientAuthentication } from './oauth-settings';
import type { TokenFailure } from './token-failure';

/** A deviation from RFC 6749 §5.1 that was understood and repaired, by name. */
export type TokenRepair =
  | 'number-as-string'
  | 'token-type-missing'
  | 'token-type-unknown'
  /** A proof was sent and a Bearer token came; the settings say to use it. */
  | 'token-not-bound'
  | 'scope-null'
  | 'scope-not-a-string'
  | 'lifetime-zero'
  | 'lifetime-null'
  | 'lifetime-from-date'
  | 'lifetime-with-unit'
  /** What stands there is neither a number nor a date nor a duration: as if no lifetime were given. */
  | 'lifetime-unreadable'
  | 'lifetime-from-expires-on'
  /** It stands under another name than `expires_in`. */
  | 'lifetime-from-other-member'
  | 'lifetime-fraction'
  /** No lifetime was given; the token is a JWT and its `exp` was taken as a hint. */
  | 'lifetime-from-jwt'
  | 'form-encoded-body'
  | 'content-type'
  | 'status-not-200'
  | 'id-token-dropped'
  | 'refresh-token-dropped'
  | 'byte-order-mark'
  | 'www-authenticate-dropped';

/** The seven statuses of a datasource's token, as the administrator sees them. */
export type TokenStatus =
  | { kind: 'not-requested' }
  | { kind: 'valid'; expiresAt: IsoTime }
  | { kind: 'valid-no-expiry' }
  | { kind: 'renewal-failing'; expiresAt: IsoTime | null; failure: TokenFailure; nextAttemptAt: IsoTime | null }
  | { kind: 'rejected'; failure: TokenFailure; nextAttemptAt: IsoTime | null }
  | { kind: 'expired'; expiredAt: IsoTime }
  | { kind: 'settings-changed' };

/** One attempt to get a token. */
export type TokenAttempt = {
  at: IsoTime;
  ms: number;
  reason: 'requested' | 'renewal' | 'on-use' | 'rejected-by-api';
  outcome: { ok: true; expiresAt: IsoTime | null } | { ok: false; failure: TokenFailure };
};

/** All that the token panel shows. Times are absolute; the browser makes countdowns of them. */
export type TokenView = {
  status: TokenStatus;
  issuedAt: IsoTime | null;
  nextRenewalAt: IsoTime | null;
  requestedScopes: string[];
  /** Null when the server did not say (RFC 6749 §5.1: then the grant is what was asked). */
  grantedScopes: ForeignText[] | null;
  tokenType: ForeignText | null;
  /** The token is of use together with the datasource's key only; absent: it is a Bearer token. */
  isBound?: true;
  /** The method that worked, when `auto` had to find out. */
  authenticatedWith: Exclude<ClientAuthentication, 'auto'> | null;
  /** Which of two saved secrets the server accepted; absent while there is nothing to tell. */
  secretUsed?: 'client-secret' | 'next-client-secret';
  /** The server turned so many logins down that these settings are tried once a day only; absent while there is nothing to tell. */
  isOnceADay?: true;
  repairs: TokenRepair[];
  /**
   * The API keeps refusing tokens that had worked, long before their end: how long they lived. Each was replaced at once.
   * Absent while that is no habit.
   */
  shortLives?: { shortestSeconds: number; longestSeconds: number };
  lastSuccessAt: IsoTime | null;
  lastFailure: { at: IsoTime; failure: TokenFailure } | null;
  /** Newest first, ten at most. */
  attempts: TokenAttempt[];
};
