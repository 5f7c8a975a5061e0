import { forgetOldEntries } from '../audit/retention';
import { clearLeftovers as clear } from '../datasources/leftovers';
import { forgetUnsavedForms } from '../datasources/form/unsaved-form';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** Once a day: deletes the credentials that interrupted saves left behind, and unsaved forms and audit entries that were kept long enough. */
export async function clearLeftovers(): Promise<ScheduledAnswer> {
  await scheduled('clear-leftovers', clear);
  await scheduled('unsaved-forms', forgetUnsavedForms);
  return scheduled('audit-retention', forgetOldEntries);
}
