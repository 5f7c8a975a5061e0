import type { Json, JsonObject } from '../../contract/json';
import { numberText } from '../document/written-number';
import { isObject } from '../path/member-names';

const membersCompared = 50;
const fewestMembers = 2;

/** How the rows of an object stand in it: as one list a column, as its members, or not at all. */
export function layoutOf(value: JsonObject): 'columns' | 'members' | null {
  const entries = Object.entries(value).slice(0, membersCompared);
  if (entries.length < fewestMembers) return null;
  const values = entries.map(([, member]) => member);
  if (values.every((member) => Array.isArray(member))) return areColumns(values) ? 'columns' : null;
  if (values.every(isObject)) return areAlike(values) ? 'members' : null;
  const names = entries.map(([name]) => name);
  const areTexts = values.every((member) => typeof member === 'string');
  const isCoded = areTexts && names.every((name) => /^([A-Z0-9][A-Z0-9_.-]{0,11}|\d+)$/.test(name));
  // Codes of countries, languages and currencies.
  const areShort = entries.length > fewestMembers && names.every((name) => /^[a-z]{2}([-_][A-Za-z]{2})?$/.test(name));
  const areNumbers = values.every((member) => numberText(member) !== null);
  const areCurrencies = entries.length > fewestMembers && areNumbers && names.every((name) => /^[A-Z]{3}$/.test(name));
  return isCoded || (areTexts && areShort) || areCurrencies ? 'members' : null;
}

function areColumns(lists: readonly Json[][]): boolean {
  const [first = []] = lists;
  return first.length > 0 && lists.every((list) => list.length === first.length && list.slice(0, 10).every(isPlain));
}

/** Objects that have most of their names in common are things of one kind. */
function areAlike(objects: readonly JsonObject[]): boolean {
  const [first = {}, ...others] = objects;
  const names = Object.keys(first).filter((name) => isPlain(first[name] ?? null));
  return (
    names.length > 0 &&
    others.every((other) => names.filter((name) => Object.hasOwn(other, name)).length >= names.length * 0.6)
  );
}

/** Whether the first of several lists holds names of columns: texts that differ, over rows that are not all texts like them. */
export function hasHeaderRow(list: readonly Json[]): boolean {
  const [header, ...rows] = list.slice(0, membersCompared);
  if (!Array.isArray(header) || header.length < 2 || rows.length === 0) return false;
  const isNamed = header.every((name) => typeof name === 'string' && /^[\p{L}_][^\n]{0,60}$/u.test(name));
  return (
    isNamed &&
    new Set(header).size === header.length &&
    rows.every((row) => Array.isArray(row) && row.length <= header.length)
  );
}

/** Whether an object is a row by itself: it says which one it is, and is not around a list that happens to be empty. */
export function isOneThing(value: JsonObject): boolean {
  const members = Object.entries(value);
  const isNamed = ([name, member]: [string, Json]): boolean =>
    /^@?_?(id|key|uuid|guid|sys_id)$/i.test(name) && isPlain(member) && member !== null;
  return members.some(isNamed) && !members.some(([, member]) => Array.isArray(member) && member.length === 0);
}

function isPlain(value: Json): boolean {
  return typeof value !== 'object' || value === null || numberText(value) !== null;
}
