import { expect, it } from 'vitest';
import type { ApiSample, TestStep } from '../../../../../src/contract/test-report';
import type { ApiFailure } from '../../../../../src/contract/failures';
import { err, ok } from '../../../../../src/contract/result';
import { cameToTheApi, testVerdict, wasCalled } from '../../../../../src/frontend/admin/editor/model/test-verdict';

const failed = (error: ApiFailure): Extract<TestStep, { step: 'api' }> => ({
  step: 'api',
  ms: 1,
  url: 'https://api.example.com/v1',
  result: err(error),
});

it.each<[ApiFailure, boolean]>([
  [{ code: 'api-egress', host: 'api.example.com' }, false],
  [{ code: 'api-paused' }, false],
  [{ code: 'api-asked-too-often', seconds: 3 }, false],
  [{ code: 'api-redirect', status: 302, host: null }, true],
  [{ code: 'api-unreachable', host: 'api.example.com', problem: 'timeout', afterMs: 9 }, true],
  [{ code: 'api-too-large', maxBytes: 5 }, true],
])('says of an address whether it was called: %j', (error, called) => {
  expect(wasCalled(failed(error))).toBe(called);
});

it('calls a test that failed a failure, whatever step it was', () => {
  expect(testVerdict({ ok: false, steps: [] })).toBe('notOk');
  expect(testVerdict({ ok: true, steps: [] })).toBe('okWithoutRows');
});

it('calls rows a success only where the answer does not read like a failure', () => {
  const verdict = (over: Partial<ApiSample>): string => {
    const sample = {
      status: 200,
      contentType: null,
      bytes: 9,
      excerpt: null,
      suggestions: [],
      totalRows: 1,
      part: null,
    };
    const value = { ...sample, rows: [{ id: 1 }], isComplaint: false, ...over };
    return testVerdict({
      ok: true,
      steps: [{ step: 'api', ms: 1, url: 'https://api.example.com/v1', result: ok(value) }],
    });
  };
  expect(verdict({})).toBe('ok');
  expect(verdict({ isComplaint: true })).toBe('okComplaining');
  expect(verdict({ isComplaint: true, rows: [] })).toBe('okComplaining');
  expect(verdict({ rows: [], totalRows: 0 })).toBe('okWithoutRows');
  expect(verdict({ rows: [{ message: 'Welcome' }], totalRows: null })).toBe('okWithoutRows');
});

it('says that a test came to the API only after a call of it', () => {
  const noToken: TestStep = {
    step: 'token',
    ms: 1,
    reused: false,
    claims: null,
    result: err({ code: 'token-unreachable', host: 'auth.example.com', problem: 'timeout', afterMs: 9 }),
  };
  expect(cameToTheApi({ ok: false, steps: [noToken] })).toBe(false);
  expect(cameToTheApi({ ok: false, steps: [failed({ code: 'api-egress', host: 'api.example.com' })] })).toBe(false);
  expect(cameToTheApi({ ok: false, steps: [failed({ code: 'api-too-large', maxBytes: 5 })] })).toBe(true);
  const spent = { code: 'budget-spent', part: 'time' } as const;
  expect(cameToTheApi({ ok: false, steps: [failed(spent)] })).toBe(false);
  expect(cameToTheApi({ ok: false, steps: [failed({ ...spent, isSent: true })] })).toBe(true);
});
