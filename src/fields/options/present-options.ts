import type { BindingSettings, FieldOption } from '../../contract/binding';
import type { PresentOptions } from '../../contract/field-api';
import { ok, type Result } from '../../contract/result';
import { knownOptions, missing, withInput } from './options';
import type { FieldDeps, OptionsProblem, QueryVariables } from '../types';

/** Most keys that a source is searched for at once: each is a call of its own. */
const mostSearched = 5;

type Held = { held: readonly string[]; variables: QueryVariables };

/**
 * What the source says of stored keys now: their labels if the settings want them shown, and which keys it certainly does
 * not offer any more. A source that is searched itself is asked for each key; only one that searches keys too can answer.
 */
export async function presentOptions(
  deps: FieldDeps,
  settings: BindingSettings,
  { held, variables }: Held,
): Promise<Result<PresentOptions, OptionsProblem>> {
  const { search, labels } = settings.behaviour;
  if (held.length === 0 || (search === 'at-source' && labels === 'stored')) return nothing;
  if (search === 'at-source') return searchedFor(deps, settings, { held, variables });
  const found = await knownOptions(deps, settings, withInput(settings, variables, ''));
  if (!found.ok) return found;
  const { known } = found.value;
  return ok({
    options: labels === 'present' ? among(held, known.options) : [],
    gone: known.truncated ? [] : missing(held, known.options),
  });
}

const nothing: { ok: true; value: PresentOptions } = ok({ options: [], gone: [] });

/** One failure says it for all: the source is the same. */
async function searchedFor(
  deps: FieldDeps,
  settings: BindingSettings,
  { held, variables }: Held,
): Promise<Result<PresentOptions, OptionsProblem>> {
  const keys = held.slice(0, mostSearched);
  const answers = await Promise.all(
    keys.map((key) => knownOptions(deps, settings, withInput(settings, variables, key))),
  );
  const options: FieldOption[] = [];
  for (const [at, answer] of answers.entries()) {
    if (!answer.ok) return answer;
    options.push(...among(keys.slice(at, at + 1), answer.value.known.options));
  }
  return ok({ options, gone: [] });
}

function among(keys: readonly string[], options: readonly FieldOption[]): FieldOption[] {
  return options.filter(({ key }) => keys.includes(key));
}
