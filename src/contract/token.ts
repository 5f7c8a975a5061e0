import type { ForeignText } from './foreign-text';
import type { DpopSettings, RefusedProof } from './dpop';
import type { IsoTime } from './json';
import type { AssertionAlgorithm } from './signing-algorithm';

/**
 * How the client proves who it is at the token endpoint (RFC 6749 §2.3, RFC 7523 §2.2). `jwt-bearer`: a signed assertion is
 * the grant itself (RFC 7523 §2.1), as service accounts have it.
 */
export const clientAuthentications = [
  'auto',
  'body',
  'basic',
  'basic-unencoded',
  'private-key-jwt',
  'client-secret-jwt',
  'jwt-bearer',
] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

/** A name with a value. A secret one carries no value here: it is stored encrypted and its `value` is null. */
export type NamedValue = { name: string; value: string | null; secret: boolean };

/** `aud`: the issuer (RFC 7523bis), the token endpoint as servers of the first edition want it, or a text of the server's. */
export const assertionAudiences = ['issuer', 'token-endpoint', 'other'] as const;

/** Settings of the JWT that is signed for the token endpoint (RFC 7523 §3). What is absent is as if it were empty. */
export type AssertionSettings = {
  algorithm: AssertionAlgorithm;
  keyId: string | null;
  audience: (typeof assertionAudiences)[number];
  /** The text of `aud` where the audience is neither issuer nor token endpoint. */
  otherAudience?: string;
  /** `sub` of an assertion that is the grant: on whose behalf. Empty: it says nothing of it. */
  subject?: string;
  /** Where an assertion that is the grant has the scopes: as the request's parameter, or as its own claim. */
  scopeIn?: 'parameter' | 'assertion';
  /** Further claims of an assertion that is the grant, as texts. */
  claims?: AssertionClaim[];
};

export type AssertionClaim = { name: string; value: string };

/** Everything but the secrets that a client credentials request needs (RFC 6749 §4.4). */
export type OAuthSettings = {
  /** Access token URL. */
  tokenUrl: string;
  clientId: string;
  clientAuthentication: ClientAuthentication;
  /** Scope tokens in the administrator's order; empty when the server decides. */
  scopes: string[];
  scopeSeparator: 'space' | 'comma';
  /** `client_credentials` unless the administrator chose otherwise (Zoom, SAP Ariba); empty: the server knows no grants. */
  grantType: string;
  audience: string | null;
  /** Resource indicators (RFC 8707). */
  resources: string[];
  extraParameters: NamedValue[];
  tokenHeaders: NamedValue[];
  bodyFormat: 'form' | 'json';
  /** Names of the members that hold client ID and secret in the body; empty: `client_id` and `client_secret`. */
  clientIdName: string;
  clientSecretName: string;
  /**
   * Where the answer holds the token, its lifetime and its type: a member, or members in each other with dots between
   * (`data.token`), indexes of a list too (`0.token`), for the token also `$`, the whole answer; empty: as RFC 6749 §5.1
   * names them.
   */
  tokenPath: string;
  lifetimePath: string;
  tokenTypePath: string;
  /** Authorization server's issuer identifier, when known by discovery (RFC 8414). */
  issuer: string | null;
  assertion: AssertionSettings | null;
  /** Absent: `defaultDpop`. */
  dpop?: DpopSettings;
  /** How a Bearer token is sent to the API. Default: `Authorization: Bearer TOKEN`. A bound one goes by RFC 9449 §7.1. */
  send: { headerName: string; prefix: string };
  /** Lifetime to assume when the server gives none; null means "until it is refused". */
  assumedLifetimeSeconds: number | null;
  /** API statuses that mean "the token is no longer good", redirects among them. Default [401]. */
  rejectionStatuses: number[];
  /**
   * JSONPath in an API's successful answer that means the same: where something stands there, or, if `rejectionValue` is not
   * empty, just this. Empty: no successful answer does.
   */
  rejectionPath: string;
  rejectionValue: string;
  /** The last day of the client secret or private key itself, as the provider's console says; ISO date or null. */
  secretExpiresOn: string | null;
};

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

