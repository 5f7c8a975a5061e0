import type { RowLayout } from '../contract/binding';
import type { Json, JsonObject } from '../contract/json';
import { typeOf, type ItemsFound } from './path/items';
import { isObject } from './path/member-names';

/** The rows that were found, one by one, however the answer lays them out. */
export function laidOut(found: ItemsFound, layout: RowLayout | undefined, maxRows: number): ItemsFound {
  if (layout === undefined || layout === 'rows') return found;
  const unlike = unlikeLayout(found.rows, layout);
  if (unlike !== null) return { ...found, rows: [], truncated: false, notRows: unlike };
  const rows =
    layout === 'members' ? membersOf(found.rows) : layout === 'columns' ? zipped(found.rows) : headed(found.rows);
  return { ...found, rows: rows.slice(0, maxRows), truncated: found.truncated || rows.length > maxRows };
}

/** What is there in place of this layout, in words of JSON; null where it is as it should be, or nothing. */
function unlikeLayout(rows: readonly Json[], layout: 'members' | 'columns' | 'header-row'): string | null {
  const [first = null] = rows;
  if (first === null) return null;
  if (layout === 'header-row') return Array.isArray(first) ? null : typeOf(first);
  if (layout === 'members') return rows.some(isObject) ? null : typeOf(first);
  if (!isObject(first)) return typeOf(first);
  const columns = Object.values(first).filter((column) => column !== null);
  return columns.length === 0 || columns.some((column) => Array.isArray(column)) ? null : 'object';
}

/** `{"DE": "Germany"}` has one row: its name is `#name`, its value `#value`, whose own members stand beside. */
function membersOf(objects: readonly Json[]): Json[] {
  return objects.filter(isObject).flatMap((object) =>
    Object.entries(object).map(([name, value]): Json => ({
      ...(isObject(value) ? value : {}),
      '#name': name,
      '#value': value,
    })),
  );
}

/** `{"id": [1, 2], "name": ["a", "b"]}` has two rows. */
function zipped([table]: readonly Json[]): Json[] {
  if (!isObject(table)) return [];
  const columns = Object.entries(table).flatMap(([name, list]) => (Array.isArray(list) ? [{ name, list }] : []));
  const length = Math.max(0, ...columns.map(({ list }) => list.length));
  return Array.from({ length }, (_, at) =>
    Object.fromEntries(columns.map(({ name, list }) => [name, list[at] ?? null])),
  );
}

/** `[["id", "name"], [1, "a"]]` has one row. */
function headed([header, ...rows]: readonly Json[]): Json[] {
  if (!Array.isArray(header)) return [];
  const names = header.map((name, at) => (typeof name === 'string' && name !== '' ? name : String(at)));
  return rows.flatMap((row): JsonObject[] =>
    Array.isArray(row) ? [Object.fromEntries(names.map((name, at) => [name, row[at] ?? null]))] : [],
  );
}
