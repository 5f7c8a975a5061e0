import { describe, expect, test } from 'vitest';
import { openBudget } from '../../src/base/budget';
import { err, ok } from '../../src/contract/result';
import { budgeted } from '../../src/http/budgeted';
import type { Outbound, OutboundRequest } from '../../src/http/outbound-call';

const asked: OutboundRequest = {
  url: 'https://api.example/',
  method: 'GET',
  headers: {},
  body: null,
  timeoutMs: 15_000,
  maxBytes: 5_000_000,
  redirects: 'refuse',
};
const bytes = (size: number): Awaited<ReturnType<Outbound>> =>
  ok({ status: 200, url: asked.url, header: () => null, bytes: new Uint8Array(size), ms: 1 });
const slow = err({ code: 'unreachable', host: 'api.example', problem: 'timeout', afterMs: 1 } as const);
const large = (request: OutboundRequest): Awaited<ReturnType<Outbound>> =>
  err({ code: 'too-large', status: 200, maxBytes: request.maxBytes });

describe('the door within what is left', () => {
  test.each([
    [25_000, 15_000],
    [10_000, 7_000],
    [4_000, 1_000],
  ])('of %i ms a call gets %i at most', async (left, timeoutMs) => {
    const sent: OutboundRequest[] = [];
    const door = budgeted(
      (request) => {
        sent.push(request);
        return Promise.resolve(bytes(1));
      },
      openBudget(() => left),
    );
    expect(await door(asked)).toMatchObject({ ok: true });
    expect(sent).toEqual([{ ...asked, timeoutMs }]);
  });

  test('a call that it cut short says so, and one that had all the time it wanted blames the server', async () => {
    let left = 25_000;
    const door = budgeted(
      () => Promise.resolve(slow),
      openBudget(() => left),
    );
    expect(await door(asked)).toEqual(slow);
    left = 10_000;
    expect(await door(asked)).toEqual(err({ code: 'budget-spent', part: 'time', isSent: true }));
  });

  test('an answer that would fit by itself, and not beside the others, is no fault of the server', async () => {
    const budget = openBudget(() => 25_000);
    const door = budgeted((request) => Promise.resolve(large(request)), budget);
    expect(await door(asked)).toMatchObject({ error: { code: 'too-large', maxBytes: 5_000_000 } });
    budget.countBytes(60_000_000);
    expect(await door(asked)).toEqual(err({ code: 'budget-spent', part: 'bytes', isSent: true }));
  });

  test('nobody is asked when there is nothing left', async () => {
    let calls = 0;
    const door = budgeted(
      () => {
        calls += 1;
        return Promise.resolve(bytes(1));
      },
      openBudget(() => 3_500),
    );
    expect(await door(asked)).toEqual(err({ code: 'budget-spent', part: 'time' }));
    expect(calls).toBe(0);
  });
});
