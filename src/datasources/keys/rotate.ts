import {
  mostRetiredKeys,
  type DatasourceKeys,
  type KeyRotation,
  type RotationDays,
} from '../../contract/datasource-keys';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import { reveal } from '../../base/secret';
import { makeKeyPair } from '../../oauth/keys/key-pair';
import { bestEffort } from '../best-effort';
import { afterConflict, conflictWith, isSavedAs } from '../conflict';
import type { DatasourceDeps } from '../deps';
import { openDraft } from '../form/draft';
import { storeDraft } from '../form/store-draft';
import { orphanedCredentialsOf } from '../orphaned-credentials';
import type { DatasourceRecord } from '../saved-datasource';
import { settleToken } from '../save';
import type { AuditChange } from '../stores';
import { rotationOf, shownKeys, signingOf, signingRecord, type Signing } from './keys-of';

type Which = { id: string; version: number };

/** Makes the key that will be used next. Its private half goes to encrypted storage at once, and no request signs with it yet. */
export async function makeNextKey(deps: DatasourceDeps, which: Which): Promise<Result<DatasourceKeys, AppError>> {
  const found = await current(deps, which);
  if (!found.ok) return found;
  const { record, signing } = found.value;
  return addNextKey(deps, record, signing);
}

async function addNextKey(
  deps: DatasourceDeps,
  record: DatasourceRecord,
  signing: Signing,
): Promise<Result<DatasourceKeys, AppError>> {
  const rotation = rotationOf(record);
  const { privateKey, publicKey } = await makeKeyPair(signing.algorithm);
  const credentialsId = deps.newId();
  const before = rotation.next?.credentialsId ?? null;
  const leftover = orphanedCredentialsOf(deps, record.id, [credentialsId, ...(before === null ? [] : [before])]);
  await deps.orphanedCredentials.add(leftover);
  await deps.credentials.write(credentialsId, { 'private-key': privateKey });
  const keyId = publicKey.keyId ?? '';
  const next = { keyId, madeAt: now(deps), credentialsId };
  const saved = await putKeys(deps, record, {
    keys: { ...rotation, next },
    changes: [{ path: 'keys.next', before: rotation.next?.keyId ?? null, after: keyId }],
  });
  return saved.ok ? ok(await shownKeys(deps, saved.value, signing)) : saved;
}

/** Deletes the key that waits: it was never used. */
export async function discardNextKey(deps: DatasourceDeps, which: Which): Promise<Result<DatasourceKeys, AppError>> {
  const found = await current(deps, which);
  if (!found.ok) return found;
  const { record, signing } = found.value;
  const rotation = rotationOf(record);
  if (rotation.next === null) return ok(await shownKeys(deps, record, signing));
  const { keyId, credentialsId } = rotation.next;
  await deps.orphanedCredentials.add(orphanedCredentialsOf(deps, record.id, [credentialsId]));
  const saved = await putKeys(deps, record, {
    keys: { ...rotation, next: null },
    changes: [{ path: 'keys.next', before: keyId, after: null }],
  });
  if (!saved.ok) return saved;
  await bestEffort(deps.log, 'next-key', () => deps.credentials.remove(credentialsId));
  return ok(await shownKeys(deps, saved.value, signing));
}

/**
 * Signs with the waiting key from now on. A token is asked for with it first: a server that does not know the key yet leaves
 * everything as it was. Then one write puts it in the place of the other.
 */
export async function switchKey(deps: DatasourceDeps, which: Which): Promise<Result<DatasourceKeys, AppError>> {
  const found = await current(deps, which);
  if (!found.ok) return found;
  const { record, signing } = found.value;
  const rotation = rotationOf(record);
  const waiting = rotation.next === null ? null : await deps.credentials.read(rotation.next.credentialsId);
  const secret = waiting?.['private-key'];
  if (rotation.next === null || secret === undefined) {
    return err({ code: 'invalid-input', fields: { 'secrets.private-key': { code: 'key-pair-gone' } } });
  }
  const { next } = rotation;
  const draftId = deps.newId();
  const settings = withKeyId(record.settings, next.keyId);
  const input = { settings, secrets: { 'private-key': reveal(secret) } };
  const draft = await openDraft(deps, { id: record.id, draftId, input }, 'save');
  if (!draft.ok) return draft;
  const { subject } = draft.value;
  if (subject !== null) {
    const token = await deps.tokens.get(subject, { forceRenewal: true, askedAtMs: deps.startedAtMs });
    if (!token.ok) return token;
  }
  const retiring = (await shownKeys(deps, record, signing)).current?.keyId ?? null;
  const at = now(deps);
  const retired = retiring === null ? [] : [{ keyId: retiring, at }];
  const keys: KeyRotation = {
    ...rotation,
    since: at,
    next: null,
    retired: [...retired, ...rotation.retired].slice(0, mostRetiredKeys),
  };
  await deps.orphanedCredentials.add(orphanedCredentialsOf(deps, record.id, [next.credentialsId]));
  const stored = await storeDraft(deps, { ...draft.value, record, keys }, record.id);
  if (stored.outcome !== 'done') return afterConflict(deps, record.id);
  await bestEffort(deps.log, 'token', () => settleToken(deps, draftId, draft.value, stored.record));
  await bestEffort(deps.log, 'next-key', () => deps.credentials.remove(next.credentialsId));
  deps.log.info('key.switched', { datasourceId: record.id });
  return ok(await shownKeys(deps, stored.record, signingOf(stored.record.settings) ?? signing));
}

