import type { FieldOption } from '../contract/field-option';
import type { Completeness, Verdict } from '../contract/completeness';
import type { ApiFailure, ExtractionFailure } from '../contract/failures';
import type { TokenFailure } from '../contract/token';
import type { CallApi } from '../datasources/types';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';

/** A datasource as a field needs it: who it is, how to call it, how long its answers may be reused. */
export type FieldSource = {
  /** Shown to people, for example in "the customer service is not answering". */
  name: string;
  /** Changes with every save of the datasource; a cached result of another version is never used. */
  version: number;
  /** The saved base URL; paging stays below it. */
  baseUrl: string;
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
  clock: Clock;
  log: Log;
};

/** What reading ahead needs beside: somebody who reads a token's state while it is not yet sure that a token is needed. */
export type PrefetchDeps = FieldDeps & { prefetchToken: (datasourceId: string) => void };

/**
 * Values of query variables by name: `issue.key`, `issue.id`, `project.key`, `issueType`, `user.accountId`,
 * `fields.customfield_10010`, `fields.customfield_10010.key`. Null, empty and absent mean the same: no value. A field in which
 * several things are chosen has a list.
 * `input` is not set by callers: it is the search text.
 */
export type QueryVariables = Readonly<Record<string, string | readonly string[] | null>>;

export type OptionsQuery = {
  /** What the person typed; cut to `limits.searchCharacters`. */
  search: string;
  variables: QueryVariables;
  /** Keys stored on the issue, to be told which are gone. */
  held?: readonly string[];
};

export type OptionsFound = {
  options: FieldOption[];
  /** Rows read from the source. */
  rows: number;
  /** Rows without a usable key. */
  dropped: number;
  /** Whether all rows of the source were read. */
  verdict: Verdict;
  /** True when the source, or the search in its rows, has more than `options`. */
  truncated: boolean;
  /** Options that match in all, those in `options` among them; null when that is not known exactly. */
  total: number | null;
  /** Rows that the text was searched in, when those are not all, or may not be; else null. */
  searchedRows: number | null;
  /** Keys among `held` that the source certainly does not offer: only known where all of its rows were read. */
  gone: string[];
  fromCache: boolean;
};

/** Why there are no options. `source` carries details that only an administrator may see. */
export type OptionsProblem =
  | { code: 'datasource-missing' }
  /** The query names variables that have no value yet, and is set to wait for them. */
  | { code: 'waiting-for'; variables: string[] }
  | { code: 'source'; datasourceName: string; failure: TokenFailure | ApiFailure | ExtractionFailure };
