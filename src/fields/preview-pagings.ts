import type { PagingSuggestion } from '../contract/binding-preview';
import type { BindingSettings, Paging } from '../contract/binding';
import type { Completeness } from '../contract/completeness';
import type { ApiCall } from '../datasources/api/api-call';
import { likelyTotal } from '../extract/suggest/suggest-totals';
import type { SourceRead } from './pages/read-pages';
import { textCursor, textPaging } from './pages/text-position';
import { suggestPagings } from './pages/suggest-paging';

/**
 * Pagings to offer where another one may read more: those that seem to fit the first answer, other than the one that is set.
 * A server that gives smaller pages than are asked for is offered its own size.
 */
export function pagingsFor(
  { query, extraction, value }: BindingSettings,
  call: ApiCall,
  { first, result }: SourceRead,
): PagingSuggestion[] {
  if (value !== null || first === null || first.document === null) return [];
  const { answer, document, sent } = first;
  const completeness = result.ok ? result.value.completeness : null;
  if (!mayReadMore(completeness)) return [];
  const { paging } = query;
  const smaller: Paging[] =
    completeness?.reason === 'clamped-size' && paging.kind === 'page' ? [{ ...paging, size: sent }] : [];
  const fitting = suggestPagings({ call, answer, document, sent, rows: extraction, isPaged: paging.kind !== 'none' });
  const likely = likelyTotal(document);
  // A number that may be the rows of each page, or an estimate, ends no list.
  const isUseful = likely !== null && !likely.isEstimate && !(likely.isWeak && likely.rows <= sent);
  const totalPath = query.totalPath === '' ? (isUseful ? likely.path : '') : query.totalPath;
  const cursor = paging.kind === 'none' ? textCursor(query, document) : null;
  const inText = paging.kind === 'none' && cursor === null ? textPaging(query, document, sent) : null;
  const named: PagingSuggestion[] = inText === null ? [] : [{ ...inText, totalPath }];
  const others = [...smaller, ...fitting]
    .filter((other) => JSON.stringify(sorted(other)) !== JSON.stringify(sorted(paging)))
    .map((other) => ({
      paging: other,
      totalPath: other.kind === 'page' || other.kind === 'offset' ? totalPath : query.totalPath,
    }));
  // A member beside a query that does not name it sets nothing.
  if (cursor !== null) return [{ ...cursor, totalPath: query.totalPath }, ...others];
  const [best] = others;
  // An address of the next page, and a cursor, are surer than a number in a text.
  const isNamed = best !== undefined && best.paging.kind !== 'page' && best.paging.kind !== 'offset';
  return isNamed ? [...others, ...named] : [...named, ...others];
}

/** The limit of rows and troubles of a server are not cured by another paging; larger pages are fewer. */
function mayReadMore(completeness: Completeness | null): boolean {
  switch (completeness?.reason) {
    case 'more-told':
    case 'fewer-than-told':
    case 'repeated-page':
    case 'clamped-size':
    case 'full-page':
    case 'cursor-told':
    case 'usual-size':
    case 'part-told':
    case 'may-be-more':
    case 'page-limit':
    case 'time-limit':
    case 'budget-limit':
      return true;
    default:
      return false;
  }
}

const sorted = (paging: Paging): unknown[] => Object.entries(paging).sort(([a], [b]) => (a < b ? -1 : 1));
