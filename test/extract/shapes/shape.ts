/** How an API tells where the next rows are, as its documentation says. */
export type PagingKind = 'none' | 'link-header' | 'next-url' | 'cursor' | 'page' | 'offset';

/** An answer as the documentation of an API shows it, with invented values, and what the first suggestion must be. */
export type Shape = {
  api: string;
  answer: unknown;
  items: string;
  key: string;
  /** More than one where each would do. */
  label: string | readonly string[];
  layout?: 'members' | 'columns' | 'header-row';
  paging: PagingKind;
};
