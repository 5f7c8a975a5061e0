import type { FieldOption } from '../../contract/field-option';
import { packRows } from './packed-rows';
import { keyForm, wordsOf } from './words';

/** What keys and words are found by, apart from each other, because a key may look like a word. */
const ofKey = 'k';
const ofWord = 'w';

/** Where an index goes on: behind this term of this row. */
export type IndexPlace = { term: string; row: number };

/** Rows whose terms follow each other, and the first of those terms. */
export type IndexPart = { first: string; packed: string };

type Entry = IndexPlace & { option: FieldOption };

/**
 * So large a part becomes. Small parts are read by a search without much beside what it looks for, large ones are fewer to
 * name and press better (`npm run bench:mirror`). Any part stays far below the largest value of Forge's storage.
 */
export const partBytes = 48 * 1024;

const likelyRows = 1500;

/** A row with its card takes the room of so many terms. It stands in the index once: where its key leads to it. */
const cardWeight = 5;

/** A list of options is read by people who opened no card. */
export function withoutCard({ card: _card, ...option }: FieldOption): FieldOption {
  return option;
}

/** The terms by which a row is found, each once. */
function termsOf({ key, label }: FieldOption): string[] {
  return [ofKey + keyForm(key), ...wordsOf(label).map((word) => ofWord + word)];
}

/** The parts that keys lead to, which hold every row. */
export function keyParts(directory: readonly string[]): number[] {
  return directory.flatMap((first, at) => (first.startsWith(ofKey) ? [at] : []));
}

/** What a search for the beginning of a key looks for, and one for the beginning of a word. */
export const keyTerm = (typed: string): string => ofKey + keyForm(typed);
export const wordTerm = (word: string): string => ofWord + word;

/** Gathers the terms that follow a place, as many as fit: the others are for a later walk over the rows. */
export type Gathering = {
  /** `row` counts all rows of the copy, in the order in which they are handed in. Answers how many terms lead to it. */
  add: (option: FieldOption, row: number) => number;
  /** The parts, and where the next walk goes on; null: all terms are in parts. */
  finish: () => { parts: IndexPart[]; next: IndexPlace | null };
};

/**
 * An index of any size in bounded memory: each walk over all rows takes the next `most` terms in order, so that no step has
 * to hold them all, and one that breaks off begins its walk again without a trace.
 */
export function gatherTerms(after: IndexPlace | null, most: number): Gathering {
  let held: Entry[] = [];
  let last: IndexPlace | null = null;
  let isCut = false;
  let room = most;
  const cut = (): void => {
    held.sort(inOrder);
    if (held.length <= room) return;
    isCut = true;
    held = held.slice(0, room);
    last = held.at(-1) ?? null;
  };
  return {
    add: (option, row) => {
      const terms = termsOf(option);
      const found = withoutCard(option);
      for (const term of terms) {
        const place = { term, row };
        if (after !== null && inOrder(place, after) <= 0) continue;
        if (last !== null && inOrder(place, last) > 0) continue;
        const hasCard = option.card !== undefined && term.startsWith(ofKey);
        if (hasCard) room = Math.ceil(most / cardWeight);
        held.push({ ...place, option: hasCard ? option : found });
        if (held.length >= 2 * room) cut();
      }
      return terms.length;
    },
    finish: () => {
      cut();
      const end = held.at(-1);
      const next = isCut && end !== undefined ? { term: end.term, row: end.row } : null;
      return { parts: partsOf(held), next };
    },
  };
}

function inOrder(a: IndexPlace, b: IndexPlace): number {
  if (a.term === b.term) return a.row - b.row;
  return a.term < b.term ? -1 : 1;
}

/** Cuts entries into parts of about the same size. A row with several terms in a part stands in it once. */
function partsOf(entries: readonly Entry[]): IndexPart[] {
  const parts: IndexPart[] = [];
  let size = likelyRows;
  for (let start = 0; start < entries.length;) {
    const some = entries.slice(start, start + size);
    const rows = new Map<number, FieldOption>();
    for (const { row, option } of some) if (option.card !== undefined || !rows.has(row)) rows.set(row, option);
    const packed = packRows([...rows.values()]);
    if (packed.length > 2 * partBytes && some.length > 1) {
      size = Math.ceil(some.length / 2);
      continue;
    }
    parts.push({ first: some[0]?.term ?? '', packed });
    start += some.length;
    size = Math.max(1, Math.round((some.length * partBytes) / packed.length));
  }
  return parts;
}

/**
 * The parts that can hold terms beginning with this one: from the first to the last, as positions in the directory, which
 * names the first term of each part. Terms that are alike may lie in several parts.
 */
export function partsFor(directory: readonly string[], beginning: string): { from: number; to: number } {
  let from = 0;
  let to = 0;
  for (const [at, first] of directory.entries()) {
    if (first < beginning) from = at;
    if (first < beginning || first.startsWith(beginning)) to = at;
  }
  return { from, to };
}
