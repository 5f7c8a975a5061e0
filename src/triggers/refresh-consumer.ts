import { InvocationError, InvocationErrorCode } from '@forge/events';
import { isRefreshEvent } from '../refresh/payloads';
import { runStep } from '../refresh/step';
import { crashFields } from '../runtime/crash';
import { consoleLog } from '../runtime/log';
import { openInvocation } from '../runtime/wiring';

/** Seconds after which a step that broke off is delivered again. */
const againSeconds = 60;

/** One step of a refresh out of the queue. A step that another delivery holds asks to come again later. */
export async function refreshConsumer(event: { body?: unknown }): Promise<InvocationError | undefined> {
  if (!isRefreshEvent(event.body)) return undefined;
  const invocation = openInvocation({});
  try {
    const answer = await runStep(invocation, event.body);
    return answer === null ? undefined : again(answer.againInSeconds);
  } catch (error) {
    consoleLog.error('refresh.step-failed', { id: event.body.id, ...crashFields(error) });
    return again(againSeconds);
  } finally {
    await invocation.settle();
  }
}

function again(retryAfter: number): InvocationError {
  return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
}
