import type { BindingSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import type { FieldValue } from '../../contract/kinds/kind';
import { readOnlyKindOf } from '../../contract/field-kind';
import { ok, type Result } from '../../contract/result';
import { knownOptions, withInput } from './options';
import type { FieldDeps } from '../field-deps';
import type { OptionsProblem, QueryVariables } from '../options-query';

/**
 * The present value of a read-only field for these values of its query's variables, as Jira stores it; null when the source
 * has none. From the cache if it has the result of this very query.
 */
export async function presentValue(
  deps: FieldDeps,
  settings: BindingSettings,
  variables: QueryVariables,
): Promise<Result<FieldValue | null, OptionsProblem>> {
  const found = await knownOptions(deps, settings, withInput(settings, variables, ''));
  return found.ok ? ok(valueAmong(settings, found.value.known.options)) : found;
}

/** The value that an answer for a read-only field holds as its only option; null when there is none. */
export function valueAmong({ value }: BindingSettings, [only]: readonly FieldOption[]): FieldValue | null {
  return only === undefined || value === null ? null : readOnlyKindOf(value.kind).ofText(only.key);
}
