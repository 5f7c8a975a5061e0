import type { Completeness } from '../../contract/completeness';
import type { Progress } from './paging-strategy';

type Known = Pick<
  Progress,
  'sent' | 'sentOnPage' | 'pages' | 'total' | 'likelyTotal' | 'isTotalChanged' | 'isCut' | 'isUncounted' | 'signs'
> & {
  isOneList: boolean;
  /** Rows at the place of the items: of lists in lists the total may count the inner ones. */
  rows: number;
  /** Rows that came on more than one page of a numbered list. */
  cameAgain: boolean;
};

/**
 * What an end is worth beside all that the source says: who tells of more rows than it gave has not given all. A total that
 * only looks like one is heard where nothing but the missing of other signs speaks for the end.
 */
export function judged(completeness: Completeness, known: Known): Completeness {
  const { sent, rows, pages, total, likelyTotal, isOneList, isCut, isTotalChanged, cameAgain } = known;
  if (completeness.verdict === 'incomplete') return completeness;
  if (isCut || known.signs.said.isMore) return { verdict: 'incomplete', reason: 'cut-by-source' };
  const likely = isOneList && completeness.reason !== 'total-reached' ? likelyTotal : null;
  const isMoreTold = [isOneList ? total : null, likely].some((told) => told !== null && told > sent && told !== rows);
  if (completeness.reason === 'empty-page' && known.isUncounted) return { verdict: 'unknown', reason: 'short-page' };
  if (!isMoreTold) {
    const isMoving = completeness.verdict === 'complete' && pages > 1 && (isTotalChanged || cameAgain);
    if (isMoving) return { verdict: 'unknown', reason: 'changed' };
    return isUnsaid(completeness, known) && known.signs.mayBeMore(sent)
      ? { verdict: 'unknown', reason: 'may-be-more' }
      : completeness;
  }
  return { verdict: 'incomplete', reason: ofOneAnswer.has(completeness.reason) ? 'more-told' : 'fewer-than-told' };
}

/** Nothing but the missing of signs under known names speaks for the end. */
function isUnsaid({ reason }: Completeness, { signs, pages, sent, sentOnPage }: Known): boolean {
  if ((reason !== 'one-page' && reason !== 'no-next') || sentOnPage === 0) return false;
  const { totalInAnswer } = signs;
  const isAllTold = totalInAnswer?.rows === sent && !totalInAnswer.isWeak && !totalInAnswer.isEstimate;
  return signs.flag !== false && signs.totalPages !== pages && !isAllTold;
}

/** Reasons of a field that reads one answer. */
const ofOneAnswer: ReadonlySet<Completeness['reason']> = new Set([
  'one-page',
  'full-page',
  'usual-size',
  'part-told',
  'cursor-told',
]);
