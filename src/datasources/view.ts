import type { SecretName } from '../contract/authentication';
import type { DatasourceView } from '../contract/datasource';
import type { AppError } from '../contract/failures';
import type { IsoTime } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { viewToken } from '../oauth/engine/view-token';
import { apiHealthView } from './api/api-health';
import { settingsVersionOf } from './conflict';
import type { DatasourceDeps } from './deps';
import { secretsOf, subjectOf } from './subject';
import type { DatasourceRecord } from './saved-datasource';

/** One datasource as the page shows it: settings, names of its secrets, token, use, and of when that is. */
export async function getDatasource(
  deps: DatasourceDeps,
  { id }: { id: string },
): Promise<Result<DatasourceView & { now: IsoTime }, AppError>> {
  const record = await deps.datasources.get(id);
  if (record === null) return err({ code: 'not-found', what: 'datasource' });
  return ok({ ...(await datasourceView(deps, record)), now: new Date(deps.clock.now()).toISOString() });
}

export async function datasourceView(deps: DatasourceDeps, record: DatasourceRecord): Promise<DatasourceView> {
  const subject = subjectOf(record, secretsOf(record, deps.credentials));
  const [token, stored, usedBy] = await Promise.all([
    subject === null ? null : viewToken(deps.tokens, subject),
    deps.apiHealth.read(record.id),
    deps.uses.of(record.id),
  ]);
  const { id, version, settings, createdAt, updatedAt, updatedBy, paused } = record;
  const savedSecrets = record.savedSecrets as SecretName[];
  const api = apiHealthView(stored.health, version);
  return {
    id,
    version,
    settingsVersion: settingsVersionOf(record),
    settings,
    savedSecrets,
    createdAt,
    updatedAt,
    updatedBy,
    paused,
    token,
    api,
    usedBy,
  };
}
