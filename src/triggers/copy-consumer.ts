import type { InvocationError } from '@forge/events';
import { attendToCopy } from '../copies/attend';
import { isCopyEvent } from '../copies/copy-payloads';
import { renewalStep } from '../copies/step';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import { openInvocation } from '../runtime/wiring';
import { comeAgain } from './come-again';
import { bodyOf } from './event-body';

/** Seconds after which a step that broke off is delivered again. */
const againSeconds = 60;

/** One step out of the queue: of the renewal of a copy, or a look at what there is to do for one. */
export async function copyConsumer(event: unknown): Promise<InvocationError | undefined> {
  const body = bodyOf(event);
  if (!isCopyEvent(body)) return undefined;
  const invocation = openInvocation({});
  try {
    if (body.runId === null) {
      await attendToCopy(invocation, body.id);
      return undefined;
    }
    const answer = await renewalStep(invocation, body);
    return answer === null ? undefined : comeAgain(answer.againInSeconds);
  } catch (error) {
    consoleLog.error('copy.step-failed', { id: body.id, ...crashFields(error) });
    return comeAgain(againSeconds);
  } finally {
    await invocation.settle();
  }
}
