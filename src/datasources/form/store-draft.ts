import type { DatasourceSettings } from '../../contract/datasource';
import type { KeyRotation } from '../../contract/datasource-keys';
import { bestEffort } from '../best-effort';
import { changesBetween, cutForAudit } from '../audit-changes';
import type { DatasourceDeps } from '../deps';
import type { OpenDraft } from './draft';
import { signingOf } from '../keys/keys-of';
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
  given: StoredDraft,
  newId: string,
): Promise<{ outcome: 'done' | 'conflict' | 'name-taken'; record: DatasourceRecord }> {
  const draft = withKeysThatFit(given, deps);
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

type Fitted = StoredDraft & {
  /** The waiting key that was made for another way to sign. */
  unfit: KeyRotation['next'];
};

/** A key waits for one way to sign. Where the settings sign otherwise or not at all, it goes, and the schedule counts from now. */
function withKeysThatFit(draft: StoredDraft, { clock }: Pick<DatasourceDeps, 'clock'>): Fitted {
  const { record, settings, keys = record?.keys } = draft;
  if (record === null || keys === undefined || keys.next === null) return { ...draft, unfit: null };
  const [before, after] = [signingOf(record.settings), signingOf(settings)];
  if (after !== null && before?.algorithm === after.algorithm) return { ...draft, unfit: null };
  const since = new Date(clock.now()).toISOString();
  return { ...draft, keys: { ...keys, next: null, since }, unfit: keys.next };
}

type WrittenSecrets = {
  datasourceId: string;
  credentialsId: string | null;
  /** The record changed: deletes the credentials it no longer names. */
  finish: () => Promise<void>;
  /** The record did not change: deletes the new credentials. */
  undo: () => Promise<void>;
};

async function writeSecrets(deps: DatasourceDeps, draft: Fitted, newId: string): Promise<WrittenSecrets> {
  const { record, secrets, secretsChanged } = draft;
  const unfit = draft.unfit?.credentialsId ?? null;
  const datasourceId = record?.id ?? newId;
  const before = record?.credentialsId ?? null;
  const nothing = {
    datasourceId,
    credentialsId: before,
    finish: () => Promise.resolve(),
    undo: () => Promise.resolve(),
  };
  if (!secretsChanged && unfit === null) return nothing;
  const fresh = !secretsChanged || Object.keys(secrets).length === 0 ? null : deps.newId();
  const stale = secretsChanged ? before : null;
  const ids = [fresh, stale, unfit].filter((id) => id !== null);
  const leftover = orphanedCredentialsOf(deps, datasourceId, ids);
  await deps.orphanedCredentials.add(leftover);
  if (fresh !== null) await deps.credentials.write(fresh, secrets);
  const drop = async (...dropped: (string | null)[]): Promise<void> => {
    for (const id of dropped) if (id !== null) await deps.credentials.remove(id);
    // Where there was a token and is none any more, an invocation that knows the settings of before may request one yet.
    if (!losesToken(draft)) await deps.orphanedCredentials.remove(leftover.id);
  };
  return {
    datasourceId,
    credentialsId: secretsChanged ? fresh : before,
    finish: () => drop(stale, unfit),
    undo: () => drop(fresh),
  };
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
  { settings, secrets, record: saved, savedSecrets, unfit }: Fitted,
  record: DatasourceRecord,
): AuditEntry {
  return {
    id: deps.newId(),
    at: record.updatedAt,
    by: deps.accountId,
    action: saved === null ? 'datasource-created' : 'datasource-changed',
    datasourceId: record.id,
    name: settings.name,
    changes: cutForAudit([
      ...changesBetween(saved === null ? null : { settings: saved.settings, secrets: savedSecrets }, {
        settings,
        secrets,
      }),
      ...(unfit === null ? [] : [{ path: 'keys.next', before: unfit.keyId, after: null }]),
    ]),
  };
}
