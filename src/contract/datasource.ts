import type { KeysToDo } from './datasource-keys';
import type { Authentication, AuthenticationKind, SecretName } from './authentication';
import type { FieldUse } from './field-use';
import type { ApiFailure } from './failures';
import type { IsoTime } from './json';
import type { NamedValue } from './oauth-settings';
import type { TokenView } from './token';

/** What an administrator can set about a datasource of type URL. No secret fits in here. */
export type DatasourceSettings = {
  type: 'url';
  name: string;
  /** Base URL: https, every request stays below it. */
  baseUrl: string;
  headers: NamedValue[];
  authentication: Authentication;
  /** Seconds a successful answer may be reused; 0 turns the cache off. */
  cacheSeconds: number;
  /** Path below the base URL that a test asks for and a new field begins with; absent: none. */
  testPath?: string;
};

/**
 * A datasource as typed into the form. `secrets` holds only what was typed now: a name that is absent keeps what is
 * stored. Travels from browser to backend only.
 */
export type DatasourceInput = {
  settings: DatasourceSettings;
  secrets: Partial<Record<SecretName, string>>;
  /** Key ID of the pair that was made for this form last: its private half is used as if it had been typed. */
  madeKeyId?: string;
};

/** Who stopped a datasource, when and why. While it is paused nothing is asked of its API and no token is requested. */
export type Pause = {
  at: IsoTime;
  /** Account ID. */
  by: string;
  /** Empty when none was given. */
  reason: string;
};

/**
 * How calls to an API went since its datasource was saved, for fields and refreshes. Failures come without any text of the
 * server; times may be some minutes old.
 */
export type ApiHealth = {
  /** How the last call went. */
  works: boolean;
  /** When the first of the calls was that went like it. */
  since: IsoTime;
  lastSuccessAt: IsoTime | null;
  lastFailure: { at: IsoTime; failure: ApiFailure } | null;
};

/** A datasource as the browser sees it: settings, which secrets are saved (never their values), token, use. */
export type DatasourceView = {
  id: string;
  /** Counts saves and pauses; a save names the version it started from. */
  version: number;
  /** The version that was saved last: a save that started from it or later is no conflict. */
  settingsVersion: number;
  settings: DatasourceSettings;
  savedSecrets: SecretName[];
  createdAt: IsoTime;
  updatedAt: IsoTime;
  /** Account ID of who saved it last. */
  updatedBy: string;
  paused: Pause | null;
  token: TokenView | null;
  /** Null until the API was called with what is saved. */
  api: ApiHealth | null;
  usedBy: FieldUse[];
};

/** When the secret that asks for tokens ends by itself, as the administrator entered it. */
export type SecretExpiry = {
  /** The last day on which it works: a calendar day (`2027-03-31`), which has no time zone. */
  on: string;
  secret: 'client-secret' | 'private-key';
  /** A next client secret is saved: it takes over when the server refuses this one. */
  hasNext: boolean;
};

/** One row of the datasource list. */
export type DatasourceListItem = {
  id: string;
  version: number;
  name: string;
  baseUrl: string;
  authentication: AuthenticationKind;
  paused: Pause | null;
  token: Pick<TokenView, 'status' | 'lastSuccessAt' | 'lastFailure'> | null;
  /** Null until the API was called with what is saved. */
  api: ApiHealth | null;
  /** Secrets that its settings need and that were never entered here: an import brings none. */
  missingSecrets: SecretName[];
  /** Null without OAuth 2.0, or when no day was entered. */
  secretExpiry: SecretExpiry | null;
  /** The fields, each once, with the first of its contexts. */
  usedBy: FieldUse[];
  /** What waits for somebody about its keys; null: nothing. */
  keys: KeysToDo | null;
  /** It signs with a private key. */
  signs: boolean;
  updatedAt: IsoTime;
};

/** A host the app calls, for whom, and whether the site's administrator has approved it. */
export type HostNeed = { host: string; step: 'token' | 'api' };

/** A stored datasource that this version of the app cannot read. `newer`: a newer version wrote it. */
export type DamagedDatasource = { id: string; name: string | null; damage: 'damaged' | 'newer' };