/**
 * What a refusal of a token endpoint means, in whatever words it came: the client is not accepted (or perhaps: the server
 * does not say why), a scope, a resource or audience, the grant is not; the client is known and may not; the assertion that
 * is the grant is not accepted; something in the request is missing or wrong; this is no token endpoint; the server has a problem of its own, was asked too often, or wants
 * a proof of possession. `unknown`: a code that nobody here knows.
 */
export const refusalMeanings = [
  'client',
  'client-perhaps',
  'scope',
  'target',
  'grant',
  'denied',
  'assertion',
  'request',
  'address',
  'trouble',
  'later',
  'proof',
  'unknown',
] as const;
export type RefusalMeaning = (typeof refusalMeanings)[number];

/** What the token endpoint, or the way to it, did wrong. Never holds a secret, a token or a whole body. */
export type TokenFailure =
  /** The server refused with an OAuth error (RFC 6749 §5.2). */
  | {
      code: 'token-refused';
      status: number;
      meaning: RefusalMeaning;
      error: ForeignText;
      description: ForeignText | null;
      uri: ForeignText | null;
      /** The provider's own code inside the description, for example AADSTS7000222. */
      providerCode: ForeignText | null;
      /** Seconds from `Retry-After`, when given. */
      retryAfterSeconds: number | null;
    }
  /** The server wants proof of possession, or refused the one it got (RFC 9449 §5, §8). */
  | ({
      code: 'token-proof-refused';
      status: number;
      error: ForeignText;
      description: ForeignText | null;
    } & RefusedProof)
  /** An HTTP status that is not a token and not an OAuth error. */
  | {
      code: 'token-http-error';
      status: number;
      meaning: RefusalMeaning;
      contentType: ForeignText | null;
      excerpt: ForeignText | null;
      retryAfterSeconds: number | null;
    }
  /** Any 3xx: never followed (RFC 9700 §4.12). */
  | { code: 'token-redirect'; status: number; host: ForeignText | null }
  /** A success that is not a usable token answer. */
  | {
      code: 'token-answer-invalid';
      status: number;
      contentType: ForeignText | null;
      problem: TokenAnswerProblem;
      /** Where a token seems to stand instead; absent for nowhere. */
      place?: ForeignText;
    }
  /** No answer. */
  | { code: 'token-unreachable'; host: string; problem: UnreachableProblem; afterMs: number }
  | { code: 'token-egress'; host: string }
  /** The request could not be built: what is missing or unusable. */
  | { code: 'token-settings'; problem: TokenSettingsProblem };

export type TokenAnswerProblem =
  | 'empty'
  | 'html'
  | 'not-json'
  | 'form-malformed'
  | 'not-an-object'
  | 'too-large'
  | 'no-access-token'
  | 'access-token-not-a-string'
  | 'access-token-characters'
  | 'access-token-too-long'
  | 'token-type-not-a-string'
  | 'token-type-unsupported'
  /** A proof was sent, and the token is a Bearer token. */
  | 'token-not-bound'
  /** Its lifetime is negative, or its end lies in the past. */
  | 'token-ended'
  | 'interrupted';

export type UnreachableProblem = 'timeout' | 'network' | 'tls' | 'name-not-found' | 'refused';

export type TokenSettingsProblem =
  | 'secret-missing'
  | 'secret-characters'
  | 'client-id-characters'
  | 'scope-characters'
  | 'private-key-missing'
  | 'private-key-unreadable'
  | 'private-key-encrypted'
  | 'private-key-algorithm'
  | 'parameter-repeated'
  | 'parameter-reserved'
  | 'header-forbidden'
  | 'header-characters'
  | 'grant-type'
  | 'token-url'
  | 'resource';

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

/** Claims of a JWT access token whose values are shown: whom and what it is for. */
export const textClaims = [
  'iss',
  'aud',
  'sub',
  'client_id',
  'azp',
  'appid',
  'scope',
  'scp',
  'roles',
  'tid',
  'ver',
] as const;
export type TextClaim = (typeof textClaims)[number];

export const timeClaims = ['iat', 'nbf', 'exp'] as const;
export type TimeClaim = (typeof timeClaims)[number];

/** What a JWT access token says, cut for display: never the token, its signature, or a claim outside the lists above. */
export type TokenClaims = {
  texts: { name: TextClaim; values: ForeignText[] }[];
  times: { name: TimeClaim; at: IsoTime }[];
  /** Names of its other claims. */
  others: ForeignText[];
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
