import { expect, it } from 'vitest';
import { prefetch, type Prefetch } from '../../src/base/prefetch';
import { createTestClock, type TestClock } from '../support/test-clock';

/** Answers how often it was read, however often that was. */
function counted(): { reader: Prefetch<[day: string, part: number], number>; reads: string[]; clock: TestClock } {
  const clock = createTestClock();
  const reads: string[] = [];
  const reader = prefetch((day: string, part: number) => Promise.resolve(reads.push(`${day} ${part}`)), clock);
  return { reader, reads, clock };
}

it('gives what was begun to the first who asks for it, and reads anew for the second', async () => {
  const { reader, reads } = counted();
  reader.begin('monday', 0);
  reader.begin('monday', 0);
  expect(reads).toEqual(['monday 0']);
  expect([await reader.read('monday', 0), await reader.read('monday', 0)]).toEqual([1, 2]);
});

it('gives it to nobody who asks for something else, after a change, or too late', async () => {
  const { reader, clock } = counted();
  reader.begin('monday', 0);
  expect(await reader.read('monday', 1)).toBe(2);
  reader.forget('monday', 0);
  expect(await reader.read('monday', 0)).toBe(3);
  reader.begin('monday', 0);
  await clock.advance(2_001);
  expect(await reader.read('monday', 0)).toBe(5);
});

it('fails whoever asks for what could not be read, and nobody else', async () => {
  const broken = prefetch(() => Promise.reject(new Error('storage is down')), createTestClock());
  broken.begin();
  await expect(broken.read()).rejects.toThrow('storage is down');
  broken.begin();
});
