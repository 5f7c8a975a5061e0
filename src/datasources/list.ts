import type { DatasourceListItem } from '../contract/datasource';
import type { Result } from '../contract/json';
import type { DatasourceDeps } from './deps';
import { secretExpiryOf } from './secret-expiry';
import { missingSecrets } from './secret-names';
import type { DatasourceRecord } from './types';

/** Token states of many datasources, read in batches. Datasources without OAuth 2.0 are absent. */
export type TokenSummaries = (records: DatasourceRecord[]) => Promise<Map<string, DatasourceListItem['token']>>;

/** All datasources by name: one indexed query a hundred, the token states in batches, the uses in one more query. */
export async function listDatasources(
  deps: DatasourceDeps,
): Promise<Result<{ datasources: DatasourceListItem[]; now: string }, never>> {
  const [records, uses] = await Promise.all([deps.datasources.all(), deps.uses.all()]);
  const tokens = await deps.tokenSummaries(records);
  const datasources = records.map(({ id, version, settings, savedSecrets, paused, updatedAt }): DatasourceListItem => ({
    id,
    version,
    name: settings.name,
    baseUrl: settings.baseUrl,
    authentication: settings.authentication.kind,
    paused,
    token: tokens.get(id) ?? null,
    missingSecrets: missingSecrets(settings, savedSecrets),
    secretExpiry: secretExpiryOf(settings, savedSecrets),
    usedBy: uses.get(id) ?? [],
    updatedAt,
  }));
  return { ok: true, value: { datasources, now: new Date(deps.clock.now()).toISOString() } };
}
