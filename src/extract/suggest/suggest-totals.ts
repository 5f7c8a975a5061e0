import { wholeNumber } from '../../http/total-count';
import type { Document } from '../document/document';
import { membersOutsideLists, type OutsideMember } from './outside-lists';

const suggestionsGiven = 3;

/** Often the number of rows in this one answer. */
const weakest = /^@?((records?|rows?|items?|results?|hits)[_-]?)?count$/i;

/** The surest names first. */
const names: readonly RegExp[] = [
  /^@?total$/i,
  /^@?(total[_-]?(count|items|records|elements|results|rows|size|hits|entries)|(records?|rows?|items?|results?)[_-]?total|num[_-]?found|nb[_-]?hits|@odata\.count|__count)$/i,
  weakest,
];

/** Where answers keep what they say of their list. A total elsewhere may be one of something else. */
const containers =
  /^(|d|data|hits|info|list|_?meta(_?data)?|page|_page|paging|pagination|page_?info|query_?response|response(_?header)?|results?|search(_?results?)?)$/i;

type TotalFound = { path: string; rank: number; rows: number };

/**
 * Paths (RFC 9535) at which an answer seems to tell how many rows there are in all, best guess first: a whole number with
 * a likely name, outside of lists and no smaller than the rows that are there.
 */
export function suggestTotals(document: Document, rows: number): string[] {
  return totalsIn(document, () => true)
    .filter((total) => total.rows >= rows)
    .slice(0, suggestionsGiven)
    .map(({ path }) => path);
}

/** Rows in all as the likeliest of those places says it; null where none is likely enough to go by unasked. */
export function likelyTotal(document: Document): { path: string; rows: number } | null {
  const top = document.kind === 'xml' ? 2 : 1;
  const isMeant = ({ name, within, depth }: OutsideMember): boolean =>
    depth === top || (depth > top && containers.test(within) && !weakest.test(name));
  return totalsIn(document, isMeant)[0] ?? null;
}

function totalsIn(document: Document, isMeant: (member: OutsideMember) => boolean): TotalFound[] {
  if (document.kind === 'csv') return [];
  return membersOutsideLists(document.value)
    .flatMap((member) => {
      const rank = names.findIndex((likely) => likely.test(member.name));
      const rows = wholeNumber(member.value);
      return rank === -1 || rows === null || !isMeant(member) ? [] : [{ path: member.path, rank, rows }];
    })
    .sort((a, b) => a.rank - b.rank);
}
