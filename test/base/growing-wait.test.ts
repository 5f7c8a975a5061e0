import { expect, it } from 'vitest';
import { growingWait } from '../../src/base/growing-wait';

it.each([
  [0, 30],
  [1, 30],
  [2, 60],
  [5, 480],
  [6, 900],
  [2000, 900],
])('after %i failures in a row the wait is %i', (count, wait) => {
  expect(growingWait(count, { first: 30, longest: 900 })).toBe(wait);
});
