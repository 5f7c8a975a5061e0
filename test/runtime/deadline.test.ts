import { afterEach, describe, expect, test } from 'vitest';
import { remainingMs } from '../../src/runtime/deadline';

const globals = globalThis as { __forge_runtime__?: unknown };
afterEach(() => delete globals.__forge_runtime__);

describe('the time that an invocation has left', () => {
  test('is what the platform says', () => {
    globals.__forge_runtime__ = { lambdaContext: { getRemainingTimeInMillis: () => 12_345 } };
    expect(remainingMs()).toBe(12_345);
  });

  test('without word from the platform a resolver’s limit is assumed', () => {
    expect(remainingMs()).toBe(25_000);
  });
});
