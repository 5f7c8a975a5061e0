import type { Verdict } from '../contract/completeness';
import type { ApiFailure, ExtractionFailure } from '../contract/failures';
import type { FieldOption } from '../contract/field-option';
import type { TokenFailure } from '../contract/token-failure';

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
  /** The options are from a copy of this time; absent: from the source. */
  copiedAtMs?: number;
};

/** Why there are no options. `source` carries details that only an administrator may see. */
export type OptionsProblem =
  | { code: 'datasource-missing' }
  /** The query names variables that have no value yet, and is set to wait for them. */
  | { code: 'waiting-for'; variables: string[] }
  | { code: 'source'; failure: TokenFailure | ApiFailure | ExtractionFailure };
