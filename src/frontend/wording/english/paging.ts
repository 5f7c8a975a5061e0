import type { PreviewedOptions } from '../../../contract/binding-preview';
import type { Paging } from '../../../contract/binding';
import type { Completeness } from '../../../contract/completeness';
import { limits } from '../../../contract/limits';
import { count, short } from '../text';

export function pagingKind(kind: Paging['kind']): string {
  switch (kind) {
    case 'none':
      return 'One request only';
    case 'link-header':
      return 'Link header';
    case 'next-link':
      return 'Next link in the answer';
    case 'cursor':
      return 'Cursor';
    case 'page':
      return 'Page number';
    case 'offset':
      return 'Offset';
  }
}

/** By what it is known whether all rows were read. */
export function completeness({ reason }: Completeness): string {
  switch (reason) {
    case 'total-reached':
      return 'All rows were read: as many as the API says it has.';
    case 'empty-page':
      return 'All rows were read: the page after the last one was empty.';
    case 'no-next':
      return 'All rows were read: the API names no further page.';
    case 'one-page':
      return 'One answer, without any sign of further pages.';
    case 'no-such-page':
      return 'All rows were read: the API has no page after the last one.';
    case 'more-told':
      return 'The API says that it has more, and this field reads one page.';
    case 'fewer-than-told':
      return 'The API says that it has more rows than it gave.';
    case 'row-limit':
      return `The app reads ${count(limits.rowsRead, 'en')} rows at most. Let the API search: write {?input} in the path.`;
    case 'page-limit':
      return 'The app reads no more pages for one list. Set a larger page size, or let the API search: write {?input} in the path.';
    case 'time-limit':
      return 'Reading took too long, and the app stopped. Set a larger page size, or let the API search: write {?input} in the path.';
    case 'budget-limit':
      return 'Reading took more requests, bytes or work than one call of the app may use, and it stopped. Ask the API for less, or let it search: write {?input} in the path.';
    case 'repeated-page':
      return 'The API gave a page again: it seems not to know the parameter that the next page is asked for with.';
    case 'clamped-size':
      return 'The API gives smaller pages than were asked for, so that rows between them may be missing. Set the page size to what it gives.';
    case 'failed-page':
      return 'A further page could not be read.';
    case 'short-page':
      return 'The API gave fewer rows than were asked for, and no further page was asked for.';
    case 'full-page':
      return 'The API gave exactly as many rows as the query asks for.';
    case 'cursor-told':
      return 'The answer names a cursor, and does not say whether more rows follow.';
    case 'refused-page':
      return 'The API refused the next page: there may be none, or it gives none so far back.';
    case 'cut-by-source':
      return 'The API says that it left rows out: there were too many, it ran out of time, or a part of it did not answer.';
    case 'usual-size':
      return 'Exactly as many rows as APIs usually give on one page, and no word about further ones.';
    case 'part-told':
      return 'The API says that its answer is a part, and not of how many rows.';
    case 'inner-lists':
      return 'The lists within the rows go on: the API gives only the first part of each. Ask for their rows by a path of their own.';
    case 'broken-off':
      return 'The last row is shorter than all others: the answer may have ended before its end.';
    case 'said-otherwise':
      return 'The API gave no row, and says something beside them that may be the reason.';
    case 'not-found-told':
      return 'The API answered “not found”, which the settings take for no rows.';
    case 'may-be-more':
      return 'Something in the answer may mean that there is more: a number larger than its rows, an address of the same list, or a word such as “more”.';
    case 'changed':
      return 'The list changed while it was read: its total changed, or rows came again on later pages.';
  }
}

export const paging = {
  label: 'More pages',
  help: 'How the API gives more rows than one answer holds. In the text of a query, or in a path, write {paging.position} and {paging.size}, as in OFFSET {paging.position}, or for a cursor {paging.cursor} with the rule of the language, as in {paging.cursor|graphql}.',
  linkPath: {
    label: 'Path to the next link',
    help: 'JSONPath, for example $["@odata.nextLink"] or $.links[?@.rel == "next"].href. A relative link is relative to the answer, or to the API’s root.',
  },
  cursorIn: { label: 'Where the cursor is', answer: 'In the answer', header: 'In a header' },
  cursorPath: { label: 'Path to the cursor', help: 'JSONPath, for example $.next.' },
  cursorHeader: { label: 'Header with the cursor', help: 'For example X-Next-Page.' },
  sentIn: { label: 'Where it is sent', query: 'In the address', body: 'In the body' },
  parameter: {
    query: 'Query parameter',
    body: 'Member of the body',
    help: 'Inner members with dots, for example variables.after.',
  },
  isCursorPlaced:
    'The cursor goes where the path or body has {paging.cursor}. For the first page nothing stands there.',
  isPlaced: 'The position goes where the path or body has {paging.position}, the page size where it has {paging.size}.',
  sizeParameter: { label: 'Parameter for the page size', help: 'Empty: not sent.' },
  pageSize: { label: 'Page size' },
  firstPage: { label: 'Number of the first page' },
  firstRow: { label: 'Number of the first row', help: '0, or 1 where the API counts from 1.' },
};

/** What a preview says of the rows that were read, beside its options. */
export const reading = {
  onlyThese: (sent: number, told: number | null, locale: string): string =>
    told === null
      ? `${count(sent, locale)} ${sent === 1 ? 'row' : 'rows'}, and the API has more: people can find only these`
      : `${count(sent, locale)} of ${count(told, locale)} rows: people can find only these`,
  mayBeMore: (sent: number, locale: string): string =>
    `${count(sent, locale)} ${sent === 1 ? 'row' : 'rows'}; nobody knows whether the API has more`,
  nothingGone: 'Until all rows are read, no stored value is called gone.',
  readAll: 'Read further pages with',
  suggestion: (paging: Paging): string => {
    switch (paging.kind) {
      case 'none':
      case 'link-header':
        return pagingKind(paging.kind);
      case 'next-link':
        return `Next link ${short(paging.linkPath)}`;
      case 'cursor': {
        const { cursor, parameter } = paging;
        return `Cursor as ${short(parameter)} ${cursor.in === 'answer' ? '' : '(header)'}`.trim();
      }
      case 'page':
      case 'offset':
        return paging.sizeParameter === null
          ? `${paging.kind === 'page' ? 'Page number' : 'Offset'} in ${short(paging.parameter)}`
          : `${paging.kind === 'page' ? 'Page number' : 'Offset'}, ${paging.size} rows each`;
    }
  },
  repeatedKeys: (
    { rows, different, ambiguous }: PreviewedOptions['keys'],
    isLeftOut: boolean,
    locale: string,
  ): string => {
    const repeated = `${count(rows - different, locale)} of ${count(rows, locale)} rows have the key of a row before them`;
    const labels = `${count(ambiguous, locale)} ${ambiguous === 1 ? 'key stands' : 'keys stand'} for rows with different labels`;
    if (ambiguous === 0) return isLeftOut ? `${repeated} and are left out.` : `${repeated}.`;
    return isLeftOut
      ? `${repeated} and are left out, and ${labels}: choose a key that differs from row to row.`
      : `${repeated}, and ${labels}: JQL and refreshes cannot tell those apart.`;
  },
};
