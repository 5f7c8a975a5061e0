import { lookAround } from '../notify/look';
import { lookAtSchedules } from '../refresh/scheduled-look';
import { wakeForgotten } from '../refresh/wake-forgotten';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** Every hour: tells what was lost on the way or waits longer than events do, begins the refreshes whose time has come, and has issues looked at whose change was lost on the way. */
export async function refreshLabels(): Promise<ScheduledAnswer> {
  await scheduled('notify', lookAround);
  await scheduled('refresh-labels', lookAtSchedules);
  return scheduled('wake-forgotten', wakeForgotten);
}
