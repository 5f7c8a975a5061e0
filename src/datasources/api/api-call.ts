import type { Work } from '../../base/budget';
import type { ApiFailure } from '../../contract/failures';
import type { Result } from '../../contract/result';
import type { TokenFailure } from '../../contract/token-failure';
import type { Mask } from '../../http/masker';

/** A request below a datasource's base URL, templates already expanded. */
export type ApiCall = {
  method: 'GET' | 'POST';
  /** Relative path and query, expanded (RFC 6570); joined to the base URL by the rule of `join-url.ts`. */
  path: string;
  /** JSON text, or null. */
  body: string | null;
  /** "Not found" is an answer, and no failure of the API. */
  noneWhenNotFound?: true;
};

/** An API answer with a success status. `url` has secrets masked and may be shown to an administrator. */
export type ApiAnswer = {
  status: number;
  url: string;
  contentType: string | null;
  /** Header by lower-case name, null when absent: for paging, never to be shown. */
  header: (name: string) => string | null;
  /** All of them, for the same; absent where nobody lists them. */
  headers?: () => readonly (readonly [name: string, value: string])[];
  /** As it came. Nothing that is made of it is shown or kept without `mask`. */
  bytes: Uint8Array;
  ms: number;
  /** What paths that look at it may take of the invocation's work; absent: each as much as any may. */
  work?: Work;
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
