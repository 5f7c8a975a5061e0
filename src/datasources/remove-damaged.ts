import type { AppError } from '../contract/failures';
import { err, ok, type Result } from '../contract/result';
import { bestEffort } from './best-effort';
import { afterConflict } from './conflict';
import type { DatasourceDeps } from './deps';

/** Deletes a datasource whose record cannot be read, and what is known to belong to it. */
export async function deleteDamagedDatasource(
  deps: DatasourceDeps,
  { id }: { id: string },
): Promise<Result<{ id: string }, AppError>> {
  const outcome = await deps.datasources.removeDamaged(id, {
    id: deps.newId(),
    at: new Date(deps.clock.now()).toISOString(),
    by: deps.accountId,
    action: 'datasource-deleted',
    datasourceId: id,
    name: '',
    changes: [],
  });
  if (outcome === 'conflict') return afterConflict(deps, id);
  if ('usedBy' in outcome) return err({ code: 'datasource-in-use', usedBy: outcome.usedBy });
  const { credentialsId } = outcome;
  deps.log.info('datasource.deleted', { datasourceId: id, wasDamaged: true });
  await bestEffort(deps.log, 'token', () => deps.tokens.forget(id));
  await bestEffort(deps.log, 'unsaved-forms', () => deps.unsaved.removeOf(id));
  await bestEffort(deps.log, 'api-health', () => deps.apiHealth.remove(id));
  await bestEffort(deps.log, 'credentials', async () => {
    if (credentialsId !== null) await deps.credentials.remove(credentialsId);
  });
  return ok({ id });
}
