import type { BindingSettings } from '../../contract/binding';
import type { OpenedCard } from '../../contract/row-card';
import { ok, type Result } from '../../contract/result';
import type { FieldDeps } from '../field-deps';
import type { OptionsProblem, QueryVariables } from '../options-query';
import { knownOptions, missing, withInput } from './options';
import { theOne } from './present-options';

/** The settings as they are read where a card is opened: with its members beside key and label. */
export function withCard(settings: BindingSettings): BindingSettings {
  const { card, extraction } = settings;
  return card === undefined || card.members.length === 0
    ? settings
    : { ...settings, extraction: { ...extraction, card: card.members } };
}

/** The members of the row behind a stored key. A source that is searched itself is asked for the key. */
export async function openCard(
  deps: FieldDeps,
  settings: BindingSettings,
  { key, variables }: { key: string; variables: QueryVariables },
): Promise<Result<OpenedCard, OptionsProblem>> {
  const found = await knownOptions(deps, withCard(settings), withInput(settings, variables, key));
  if (!found.ok) return found;
  const { options, completeness } = found.value.known;
  const [option] = theOne(key, options);
  if (option !== undefined) return ok({ state: 'offered', values: option.card ?? [] });
  const isGone =
    settings.behaviour.search === 'in-rows' &&
    completeness.verdict === 'complete' &&
    missing([key], options).length > 0;
  return ok({ state: isGone ? 'gone' : 'not-found' });
}
