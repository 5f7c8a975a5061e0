import { Queue } from '@forge/events';
import type { Enqueue } from '../datasources/renew';
import { crashFields } from '../base/crash';
import type { Log } from '../base/log';

/** Forge takes 50 events a push. */
const eventsPerPush = 50;

/** So many renewals at a time, whatever the number of events: token endpoints have rate limits. */
const concurrency = { key: 'renewal', limit: 5 };

const renewalQueueKey = 'renewal-queue';

/** One event is one invocation, which Forge bills for a while at least: many renewals share some. */
const eventsATick = 100;

/** Puts renewals into the queue. A push that fails is logged: its tokens are still due at the next tick. */
export function renewalQueue(log: Log): Enqueue {
  const queue = new Queue({ key: renewalQueueKey });
  return async (ids) => {
    const size = Math.ceil(ids.length / eventsATick);
    const bodies = Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ({
      ids: ids.slice(at * size, (at + 1) * size),
    }));
    for (let start = 0; start < bodies.length; start += eventsPerPush) {
      const events = bodies.slice(start, start + eventsPerPush).map((body) => ({ body, concurrency }));
      try {
        await queue.push(events);
      } catch (error) {
        log.warn('renewal.not-queued', { from: start, ...crashFields(error) });
      }
    }
  };
}
