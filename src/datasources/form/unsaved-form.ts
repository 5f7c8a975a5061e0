import type { AppError } from '../../contract/failures';
import type { IsoTime } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import { unsavedFormDays, type KeptForm, type UnsavedForm } from '../../contract/unsaved-form';
import type { SecretName } from '../../contract/authentication';
import { conflictWith, datasourceNotFound, isSavedAs } from '../conflict';
import type { DatasourceDeps } from '../deps';
import { draftPlace } from './draft-place';
import { keepable } from './keepable';

type Deps = Pick<DatasourceDeps, 'accountId' | 'clock' | 'datasources' | 'unsaved'>;

const keptMs = unsavedFormDays * 24 * 3600_000;

/** One unsaved form a person and datasource, and one for new datasources; another account's has another place. */
const placeOf = ({ accountId }: Pick<Deps, 'accountId'>, id: string | null): string =>
  draftPlace(accountId, id ?? 'new');

/**
 * Keeps an unsaved form without anything that may be a secret (`keepable.ts`). A form whose datasource was saved
 * meanwhile is refused, so that a late call brings nothing back; one that was kept before that goes on.
 */
export async function keepUnsavedForm(
  deps: Deps,
  { id, form }: { id: string | null; form: UnsavedForm },
): Promise<Result<{ keptAt: IsoTime }, AppError>> {
  const base = await baseOf(deps, id, form);
  if (!base.ok) return base;
  const nowMs = deps.clock.now();
  const keptAt = new Date(nowMs).toISOString();
  const { draftId, version, madeKeyId } = form;
  const kept: KeptForm = {
    draftId,
    version,
    madeKeyId,
    ...keepable(form, base.value?.settings ?? null),
    base: base.value,
    keptAt,
  };
  if (Buffer.byteLength(JSON.stringify(kept)) > limits.unsavedFormBytes) return tooLarge;
  await deps.unsaved.put({ id: placeOf(deps, id), datasourceId: id, form: kept, dueAtMs: nowMs + keptMs });
  return ok({ keptAt });
}

/** What this person left unsaved, if it is not too old. */
export async function getUnsavedForm(
  deps: Deps,
  { id }: { id: string | null },
): Promise<Result<KeptForm | null, never>> {
  const kept = await deps.unsaved.get(placeOf(deps, id));
  return ok(kept === null || kept.dueAtMs <= deps.clock.now() ? null : kept.form);
}

export async function discardUnsavedForm(
  deps: Deps,
  { id }: { id: string | null },
): Promise<Result<{ id: string | null }, never>> {
  await deps.unsaved.remove(placeOf(deps, id));
  return ok({ id });
}

/** Forms deleted in one run; what is more waits for the next day. */
const mostForgotten = 1_000;

/** Deletes what was kept as long as was promised, bounded. Safe to run twice. */
export async function forgetUnsavedForms({
  unsaved,
  clock,
  log,
}: Pick<DatasourceDeps, 'unsaved' | 'clock' | 'log'>): Promise<number> {
  const count = await unsaved.removeDue(clock.now(), mostForgotten);
  if (count > 0) log.info('unsaved-forms.forgotten', { count });
  return count;
}

/** What is saved as the form's version: read here, so that what counts as saved is no word of a browser. */
async function baseOf(
  deps: Deps,
  id: string | null,
  { draftId, version }: UnsavedForm,
): Promise<Result<KeptForm['base'], AppError>> {
  const record = await deps.datasources.get(id ?? draftId);
  if (id === null) return record === null ? ok(null) : conflictWith(record);
  if (record === null) return datasourceNotFound;
  if (isSavedAs(record, version)) {
    const { settings, savedSecrets } = record;
    return ok({ settings, savedSecrets: savedSecrets as SecretName[] });
  }
  const before = await deps.unsaved.get(placeOf(deps, id));
  return before !== null && before.form.version === version ? ok(before.form.base) : conflictWith(record);
}

const tooLarge: Result<never, AppError> = err({
  code: 'invalid-input',
  fields: { form: { code: 'too-long', max: limits.unsavedFormBytes } },
});
