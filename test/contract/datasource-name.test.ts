import { describe, expect, test } from 'vitest';
import { charactersOf, comparableName, nameProblem } from '../../src/contract/datasource-name';
import { limits } from '../../src/contract/limits';

const family = '👨‍👩‍👧';

test.each([
  ['a family', family],
  ['a flag', '🇫🇮'],
  ['a letter and its accent', 'e\u0301'],
  ['a hand and its colour', '👍🏽'],
  ['a Devanagari syllable', 'क्षि'],
])('%s is one character', (_what, text) => expect(charactersOf(text)).toEqual([text]));

describe('the name of a datasource', () => {
  test.each([
    ['100 letters', 'x'.repeat(100), null],
    ['101 letters', 'x'.repeat(101), { code: 'too-long', max: 100 }],
    ['100 emoji of two code units', '🚚'.repeat(100), null],
    ['101 of them', '🚚'.repeat(101), { code: 'too-long', max: 100 }],
    ['300 families', family.repeat(300), { code: 'too-long', max: 100 }],
    ['as many families as there are bytes for', family.repeat(55), null],
    ['one family more', family.repeat(56), { code: 'too-large' }],
    ['one letter under a thousand accents', `a${'\u0301'.repeat(1000)}`, { code: 'too-large' }],
    ['a ligature that is eighteen letters when names are compared', '\ufdfa'.repeat(100), { code: 'too-large' }],
    ['half a character', '\ud83d', null],
    ['nothing but spaces', '  ', { code: 'required' }],
    ['a line break', 'a\nb', { code: 'characters' }],
  ])('%s', (_what, name, problem) => expect(nameProblem(name)).toEqual(problem));

  test('is looked at in a moment, however long it is', () => {
    const startedAt = performance.now();
    expect(nameProblem(family.repeat(1_000_000))).toEqual({ code: 'too-long', max: limits.nameCharacters });
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  test('is the same in every spelling', () => expect(comparableName(' CAFE\u0301 ')).toBe(comparableName('café')));
});
