import type { ExtractionSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import type { ForeignText } from '../../contract/foreign-text';
import type { ApiAnswer } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import type { ExtractedPage } from '../../extract/extraction';
import type { Progress } from './paging-strategy';
import { findSentRows, type SentRows } from '../../extract/sent-rows';
import type { Amiss } from '../../extract/signs/among-rows';
import { compileInnerLists } from '../../extract/signs/inner-lists';
import { listPlace } from '../../extract/signs/meant-list';
import { saysMore, signsIn, type Signs } from '../../extract/signs/signs';
import { totalsWith } from './totals';

/** What is known of the pages before the next one, without the last of them itself: all that a reading goes on from. */
export type Carried = Omit<Progress, 'baseUrl' | 'query' | 'proof' | 'answer' | 'document' | 'signs' | 'saidBefore'> & {
  /** What the last page said of pages after it. */
  said: boolean | null;
  /** It says so in a sentence; or something under a name that is not known may mean it, and nothing that is known the end. */
  isSaidInWords: boolean;
  isPerhapsMore: boolean;
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
  membersInstead: ForeignText[] | null;
  /** Lists within rows go on; something on a page failed, or ended before its end. */
  goesOnInside: boolean;
  broken: 'failed' | 'broken-off' | null;
  /** What the last page says where its rows are. */
  amiss: Amiss | null;
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
  const goesOnInside = compileInnerLists(fixed.rows.items);
  const place = listPlace(fixed.rows);
  const so: Reading = {
    options: [],
    rows: 0,
    sent: 0,
    dropped: 0,
    pages: 0,
    isOneList: true,
    isUnpicked: true,
    membersInstead: null,
    goesOnInside: false,
    broken: null,
    amiss: null,
    carried: null,
    ...readBefore,
  };
  return {
    so,
    sentOn: ({ document, page }) => findSent(document, page),
    add: ({ answer, document, page }, { count: sentOnPage, isOneList, isUncounted }) => {
      const before = so.carried;
      const signs = signsIn(answer, document, {
        rows: isUncounted ? null : sentOnPage,
        ...place[document.kind === 'xml' ? 'xml' : 'json'],
      });
      if (sentOnPage > 0) so.isOneList &&= isOneList;
      if (page.rows > 0) so.isUnpicked &&= page.isOneList;
      for (const option of page.options) so.options.push(option);
      so.pages += 1;
      so.rows += page.rows;
      so.sent += sentOnPage;
      so.dropped += page.dropped;
      so.membersInstead ??= page.membersInstead;
      so.goesOnInside ||= goesOnInside(document);
      so.amiss = page.amiss;
      if (page.amiss === 'failed' || (page.amiss === 'broken-off' && so.broken === null)) so.broken = page.amiss;
      const carried: Carried = {
        said: saysMore(signs),
        isSaidInWords: signs.said.isMore,
        isPerhapsMore:
          sentOnPage > 0 && !isEndTold(signs, so) && signs.mayBeMore(so.sent, page.options.at(-1)?.key ?? null),
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

/** Whether a page says that it is the last one: by a flag, a count of pages, or a total. */
function isEndTold({ flag, totalPages, totalInAnswer }: Signs, { pages, sent }: Reading): boolean {
  const isAllTold = totalInAnswer?.rows === sent && !totalInAnswer.isWeak && !totalInAnswer.isEstimate;
  return flag === false || totalPages === pages || isAllTold;
}

function fewestFollowed(before: Carried | null, sentOnPage: number): number | null {
  if (before === null || sentOnPage === 0) return before?.fewestFollowed ?? null;
  return Math.min(before.fewestFollowed ?? Infinity, before.sentOnPage);
}
