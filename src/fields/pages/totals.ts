import type { ApiAnswer } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import { isEstimated, isWeakTotal } from '../../extract/suggest/suggest-totals';
import type { Progress } from './paging-strategy';
import type { Signs } from '../../extract/signs/signs';
import { totalTold } from './total-rows';

type Totals = Pick<Progress, 'total' | 'isTotalExact' | 'isTotalOfHeader' | 'isTotalChanged' | 'likelyTotal'>;

type Page = {
  fixed: { totalPath: string };
  answer: Pick<ApiAnswer, 'header'>;
  document: Document;
  signs: Signs;
  sentOnPage: number;
};

/** What is known of the number of all rows once another page was read. */
export function totalsWith(
  before: Pick<Progress, 'total' | 'sentOnPage' | 'likelyTotal' | 'isTotalChanged'> | null,
  { fixed, answer, document, signs, sentOnPage }: Page,
): Totals {
  const told = totalTold(fixed, { answer, document });
  const { totalInAnswer } = signs;
  const found = totalInAnswer?.isWeak === true && totalInAnswer.rows === sentOnPage ? null : totalInAnswer;
  const likely = found === null ? signs.said.total : Math.max(found.rows, signs.said.total ?? 0);
  // A number that is the rows of each page changes with them.
  const isOfEach = told === sentOnPage && before?.total === before?.sentOnPage;
  // A member called `count` may count this page.
  const isOfFirst = before === null && told === sentOnPage && isWeakTotal(fixed.totalPath);
  const isChanged =
    before !== null && ((!isOfEach && isOther(told, before.total)) || isOther(likely, before.likelyTotal));
  return {
    total: told ?? before?.total ?? null,
    isTotalExact: !isEstimated(document, fixed.totalPath) && !isOfFirst,
    isTotalOfHeader: fixed.totalPath === '',
    isTotalChanged: before?.isTotalChanged === true || isChanged,
    likelyTotal: likely ?? before?.likelyTotal ?? null,
  };
}

const isOther = (told: number | null, before: number | null): boolean =>
  told !== null && before !== null && told !== before;
