import { afterAnyInvocationMs } from '../base/forge-limits';
import { unlessUnreadable } from '../base/unreadable-record';
import type { DatasourceDeps } from './deps';
import type { OrphanedCredentials } from './stores';

export function orphanedCredentialsOf(
  { newId, clock }: Pick<DatasourceDeps, 'newId' | 'clock'>,
  datasourceId: string,
  credentialsIds: string[],
): OrphanedCredentials {
  return { id: newId(), datasourceId, credentialsIds, dueAtMs: clock.now() + afterAnyInvocationMs };
}

/** Deletes the credentials of interrupted saves and deletions: those that no record names. Safe to run twice. */
export async function deleteOrphanedCredentials(
  deps: Pick<DatasourceDeps, 'clock' | 'log' | 'orphanedCredentials' | 'datasources' | 'credentials'>,
): Promise<number> {
  const due = await deps.orphanedCredentials.due(deps.clock.now());
  for (const leftover of due) {
    const record = await unlessUnreadable(deps.datasources.get(leftover.datasourceId), 'unreadable');
    // It may name any of them: nothing is deleted, and nobody looks again.
    if (record === 'unreadable') {
      await deps.orphanedCredentials.remove(leftover.id);
      continue;
    }
    for (const id of leftover.credentialsIds) {
      if (id !== record?.credentialsId) await deps.credentials.remove(id);
    }
    await deps.orphanedCredentials.remove(leftover.id);
  }
  if (due.length > 0) deps.log.info('orphaned-credentials.deleted', { count: due.length });
  return due.length;
}
