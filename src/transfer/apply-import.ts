import type { DatasourceSettings } from '../contract/datasource';
import { err, ok, type Result } from '../contract/result';
import {
  importedAtOnce,
  type ImportedDatasource,
  type ImportProblem,
  type PlannedDatasource,
} from '../contract/transfer';
import { bestEffort } from '../datasources/best-effort';
import type { DatasourceDeps } from '../datasources/deps';
import { mergeSecrets } from '../datasources/form/merge-secrets';
import { missingSecrets } from '../checks/needed-secrets';
import { storeDraft } from '../datasources/form/store-draft';
import { secretsOf } from '../datasources/subject';
import { crashFields } from '../base/crash';
import { planFor } from './site';

type ApplyPayload = { text: string; updateByName: string[]; versions: Record<string, number> };

/**
 * Imports the datasources of a file one by one. Each is saved like one from the form, whole or not at all, and only if the
 * site still is as its plan showed it; one that fails stops no other. A secret that the rule of saving would ask for
 * again is dropped, and the list shows what has to be entered.
 */
export async function applyImport(
  deps: DatasourceDeps,
  payload: ApplyPayload,
): Promise<Result<Result<ImportedDatasource[], ImportProblem>, never>> {
  const planned = await planFor(deps, payload);
  if (!planned.ok) return ok(planned);
  const { file, plan } = planned.value;
  if (file.datasources.length > importedAtOnce) {
    return ok(err({ code: 'too-many', what: 'datasources', max: importedAtOnce }));
  }
  const results: ImportedDatasource[] = [];
  for (const [index, { settings }] of file.datasources.entries()) {
    const one = plan.datasources[index];
    if (one === undefined) continue;
    const isFull = plan.tooMany !== null && one.plan === 'new';
    const seen = Object.hasOwn(payload.versions, one.id) ? (payload.versions[one.id] ?? null) : null;
    results.push(isFull ? notImported(one, 'too-many') : await imported(deps, one, settings, seen));
  }
  deps.log.info('import.applied', { datasources: results.length });
  return ok(ok(results));
}

async function imported(
  deps: DatasourceDeps,
  one: PlannedDatasource,
  settings: DatasourceSettings,
  seenVersion: number | null,
): Promise<ImportedDatasource> {
  const { id, name } = one;
  if (one.plan === 'conflict') return notImported(one, 'conflict');
  if (one.plan === 'same') return { id, name, outcome: 'same' };
  try {
    return await saved(deps, one, settings, seenVersion);
  } catch (error) {
    deps.log.error('import.broke-off', { datasourceId: id, ...crashFields(error) });
    return notImported(one, 'broke-off');
  }
}

async function saved(
  deps: DatasourceDeps,
  one: Extract<PlannedDatasource, { plan: 'new' | 'changed' }>,
  settings: DatasourceSettings,
  seenVersion: number | null,
): Promise<ImportedDatasource> {
  const record = one.plan === 'new' ? null : await deps.datasources.get(one.existingId);
  if ((record?.version ?? null) !== seenVersion || (one.plan === 'changed' && record === null)) {
    return notImported(one, 'changed-meanwhile');
  }
  const savedSecrets = record === null ? {} : await secretsOf(record, deps.credentials)();
  const { merged } = mergeSecrets(
    { settings, secrets: {} },
    record === null ? null : { settings: record.settings, secrets: savedSecrets },
  );
  const draft = { settings, secrets: merged.secrets, secretsChanged: merged.changed, savedSecrets, record };
  const stored = await storeDraft(deps, draft, one.id);
  if (stored.outcome !== 'done') return notImported(one, 'changed-meanwhile');
  const missing = missingSecrets(settings, stored.record.savedSecrets);
  const hasToken = settings.authentication.kind === 'oauth2-client-credentials' && missing.length === 0;
  // Without its secret a token cannot be renewed: trying it every few minutes would only cost. With all of them its first
  // callers meet in one record, as after a save, also when an import before this one took that away.
  if (record !== null) {
    const { id } = record;
    await bestEffort(deps.log, 'token', () => (hasToken ? deps.tokens.prepare(id) : deps.tokens.forget(id)));
  }
  return {
    id: one.id,
    name: one.name,
    outcome: one.plan === 'new' ? 'created' : 'changed',
    missingSecrets: missing,
  };
}

type Because = Extract<ImportedDatasource, { outcome: 'not-imported' }>['because'];

const notImported = ({ id, name }: PlannedDatasource, because: Because): ImportedDatasource => ({
  id,
  name,
  outcome: 'not-imported',
  because,
});
