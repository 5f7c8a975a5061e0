import { clearLeftovers as clear } from '../datasources/leftovers';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** Once a day: deletes the credentials that interrupted saves left behind. */
export function clearLeftovers(): Promise<ScheduledAnswer> {
  return scheduled('clear-leftovers', clear);
}
