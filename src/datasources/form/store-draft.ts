import type { DatasourceSettings } from '../../contract/datasource';
import type { KeyRotation } from '../../contract/datasource-keys';
import { bestEffort } from '../best-effort';
import { changesBetween, cutForAudit } from '../audit-changes';
import type { DatasourceDeps } from '../deps';
import type { OpenDraft } from './draft';
import { orphanedCredentialsOf } from '../orphaned-credentials';
import { sameSecrets, secretsIn } from '../secret-bag';
import type { AuditEntry } from '../stores';
import { tokenSecrets } from '../subject';
import type { DatasourceRecord } from '../saved-datasource';

/** What is written: settings and secrets, beside what is stored now. */
export type StoredDraft = Omit<OpenDraft, 'subject' | 'usesMadeKey'> & {
  /** What becomes of its keys; absent: they stay as they are. */
  keys?: KeyRotation;
};

/**
 * Writes a datasource. Its secrets are written first, under a new name; then one conditional transaction changes the
 * record, which names them, and adds the audit entry. Until that moment everything that was saved is in force, after it
 * everything new is; what an interruption leaves behind is listed as a leftover and deleted later. A new datasource gets
 * the id `newId`. `conflict` when the stored record is not the draft's any more.
 */
export async function storeDraft(
  deps: DatasourceDeps,
  draft: StoredDraft,
  newId: string,
): Promise<{ outcome: 'done' | 'conflict' | 'name-taken'; record: DatasourceRecord }> {
  const written = await writeSecrets(deps, draft, newId);
  const record = nextRecord(deps, draft, written);
  const outcome = await deps.datasources.put(record, draft.record, auditEntry(deps, draft, record));
  if (outcome !== 'done') {
    await bestEffort(deps.log, 'undo', written.undo);
    return { outcome, record };
  }
  deps.log.info('datasource.saved', { datasourceId: record.id, version: record.version });
  await bestEffort(deps.log, 'tidy', written.finish);
  return { outcome, record };
}

type WrittenSecrets = {
  datasourceId: string;
  credentialsId: string | null;
  /** The record changed: deletes the credentials it no longer names. */
  finish: () => Promise<void>;
  /** The record did not change: deletes the new credentials. */
  undo: () => Promise<void>;
};

async function writeSecrets(deps: DatasourceDeps, draft: StoredDraft, newId: string): Promise<WrittenSecrets> {
  const { record, secrets, secretsChanged } = draft;
  const datasourceId = record?.id ?? newId;
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
  const leftover = orphanedCredentialsOf(deps, datasourceId, ids);
  await deps.orphanedCredentials.add(leftover);
  if (credentialsId !== null) await deps.credentials.write(credentialsId, secrets);
  const drop = async (id: string | null): Promise<void> => {
    if (id !== null) await deps.credentials.remove(id);
    // Where there was a token and is none any more, an invocation that knows the settings of before may request one yet.
    if (!losesToken(draft)) await deps.orphanedCredentials.remove(leftover.id);
  };
  return { datasourceId, credentialsId, finish: () => drop(before), undo: () => drop(credentialsId) };
}

const hasToken = ({ authentication }: DatasourceSettings): boolean =>
  authentication.kind === 'oauth2-client-credentials';

const losesToken = ({ record, settings }: StoredDraft): boolean =>
  record !== null && hasToken(record.settings) && !hasToken(settings);

function nextRecord(
  deps: DatasourceDeps,
  { record, settings, secrets, savedSecrets, keys = record?.keys }: StoredDraft,
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
    paused: record?.paused ?? null,
    ...(keys !== undefined && { keys }),
    createdAt: record?.createdAt ?? now,
    updatedAt: now,
    updatedBy: deps.accountId,
  };
}

function auditEntry(
  deps: DatasourceDeps,
  { settings, secrets, record: saved, savedSecrets }: StoredDraft,
  record: DatasourceRecord,
): AuditEntry {
  return {
    id: deps.newId(),
    at: record.updatedAt,
    by: deps.accountId,
    action: saved === null ? 'datasource-created' : 'datasource-changed',
    datasourceId: record.id,
    name: settings.name,
    changes: cutForAudit(
      changesBetween(saved === null ? null : { settings: saved.settings, secrets: savedSecrets }, {
        settings,
        secrets,
      }),
    ),
  };
}
