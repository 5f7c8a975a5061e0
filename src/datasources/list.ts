import type { DamagedDatasource, DatasourceListItem } from '../contract/datasource';
import type { FieldUse } from '../contract/field-use';
import { ok, type Result } from '../contract/result';
import { apiHealthView } from './api/api-health';
import type { DatasourceDeps } from './deps';
import { secretExpiryOf } from './secret-expiry';
import { keysToDo, signingOf } from './keys/keys-of';
import { missingSecrets } from '../checks/needed-secrets';
import type { TokenSummaries } from './token-summaries';
import type { DatasourceRecord } from './saved-datasource';

/**
 * All datasources by name: one query for a hundred, a round of queries side by side for more, and beside them the token
 * states in batches, the uses, and how the APIs stand.
 */
export async function listDatasources(
  deps: DatasourceDeps,
): Promise<Result<{ datasources: DatasourceListItem[]; damaged: DamagedDatasource[]; now: string }, never>> {
  const damaged: DamagedDatasource[] = [];
  const tokens: Awaited<ReturnType<TokenSummaries>> = new Map();
  const readTokens = async (page: DatasourceRecord[]): Promise<void> => {
    for (const [id, token] of await deps.tokenSummaries(page)) tokens.set(id, token);
  };
  const [records, uses, healths] = await Promise.all([
    deps.datasources.all({ onPage: readTokens, onDamaged: (found) => damaged.push(...found) }),
    deps.uses.all(),
    deps.apiHealth.all(),
  ]);
  const datasources = records.map((record): DatasourceListItem => {
    const { id, version, settings, savedSecrets, paused, updatedAt } = record;
    return {
      id,
      version,
      name: settings.name,
      baseUrl: settings.baseUrl,
      authentication: settings.authentication.kind,
      paused,
      token: tokens.get(id) ?? null,
      api: apiHealthView(healths.get(id), version),
      missingSecrets: missingSecrets(settings, savedSecrets),
      secretExpiry: secretExpiryOf(settings, savedSecrets),
      usedBy: fieldsOf(uses.get(id) ?? []),
      keys: keysToDo(record),
      signs: signingOf(settings) !== null,
      updatedAt,
    };
  });
  return ok({ datasources, damaged, now: new Date(deps.clock.now()).toISOString() });
}

/** A field with several contexts is named once. */
function fieldsOf(uses: readonly FieldUse[]): DatasourceListItem['usedBy'] {
  return [...new Map([...uses].reverse().map((use) => [use.fieldId, use])).values()].reverse();
}
