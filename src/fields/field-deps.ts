import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Completeness } from '../contract/completeness';
import type { FieldCopy } from './copy/field-copy';
import type { CallApi } from '../datasources/api/api-call';

/** A datasource as a field needs it: who it is, how to call it, how long its answers may be reused. */
export type FieldSource = {
  /** Shown to people, for example in "the customer service is not answering". */
  name: string;
  /** Changes with every save of the datasource; a cached result of another version is never used. */
  version: number;
  /** The saved base URL; paging stays below it. */
  baseUrl: string;
  /** Changes where other eyes look, or elsewhere: with the address, the headers, the way to sign in, the saved secrets. */
  viewpoint: string;
  /** Seconds a successful answer may be reused; 0 turns the cache off. */
  cacheSeconds: number;
  /** An administrator stopped it: cached answers are not used either, and `call` refuses. */
  isPaused: boolean;
  call: CallApi;
};

/**
 * Extracted options of one evaluated query. JSON-safe; an entry that would exceed `maxCachedBytes` is never handed to
 * `set`. Expiry is compared here, on `storedAtMs`: a store may delete the entry later, never rely on it.
 */
export type CachedOptions = {
  datasourceId: string;
  /** An entry of another version is never used, so the cache can be read before the version is known. */
  datasourceVersion: number;
  storedAtMs: number;
  /** Keys and labels, gzip in base64: 10,000 options fit into one storage value. */
  packed: string;
  rows: number;
  dropped: number;
  /** Absent in entries of earlier versions, as `total`. */
  completeness?: Completeness;
  total?: number | null;
};

/** Where results wait. `key` is a SHA-256 in lower-case hex: add a prefix of your own. A failing store means "no cache". */
export type OptionsCache = {
  get: (key: string) => Promise<CachedOptions | null>;
  set: (key: string, value: CachedOptions) => Promise<void>;
};

/** What the functions of this folder are handed. */
export type FieldDeps = {
  /** Null when the datasource no longer exists. */
  callApiFor: (datasourceId: string) => Promise<FieldSource | null>;
  cache: OptionsCache;
  /** Of the field context that is looked at; absent where none is, or none is kept. */
  copy?: FieldCopy;
  clock: Clock;
  log: Log;
};

/** What reading ahead needs beside: somebody who reads a token's state while it is not yet sure that a token is needed. */
export type PrefetchDeps = FieldDeps & { prefetchToken: (datasourceId: string) => void };
