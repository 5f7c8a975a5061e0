import type { AppError } from '../contract/failures';
import { err, ok, type Result } from '../contract/result';
import { afterConflict } from './conflict';
import type { DatasourceDeps } from './deps';
import { orphanedCredentialsOf } from './orphaned-credentials';
import { removeBelongings } from './remove';
import type { AuditEntry } from './stores';

/** Deletes a datasource whose record cannot be read, and what is known to belong to it. */
export async function deleteDamagedDatasource(
  deps: DatasourceDeps,
  { id }: { id: string },
): Promise<Result<{ id: string }, AppError>> {
  const entry: AuditEntry = {
    id: deps.newId(),
    at: new Date(deps.clock.now()).toISOString(),
    by: deps.accountId,
    action: 'datasource-deleted',
    datasourceId: id,
    name: '',
    changes: [],
  };
  const outcome = await deps.datasources.removeDamaged(id, entry, (credentialsIds) =>
    orphanedCredentialsOf(deps, id, credentialsIds),
  );
  if (outcome === 'conflict') return afterConflict(deps, id);
  if ('usedBy' in outcome) return err({ code: 'datasource-in-use', usedBy: outcome.usedBy });
  const { credentialsId } = outcome;
  deps.log.info('datasource.deleted', { datasourceId: id, wasDamaged: true });
  await removeBelongings(deps, id, credentialsId);
  return ok({ id });
}
