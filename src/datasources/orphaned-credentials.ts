import { afterAnyInvocationMs } from '../base/forge-limits';
import { unlessUnreadable } from '../base/unreadable-record';
import { bestEffort } from './best-effort';
import type { DatasourceDeps } from './deps';
import type { OrphanedCredentials } from './stores';

export function orphanedCredentialsOf(
  { newId, clock }: Pick<DatasourceDeps, 'newId' | 'clock'>,
  datasourceId: string,
  credentialsIds: string[],
): OrphanedCredentials {
  return { id: newId(), datasourceId, credentialsIds, dueAtMs: clock.now() + afterAnyInvocationMs };
}

type SweepDeps = Pick<
  DatasourceDeps,
  'clock' | 'log' | 'orphanedCredentials' | 'datasources' | 'credentials' | 'tokens' | 'apiHealth'
>;

/**
 * Deletes what interrupted saves and deletions left behind: credentials that no record names, and the token of a datasource
 * that has none any more. Due when nobody is at work any more on what was known before. Each entry fails alone; safe to run
 * twice. Credentials of no datasource stay while they are `namedElsewhere`.
 */
export async function deleteOrphanedCredentials(
  deps: SweepDeps,
  namedElsewhere: () => Promise<string | null>,
): Promise<number> {
  const due = await deps.orphanedCredentials.due(deps.clock.now());
  for (const leftover of due) await bestEffort(deps.log, 'leftover', () => sweep(deps, leftover, namedElsewhere));
  if (due.length > 0) deps.log.info('orphaned-credentials.deleted', { count: due.length });
  return due.length;
}

async function sweep(
  deps: SweepDeps,
  { id, datasourceId, credentialsIds }: OrphanedCredentials,
  namedElsewhere: () => Promise<string | null>,
): Promise<void> {
  if (datasourceId === '') {
    const named = credentialsIds.length === 0 ? null : await namedElsewhere();
    for (const one of credentialsIds) if (one !== named) await deps.credentials.remove(one);
    await deps.orphanedCredentials.remove(id);
    return;
  }
  const record = await unlessUnreadable(deps.datasources.get(datasourceId), 'unreadable');
  // One that cannot be read may name any of them: nothing is deleted, and nobody looks again.
  if (record !== 'unreadable') {
    const named = [record?.credentialsId, record?.keys?.next?.credentialsId];
    for (const one of credentialsIds) if (!named.includes(one)) await deps.credentials.remove(one);
    if (record?.settings.authentication.kind !== 'oauth2-client-credentials') await deps.tokens.forget(datasourceId);
    if (record === null) await deps.apiHealth.remove(datasourceId);
  }
  await deps.orphanedCredentials.remove(id);
}
