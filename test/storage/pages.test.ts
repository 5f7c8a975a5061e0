import { expect, test } from 'vitest';
import { everyPage } from '../../src/storage/pages';

const pages: Record<string, { results: { value: number }[]; nextCursor?: string }> = {
  '': { results: [{ value: 1 }, { value: 2 }], nextCursor: 'b' },
  b: { results: [{ value: 3 }, { value: 4 }], nextCursor: 'c' },
  c: { results: [{ value: 5 }] },
};

function reader(): { read: Parameters<typeof everyPage<number>>[0]; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: (cursor = '') => {
      asked.push(cursor);
      return Promise.resolve(pages[cursor] ?? { results: [] });
    },
  };
}

test.each([
  [10, [1, 2, 3, 4, 5], ['', 'b', 'c']],
  [4, [1, 2, 3, 4], ['', 'b']],
  [3, [1, 2, 3], ['', 'b']],
])('up to %i values are read, in order, and no page more than that needs', async (most, values, cursors) => {
  const { read, asked } = reader();
  const beside: number[][] = [];
  expect(await everyPage(read, most, (page) => Promise.resolve(void beside.push(page)))).toEqual(values);
  expect(asked).toEqual(cursors);
  expect(beside.flat()).toEqual(values);
});

test('what is done beside a page holds up no later page, and is waited for', async () => {
  const { read, asked } = reader();
  const waiting: (() => void)[] = [];
  const all = everyPage(read, 10, () => new Promise((resolve) => waiting.push(resolve)));
  let isDone = false;
  void all.then(() => (isDone = true));
  await expect.poll(() => waiting.length).toBe(3);
  expect(asked).toEqual(['', 'b', 'c']);
  expect(isDone).toBe(false);
  for (const finish of waiting) finish();
  expect(await all).toEqual([1, 2, 3, 4, 5]);
});

test('a failure beside a page fails the whole', async () => {
  const failing = everyPage(reader().read, 10, ([first]) =>
    first === 1 ? Promise.reject(new Error('no states')) : Promise.resolve(),
  );
  await expect(failing).rejects.toThrow('no states');
});
