import { wholeNumber } from '../../http/total-count';
import type { Document } from '../document/document';
import { anyList, isOfList, type MeantList } from '../signs/meant-list';
import { hasWord, wordsOf } from '../signs/words';
import { membersOutsideLists, type OutsideMember } from './outside-lists';

const suggestionsGiven = 3;

/** Often the number of rows in this one answer. */
const weakest = /^((records?|rows?|items?|results?|hits|elements?|entries|match(es)?)?count|hits|matches)$/;

/** The surest names first, without signs and capitals. */
const names: readonly RegExp[] = [
  /^total$/,
  new RegExp(
    [
      '^(i|estimated|approximate)?total(estimated)?(count|items?|records?|elements?|results?|rows?|size|hits|entries|number|num|match(es)?|objects?|documents?|found|recordcount|resultscount|numberof(records|results|items|rows|elements))$',
      '^(records?|rows?|items?|results?|elements?|entries|count|hits)(total|filtered)$',
      '^(total|match(ing|ed)?|results?|records?)cnt$',
      '^match(ing|ed)(count|total)$',
      '^total(results|records|items|rows)?available$',
      '^num(ber)?(of)?(found|match(ed|es)|records|results|items|rows|total|elements|entries)$',
      '^nbhits$',
      '^(full|grand|overall|estimated|approximate)count$',
      '^found$',
      '^odatacount$',
    ].join('|'),
  ),
  weakest,
];

/** A total that an answer tells. `isWeak`: it may be one of this answer alone; `isEstimate`: there may be more. */
export type TotalFound = { path: string; rows: number; isWeak: boolean; isEstimate: boolean };

/** `isVague`: it may be bytes as well. */
type Ranked = TotalFound & { rank: number; isVague: boolean };

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

/**
 * Rows in all as the likeliest of those places says it; null where none is likely enough to go by unasked. With the list that
 * is meant, what stands beside another one is not taken for its total.
 */
export function likelyTotal(document: Document, list: MeantList = anyList): TotalFound | null {
  const top = document.kind === 'xml' ? 2 : 1;
  const isMeant = (member: OutsideMember): boolean =>
    member.depth === top || (member.depth > top && isOfList(member, list));
  return totalsIn(document, isMeant).find(({ isVague }) => !isVague) ?? null;
}

/** Whether a path names a number that is said to be no exact one, or stands beside a word that says so. */
export function isEstimated(document: Document, path: string): boolean {
  return totalsIn(document, () => true).some((total) => total.path === path && total.isEstimate);
}

