/** Why the place of rows or of one value cannot be read. */
export type PathReason =
  | 'too-long'
  | 'no-dollar'
  | 'ends-early'
  /** A name with other characters than letters, digits and `_` stands in quotes and brackets. */
  | 'name-in-brackets'
  | 'bracket-open'
  | 'quote-open'
  | 'function-unknown'
  | 'function-use'
  | 'filter'
  | 'number'
  | 'escape'
  | 'unexpected'
  /** More than an answer may cost: `..` upon `..`, many filters, lists of selectors that multiply, `$` within a filter. */
  | 'descendants'
  | 'filters'
  | 'selectors'
  | 'filter-root'
  /** One value is needed, and the path may lead to many. */
  | 'not-one'
  | 'elements-missing'
  | 'element-path'
  | 'element-name';

/** `detail` is a limit or a name; `instead` is a path that can be read and probably means the same. */
export type PathProblem = { reason: PathReason; index: number | null; detail: string | null; instead: string | null };
