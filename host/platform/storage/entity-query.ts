import type { EntityDeclaration } from '../manifest';
import { attributeOf, compare, meets, meetsAll, type Condition, type Conditions } from './conditions';
import { decodeCursor, encodeCursor } from './cursor';
import { indexOf } from './entities';
import { pageSize, StorageError } from './limits';

/** An item as the wire shows it. Times are milliseconds since the epoch, `expireTime` is ISO. */
export type Item = { key: string; value: unknown; createdAt: number; updatedAt: number; expireTime?: string };

export type EntityQuery = {
  entityName: string;
  indexName: string;
  partition?: unknown[];
  range?: Condition;
  filters?: Conditions;
  sort?: 'ASC' | 'DESC';
  cursor?: string;
  limit?: number;
};

export type Page = { data: Item[]; cursor?: string };

/** The page that a query of an entity's index finds among all its items. Throws `StorageError` for a query Forge refuses. */
export function pageOf(entity: EntityDeclaration, request: EntityQuery, all: Item[]): Page {
  const size = pageSize(request.limit);
  const { partition, range } = indexOf(entity, request.indexName);
  const wanted = request.partition ?? [];
  if (wanted.length !== partition.length) {
    throw new StorageError(
      400,
      'INVALID_PARTITION',
      `Index ${request.indexName} needs ${partition.length} partition values`,
    );
  }
  const rangeOf = (item: Item) => (range === null ? item.key : attributeOf(item.value, range));
  const items = all
    .filter((item) => rangeOf(item) !== undefined)
    .filter((item) => partition.every((name, at) => attributeOf(item.value, name) === wanted[at]))
    .filter((item) => !request.range || meets(rangeOf(item), request.range));
  const direction = request.sort === 'DESC' ? -1 : 1;
  const order = (a: [unknown, string], b: [unknown, string]) =>
    direction * (compare(a[0], b[0]) || compare(a[1], b[1]));
  items.sort((a, b) => order([rangeOf(a), a.key], [rangeOf(b), b.key]));
  const start = request.cursor === undefined ? null : decodeCursor(request.cursor);
  const rest = start ? items.filter((item) => order([rangeOf(item), item.key], [start[1], start[0] ?? '']) > 0) : items;
  const { filters } = request;
  const found = filters ? rest.filter((item) => meetsAll(item.value, filters)) : rest;
  const data = found.slice(0, size);
  const last = data.at(-1);
  return found.length > size && last ? { data, cursor: encodeCursor([last.key, rangeOf(last)]) } : { data };
}
