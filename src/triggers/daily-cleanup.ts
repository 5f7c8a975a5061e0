import { forgetOldEntries } from '../audit/retention';
import { deleteOrphanedCredentials } from '../datasources/orphaned-credentials';
import { forgetUnsavedForms } from '../datasources/form/unsaved-form';
import { makeDueKeys } from '../datasources/keys/scheduled-keys';
import { scheduled, type ScheduledAnswer } from '../runtime/scheduled';

/** Once a day: makes keys whose time has come, and deletes the credentials that interrupted saves left behind, and unsaved forms and audit entries that were kept long enough. */
export async function dailyCleanup(): Promise<ScheduledAnswer> {
  await scheduled('orphaned-credentials', (invocation) =>
    deleteOrphanedCredentials(invocation, async () => {
      const { secretsId, isUnreadable } = await invocation.notifyStore.read();
      if (isUnreadable && secretsId === null) throw new Error('Where messages go may name any of them.');
      return secretsId;
    }),
  );
  await scheduled('unsaved-forms', forgetUnsavedForms);
  await scheduled('key-rotation', makeDueKeys);
  return scheduled('audit-retention', forgetOldEntries);
}
