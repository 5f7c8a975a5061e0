import type { ExtractionSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import type { ApiAnswer } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import type { ExtractedPage } from '../../extract/extraction';
import type { Progress } from './paging-strategy';
import { findSentRows, type SentRows } from '../../extract/sent-rows';
import { saysMore, signsIn } from '../../extract/signs/signs';
import { totalsWith } from './totals';

/** What is known of the pages before the next one, without the last of them itself: all that a reading goes on from. */
export type Carried = Omit<Progress, 'baseUrl' | 'query' | 'proof' | 'answer' | 'document' | 'signs' | 'saidBefore'> & {
  /** What the last page said of pages after it. */
  said: boolean | null;
};

/** What all pages came to so far. */
export type Reading = {
  options: FieldOption[];
  /** Rows at the place of the items; `sent` counts those that it leaves out too. */
  rows: number;
  sent: number;
  dropped: number;
  pages: number;
  /** Each page held one list, and none of its rows was left out on purpose. */
  isOneList: boolean;
  isUnpicked: boolean;
  membersInstead: string[] | null;
  /** Null before the first page. */
  carried: Carried | null;
};

/** A reading that another function goes on with. JSON-safe; the options that were read are not in it. */
export type ReadingBefore = Omit<Reading, 'options' | 'carried'> & { carried: Carried };

export type PageRead = { answer: ApiAnswer; document: Document; page: ExtractedPage };

type Fixed = Pick<Progress, 'baseUrl' | 'query' | 'proof'> & {
  totalPath: string;
  rows: Pick<ExtractionSettings, 'items' | 'layout'>;
};

/** Puts pages together: each is added to what was read before it. */
export function createReading(
  fixed: Fixed,
  readBefore: ReadingBefore | null = null,
): {
  so: Reading;
  /** Rows that the server sent on a page. */
  sentOn: (page: PageRead) => SentRows;
  add: (page: PageRead, sent: SentRows) => Progress;
} {
  const findSent = findSentRows(fixed.rows);
  const so: Reading = {
    options: [],
    rows: 0,
    sent: 0,
    dropped: 0,
    pages: 0,
    isOneList: true,
    isUnpicked: true,
    membersInstead: null,
    carried: null,
    ...readBefore,
  };
  return {
    so,
    sentOn: ({ document, page }) => findSent(document, page),
    add: ({ answer, document, page }, { count: sentOnPage, isOneList, isUncounted }) => {
      const before = so.carried;
      const signs = signsIn(answer, document);
      if (sentOnPage > 0) so.isOneList &&= isOneList;
      if (page.rows > 0) so.isUnpicked &&= page.isOneList;
      for (const option of page.options) so.options.push(option);
      so.pages += 1;
      so.rows += page.rows;
      so.sent += sentOnPage;
      so.dropped += page.dropped;
      so.membersInstead ??= page.membersInstead;
      const carried: Carried = {
        said: saysMore(signs),
        pages: so.pages,
        sentOnPage,
        sent: so.sent,
        mostOnPage: Math.max(before?.mostOnPage ?? 0, sentOnPage),
        fewestFollowed: fewestFollowed(before, sentOnPage),
        ...totalsWith(before, { fixed, answer, document, signs, sentOnPage }),
        isUncounted,
        isCut: signs.isCut || before?.isCut === true,
      };
      so.carried = carried;
      return { ...fixed, ...carried, answer, document, signs, saidBefore: before?.said ?? null };
    },
  };
}

function fewestFollowed(before: Carried | null, sentOnPage: number): number | null {
  if (before === null || sentOnPage === 0) return before?.fewestFollowed ?? null;
  return Math.min(before.fewestFollowed ?? Infinity, before.sentOnPage);
}
