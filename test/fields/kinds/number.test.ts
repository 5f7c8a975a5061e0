import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/contract/json';
import { readValue } from '../../../src/fields/kinds/extraction-for';

function read(found: Json, decimal: 'point' | 'comma'): number | null | string {
  const number = readValue({ kind: 'number', decimal }, found);
  if (!number.ok) return number.error.code;
  return number.value === null ? null : Number(number.value);
}

const refused = 'value-not-of-kind';

describe('a number', () => {
  it.each<[Json, number | string | null, number | string | null]>([
    [1234.5, 1234.5, 1234.5],
    [-0.1, -0.1, -0.1],
    ['1234', 1234, 1234],
    ['+7', 7, 7],
    ['-7', -7, -7],
    ['\u22127', -7, -7],
    [' 12 ', 12, 12],
    ['1.234', 1.234, 1234],
    ['1,234', 1234, 1.234],
    ['1.234,5', refused, 1234.5],
    ['1,234.5', 1234.5, refused],
    ['1.234.567', refused, 1234567],
    ['1 234 567,89', refused, 1234567.89],
    ['1\u202f234\u202f567', 1234567, 1234567],
    ["1'234.50", 1234.5, refused],
    ['1,23,456', refused, refused],
    ['1.234 567', refused, refused],
    ['1,2345', refused, 1.2345],
    ['1e3', 1000, refused],
    ['1e999', refused, refused],
    ['', null, null],
    ['  ', null, null],
    [null, null, null],
    ['EUR 5', refused, refused],
    ['12 %', refused, refused],
    ['NaN', refused, refused],
    ['Infinity', refused, refused],
    ['0x10', refused, refused],
    ['.5', refused, refused],
    [true, refused, refused],
    [{ amount: 1 }, refused, refused],
    [[1], refused, refused],
  ])('written %j is %j with a point, %j with a comma', (found, point, comma) => {
    expect([read(found, 'point'), read(found, 'comma')]).toEqual([point, comma]);
  });

  it('is finite or refused, whatever is found', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('point' as const, 'comma' as const), (found, decimal) => {
        const number = read(found as Json, decimal);
        expect(number === null || number === refused || Number.isFinite(number)).toBe(true);
      }),
    );
  });

  it('reads back what a country’s way of writing made of it', () => {
    const value = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(value, (number) => {
        const written = (locale: string): string =>
          new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(number);
        expect(read(written('en-US'), 'point')).toBeCloseTo(number, 2);
        expect(read(written('de-DE'), 'comma')).toBeCloseTo(number, 2);
        expect(read(written('fr-FR'), 'comma')).toBeCloseTo(number, 2);
        expect(read(written('de-CH'), 'point')).toBeCloseTo(number, 2);
      }),
    );
  });

  it('that is none is shown in part, so that it can be found', () => {
    expect(readValue({ kind: 'number', decimal: 'point' }, 'x'.repeat(100))).toEqual({
      ok: false,
      error: { code: refused, kind: 'number', found: `${'x'.repeat(59)}…` },
    });
  });
});
