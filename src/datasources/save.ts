import type { DatasourceView } from '../contract/datasource';
import { comparableName } from '../contract/datasource-name';
import type { AppError } from '../contract/failures';
import { err, ok, type Result } from '../contract/result';
import { limits } from '../contract/limits';
import { bestEffort } from './best-effort';
import { changesBetween } from './audit-changes';
import { conflictWith, datasourceNotFound, isSavedAs } from './conflict';
import type { DatasourceDeps } from './deps';
import { openDraft, type OpenDraft } from './form/draft';
import { draftPlace } from './form/draft-place';
import { forgetMadeKey } from './try-out/made-key';
import { storeDraft } from './form/store-draft';
import { draftSubject, subjectOf } from './subject';
import type { DatasourceRecord } from './saved-datasource';
import { discardUnsavedForm } from './form/unsaved-form';
import { datasourceView } from './view';

/** A save meets other writes of the same moment at most so often. */
const mostTries = 2;

type SavePayload = { id: string | null; draftId: string; input: unknown; version: number | null };

/**
 * Saves what stands in a form, if nobody saved in between: all of it or nothing (`store-draft.ts`). A save which is tried
 * again, because its answer was lost, finds what the first one wrote and answers that: a new datasource by its id, which is
 * its draft's, an edit by the version that it makes.
 */
export async function saveDatasource(
  deps: DatasourceDeps,
  payload: SavePayload,
): Promise<Result<DatasourceView, AppError>> {
  const saved = await saveSettings(deps, payload);
  const { id } = payload;
  if (saved.ok) await bestEffort(deps.log, 'unsaved-form', () => discardUnsavedForm(deps, { id }));
  return saved;
}

/** The same for settings that come from no form: what somebody left unsaved of this datasource stays. */
export async function saveSettings(
  deps: DatasourceDeps,
  payload: SavePayload,
  tries = 1,
): Promise<Result<DatasourceView, AppError>> {
  const draft = await openDraft(deps, payload, 'save');
  if (!draft.ok) return draft;
  const { record: saved } = draft.value;
  if (saved !== null && isOwnSave(deps, payload, saved) && isAsSaved(draft.value))
    return finished(deps, payload, draft.value, saved);
  // A new datasource's id is random: what another person has under it is no first try of this save.
  const isOthers = payload.id === null && saved !== null && saved.updatedBy !== deps.accountId;
  if (saved !== null && (isOthers || !isSavedAs(saved, payload.id === null ? 1 : payload.version)))
    return conflictWith(saved);
  const refused = await refusal(deps, draft.value);
  if (refused !== null) return err(refused);

  const { outcome, record } = await storeDraft(deps, draft.value, payload.draftId);
  if (outcome === 'name-taken') return err(nameTaken);
  if (outcome === 'conflict') {
    const winner = await deps.datasources.get(record.id);
    // Paused at this very moment: that is no reason to refuse.
    const mayTry = winner !== null && isSavedAs(winner, payload.version) && tries < mostTries;
    if (mayTry) return saveSettings(deps, payload, tries + 1);
    return winner === null ? datasourceNotFound : conflictWith(winner);
  }
  return finished(deps, payload, draft.value, record);
}

/** Whether this may be the second try of a save that succeeded: the version it makes is there, and is this person's. */
function isOwnSave(
  { accountId }: DatasourceDeps,
  { id, version }: SavePayload,
  { version: now, updatedBy }: DatasourceRecord,
): boolean {
  return now === (id === null ? 1 : (version ?? 0) + 1) && updatedBy === accountId;
}

/** Whether a second try brings nothing that the first one did not save. */
function isAsSaved({ record, settings, secrets, savedSecrets }: OpenDraft): boolean {
  const before = record === null ? null : { settings: record.settings, secrets: savedSecrets };
  return changesBetween(before, { settings, secrets }).length === 0;
}

async function finished(
  deps: DatasourceDeps,
  { draftId }: SavePayload,
  draft: OpenDraft,
  record: DatasourceRecord,
): Promise<Result<DatasourceView, AppError>> {
  await bestEffort(deps.log, 'token', () => settleToken(deps, draftId, draft, record));
  if (draft.usesMadeKey) await bestEffort(deps.log, 'made-key', () => forgetMadeKey(deps, draftId));
  return ok(await datasourceView(deps, record));
}

async function refusal(deps: DatasourceDeps, { settings, record }: OpenDraft): Promise<AppError | null> {
  const others = record === null ? await deps.datasources.all() : await deps.datasources.named(settings.name);
  const wanted = comparableName(settings.name);
  const isTaken = others.some((other) => other.id !== record?.id && comparableName(other.settings.name) === wanted);
  if (isTaken) return nameTaken;
  const max = limits.datasources;
  return record === null && others.length >= max ? { code: 'too-many-datasources', max } : null;
}

const nameTaken: AppError = { code: 'invalid-input', fields: { name: { code: 'name-taken' } } };

/**
 * A token that was fetched with these very settings moves in; else there is a place for the first one. Without OAuth 2.0
 * there is no token any more.
 */
export async function settleToken(
  deps: DatasourceDeps,
  draftId: string,
  { settings, secrets, record: saved }: OpenDraft,
  record: DatasourceRecord,
): Promise<void> {
  const subject = subjectOf(record, () => Promise.resolve(secrets));
  const draft = draftSubject(draftPlace(deps.accountId, draftId), settings, secrets);
  if (subject !== null && draft !== null) {
    if (!(await deps.tokens.adopt(draft, subject))) await deps.tokens.prepare(record.id);
  } else if (saved?.settings.authentication.kind === 'oauth2-client-credentials') await deps.tokens.forget(record.id);
}
