import type { DatasourceView } from '../contract/datasource';
import type { AppError } from '../contract/failures';
import type { Result } from '../contract/json';
import { limits } from '../contract/limits';
import { afterwards } from './afterwards';
import { changesBetween } from './audit-changes';
import type { DatasourceDeps } from './deps';
import { draftTokenId, openDraft, type OpenDraft } from './draft';
import { leftoverOf } from './leftovers';
import type { AuditEntry } from './stores';
import { sameSecrets, secretsIn } from './secret-bag';
import { draftSubject, subjectOf, tokenSecrets } from './subject';
import type { DatasourceRecord } from './types';
import { datasourceView } from './view';

type SavePayload = { id: string | null; draftId: string; input: unknown; version: number | null };

/**
 * Saves a datasource. Its secrets are written first, under a new name; then one conditional transaction changes the
 * record, which names them, and adds the audit entry. Until that moment everything that was saved is in force, after it
 * everything new is; what an interruption leaves behind is listed as a leftover and deleted later.
 */
export async function saveDatasource(
  deps: DatasourceDeps,
  payload: SavePayload,
): Promise<Result<DatasourceView, AppError>> {
  const draft = await openDraft(deps, payload, 'save');
  if (!draft.ok) return draft;
  const { record: saved } = draft.value;
  if (saved !== null && payload.version !== saved.version) return conflict(saved);
  const refused = await refusal(deps, draft.value);
  if (refused !== null) return { ok: false, error: refused };

  const written = await writeSecrets(deps, draft.value);
  const record = nextRecord(deps, draft.value, written);
  const entry = auditEntry(deps, draft.value, record);
  const outcome = await deps.datasources.put(record, saved?.version ?? null, entry);
  if (outcome === 'conflict') {
    await written.undo();
    const winner = await deps.datasources.get(record.id);
    return winner === null ? { ok: false, error: { code: 'not-found', what: 'datasource' } } : conflict(winner);
  }
  deps.log.info('datasource.saved', { datasourceId: record.id, version: record.version });
  await afterwards(deps.log, 'tidy', written.finish);
  await afterwards(deps.log, 'token', () => settleToken(deps, payload.draftId, draft.value, record));
  return { ok: true, value: await datasourceView(deps, record) };
}

async function refusal(deps: DatasourceDeps, { settings, record }: OpenDraft): Promise<AppError | null> {
  const others = record === null ? await deps.datasources.all() : await deps.datasources.named(settings.name);
  const lower = settings.name.normalize('NFKC').toLowerCase();
  const isTaken = others.some(
    (other) => other.id !== record?.id && other.settings.name.normalize('NFKC').toLowerCase() === lower,
  );
  if (isTaken) return { code: 'invalid-input', fields: { name: { code: 'name-taken' } } };
  const max = limits.datasources;
  return record === null && others.length >= max ? { code: 'too-many-datasources', max } : null;
}

type WrittenSecrets = {
  datasourceId: string;
  credentialsId: string | null;
  /** The record changed: deletes the credentials it no longer names. */
  finish: () => Promise<void>;
  /** The record did not change: deletes the new credentials. */
  undo: () => Promise<void>;
};

async function writeSecrets(deps: DatasourceDeps, draft: OpenDraft): Promise<WrittenSecrets> {
  const { record, secrets, secretsChanged } = draft;
  const datasourceId = record?.id ?? deps.newId();
  const before = record?.credentialsId ?? null;
  const nothing = {
    datasourceId,
    credentialsId: before,
    finish: () => Promise.resolve(),
    undo: () => Promise.resolve(),
  };
  if (!secretsChanged) return nothing;
  const credentialsId = Object.keys(secrets).length === 0 ? null : deps.newId();
  const ids = [credentialsId, before].filter((id) => id !== null);
  const leftover = leftoverOf(deps, datasourceId, ids);
  await deps.leftovers.add(leftover);
  if (credentialsId !== null) await deps.credentials.write(credentialsId, secrets);
  const drop = async (id: string | null): Promise<void> => {
    if (id !== null) await deps.credentials.remove(id);
    await deps.leftovers.remove(leftover.id);
  };
  return { datasourceId, credentialsId, finish: () => drop(before), undo: () => drop(credentialsId) };
}

function nextRecord(
  deps: DatasourceDeps,
  { record, settings, secrets, savedSecrets }: OpenDraft,
  { datasourceId, credentialsId }: WrittenSecrets,
): DatasourceRecord {
  const now = new Date(deps.clock.now()).toISOString();
  const used = tokenSecrets(settings, secrets);
  const kept = record === null ? {} : tokenSecrets(record.settings, savedSecrets);
  return {
    id: datasourceId,
    version: (record?.version ?? 0) + 1,
    settings,
    savedSecrets: secretsIn(secrets).map(([name]) => name),
    credentialsId,
    tokenSecretsRevision:
      Object.keys(used).length === 0
        ? null
        : sameSecrets(used, kept)
          ? (record?.tokenSecretsRevision ?? deps.newId())
          : deps.newId(),
    createdAt: record?.createdAt ?? now,
    updatedAt: now,
    updatedBy: deps.accountId,
  };
}

function auditEntry(
  deps: DatasourceDeps,
  { settings, secrets, record: saved, savedSecrets }: OpenDraft,
  record: DatasourceRecord,
): AuditEntry {
  return {
    id: deps.newId(),
    at: record.updatedAt,
    by: deps.accountId,
    action: saved === null ? 'datasource-created' : 'datasource-changed',
    datasourceId: record.id,
    name: settings.name,
    changes: changesBetween(saved === null ? null : { settings: saved.settings, secrets: savedSecrets }, {
      settings,
      secrets,
    }),
  };
}

/** A token that was fetched with these very settings moves in; without OAuth 2.0 there is no token any more. */
async function settleToken(
  deps: DatasourceDeps,
  draftId: string,
  { settings, secrets, record: saved }: OpenDraft,
  record: DatasourceRecord,
): Promise<void> {
  const subject = subjectOf(record, () => Promise.resolve(secrets));
  const draft = draftSubject(draftTokenId(deps.accountId, draftId), settings, secrets);
  if (subject !== null && draft !== null) await deps.tokens.adopt(draft, subject);
  else if (saved?.settings.authentication.kind === 'oauth2-client-credentials') await deps.tokens.forget(record.id);
}

const conflict = ({ version, updatedBy, updatedAt }: DatasourceRecord): Result<never, AppError> => ({
  ok: false,
  error: { code: 'conflict', version, updatedBy, updatedAt },
});
