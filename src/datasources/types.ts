import type { DatasourceSettings, Pause } from '../contract/datasource';
import type { ApiFailure } from '../contract/failures';
import type { Result } from '../contract/result';
import type { Mask } from '../http/masker';
import type { TokenFailure } from '../contract/token';

/** A datasource as stored: settings and facts, no secret. Times are ISO strings. */
export type DatasourceRecord = {
  id: string;
  version: number;
  settings: DatasourceSettings;
  /** Names of the secrets that are stored beside it. */
  savedSecrets: string[];
  /**
   * Names the encrypted value that holds its secrets; null without secrets. A new one for every change of a secret, so
   * that settings and secrets change together when the record does.
   */
  credentialsId: string | null;
  /** Changes with the secrets that a token request uses, and only with those; null without OAuth 2.0. */
  tokenSecretsRevision: string | null;
  /** Null while it is at work. */
  paused: Pause | null;
  createdAt: string;
  updatedAt: string;
  updatedBy: string;
};

/** A request below a datasource's base URL, templates already expanded. */
export type ApiCall = {
  method: 'GET' | 'POST';
  /** Relative path and query, expanded (RFC 6570); joined to the base URL by the rule of `join-url.ts`. */
  path: string;
  /** JSON text, or null. */
  body: string | null;
};

/** An API answer with a success status. `url` has secrets masked and may be shown to an administrator. */
export type ApiAnswer = {
  status: number;
  url: string;
  contentType: string | null;
  /** Header by lower-case name, null when absent: for paging, never to be shown. */
  header: (name: string) => string | null;
  /** As it came. Nothing that is made of it is shown or kept without `mask`. */
  bytes: Uint8Array;
  ms: number;
  /** Covers the app's own secrets in text that was decoded from the body; `nothingToMask` where none of them can be in it. */
  mask: Mask;
};

/** Calls one datasource's API with its authentication; renews the token once if the API refuses it. */
export type CallApi = (call: ApiCall) => Promise<ApiOutcome>;

/**
 * `tokenMs` is what getting the token took of the call's time; absent where the API wants none, or nobody was asked.
 * `refusedStatus`: with it the API had refused the token before, and another one could not be had.
 */
export type ApiOutcome = Result<ApiAnswer, TokenFailure | ApiFailure> & { tokenMs?: number; refusedStatus?: number };
