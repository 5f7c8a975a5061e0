import type { ForeignText } from '../../contract/foreign-text';
import type { Json, JsonObject } from '../../contract/json';
import { foreignText } from '../../http/foreign-text';
import { nothingToMask } from '../../http/masker';
import { WrittenNumber } from '../document/written-number';

/** Whether a value is a JSON object (not an array, not null, not a number that is kept as it was written). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);
}

const namedShown = 20;
const rowsLookedAt = 10;

/** Names of the members of the first rows, in their order, for sentences such as "the rows have: id, name, city". */
export function memberNames(rows: readonly Json[]): string[] {
  const names = new Set<string>();
  for (const row of rows.slice(0, rowsLookedAt)) {
    if (isObject(row)) for (const name of Object.keys(row)) names.add(shortName(name));
    else if (Array.isArray(row))
      for (let column = 0; column < Math.min(row.length, namedShown); column++) names.add(String(column));
    if (names.size >= namedShown) break;
  }
  return [...names].slice(0, namedShown);
}

/** Names as a failure holds them. The app's own secrets were covered in the answer that they are from. */
export function shownNames(names: readonly string[]): ForeignText[] {
  return names.flatMap((name) => foreignText(name, nothingToMask, 100) ?? []);
}

function shortName(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
