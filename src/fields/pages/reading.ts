import type { ExtractionSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import type { ApiAnswer } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import type { ExtractedPage } from '../../extract/extraction';
import type { Progress } from './paging-strategy';
import { findSentRows, type SentRows } from '../../extract/sent-rows';
import { saysMore, signsIn } from '../../extract/signs/signs';
import { totalsWith } from './totals';

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
  /** The last page; null before the first. */
  progress: Progress | null;
};

export type PageRead = { answer: ApiAnswer; document: Document; page: ExtractedPage };

type Fixed = Pick<Progress, 'baseUrl' | 'query' | 'proof'> & {
  totalPath: string;
  rows: Pick<ExtractionSettings, 'items' | 'layout'>;
};

/** Puts pages together: each is added to what was read before it. */
export function createReading(fixed: Fixed): {
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
    progress: null,
  };
  return {
    so,
    sentOn: ({ document, page }) => findSent(document, page),
    add: ({ answer, document, page }, { count: sentOnPage, isOneList, isUncounted }) => {
      const before = so.progress;
      const signs = signsIn(answer, document);
      if (sentOnPage > 0) so.isOneList &&= isOneList;
      if (page.rows > 0) so.isUnpicked &&= page.isOneList;
      for (const option of page.options) so.options.push(option);
      so.pages += 1;
      so.rows += page.rows;
      so.sent += sentOnPage;
      so.dropped += page.dropped;
      so.membersInstead ??= page.membersInstead;
      so.progress = {
        ...fixed,
        answer,
        document,
        signs,
        saidBefore: before === null ? null : saysMore(before.signs),
        pages: so.pages,
        sentOnPage,
        sent: so.sent,
        mostOnPage: Math.max(before?.mostOnPage ?? 0, sentOnPage),
        fewestFollowed: fewestFollowed(before, sentOnPage),
        ...totalsWith(before, { fixed, answer, document, signs, sentOnPage }),
        isUncounted,
        isCut: signs.isCut || before?.isCut === true,
      };
      return so.progress;
    },
  };
}

function fewestFollowed(before: Progress | null, sentOnPage: number): number | null {
  if (before === null || sentOnPage === 0) return before?.fewestFollowed ?? null;
  return Math.min(before.fewestFollowed ?? Infinity, before.sentOnPage);
}