/** Somebody removed an old key at the authorization server. */
export async function forgetRetiredKey(
  deps: DatasourceDeps,
  { keyId, ...which }: Which & { keyId: string },
): Promise<Result<DatasourceKeys, AppError>> {
  const found = await current(deps, which);
  if (!found.ok) return found;
  const { record, signing } = found.value;
  const rotation = rotationOf(record);
  const saved = await putKeys(deps, record, {
    keys: { ...rotation, retired: rotation.retired.filter((one) => one.keyId !== keyId) },
    changes: [{ path: 'keys.retired', before: keyId, after: null }],
  });
  return saved.ok ? ok(await shownKeys(deps, saved.value, signing)) : saved;
}

/** How often a new key is made by schedule. */
export async function planKeyRotation(
  deps: DatasourceDeps,
  { everyDays, ...which }: Which & { everyDays: RotationDays | null },
): Promise<Result<DatasourceKeys, AppError>> {
  const found = await current(deps, which);
  if (!found.ok) return found;
  const { record, signing } = found.value;
  const rotation = rotationOf(record);
  const saved = await putKeys(deps, record, {
    keys: { ...rotation, everyDays, since: rotation.everyDays === null ? now(deps) : rotation.since },
    changes: [{ path: 'keys.everyDays', before: rotation.everyDays, after: everyDays }],
  });
  return saved.ok ? ok(await shownKeys(deps, saved.value, signing)) : saved;
}

/** Makes the next key of a datasource whose time has come. */
export async function addScheduledKey(deps: DatasourceDeps, record: DatasourceRecord): Promise<boolean> {
  const signing = signingOf(record.settings);
  return signing !== null && (await addNextKey(deps, record, signing)).ok;
}

async function current(
  deps: DatasourceDeps,
  { id, version }: Which,
): Promise<Result<{ record: DatasourceRecord; signing: Signing }, AppError>> {
  const found = await signingRecord(deps, id);
  return found.ok && !isSavedAs(found.value.record, version) ? conflictWith(found.value.record) : found;
}

async function putKeys(
  deps: DatasourceDeps,
  before: DatasourceRecord,
  { keys, changes }: { keys: KeyRotation; changes: AuditChange[] },
): Promise<Result<DatasourceRecord, AppError>> {
  const at = now(deps);
  const { settingsVersion: _before, ...settled } = before;
  const record = {
    ...settled,
    version: before.version + 1,
    keys,
    updatedAt: at,
    updatedBy: deps.accountId || before.updatedBy,
  };
  const outcome = await deps.datasources.put(record, before, {
    id: deps.newId(),
    at,
    by: deps.accountId,
    action: 'datasource-changed',
    datasourceId: record.id,
    name: record.settings.name,
    changes: changes.filter((change) => change.before !== change.after),
  });
  return outcome === 'done' ? ok(record) : afterConflict(deps, record.id);
}

/** A server that knows several keys of a client finds the right one by this name. */
function withKeyId(settings: DatasourceRecord['settings'], keyId: string): DatasourceRecord['settings'] {
  const { authentication } = settings;
  if (authentication.kind !== 'oauth2-client-credentials') return settings;
  const { oauth } = authentication;
  const assertion = oauth.assertion ?? {
    algorithm: 'RS256' as const,
    keyId: null,
    audience: 'token-endpoint' as const,
  };
  return {
    ...settings,
    authentication: { ...authentication, oauth: { ...oauth, assertion: { ...assertion, keyId } } },
  };
}

const now = ({ clock }: Pick<DatasourceDeps, 'clock'>): string => new Date(clock.now()).toISOString();
