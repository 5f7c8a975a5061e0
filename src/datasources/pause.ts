import type { Pause } from '../contract/datasource';
import type { AppError } from '../contract/failures';
import { ok, type Result } from '../contract/result';
import { bestEffort } from './best-effort';
import { afterConflict, conflictWith, datasourceNotFound } from './conflict';
import type { DatasourceDeps } from './deps';
import type { AuditChange } from './stores';

type Which = { id: string; version: number };

/** Stops a datasource. Its token is taken out of the scheduled renewal, so that a tick does not even look at it. */
export function pauseDatasource(
  deps: DatasourceDeps,
  { reason, ...which }: Which & { reason: string },
): Promise<Result<Which, AppError>> {
  const at = new Date(deps.clock.now()).toISOString();
  return setPause(deps, which, { at, by: deps.accountId, reason: reason.trim() });
}

/** Lets a paused datasource work again: at once for whoever uses it, and its token is due at the next tick. */
export function resumeDatasource(deps: DatasourceDeps, which: Which): Promise<Result<Which, AppError>> {
  return setPause(deps, which, null);
}

/** The record decides; the token's schedule follows it, here or at the next tick or use. */
async function setPause(
  deps: DatasourceDeps,
  { id, version }: Which,
  paused: Pause | null,
): Promise<Result<Which, AppError>> {
  const saved = await deps.datasources.get(id);
  if (saved === null) return datasourceNotFound;
  if (saved.version !== version) return conflictWith(saved);
  const at = new Date(deps.clock.now()).toISOString();
  const record = { ...saved, version: version + 1, paused, updatedAt: at, updatedBy: deps.accountId };
  const outcome = await deps.datasources.put(record, saved, {
    id: deps.newId(),
    at,
    by: deps.accountId,
    action: paused === null ? 'datasource-resumed' : 'datasource-paused',
    datasourceId: id,
    name: saved.settings.name,
    changes: reasonChange(saved.paused, paused),
  });
  if (outcome !== 'done') return afterConflict(deps, id);
  deps.log.info(paused === null ? 'datasource.resumed' : 'datasource.paused', { datasourceId: id });
  await bestEffort(deps.log, 'token', () => deps.tokens.suspendRenewal(id, paused !== null));
  return ok({ id, version: record.version });
}

function reasonChange(before: Pause | null, after: Pause | null): AuditChange[] {
  const change = { path: 'paused', before: reasonOf(before), after: reasonOf(after) };
  return change.before === change.after ? [] : [change];
}

const reasonOf = (pause: Pause | null): string | null => (pause === null || pause.reason === '' ? null : pause.reason);
