import { describe, expect, test } from 'vitest';
import { hasWords, keyForm, typedWords, wordsOf } from '../../../src/fields/copy/words';

describe('words by which a row is found', () => {
  test.each([
    ['Müller & Söhne', ['muller', 'sohne', 'mueller', 'soehne']],
    ['Mu\u0308ller', ['muller', 'mueller']],
    ['Straße', ['strasse']],
    ['STRASSE straße', ['strasse']],
    ['Ærøskøbing Łódź', ['aeroskobing', 'lodz']],
    ['O’Hare “Sons”', ['o', 'hare', 'sons']],
    ['𠮷田 Tools', ['𠮷田', '田', 'tools']],
    ['Ｆｕｌｌ', ['full']],
    ['— …', []],
    ['', []],
  ])('%s', (label, words) => {
    expect(wordsOf(label)).toEqual(words);
  });

  test('are no more than a label can be worth, and none is longer than people type', () => {
    const words = wordsOf(Array.from({ length: 200 }, (_, at) => `w${String(at)}${'x'.repeat(100)}`).join(' '));
    expect(words.length).toBeLessThanOrEqual(128);
    expect(Math.max(...words.map(({ length }) => length))).toBe(30);
  });
});

describe('what is typed', () => {
  test.each([
    ['mueller', 'Müller', true],
    ['müller', 'Mueller', true],
    ['MÜLLER', 'Muller', true],
    ['muller', 'Müller', true],
    ['gross', 'Groß & Klein', true],
    ['groß', 'Gross', true],
    ['klein gro', 'Groß & Klein', true],
    ['lein', 'Groß & Klein', false],
    ['groß berlin', 'Groß & Klein', false],
    ['京', '北京市', true],
    ['市', '北京市', true],
    ['x'.repeat(60), 'x'.repeat(80), true],
    ['½ inch', '½ inch bolt', true],
    ['1/2 inch', '½ inch bolt', true],
    ['w39', Array.from({ length: 40 }, (_, at) => `w${String(at)}`).join(' '), true],
  ])('%s finds %s: %s', (typed, label, isFound) => {
    expect(hasWords(label, typedWords(typed))).toBe(isFound);
  });

  test('of signs alone is no word', () => {
    expect(typedWords(' & — ')).toEqual([]);
  });

  test('is compared with a key from its beginning, with all of its signs', () => {
    expect(keyForm('C-00017').startsWith(keyForm('c-000'))).toBe(true);
    expect(keyForm('ÄB/1').startsWith(keyForm('ab/'))).toBe(true);
  });
});
