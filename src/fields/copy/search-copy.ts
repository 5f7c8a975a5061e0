import type { FieldOption } from '../../contract/field-option';
import { folded, matchOptions } from '../options/match-options';
import { keyParts, keyTerm, partsFor, withoutCard, wordTerm } from './index-parts';
import { unpackRows } from './packed-rows';
import { hasWords, keyForm, typedWords } from './words';

/** Most parts that one search reads: a text that more rows begin with is answered with some of them. */
const partsRead = 8;

/**
 * Most parts that are read for a text within words, which all rows stand in: some 60,000 rows. Forge's storage reads 4,000 times
 * 10 KB a minute for all that an app does on a site, and fifty people may find nothing in the same minute.
 */
const partsReadWithin = 16;
const leastWithin = 3;

/** What is known of a copy before anything of it is read. */
export type CopyDirectory = {
  /** The first term of each part of the index. */
  directory: readonly string[];
  /** The part with rows that came or changed since the whole was read; null: there are none. */
  changes: string | null;
};

/** Parts by name, packed; null for one that is not there any more. All are asked for at once. */
export type ReadParts = (names: readonly string[]) => Promise<(string | null)[]>;

export const partName = {
  index: (at: number): string => `i${String(at)}`,
  rows: (at: number): string => `r${String(at)}`,
  first: 'first',
  changes: (generation: number): string => `c${String(generation)}`,
} as const;

export type CopySearch = {
  options: FieldOption[];
  /** Not all rows that may match were looked at. */
  isCut: boolean;
  /** All rows were looked at, and not only those that the index leads to. */
  isWhole: boolean;
};

/**
 * The rows that match, best first, in one round of reads: the parts that the typed words lead to, the changes beside them.
 * Several words are looked for by the one that leads to the fewest parts, and must all be in the label. Null: the copy is
 * not there any more, because another has taken its place.
 */
export async function searchCopy(copy: CopyDirectory, read: ReadParts, typed: string): Promise<CopySearch | null> {
  const words = typedWords(typed);
  const narrowest = words
    .map((forms) => rangesOf(copy.directory, forms.map(wordTerm)))
    .toSorted((a, b) => a.length - b.length)[0];
  const byKey = rangesOf(copy.directory, [keyTerm(typed)]);
  const wanted = [...new Set([...byKey.slice(0, partsRead), ...(narrowest ?? []).slice(0, partsRead)])];
  const isCut = byKey.length > partsRead || (narrowest ?? []).length > partsRead;
  const rows = (await readRows(copy, read, wanted.map(partName.index)))?.map(withoutCard) ?? null;
  if (rows === null) return null;
  const beginning = keyForm(typed);
  const matches = rows.filter(
    ({ key, label }) => keyForm(key).startsWith(beginning) || (words.length > 0 && hasWords(label, words)),
  );
  if (matches.length > 0 || isCut) return { options: ranked(matches, typed), isCut, isWhole: false };
  return (await searchWithin(copy, read, typed)) ?? { options: [], isCut: false, isWhole: false };
}

/**
 * A text that nothing begins with is looked for within words and keys, in the parts that keys lead to: every row stands there
 * once. Null where those are too many, the text is too short, or the copy is not there any more.
 */
async function searchWithin(copy: CopyDirectory, read: ReadParts, typed: string): Promise<CopySearch | null> {
  const parts = keyParts(copy.directory);
  if (parts.length > partsReadWithin || folded(typed).length < leastWithin) return null;
  const rows = await readRows(copy, read, parts.map(partName.index));
  if (rows === null) return null;
  return { options: matchOptions(rows, typed).map(withoutCard), isCut: false, isWhole: true };
}

/** The rows of keys, in one round of reads; a key that stands for several has all of them. Null as above. */
export async function rowsOfKeys(
  copy: CopyDirectory,
  read: ReadParts,
  keys: readonly string[],
): Promise<FieldOption[] | null> {
  const rows = await rowsWithCards(copy, read, keys);
  return rows === null ? null : rows.map(withoutCard);
}

/** The rows of a key, with their cards where the copy has some. Null as above. */
export function cardsOfKey(copy: CopyDirectory, read: ReadParts, key: string): Promise<FieldOption[] | null> {
  return rowsWithCards(copy, read, [key]);
}

async function rowsWithCards(
  copy: CopyDirectory,
  read: ReadParts,
  keys: readonly string[],
): Promise<FieldOption[] | null> {
  const sought = new Set(keys);
  const wanted = new Set(keys.flatMap((key) => exactly(copy.directory, keyTerm(key))));
  const rows = await readRows(copy, read, [...wanted].map(partName.index));
  return rows === null ? null : rows.filter(({ key }) => sought.has(key));
}

/** What is shown before anything is typed: the first rows. Null as above. */
export async function firstRows(copy: CopyDirectory, read: ReadParts): Promise<FieldOption[] | null> {
  const rows = await readRows(copy, read, [partName.first]);
  return rows === null ? null : rows.map(withoutCard);
}

/** The rows of these parts, each once; of a row that has changed, what it is now. */
async function readRows(
  { changes }: CopyDirectory,
  read: ReadParts,
  names: readonly string[],
): Promise<FieldOption[] | null> {
  const packed = await read(changes === null ? names : [changes, ...names]);
  const parts = packed.map((text) => (text === null ? null : unpackRows(text)));
  const changed = changes === null ? [] : parts.shift();
  if (changed == null || parts.includes(null)) return null;
  const newer = new Set(changed.map(({ key }) => key));
  const rows = [...changed, ...parts.flatMap((part) => part ?? []).filter(({ key }) => !newer.has(key))];
  // Where a row stands with its card and without, it is the one that has it.
  const withCards = rows.toSorted((a, b) => Number(a.card !== undefined) - Number(b.card !== undefined));
  return [...new Map(withCards.map((row) => [JSON.stringify([row.key, row.label, row.details]), row])).values()];
}

/** The parts that any of these beginnings leads to. */
function rangesOf(directory: readonly string[], beginnings: readonly string[]): number[] {
  if (directory.length === 0) return [];
  const found = beginnings.flatMap((beginning) => {
    const { from, to } = partsFor(directory, beginning);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  return [...new Set(found)];
}

/** The parts that this very term can lie in. */
function exactly(directory: readonly string[], term: string): number[] {
  return rangesOf(directory, [term]).filter((at) => at === 0 || (directory[at] ?? '') <= term);
}

/** As a search among fetched rows puts them; those that it would not find, because they are spelled otherwise, come last. */
function ranked(matches: FieldOption[], typed: string): FieldOption[] {
  const byLabel = matches.map((option) => ({ option, label: folded(option.label) }));
  byLabel.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  const inOrder = byLabel.map(({ option }) => option);
  const best = matchOptions(inOrder, typed);
  const known = new Set(best);
  return [...best, ...inOrder.filter((option) => !known.has(option))];
}
