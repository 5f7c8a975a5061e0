import type { Result } from '../contract/json';
import type { OAuthSettings, TokenAttempt, TokenFailure, TokenView } from '../contract/token';
import type { SecretName } from '../contract/datasource';
import type { Secret } from '../runtime/secret';

/** Secrets of one datasource, as encrypted storage holds them. */
export type SecretBag = Partial<Record<SecretName, Secret>>;

/** Whose token: an id to store it under, the settings to request it with, and the way to the secrets, read only if a request is made. */
export type TokenSubject = {
  /** Datasource id, or draft id before the first save. */
  id: string;
  settings: OAuthSettings;
  secrets: () => Promise<SecretBag>;
};

/** A token that may be sent now. */
export type UsableToken = {
  value: Secret;
  /** Counts the tokens this datasource ever had; names the one to invalidate. */
  generation: number;
  expiresAtMs: number | null;
};

/** The engine (`tokens.ts`). */
export type Tokens = {
  /** A good token: at most one token request for all callers, instances and ticks that ask at the same time. */
  get: (subject: TokenSubject) => Promise<Result<UsableToken, TokenFailure>>;
  /** The API refused this token: forget it if it is still the current one, so that the next `get` renews. */
  invalidate: (subject: TokenSubject, generation: number) => Promise<void>;
  /** Requests a token now, whatever is stored (the administrator pressed the button); still one flight. */
  request: (subject: TokenSubject, reason: TokenAttempt['reason']) => Promise<Result<UsableToken, TokenFailure>>;
  /** What the administration page shows. No token material. */
  view: (subject: TokenSubject) => Promise<TokenView>;
  /** Moves a draft's token to the datasource if both have the same fingerprint. Answers whether it did. */
  adopt: (draft: TokenSubject, subject: TokenSubject) => Promise<boolean>;
  /** Deletes token and state. */
  forget: (id: string) => Promise<void>;
};
