import { renewOne } from '../datasources/renew';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** One renewal out of the queue. Delivered at least once: a second delivery finds nothing due. */
export function renewalConsumer(event: { body?: unknown }): Promise<ScheduledAnswer> {
  return scheduled('renewal-consumer', async (invocation) => {
    const { id } = (event.body ?? {}) as { id?: unknown };
    if (typeof id === 'string') await renewOne(invocation, id);
  });
}
