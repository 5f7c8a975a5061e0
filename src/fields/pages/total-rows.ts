import type { QuerySettings } from '../../contract/binding';
import type { ApiAnswer } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import { valueAt } from '../../extract/path/value-at';
import { totalInHeaders, wholeNumber } from '../../http/total-count';

/**
 * Rows that the source says it has in all: at the place that the settings name, and nowhere else; without one, in a usual
 * header. Null when it does not say.
 */
export function totalTold(
  { totalPath }: Pick<QuerySettings, 'totalPath'>,
  { answer, document }: { answer: Pick<ApiAnswer, 'header'>; document: Document },
): number | null {
  return totalPath === '' ? totalInHeaders(answer.header) : wholeNumber(valueAt(document, totalPath));
}

/** A total as far as it can be true: more than the rows that were read where others follow, and never less than those. */
export function believable(total: number | null, { rows, hasMore }: { rows: number; hasMore: boolean }): number | null {
  return total !== null && (hasMore ? total > rows : total >= rows) ? total : null;
}
