import { lookAround } from '../notify/look';
import { lookAtCopies } from '../copies/attend';
import { lookAtSchedules } from '../refresh/scheduled-look';
import { wakeForgotten } from '../refresh/wake-forgotten';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** Every hour: tells what was lost on the way or waits longer than events do, begins the refreshes and the renewals of copies whose time has come, and has issues looked at whose change was lost on the way. */
export async function refreshLabels(): Promise<ScheduledAnswer> {
  await scheduled('notify', lookAround);
  await scheduled('refresh-labels', lookAtSchedules);
  await scheduled('renew-copies', lookAtCopies);
  return scheduled('wake-forgotten', wakeForgotten);
}
