import { Queue } from '@forge/events';
import type { NextCopyStep } from '../copies/copies-deps';
import { crashFields } from '../base/crash';
import type { Log } from '../base/log';

const copyQueueKey = 'copy-queue';

/** Hands steps of renewals to later invocations. A push that fails is logged: the scheduled look finds the lost step. */
export function copyQueue(log: Log): NextCopyStep {
  const queue = new Queue({ key: copyQueueKey });
  return async (event, delaySeconds) => {
    try {
      // One step of a field context at a time: the lease would only turn a second one away.
      const concurrency = { key: `copy-${event.id.replace(':', '-')}`, limit: 1 };
      await queue.push({ body: event, delayInSeconds: delaySeconds, concurrency });
    } catch (error) {
      log.warn('copy.not-queued', { id: event.id, step: event.step, ...crashFields(error) });
    }
  };
}
