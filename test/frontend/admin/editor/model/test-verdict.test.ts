import { expect, it } from 'vitest';
import type { TestStep } from '../../../../../src/contract/test-report';
import type { ApiFailure } from '../../../../../src/contract/failures';
import { err } from '../../../../../src/contract/result';
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
});
