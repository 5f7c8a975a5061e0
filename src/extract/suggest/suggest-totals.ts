import type { Json } from '../../contract/json';
import { wholeNumber } from '../../http/total-count';
import type { Document } from '../document/document';
import { isObject } from '../path/member-names';
import { step } from './suggest';

const deepestLevel = 3;
const membersVisited = 500;
const suggestionsGiven = 3;

/** The surest names first. `count` alone is often the number of rows in this one answer. */
const names: readonly RegExp[] = [
  /^@?total$/i,
  /^@?(total[_-]?(count|items|records|elements|results|rows|size|hits|entries)|(records?|rows?|items?|results?)[_-]?total|num[_-]?found|@odata\.count)$/i,
  /^@?((records?|rows?|items?|results?|hits)[_-]?)?count$/i,
];

/**
 * Paths (RFC 9535) at which an answer seems to tell how many rows there are in all, best guess first: a whole number with
 * a likely name, outside of lists and no smaller than the rows that are there.
 */
export function suggestTotals(document: Document, rows: number): string[] {
  if (document.kind === 'csv') return [];
  const found: { path: string; rank: number }[] = [];
  const queue: { value: Json; path: string; name: string; depth: number }[] = [
    { value: document.value, path: '$', name: '', depth: 0 },
  ];
  for (let at = 0; at < queue.length && at < membersVisited; at++) {
    const here = queue[at];
    if (here === undefined) break;
    const rank = names.findIndex((likely) => likely.test(here.name));
    if (rank !== -1 && (wholeNumber(here.value) ?? -1) >= rows) found.push({ path: here.path, rank });
    if (!isObject(here.value) || here.depth >= deepestLevel) continue;
    for (const [name, value] of Object.entries(here.value)) {
      if (queue.length >= membersVisited) break;
      // `hits: { total: { value: 7 } }`: the number is one level below its name.
      const called = name === 'value' ? here.name : name;
      queue.push({
        value,
        path: `${here.path}${step(name, 'jsonpath', here.path)}`,
        name: called,
        depth: here.depth + 1,
      });
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, suggestionsGiven)
    .map(({ path }) => path);
}
