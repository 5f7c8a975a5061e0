import { expect, test } from 'vitest';
import { createHistory } from '../../../host/platform/storage/history';

test('a query that lags sees what was there before the writes since then', () => {
  let now = 0;
  const history = createHistory<string>(() => now);
  history.note('e', 'a', undefined);
  now = 1_000;
  history.note('e', 'a', 'first');
  history.note('other', 'a', 'elsewhere');
  now = 2_000;
  history.note('e', 'b', 'old');
  expect([...history.before('e', 1_500)]).toEqual([
    ['a', 'first'],
    ['b', 'old'],
  ]);
  expect([...history.before('e', 3_000)]).toEqual([
    ['a', undefined],
    ['b', 'old'],
  ]);
  expect([...history.before('e', 0)]).toEqual([]);
});

test('what is older than a minute is forgotten', () => {
  let now = 0;
  const history = createHistory<string>(() => now);
  history.note('e', 'a', 'x');
  now = 61_000;
  history.note('e', 'b', 'y');
  expect([...history.before('e', 100_000)]).toEqual([['b', 'y']]);
});
