import type { Completeness } from '../../contract/completeness';
import type { Carried, Reading } from './reading';

type Known = Pick<
  Carried,
  | 'sent'
  | 'pages'
  | 'total'
  | 'likelyTotal'
  | 'isTotalChanged'
  | 'isCut'
  | 'isUncounted'
  | 'isSaidInWords'
  | 'isPerhapsMore'
> &
  /** `rows` at the place of the items: of lists in lists the total may count the inner ones. */
  Pick<Reading, 'rows' | 'isOneList' | 'goesOnInside' | 'broken' | 'amiss'> & {
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
  if (isCut || known.isSaidInWords || known.broken === 'failed')
    return { verdict: 'incomplete', reason: 'cut-by-source' };
  if (known.goesOnInside) return { verdict: 'incomplete', reason: 'inner-lists' };
  if (known.amiss === 'more') return { verdict: 'incomplete', reason: 'more-told' };
  const likely = isOneList && completeness.reason !== 'total-reached' ? likelyTotal : null;
  const isMoreTold = [isOneList ? total : null, likely].some((told) => told !== null && told > sent && told !== rows);
  if (completeness.reason === 'empty-page' && known.isUncounted) return { verdict: 'unknown', reason: 'short-page' };
  if (!isMoreTold && completeness.verdict === 'complete') {
    if (known.broken === 'broken-off') return { verdict: 'unknown', reason: 'broken-off' };
    if (known.amiss === 'said-otherwise') return { verdict: 'unknown', reason: 'said-otherwise' };
  }
  if (!isMoreTold) {
    const isMoving = completeness.verdict === 'complete' && pages > 1 && (isTotalChanged || cameAgain);
    if (isMoving) return { verdict: 'unknown', reason: 'changed' };
    return onlyUnsaid.has(completeness.reason) && known.isPerhapsMore
      ? { verdict: 'unknown', reason: 'may-be-more' }
      : completeness;
  }
  return { verdict: 'incomplete', reason: ofOneAnswer.has(completeness.reason) ? 'more-told' : 'fewer-than-told' };
}

/** Ends for which nothing but the missing of signs under known names may speak. */
const onlyUnsaid: ReadonlySet<Completeness['reason']> = new Set(['one-page', 'no-next']);

/** Reasons of a field that reads one answer. */
const ofOneAnswer: ReadonlySet<Completeness['reason']> = new Set([
  'one-page',
  'full-page',
  'usual-size',
  'part-told',
  'cursor-told',
]);
