import type { Pause } from '../contract/datasource';
import type { AppError } from '../contract/failures';
import { ok, type Result } from '../contract/result';
import { bestEffort } from './best-effort';
import { afterConflict, datasourceNotFound, settingsVersionOf } from './conflict';
import type { DatasourceDeps } from './deps';
import type { DatasourceRecord } from './saved-datasource';
import type { AuditChange } from './stores';

type Paused = { id: string; version: number };

/** A pause meets other writes of the same moment at most so often. */
const mostTries = 3;

/**
 * Stops a datasource, whatever was saved of it meanwhile; one that is stopped already stays as it is. Its token is taken out of the scheduled renewal, so that a tick
 * does not even look at it.
 */
export function pauseDatasource(
  deps: DatasourceDeps,
  { id, reason }: { id: string; reason: string },
): Promise<Result<Paused, AppError>> {
  const at = new Date(deps.clock.now()).toISOString();
  return setPause(deps, id, { at, by: deps.accountId, reason: reason.trim() });
}

/** Lets a paused datasource work again: at once for whoever uses it, and its token is due at the next tick. */
export function resumeDatasource(deps: DatasourceDeps, { id }: { id: string }): Promise<Result<Paused, AppError>> {
  return setPause(deps, id, null);
}

/** The record decides; the token's schedule follows it, here or at the next tick or use. */
async function setPause(
  deps: DatasourceDeps,
  id: string,
  paused: Pause | null,
  tries = 1,
): Promise<Result<Paused, AppError>> {
  const saved = await deps.datasources.get(id);
  if (saved === null) return datasourceNotFound;
  const isSet = (saved.paused === null) === (paused === null);
  if (isSet) return ok({ id, version: saved.version });
  const at = new Date(deps.clock.now()).toISOString();
  const record: DatasourceRecord = {
    ...saved,
    version: saved.version + 1,
    settingsVersion: settingsVersionOf(saved),
    paused,
    updatedAt: at,
    updatedBy: deps.accountId,
  };
  const outcome = await deps.datasources.put(record, saved, {
    id: deps.newId(),
    at,
    by: deps.accountId,
    action: paused === null ? 'datasource-resumed' : 'datasource-paused',
    datasourceId: id,
    name: saved.settings.name,
    changes: reasonChange(saved.paused, paused),
  });
  if (outcome !== 'done') return tries < mostTries ? setPause(deps, id, paused, tries + 1) : afterConflict(deps, id);
  deps.log.info(paused === null ? 'datasource.resumed' : 'datasource.paused', { datasourceId: id });
  await bestEffort(deps.log, 'token', () => deps.tokens.suspendRenewal(id, paused !== null));
  return ok({ id, version: record.version });
}

function reasonChange(before: Pause | null, after: Pause | null): AuditChange[] {
  const change = { path: 'paused', before: reasonOf(before), after: reasonOf(after) };
  return change.before === change.after ? [] : [change];
}

const reasonOf = (pause: Pause | null): string | null => (pause === null || pause.reason === '' ? null : pause.reason);
