import { afterEach, describe, expect, test } from 'vitest';
import { callTimeoutMs, remainingMs } from '../../src/runtime/deadline';

const globals = globalThis as { __forge_runtime__?: unknown };
const withRemaining = (ms: number): void => {
  globals.__forge_runtime__ = { lambdaContext: { getRemainingTimeInMillis: () => ms } };
};
afterEach(() => delete globals.__forge_runtime__);

describe('how long a call may take', () => {
  test.each([
    [120_000, 15_000],
    [25_000, 15_000],
    [10_000, 7_000],
    [2_000, 1_000],
  ])('with %i ms left: %i ms', (left, timeout) => {
    withRemaining(left);
    expect(callTimeoutMs()).toBe(timeout);
  });

  test('without word from the platform a resolver’s limit is assumed', () => {
    expect(remainingMs()).toBe(25_000);
  });
});
