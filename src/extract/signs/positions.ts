import { wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { plainName } from '../suggest/suggest-totals';

const page = /^(current(page)?|page(number|no|index|num)?|number|pageindex|seite|aktuelleseite|pagina|p)$/;
const lastPage = /^(last|of|outof|last(page)?(number|no|index)?|finalpage|maxpage|page(s|of)|seiten|von|paginas)$/;
const rowsFrom = /^(start(index|at|row)?|from|first|begin|offset|skip|von|ab)$/;
const rowsTo = /^(end(index|at|row)?|to|last|until|through|thru|bis)$/;
const rowsOf = /^(of|outof|total\w*|gesamt\w*|insgesamt|all|overall|count)$/;

/** What numbers that stand beside each other say together: page 1 of 3, rows 0 to 6 of 300. */
export type Positions = { pages: number | null; rows: number | null };

/** Reads members that stand in the same object. */
export function positionsIn(members: readonly OutsideMember[]): Positions {
  const groups = new Map<string, { plain: string; at: number }[]>();
  for (const { name, path, value } of members) {
    const at = typeof value === 'boolean' ? null : wholeNumber(value);
    if (at === null) continue;
    const parent = path.replace(/(\.[^.[\]]+|\[[^[\]]*\])$/, '');
    groups.set(parent, [...(groups.get(parent) ?? []), { plain: plainName(name), at }]);
  }
  let pages: number | null = null;
  let rows: number | null = null;
  for (const group of groups.values()) {
    const find = (names: RegExp): number | null => group.find(({ plain }) => names.test(plain))?.at ?? null;
    const [from, to, of] = [find(rowsFrom), find(rowsTo), find(rowsOf)];
    if (from !== null && to !== null && of !== null && from <= to && of >= to) rows = Math.max(rows ?? 0, of);
    const [here, last] = [find(page), find(lastPage)];
    // `from: 1, last: 7` are rows.
    if (here !== null && last !== null && from === null && last > 1 && here <= last) pages = Math.max(pages ?? 0, last);
  }
  return { pages, rows };
}
