import type { OAuthSettings } from '../contract/oauth-settings';
import type { SecretName } from '../contract/authentication';
import type { Secret } from '../base/secret';

/** Secrets of one datasource, as encrypted storage holds them. */
export type SecretBag = Partial<Record<SecretName, Secret>>;

/** Which saved secret a token request was authenticated with. */
export type TokenSecretName = 'client-secret' | 'next-client-secret' | 'private-key';

/** Whose token: an id to store it under, the settings to request it with, and the way to the secrets, read only if a request is made. */
export type TokenSubject = {
  /** Datasource id, or draft id before the first save. */
  id: string;
  settings: OAuthSettings;
  secrets: () => Promise<SecretBag>;
  /**
   * Changes whenever a saved secret changes (any random id). With it, the secrets are read only if a request is made;
   * without it every `get` reads them to notice an edit.
   */
  secretsRevision?: string;
  /** Counts saves: a request that started with older settings cannot displace the token of newer ones. */
  version?: number;
  /** Paused: what is asked for is kept, but nothing is renewed by itself. */
  suspended?: true;
  /** A draft: nobody may ever come back for it, so it is swept an hour after its last token. */
  temporary?: true;
};
