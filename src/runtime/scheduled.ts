import { randomUUID } from 'node:crypto';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import { openInvocation, type Invocation } from './wiring';

/** What Forge wants from a scheduled trigger: done, nothing to say. */
export type ScheduledAnswer = { statusCode: 204 };

/** Runs work that no person waits for. A failure is logged, not thrown: the next tick is the retry. */
export async function scheduled(
  name: string,
  work: (invocation: Invocation) => Promise<unknown>,
): Promise<ScheduledAnswer> {
  const invocation = openInvocation({});
  try {
    await work(invocation);
  } catch (error) {
    consoleLog.error('trigger.failed', { function: name, reference: randomUUID(), ...crashFields(error) });
  }
  await invocation.settle();
  return { statusCode: 204 };
}
