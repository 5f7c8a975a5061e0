import type * as v from 'valibot';
import type { Secret } from '../../base/secret';
import type { Authentication } from '../../contract/authentication';
import type { BoundRequests } from '../../oauth/dpop/bound-request';
import type { SecretBag } from '../../oauth/token-subject';

/** What authentication adds to a request: headers or one query parameter. `sent` are the secrets in them, to be masked. */
export type Authorization = {
  headers: Record<string, string>;
  query: { name: string; value: string } | null;
  sent: Secret[];
  /** What a bound token needs beside it in each request. */
  bound?: BoundRequests;
};

/**
 * What one kind of authentication knows about itself. Which secrets it has is in `contract/authentication.ts`, what its
 * settings may be in `checks/authentication-rules.ts`.
 */
export type AuthenticationModule<Settings extends Authentication> = {
  /** The shape of its settings as a browser or a file sends them; what a value may be is the business of `src/checks`. */
  shape: v.GenericSchema<unknown, Settings>;
};

/** A kind whose requests need no token. `authorize` answers null when its secret is not stored. */
export type SecretAuthentication<Settings extends Authentication> = AuthenticationModule<Settings> & {
  authorize: (settings: Settings, secrets: SecretBag) => Authorization | null;
};
