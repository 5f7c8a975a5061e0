import type { Completeness } from '../../contract/completeness';
import type { Progress } from './paging-strategy';

type Known = Pick<Progress, 'sent' | 'total' | 'likelyTotal'> & { isOneList: boolean };

/**
 * What an end is worth beside all that the source says: who tells of more rows than it gave has not given all. A total that
 * only looks like one is heard where nothing but the missing of other signs speaks for the end.
 */
export function judged(completeness: Completeness, { sent, total, likelyTotal, isOneList }: Known): Completeness {
  if (completeness.verdict === 'incomplete') return completeness;
  const likely = isOneList && isWithoutWord(completeness) ? likelyTotal : null;
  const isMoreTold = [isOneList ? total : null, likely].some((told) => told !== null && told > sent);
  if (!isMoreTold) return completeness;
  return { verdict: 'incomplete', reason: completeness.reason === 'one-page' ? 'more-told' : 'fewer-than-told' };
}

/** An end that the source did not announce. */
function isWithoutWord({ reason }: Completeness): boolean {
  return reason !== 'no-next' && reason !== 'total-reached';
}
