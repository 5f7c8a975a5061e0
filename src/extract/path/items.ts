import type { Work } from '../../base/budget';
import type { Json } from '../../contract/json';
import { numberText } from '../document/written-number';

/** What was found at the place of the items. */
export type ItemsFound = {
  rows: readonly Json[];
  /** True when there are more rows than were asked for. */
  truncated: boolean;
  /** The rows are the elements of one list: none was picked out of it, and none came from another. */
  isOneList: boolean;
  /** Set when the place does not exist; null when it does, be it empty. */
  absent: Absent | null;
  /** Type of what is there in place of a list, for example `string`; null when all is well. */
  notRows: string | null;
};

/** `members` are those that are there in place of the one the path names. */
export type Absent = {
  members: string[];
  /** True where an empty list looks just the same: XML has no lists, only elements that are there or not. */
  orEmpty: boolean;
};

/** A compiled place of items: applied to one answer after the other. Never changes or copies the answer. */
export type ItemsPath = (value: Json, maxRows: number, work?: Work) => ItemsFound;

export function cutRows(rows: readonly Json[], maxRows: number, { isOneList }: { isOneList: boolean }): ItemsFound {
  const truncated = rows.length > maxRows;
  return { rows: truncated ? rows.slice(0, maxRows) : rows, truncated, isOneList, absent: null, notRows: null };
}

export function nothingFound(absent: Absent | null): ItemsFound {
  return { rows: [], truncated: false, isOneList: false, absent, notRows: null };
}

export function notRows(type: string): ItemsFound {
  return { rows: [], truncated: false, isOneList: false, absent: null, notRows: type };
}

/** JSON type of a value as people who read JSON call it. */
export function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : numberText(value) === null ? typeof value : 'number';
}
