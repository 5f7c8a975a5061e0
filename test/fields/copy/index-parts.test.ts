import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldOption } from '../../../src/contract/field-option';
import { gatherTerms, type IndexPart, type IndexPlace } from '../../../src/fields/copy/index-parts';
import { packRows } from '../../../src/fields/copy/packed-rows';
import {
  partName,
  rowsOfKeys,
  searchCopy,
  type CopyDirectory,
  type ReadParts,
} from '../../../src/fields/copy/search-copy';
import { matchOptions } from '../../../src/fields/options/match-options';
import { hasWords, keyForm, typedWords } from '../../../src/fields/copy/words';

function indexOf(rows: readonly FieldOption[], most: number): { parts: IndexPart[]; walks: number } {
  const parts: IndexPart[] = [];
  let walks = 0;
  for (let next: IndexPlace | null = null; ;) {
    const gathering = gatherTerms(next, most);
    for (const [at, row] of rows.entries()) gathering.add(row, at);
    const walk = gathering.finish();
    parts.push(...walk.parts);
    walks += 1;
    if (walk.next === null) return { parts, walks };
    next = walk.next;
  }
}

function copyOf(
  rows: readonly FieldOption[],
  most: number,
  changed: readonly FieldOption[] = [],
): { copy: CopyDirectory; read: ReadParts; rounds: string[][] } {
  const { parts } = indexOf(rows, most);
  const stored = new Map(parts.map(({ packed }, at) => [partName.index(at), packed]));
  stored.set('changed', packRows(changed));
  const rounds: string[][] = [];
  return {
    copy: { directory: parts.map(({ first }) => first), changes: changed.length === 0 ? null : 'changed' },
    read: (names) => {
      rounds.push([...names]);
      return Promise.resolve(names.map((name) => stored.get(name) ?? null));
    },
    rounds,
  };
}

const word = fc.constantFrom('Alpha', 'alpen', 'Straße', 'Müller', 'mueller', 'Østby', 'beta', 'Betaform', 'GmbH', 'x');
const key = fc.constantFrom('K-1', 'K-2', 'k-1', 'Z', 'Ä9', 'gmbh');
const rows = fc
  .array(fc.record({ key, words: fc.array(word, { maxLength: 5 }) }))
  .map((all) => all.map(({ key: id, words }, at): FieldOption => ({ key: id, label: `${words.join(' ')} ${at}` })));
const typed = fc.constantFrom(
  'al',
  'alp',
  'strasse',
  'mül',
  'muell',
  'ost',
  'bet be',
  'gmbh x',
  'k-1',
  'z',
  'gmbh',
  'no',
);

const shown = (options: readonly FieldOption[]): string[] =>
  options.map(({ key: id, label }) => `${id} ${label}`).sort();

describe('an index in parts', () => {
  test('finds by any text what a look at all rows finds, in one round of reads, or two where nothing begins so, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(rows, typed, fc.integer({ min: 1, max: 40 }), async (all, text, most) => {
        const { copy, read, rounds } = copyOf(all, most);
        const found = await searchCopy(copy, read, text);
        const expected = shown(
          all.filter(
            ({ key: id, label }) => hasWords(label, typedWords(text)) || keyForm(id).startsWith(keyForm(text)),
          ),
        );
        if (found?.isWhole === true) expect(shown(found.options)).toEqual(shown(matchOptions(all, text)));
        else if (found?.isCut === false) expect(shown(found.options)).toEqual(expected);
        else expect(expected).toEqual(expect.arrayContaining(shown(found?.options ?? [])));
        expect(rounds).toHaveLength(found?.isWhole === true ? 2 : 1);
      }),
      { numRuns: 300 },
    );
  });

  test('has every key, as it is written', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (all, most) => {
        const { copy, read } = copyOf(all, most);
        const keys = [...new Set(all.map((row) => row.key)), 'none'];
        expect(shown((await rowsOfKeys(copy, read, keys)) ?? [])).toEqual(shown(all));
        expect(await rowsOfKeys(copy, read, ['K-3'])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('is hidden where its rows have changed', async () => {
    const before = [
      { key: 'a', label: 'Old name' },
      { key: 'b', label: 'Other' },
    ];
    const { copy, read } = copyOf(before, 100, [
      { key: 'a', label: 'New name' },
      { key: 'c', label: 'Newer' },
    ]);
    expect((await searchCopy(copy, read, 'name'))?.options).toEqual([{ key: 'a', label: 'New name' }]);
    expect((await searchCopy(copy, read, 'old'))?.options).toEqual([]);
    expect((await searchCopy(copy, read, 'newer'))?.options).toEqual([{ key: 'c', label: 'Newer' }]);
    expect((await rowsOfKeys(copy, read, ['a', 'c']))?.map(({ label }) => label)).toEqual(['New name', 'Newer']);
  });

  test('is gone as a whole when one of its parts is', async () => {
    const { copy } = copyOf([{ key: 'a', label: 'Alpha' }], 100);
    expect(await searchCopy(copy, (names) => Promise.resolve(names.map(() => null)), 'alpha')).toBeNull();
  });

  test('says that it is cut where more parts begin with a text than one search reads', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      key: String(at),
      label: `alpha${at} ${Math.sin(at).toString(36)} ${Math.cos(at).toString(36)} ${Math.tan(at).toString(36)}`,
    }));
    const { copy, read, rounds } = copyOf(many, 100_000);
    const found = await searchCopy(copy, read, 'alpha');
    expect(found?.isCut).toBe(true);
    expect(rounds[0]?.length).toBeLessThanOrEqual(16);
  });

  test('takes another walk for each so many terms', () => {
    const all = Array.from({ length: 500 }, (_, at) => ({ key: `K-${at}`, label: `row ${at % 7}` }));
    expect(indexOf(all, 300).walks).toBe(5);
    expect(indexOf(all, 10_000).walks).toBe(1);
  });
});
