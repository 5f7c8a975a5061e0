import type { DatasourceListItem } from '../../../contract/datasource';
import { statusNow } from '../token-status-now';

export type ListFilter = 'all' | 'attention' | 'used' | 'unused';
export type ListOrder = 'name' | 'attention' | 'updated';
export type ListQuery = { search: string; filter: ListFilter; order: ListOrder };

export const rowsOnPage = 25;

/** Whether an administrator should look at this datasource. */
export function needsAttention(item: DatasourceListItem, nowMs: number): boolean {
  if (item.missingSecrets.length > 0) return true;
  if (item.token === null) return false;
  const { kind } = statusNow(item.token.status, nowMs);
  return kind === 'rejected' || kind === 'renewal-failing' || kind === 'settings-changed';
}

/** The datasources that match, in the order asked for. */
export function queried(items: readonly DatasourceListItem[], query: ListQuery, nowMs: number): DatasourceListItem[] {
  const words = query.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (item: DatasourceListItem): boolean => {
    const text = `${item.name} ${item.baseUrl}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word)) && passes(item, query.filter, nowMs);
  };
  return items.filter(matches).sort(comparison(query.order, nowMs));
}

function passes(item: DatasourceListItem, filter: ListFilter, nowMs: number): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'attention':
      return needsAttention(item, nowMs);
    case 'used':
      return item.usedBy.length > 0;
    case 'unused':
      return item.usedBy.length === 0;
  }
}

function comparison(order: ListOrder, nowMs: number): (a: DatasourceListItem, b: DatasourceListItem) => number {
  const byName = (a: DatasourceListItem, b: DatasourceListItem): number => a.name.localeCompare(b.name);
  switch (order) {
    case 'name':
      return byName;
    case 'attention':
      return (a, b) => Number(needsAttention(b, nowMs)) - Number(needsAttention(a, nowMs)) || byName(a, b);
    case 'updated':
      return (a, b) => b.updatedAt.localeCompare(a.updatedAt) || byName(a, b);
  }
}
