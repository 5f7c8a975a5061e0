import type { BindingSettings, FieldValue } from '../contract/binding';
import type { Result } from '../contract/json';
import { knownOptions, withInput } from './options';
import type { FieldDeps, OptionsProblem, QueryVariables } from './types';

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
  if (!found.ok) return found;
  const [only] = found.value.known.options;
  if (only === undefined) return { ok: true, value: null };
  return { ok: true, value: settings.value?.kind === 'number' ? Number(only.key) : only.key };
}
