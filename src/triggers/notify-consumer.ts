import { lookAround } from '../notify/look';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** Something turned, or a message is due: looks whom to tell of what. Delivered at least once; a second look finds nothing new. */
export function notifyConsumer(): Promise<ScheduledAnswer> {
  return scheduled('notify', lookAround);
}
