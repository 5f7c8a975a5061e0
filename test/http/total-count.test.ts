import { describe, expect, it } from 'vitest';
import { totalInHeaders, wholeNumber } from '../../src/http/total-count';

const total = (headers: Record<string, string>): number | null => totalInHeaders((name) => headers[name] ?? null);

describe('the total in headers', () => {
  it.each([
    [{ 'x-total-count': '1234' }, 1234],
    [{ 'x-total-count': ' 0 ' }, 0],
    [{ 'x-total-count': '1,234' }, 1234],
    [{ 'x-total-count': '300, 300' }, 300],
    [{ 'content-range': 'items 0-4 / 300' }, 300],
    [{ 'x-total-rows': '7' }, 7],
    [{ 'pagination-count': '7' }, 7],
    [{ 'total-count': '7' }, 7],
    [{ 'x-total': '7' }, 7],
    [{ 'x-total-results': '7' }, 7],
    [{ 'x-wp-total': '7' }, 7],
    [{ 'content-range': 'items 0-99/1234' }, 1234],
    [{ 'content-range': 'customers=0-99/1234' }, 1234],
    [{ 'content-range': '0-24/3573458' }, 3_573_458],
    [{ 'content-range': 'items */0' }, 0],
    [{ 'x-total-count': '7', 'content-range': 'items 0-4/9' }, 7],
    [{ 'x-total-count': '7', 'x-total': '7' }, 7],
  ])('is read from %j', (headers, number) => {
    expect(total(headers)).toBe(number);
  });

  it.each([
    [{}],
    [{ 'x-total-count': '' }],
    [{ 'x-total-count': '-1' }],
    [{ 'x-total-count': '1.5' }],
    [{ 'x-total-count': '1e400' }],
    [{ 'x-total-count': '1,23' }],
    [{ 'x-total-count': '12, 13' }],
    [{ 'x-total-count': '0x10' }],
    [{ 'x-total-count': '9'.repeat(16) }],
    [{ 'x-total-count': '7', 'x-total': '8' }],
    [{ 'content-range': 'items 0-99/*' }],
    [{ 'content-range': 'bytes 0-99/1234' }],
    [{ 'content-range': 'items 0-99/-5' }],
    [{ 'content-range': `items 0-99/${'9'.repeat(400)}` }],
    [{ 'content-range': 'nonsense' }],
  ])('is not guessed from %j', (headers) => {
    expect(total(headers)).toBeNull();
  });
});

it.each([
  [12, 12],
  ['12', 12],
  [-1, null],
  [1.5, null],
  [JSON.parse('1e400'), null],
  [2 ** 53, null],
  ['*', null],
  ['', null],
  [null, null],
  [[12], null],
  [true, null],
])('%j as a number of rows is %j', (value, number) => {
  expect(wholeNumber(value)).toBe(number);
});
