/** By what it is known that a source has no more rows than were read: it said so itself. */
export type CompleteReason =
  /** As many rows as the source says it has. */
  | 'total-reached'
  /** It gave a page without rows. */
  | 'empty-page'
  /** It names no page after this one. */
  | 'no-next'
  /** One answer without any sign of another. */
  | 'one-page'
  /** It has no page behind the last one: HTTP 404, 410 or 416. */
  | 'no-such-page';

/** By what it is known that it has, or can have, more. */
export type IncompleteReason =
  /** It says that there is more, and the settings read one page. */
  | 'more-told'
  /** It says how many rows it has, and gave fewer. */
  | 'fewer-than-told'
  | 'row-limit'
  | 'page-limit'
  | 'time-limit'
  /** One call of the app may not make more requests, read more bytes or look at more values. */
  | 'budget-limit'
  /** It gave a page again: it does not know the parameter of the paging. */
  | 'repeated-page'
  /** It gives smaller pages than were asked for by number, so that rows between them may be missing. */
  | 'clamped-size'
  /** A page after the first could not be read. */
  | 'failed-page'
  /** It says that it left rows out: it ran out of time, or only a part of it answered. */
  | 'cut-by-source'
  /** Lists within its rows go on, and no paging of the rows reads those. */
  | 'inner-lists';

/** Why nobody can tell. */
export type UnknownReason =
  /** A page that was not full, and no need to ask for another. */
  | 'short-page'
  /** Exactly as many rows as the query asks for. */
  | 'full-page'
  /** It names a cursor and does not say whether rows follow. */
  | 'cursor-told'
  /** It refused the page after a full one: there may be none, or it gives none so far back. */
  | 'refused-page'
  /** Without any word about pages, exactly as many rows as APIs usually give on one. */
  | 'usual-size'
  /** It says that its answer is a part, and not of how many (HTTP 206, `Content-Range: items 0-49/*`). */
  | 'part-told'
  /** Something under a name that is not known may mean more: a larger number, an address of the same list, a word. */
  | 'may-be-more'
  /** Its last row is shorter than all others: it may be the rest of one, or no row. */
  | 'broken-off'
  /** It gave no row, and says something beside them that nobody knows the meaning of. */
  | 'said-otherwise'
  /** It answered "not found", which the settings take for no rows. */
  | 'not-found-told'
  /** Its total changed between pages, or rows came again on later ones: others may have slipped through. */
  | 'changed';

/** Whether the rows that were read are all that a source has. Only of a complete list it can be said that something is not in it. */
export type Completeness =
  | { verdict: 'complete'; reason: CompleteReason }
  | { verdict: 'incomplete'; reason: IncompleteReason }
  | { verdict: 'unknown'; reason: UnknownReason };

export type Verdict = Completeness['verdict'];
