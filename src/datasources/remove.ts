import type { AppError } from '../contract/failures';
import { err, ok, type Result } from '../contract/result';
import { bestEffort } from './best-effort';
import { changesBetween, cutForAudit } from './audit-changes';
import { afterConflict, conflictWith, datasourceNotFound, isSavedAs } from './conflict';
import type { DatasourceDeps } from './deps';
import { orphanedCredentialsOf } from './orphaned-credentials';

/**
 * Deletes a datasource that no field uses: the record first, then its secrets and its token, so that nothing ever points
 * to a secret that is gone. The fields that use it are named in the refusal. What is left of it is noted before, and looked
 * for once more when no invocation can be at work on it any more: one that is may request a token meanwhile.
 */
export async function deleteDatasource(
  deps: DatasourceDeps,
  { id, version }: { id: string; version: number },
): Promise<Result<{ id: string }, AppError>> {
  const [record, usedBy] = await Promise.all([deps.datasources.get(id), deps.uses.of(id)]);
  if (record === null) return datasourceNotFound;
  if (usedBy.length > 0) return err({ code: 'datasource-in-use', usedBy });
  if (!isSavedAs(record, version)) return conflictWith(record);
  const { credentialsId } = record;
  const waiting = record.keys?.next?.credentialsId ?? null;
  const leftover = orphanedCredentialsOf(
    deps,
    id,
    [credentialsId, waiting].filter((one) => one !== null),
  );
  await deps.orphanedCredentials.add(leftover);
  const outcome = await deps.datasources.remove(record, {
    id: deps.newId(),
    at: new Date(deps.clock.now()).toISOString(),
    by: deps.accountId,
    action: 'datasource-deleted',
    datasourceId: id,
    name: record.settings.name,
    changes: cutForAudit(changesBetween({ settings: record.settings, secrets: {} }, null)),
  });
  if (outcome !== 'done') await bestEffort(deps.log, 'leftover', () => deps.orphanedCredentials.remove(leftover.id));
  if (outcome === 'conflict') return afterConflict(deps, id);
  if (outcome !== 'done') return err({ code: 'datasource-in-use', usedBy: outcome.usedBy });
  deps.log.info('datasource.deleted', { datasourceId: id });
  await removeBelongings(deps, id, credentialsId);
  if (waiting !== null) await bestEffort(deps.log, 'next-key', () => deps.credentials.remove(waiting));
  return ok({ id });
}

/** Deletes what belongs to a datasource that is gone. What fails is found by the daily tidying. */
export async function removeBelongings(
  deps: Pick<DatasourceDeps, 'log' | 'tokens' | 'unsaved' | 'apiHealth' | 'credentials'>,
  id: string,
  credentialsId: string | null,
): Promise<void> {
  await bestEffort(deps.log, 'token', () => deps.tokens.forget(id));
  await bestEffort(deps.log, 'unsaved-forms', () => deps.unsaved.removeOf(id));
  await bestEffort(deps.log, 'api-health', () => deps.apiHealth.remove(id));
  await bestEffort(deps.log, 'credentials', async () => {
    if (credentialsId !== null) await deps.credentials.remove(credentialsId);
  });
}
