import type { DatasourceListItem } from '../../../contract/datasource';
import { expiryWarning, type Today } from '../secret-expiry';
import { isTrouble, statusNow } from '../token-status-now';

export type ListFilter = 'all' | 'attention' | 'failing' | 'used' | 'unused' | 'paused';
export type ListOrder = 'name' | 'attention' | 'updated';
export type ListQuery = { search: string; filter: ListFilter; order: ListOrder };

export const rowsOnPage = 25;

/** Whether an administrator should look at this datasource. */
export function needsAttention(item: DatasourceListItem, today: Today): boolean {
  // Whoever paused it knows.
  if (item.paused !== null) return false;
  if (item.missingSecrets.length > 0) return true;
  if (expiryWarning(item.secretExpiry, today)?.isCovered === false) return true;
  return isFailing(item, today) || (item.token !== null && isTrouble(statusNow(item.token.status, today.nowMs)));
}

/** Whether fields get nothing from it now: its API failed last, or no token can be had. */
function isFailing({ paused, api, token }: DatasourceListItem, { nowMs }: Today): boolean {
  if (paused !== null) return false;
  return api?.works === false || (token !== null && statusNow(token.status, nowMs).kind === 'rejected');
}

/** The datasources that match, in the order asked for. */
export function queried(items: readonly DatasourceListItem[], query: ListQuery, today: Today): DatasourceListItem[] {
  const words = query.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (item: DatasourceListItem): boolean => {
    const text = `${item.name} ${item.baseUrl}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word)) && passes(item, query.filter, today);
  };
  return items.filter(matches).sort(comparison(query.order, today));
}

/** The names of the fields that use it, each once. */
export function fieldNames({ usedBy }: Pick<DatasourceListItem, 'usedBy'>): string[] {
  return [...new Set(usedBy.map(({ fieldName }) => fieldName))];
}

function passes(item: DatasourceListItem, filter: ListFilter, today: Today): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'attention':
      return needsAttention(item, today);
    case 'failing':
      return isFailing(item, today);
    case 'used':
      return item.usedBy.length > 0;
    case 'unused':
      return item.usedBy.length === 0;
    case 'paused':
      return item.paused !== null;
  }
}

function comparison(order: ListOrder, today: Today): (a: DatasourceListItem, b: DatasourceListItem) => number {
  const byName = (a: DatasourceListItem, b: DatasourceListItem): number => a.name.localeCompare(b.name);
  switch (order) {
    case 'name':
      return byName;
    case 'attention':
      return (a, b) => Number(needsAttention(b, today)) - Number(needsAttention(a, today)) || byName(a, b);
    case 'updated':
      return (a, b) => b.updatedAt.localeCompare(a.updatedAt) || byName(a, b);
  }
}
