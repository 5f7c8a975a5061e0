import { Queue } from '@forge/events';
import type { NextStep } from '../refresh/refresh-deps';
import { crashFields } from '../base/crash';
import type { Log } from '../base/log';

const refreshQueueKey = 'refresh-queue';

export const openRefreshQueue = (): Queue => new Queue({ key: refreshQueueKey });

/** Hands steps of refreshes to later invocations. A push that fails is logged: the scheduled look finds the lost step. */
export function refreshQueue(log: Log): NextStep {
  const queue = openRefreshQueue();
  return async (event, delaySeconds) => {
    try {
      // One step of a field context at a time: the lease would only turn a second one away.
      const concurrency = { key: `refresh-${event.id.replace(':', '-')}`, limit: 1 };
      await queue.push({ body: event, delayInSeconds: delaySeconds, concurrency });
    } catch (error) {
      log.warn('refresh.not-queued', { id: event.id, step: event.step, ...crashFields(error) });
    }
  };
}
