import type { InvocationError } from '@forge/events';
import { noteIssueEvent } from '../refresh/note-change';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import { openInvocation } from '../runtime/wiring';
import { comeAgain } from './come-again';

/** After a minute the queue takes events again (Forge: 500 a minute). A burst that waits comes again over some minutes. */
const leastSeconds = 60;
const spreadSeconds = 240;

/**
 * An issue was created or changed. Runs for every event of the site, as the app, for nobody. What it could not note comes
 * again, four times at most (Forge, "Retry events").
 */
export async function issueChanged(event: unknown): Promise<InvocationError | undefined> {
  const invocation = openInvocation({});
  let outcome: 'done' | 'again';
  try {
    outcome = await noteIssueEvent(invocation, event);
  } catch (error) {
    consoleLog.error('issue-event.failed', crashFields(error));
    outcome = 'again';
  }
  await invocation.settle();
  return outcome === 'done' ? undefined : comeAgain(leastSeconds + Math.floor(Math.random() * spreadSeconds));
}
