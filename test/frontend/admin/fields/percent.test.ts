import { expect, test } from 'vitest';
import { percentIn } from '../../../../src/frontend/admin/fields/percent';

test.each([
  ['0', 0],
  [' 10 ', 10],
  ['100', 100],
  ['101', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
  ['ten', null],
])('%j as percent is %j', (typed, percent) => {
  expect(percentIn(typed)).toBe(percent);
});