/** Whether what a path names may be the rows of one answer alone, by its name. */
export function isWeakTotal(path: string): boolean {
  return weakest.test(plainName(/([\w@.-]+)(?:['"]\])?$/.exec(path)?.[1] ?? ''));
}

function totalsIn(document: Document, isMeant: (member: OutsideMember) => boolean): Ranked[] {
  if (document.kind === 'csv') return [];
  const members = membersOutsideLists(document.value);
  const lists = new Set(members.filter(({ value }) => Array.isArray(value)).flatMap(({ name }) => wordsOf(name)));
  const isAtLeast = members.some(
    ({ name, within, value }) => name === 'relation' && within === 'total' && value !== 'eq',
  );
  return members
    .flatMap((member): Ranked[] => {
      const plain = plainName(member.name);
      // OData of version 2 counts all rows by this name.
      const known = names.findIndex((likely) => likely.test(plain));
      const rank = member.name === '__count' ? 1 : known === -1 ? rankByWords(member.name, lists) : known;
      const rows = roughNumber(member.value);
      if (isInTotal(member))
        return rows === null
          ? []
          : [{ path: member.path, rank: 0, rows, isWeak: false, isEstimate: isAtLeast, isVague: false }];
      if (rank === -1 || rows === null || !isMeant(member)) return [];
      const isEstimate =
        /estimat|approx/.test(plain) || wholeNumber(member.value) === null || (isAtLeast && plain === 'total');
      return [
        {
          path: member.path,
          rank,
          rows,
          isWeak: rank === 2,
          isEstimate,
          isVague: known === -1 && isVague(member.name),
        },
      ];
    })
    .sort((a, b) => a.rank - b.rank);
}

const rowWords =
  /^(records?|rows?|results?|items?|elements?|entries|hits|matches|objects?|documents?|list|set|collection)$/;
const totalWords = /^(total|totals|overall|found|matched|matching|full|grand)$/;
const countWords = /^(counts?|cnt|number|num|no|nb|size|length|of|the|in|all)$/;

/** `result_size`, `dataLength` */
function isVague(name: string): boolean {
  const words = wordsOf(name);
  return (
    hasWord(words, /^(size|length)$/) &&
    !hasWord(words, totalWords) &&
    !hasWord(words, /^(counts?|cnt|number|list|set|collection)$/)
  );
}

/** `record_number`: the number of a thing, and no number of things. */
function isNumberOfOne(words: readonly string[], lists: ReadonlySet<string>): boolean {
  const [before = '', number = ''] = words.slice(-2);
  const isPlural = /s$|entries|matches/.test(before) || lists.has(before) || /^(list|set|collection)$/.test(before);
  return words.length > 1 && /^(number|num|no|nb)$/.test(number) && !isPlural && !hasWord(words, totalWords);
}

/** A name that is made of nothing but words for counting and for rows, the list's own name among them: `total_customers`. */
function rankByWords(name: string, lists: ReadonlySet<string>): number {
  const words = wordsOf(name);
  const isRows = (word: string): boolean => rowWords.test(word) || lists.has(word) || lists.has(`${word}s`);
  const isMeant = words.every((word) => isRows(word) || totalWords.test(word) || countWords.test(word));
  const isCounting = hasWord(words, totalWords) || hasWord(words, /^(counts?|cnt|number|num|no|nb|size|length)$/);
  if (!isMeant || !isCounting || !words.some(isRows) || isNumberOfOne(words, lists)) return -1;
  return hasWord(words, totalWords) ? 1 : 2;
}

/** A number with a word behind it that is no measure: `300 Kunden`. */
export function countInWords(value: unknown): number | null {
  const [, number, unit = ''] = typeof value === 'string' ? (worded.exec(value) ?? []) : [];
  return number === undefined || measures.test(unit) ? null : wholeNumber(number);
}

const worded = /^\s*(\d[\d,.'’]{0,18})\s*\+?\s+(\p{L}{3,30}|шт|ks|db|st)\.?\s*$/u;
const measures =
  /^(eur|euros?|usd|chf|gbp|dollars?|pounds?|sec|secs|seconds?|min|minutes?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|bytes?|kib|mib|gib|points?|punkte?|percent|prozent|credits?|meters?|metres?)$/i;

/** A longer text is none, and one of blanks alone takes long to look at. */
const charactersOfNumbers = 60;

/** A number as texts for people write it, too: `300+`, `~300`, `300 rows`. */
function roughNumber(value: unknown): number | null {
  const said = typeof value === 'string' && value.length <= charactersOfNumbers ? rough.exec(value)?.[1] : undefined;
  return wholeNumber(said ?? value);
}

const rough =
  /^\s*(?:[~≈>]|about|ca\.)?\s*(\d[\d,.'’]{0,18})\s*(?:\+|rows|records|results|items|entries|hits|treffern?|ergebnisse|datensätze|zeilen|einträge|resultados|résultats)?\s*$/i;

/** `total: { count: 300 }` */
const isInTotal = ({ name, within }: OutsideMember): boolean =>
  plainName(name) === 'count' && plainName(within) === 'total';

/** `total_count`, `totalCount` and `@total-count` are one name, and so is each of them with the prefix of a namespace. */
export function plainName(name: string): string {
  return name
    .replace(/^@?[\w-]+:/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}
