import type { TestReport, TestStep } from '../../../../contract/test-report';

/** What a test came to. A success of the wire only: an answer that tells of a failure, or has no rows: a sign-in page comes with status 200 too. */
export type TestVerdict = 'ok' | 'okComplaining' | 'okWithoutRows' | 'notOk';

export function testVerdict({ ok, steps }: TestReport): TestVerdict {
  if (!ok) return 'notOk';
  const samples = steps.flatMap((step) => (step.step === 'api' && step.result.ok ? [step.result.value] : []));
  if (samples.some(({ isComplaint }) => isComplaint)) return 'okComplaining';
  return samples.some(({ totalRows }) => totalRows !== null && totalRows > 0) ? 'ok' : 'okWithoutRows';
}

/** Failures of a call that was never sent. */
const notSent: readonly string[] = ['api-egress', 'api-settings', 'api-paused', 'api-asked-too-often'];

/** Whether the address of an API step was called, well or not. */
export function wasCalled({ result }: Extract<TestStep, { step: 'api' }>): boolean {
  if (result.ok) return true;
  const { error } = result;
  return error.code === 'budget-spent' ? error.isSent === true : !notSent.includes(error.code);
}

/** Whether a test came as far as the API: a token that failed stops it before. */
export function cameToTheApi({ steps }: TestReport): boolean {
  return steps.some((step) => step.step === 'api' && wasCalled(step));
}
