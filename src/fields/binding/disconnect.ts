import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import { bindingChanges } from './binding-changes';
import { conflict, type BindingDeps } from './bindings';

/** Ends the connection of a field context. What people picked stays on the issues, and in the audit trail what was set. */
export async function disconnectField(
  deps: Pick<BindingDeps, 'accountId' | 'bindings' | 'clock' | 'log' | 'newId' | 'wakeCopy'>,
  { id }: { id: string },
): Promise<Result<{ id: string }, AppError>> {
  const found = { hasCopy: false };
  const outcome = await deps.bindings.remove(id, ({ record, use, datasourceId }) => {
    found.hasCopy = record === null || record.settings.copy !== null;
    return {
      id: deps.newId(),
      at: new Date(deps.clock.now()).toISOString(),
      by: deps.accountId,
      action: 'binding-deleted',
      datasourceId,
      name: use.fieldName,
      changes: bindingChanges(record?.settings ?? null, null),
    };
  });
  switch (outcome) {
    case 'done':
      if (found.hasCopy) await deps.wakeCopy(id);
      deps.log.info('binding.deleted', { bindingId: id });
      return ok({ id });
    case 'not-found':
      return err({ code: 'not-found', what: 'binding' });
    case 'newer':
      return err({ code: 'unreadable-record', what: 'binding', reason: 'newer' });
    case 'conflict': {
      const standing = await deps.bindings.get(id);
      return standing === null ? err({ code: 'not-found', what: 'binding' }) : conflict(standing);
    }
  }
}
