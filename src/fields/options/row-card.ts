import type { BindingSettings } from '../../contract/binding';
import type { OpenedCard } from '../../contract/field-api';
import type { CardValue } from '../../contract/row-card';
import { ok, type Result } from '../../contract/result';
import type { FieldDeps } from '../field-deps';
import type { OptionsProblem, QueryVariables } from '../options-query';
import { copiedCard } from './copied-options';
import { knownOptions, missing, withInput } from './options';
import { theOne } from './present-options';
import { withCard } from './with-card';

/**
 * The members of the row behind a stored key: out of the field's copy, which has them, or from the source. One that is searched
 * itself is asked for the key.
 */
export async function openCard(
  deps: FieldDeps,
  settings: BindingSettings,
  { key, variables }: { key: string; variables: QueryVariables },
): Promise<Result<OpenedCard, OptionsProblem>> {
  const copied = await copiedCard(deps, settings, key);
  if (copied !== null) {
    if (!copied.ok) return copied;
    const [option] = theOne(key, copied.value.options);
    return ok(option === undefined ? { state: 'not-found' } : offered(option.card ?? [], copied.value.fromMs));
  }
  const found = await knownOptions(deps, withCard(settings), withInput(settings, variables, key));
  if (!found.ok) return found;
  const { known, readAtMs } = found.value;
  const { options, completeness } = known;
  const [option] = theOne(key, options);
  if (option !== undefined) return ok(offered(option.card ?? [], readAtMs));
  const isGone =
    settings.behaviour.search === 'in-rows' &&
    completeness.verdict === 'complete' &&
    missing([key], options).length > 0;
  return ok({ state: isGone ? 'gone' : 'not-found' });
}

function offered(values: CardValue[], atMs: number): OpenedCard {
  return { state: 'offered', values, asOf: new Date(atMs).toISOString() };
}
