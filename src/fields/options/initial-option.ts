import type { BindingSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import { ok, type Result } from '../../contract/result';
import { copiedFirst } from './copied-options';
import { knownOptions, withInput } from './options';
import type { FieldDeps } from '../field-deps';
import type { OptionsProblem, QueryVariables } from '../options-query';

/**
 * What the field of a new issue starts with, null for nothing. A fixed option needs no source; the first one is asked for
 * without a search text, however many characters a search must have.
 */
export async function initialOption(
  deps: FieldDeps,
  settings: BindingSettings,
  variables: QueryVariables,
): Promise<Result<FieldOption | null, OptionsProblem>> {
  const { initial } = settings.behaviour;
  switch (initial.kind) {
    case 'none':
      return ok(null);
    case 'fixed':
      return ok({ key: initial.key, label: initial.label === '' ? initial.key : initial.label });
    case 'first': {
      const copied = await copiedFirst(deps, settings);
      if (copied !== null) return copied.ok ? ok(copied.value[0] ?? null) : copied;
      const found = await knownOptions(deps, settings, withInput(settings, variables, ''));
      return found.ok ? ok(found.value.known.options[0] ?? null) : found;
    }
  }
}
