import type { InvocationError } from '@forge/events';
import { catchUp } from '../refresh/catch-up';
import { isCatchUpEvent, isRefreshEvent } from '../refresh/refresh-payloads';
import { runStep, type StepAnswer } from '../refresh/step';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import { openInvocation, type Invocation } from '../runtime/wiring';
import { comeAgain } from './come-again';
import { bodyOf } from './event-body';

/** Seconds after which a step that broke off is delivered again. */
const againSeconds = 60;

/**
 * One step out of the queue: of a refresh, or for issues that were created or changed. A step that another delivery holds
 * asks to come again later.
 */
export async function refreshConsumer(event: unknown): Promise<InvocationError | undefined> {
  const body = bodyOf(event);
  if (isRefreshEvent(body)) return step(body.id, (invocation) => runStep(invocation, body));
  if (isCatchUpEvent(body)) return step(body.id, (invocation) => catchUp(invocation, body).then(() => null));
  return undefined;
}

async function step(
  id: string,
  run: (invocation: Invocation) => Promise<StepAnswer>,
): Promise<InvocationError | undefined> {
  const invocation = openInvocation({});
  try {
    const answer = await run(invocation);
    return answer === null ? undefined : comeAgain(answer.againInSeconds);
  } catch (error) {
    consoleLog.error('refresh.step-failed', { id, ...crashFields(error) });
    return comeAgain(againSeconds);
  } finally {
    await invocation.settle();
  }
}
