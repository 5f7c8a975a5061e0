import { describe, expect, test } from 'vitest';
import { openBudget, TooMuchWork, Work } from '../../src/base/budget';

describe('what an invocation has to spend', () => {
  test.each([
    [25_000, 100],
    [60_000, 100],
    [60_001, 200],
    [180_000, 300],
  ])('with %i ms: as many requests as Forge lets it make, of which a call may take four', (ms, requests) => {
    const budget = openBudget(() => ms);
    let calls = 0;
    for (; budget.lacking() === null; calls += 1) budget.countRequest();
    expect(calls).toBe(requests - 3);
    expect(budget.lacking()).toBe('calls');
  });

  test('no call is begun when there is hardly time to write down what came of it', () => {
    let left = 25_000;
    const budget = openBudget(() => left);
    expect(budget.usableMs()).toBe(22_000);
    left = 4_000;
    expect(budget.lacking()).toBeNull();
    left = 3_999;
    expect(budget.lacking()).toBe('time');
  });

  test('answers count together', () => {
    const budget = openBudget(() => 25_000);
    for (let answers = 0; answers < 12; answers += 1) budget.countBytes(5_000_000);
    expect(budget.lacking()).toBeNull();
    expect(budget.bytesLeft()).toBe(4_000_000);
    budget.countBytes(4_000_000);
    expect(budget.lacking()).toBe('bytes');
  });
});

describe('work', () => {
  test('is over after its steps, for the one who takes them and for the whole', () => {
    const whole = new Work(200);
    expect(() => whole.share(150).spend(151)).toThrow(TooMuchWork);
    expect(whole.isSpent).toBe(false);
    const second = whole.share(150);
    second.spend(49);
    expect(whole.isSpent).toBe(false);
    expect(() => second.spend(1)).toThrow(TooMuchWork);
    expect(whole.isSpent).toBe(true);
    expect(() => whole.share(10).spend(1)).toThrow(TooMuchWork);
  });

  test('ends when the time is up, whatever is left of it', () => {
    let isUp = false;
    const work = new Work(10_000_000, () => isUp);
    for (let steps = 0; steps < 100_000; steps += 1) work.spend(1);
    isUp = true;
    expect(() => {
      for (let steps = 0; steps < 70_000; steps += 1) work.spend(1);
    }).toThrow(TooMuchWork);
    expect(work.isSpent).toBe(true);
  });
});
