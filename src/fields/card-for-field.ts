import type { OpenedCard, OptionsFailure } from '../contract/field-api';
import { err, ok, type Result } from '../contract/result';
import type { BindingDeps } from './binding/bindings';
import { member } from './field-place';
import { keepCard, keptCard } from './kept-cards';
import { failureFor, notConfigured, openField } from './open-field';
import { openCard } from './options/row-card';
import { storedHere } from './stored-here';

/**
 * What a value on the issue opens to. Only what is stored there is opened: who may see an issue need not see all that the source
 * knows. Customers see what the settings show them.
 */
export async function cardForField(
  invocation: BindingDeps,
  extension: unknown,
  { key }: { key: string },
): Promise<Result<OpenedCard, OptionsFailure>> {
  const field = await openField(invocation, extension);
  const card = field?.binding.settings.card;
  if (field === null || card === undefined || card.members.length === 0) return notConfigured;
  if (!card.isOnPortal && (!invocation.isLicensed || isOnPortal(extension))) return notConfigured;
  const stored = await storedHere(field, extension);
  if (!stored.some((option) => option.key === key)) return err({ code: 'not-offered' });
  const { deps, variables } = field;
  const { id, settings } = field.binding;
  const found = await openCard(deps, settings, { key, variables });
  if (card.isKept !== true || settings.copy !== null) return found.ok ? found : failureFor(field, found.error);
  const opened = { bindingId: id, settings, key, variables };
  if (found.ok && found.value.state !== 'not-found') {
    await keepCard(deps, opened, found.value);
    return found;
  }
  const failure = found.ok ? null : await failureFor(field, found.error);
  if (failure !== null && !outages.includes(failure.error.code)) return failure;
  const kept = await keptCard(deps, opened);
  if (kept === null) return failure ?? ok({ state: 'not-found' });
  return ok({
    state: 'kept',
    values: kept.values,
    asOf: new Date(kept.atMs).toISOString(),
    why: failure === null ? null : failure.error,
  });
}

/** Of a source that refuses, or that somebody paused, nothing is shown that it gave before. */
const outages: readonly OptionsFailure['code'][] = [
  'source-not-answering',
  'source-busy',
  'asked-too-often',
  'took-too-much',
  'answer-unreadable',
];

function isOnPortal(extension: unknown): boolean {
  return [member(extension, 'renderContext'), member(extension, 'experience')].some((place) =>
    String(place).startsWith('portal-'),
  );
}
