import type { DpopSettings } from './dpop';
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
