import type { AppError } from '../../contract/failures';
import { limits } from '../../contract/limits';
import type { IsoTime } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import type { KeptBinding, TypedValues, UnsavedBinding } from '../../contract/unsaved-binding';
import { unsavedFormDays } from '../../contract/unsaved-form';
import { draftPlace } from '../../datasources/form/draft-place';
import { mayHoldSecret } from '../../datasources/form/keepable';
import { hasSecretQuery } from '../../checks/suspicion';
import { bindingId, conflict, type BindingDeps, type FieldContext } from './bindings';

/** `src/storage` implements it. */
export type UnsavedBindingStore = {
  get: (id: string) => Promise<{ form: KeptBinding; dueAtMs: number } | null>;
  put: (id: string, kept: { form: KeptBinding; dueAtMs: number }) => Promise<void>;
  remove: (id: string) => Promise<void>;
};

export type UnsavedBindingDeps = Pick<BindingDeps, 'accountId' | 'bindings' | 'clock'> & {
  unsavedBindings: UnsavedBindingStore;
};

const keptMs = unsavedFormDays * 24 * 3600_000;

/** One a person and field context; another account's has another place, whatever the browser sends. */
const placeOf = ({ accountId }: Pick<UnsavedBindingDeps, 'accountId'>, context: FieldContext): string =>
  draftPlace(accountId, bindingId(context));

/**
 * Keeps an unsaved configuration without any text that may be a secret. One whose field was saved meanwhile is refused, so
 * that a late call brings nothing back; one that was kept before that goes on.
 */
export async function keepUnsavedBinding(
  deps: UnsavedBindingDeps,
  { fieldId, contextId, form }: FieldContext & { form: UnsavedBinding },
): Promise<Result<{ keptAt: IsoTime }, AppError>> {
  const context = { fieldId, contextId };
  const place = placeOf(deps, context);
  const record = await deps.bindings.get(bindingId(context));
  if ((record?.version ?? null) !== form.version) {
    const before = await deps.unsavedBindings.get(place);
    if (before?.form.version !== form.version)
      return record === null ? err({ code: 'not-found', what: 'binding' }) : conflict(record);
  }
  const nowMs = deps.clock.now();
  const keptAt = new Date(nowMs).toISOString();
  const kept: KeptBinding = { version: form.version, ...keepable(form.values), keptAt };
  if (Buffer.byteLength(JSON.stringify(kept)) > limits.unsavedFormBytes) return tooLarge;
  await deps.unsavedBindings.put(place, { form: kept, dueAtMs: nowMs + keptMs });
  return ok({ keptAt });
}

/** What this person left unsaved, if it is not too old. */
export async function getUnsavedBinding(
  deps: UnsavedBindingDeps,
  context: FieldContext,
): Promise<Result<KeptBinding | null, never>> {
  const kept = await deps.unsavedBindings.get(placeOf(deps, context));
  return ok(kept === null || kept.dueAtMs <= deps.clock.now() ? null : kept.form);
}

export async function discardUnsavedBinding(
  deps: UnsavedBindingDeps,
  context: FieldContext,
): Promise<Result<{ id: string }, never>> {
  await deps.unsavedBindings.remove(placeOf(deps, context));
  return ok({ id: bindingId(context) });
}

/** Every text goes by the same rule, whatever input it is from: an input that comes later is looked at too. */
function keepable(values: TypedValues): Pick<KeptBinding, 'values' | 'leftOut'> {
  const leftOut = Object.entries(values)
    .filter(([, value]) => textsIn(value).some(isSuspicious))
    .map(([name]) => name);
  const kept = Object.entries(values).filter(([name]) => !leftOut.includes(name));
  return { values: Object.fromEntries(kept), leftOut };
}

const isSuspicious = (text: string): boolean => mayHoldSecret('words', text) || hasSecretQuery(text);

function textsIn(value: TypedValues[string]): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

const tooLarge: Result<never, AppError> = err({
  code: 'invalid-input',
  fields: { form: { code: 'too-long', max: limits.unsavedFormBytes } },
});
