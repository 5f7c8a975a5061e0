import { lookAtSchedules } from '../refresh/scheduled-look';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** Every hour: begins the refreshes of stored labels whose time has come. */
export function refreshLabels(): Promise<ScheduledAnswer> {
  return scheduled('refresh-labels', lookAtSchedules);
}
