import { renewalIdsIn } from '../datasources/datasource-payloads';
import { renewOne } from '../datasources/renew';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';
import { bodyOf } from './event-body';

/** A renewal is begun only with this left: a server that hangs is waited for so long, and then there is something to write down. */
const spareMs = 15_000;

/**
 * Renewals out of the queue, one after the other. Delivered at least once: a second delivery finds nothing due. What the
 * time does not suffice for is due at the next tick.
 */
export function renewalConsumer(event: unknown): Promise<ScheduledAnswer> {
  return scheduled('renewal-consumer', async (invocation) => {
    const ids = renewalIdsIn(bodyOf(event));
    for (const [at, id] of ids.entries()) {
      if (invocation.budget.remainingMs() < spareMs || invocation.budget.lacking() !== null) {
        invocation.log.warn('renewal.time-spent', { done: at, left: ids.length - at });
        return;
      }
      await renewOne(invocation, id);
    }
  });
}
