import { describe, expect, it } from 'vitest';
import { compareAndSet } from '../../src/base/compare-and-set';

describe('a compare-and-set', () => {
  it('runs anew until nobody else was faster, and answers what it did then', async () => {
    const tried: number[] = [];
    const answer = await compareAndSet((nth) => {
      tried.push(nth);
      return Promise.resolve(nth < 2 ? 'conflict' : 'written');
    });
    expect(answer).toBe('written');
    expect(tried).toEqual([0, 1, 2]);
  });

  it('gives up after so many tries', async () => {
    let tried = 0;
    const answer = await compareAndSet(() => {
      tried += 1;
      return Promise.resolve('conflict');
    }, 3);
    expect([answer, tried]).toEqual(['conflict', 3]);
  });
});
