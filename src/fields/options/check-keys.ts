import type { BindingSettings } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import { ok, type Result } from '../../contract/result';
import type { FieldDeps } from '../field-deps';
import type { OptionsProblem, QueryVariables } from '../options-query';
import { knownOptions, missing, withInput } from './options';
import { findsKeys, theOne } from './present-options';

/** What a source says of a key. `unknown`: it may have it or not. */
export type KeyState = { state: 'offered'; option: FieldOption | null } | { state: 'gone' } | { state: 'unknown' };

/** A source that is searched is asked for so many keys side by side, and for so many in all. */
const askedAtOnce = 5;
const mostAsked = 20;

type Asked = { keys: readonly string[]; variables: QueryVariables };

/**
 * What the source says of keys now, one by one. That a key is gone is only said where all rows were read, or where a source
 * that is searched finds rows by their key and gave a whole answer without it. `option` null: several rows have this key.
 */
export async function checkKeys(
  deps: FieldDeps,
  settings: BindingSettings,
  { keys, variables }: Asked,
): Promise<Result<ReadonlyMap<string, KeyState>, OptionsProblem>> {
  return settings.behaviour.search === 'in-rows'
    ? amongAllRows(deps, settings, { keys, variables })
    : bySearching(deps, settings, { keys, variables });
}

async function amongAllRows(
  deps: FieldDeps,
  settings: BindingSettings,
  { keys, variables }: Asked,
): Promise<Result<ReadonlyMap<string, KeyState>, OptionsProblem>> {
  const found = await knownOptions(deps, settings, withInput(settings, variables, ''));
  if (!found.ok) return found;
  const { options, completeness } = found.value.known;
  const absence: KeyState = completeness.verdict === 'complete' ? { state: 'gone' } : { state: 'unknown' };
  return ok(new Map(keys.map((key) => [key, stateOf(key, options, absence)])));
}

async function bySearching(
  deps: FieldDeps,
  settings: BindingSettings,
  { keys, variables }: Asked,
): Promise<Result<ReadonlyMap<string, KeyState>, OptionsProblem>> {
  const states = new Map<string, KeyState>(keys.map((key) => [key, { state: 'unknown' }]));
  const asked = keys.slice(0, mostAsked);
  const certainlyAbsent: string[] = [];
  for (let at = 0; at < asked.length; at += askedAtOnce) {
    const some = asked.slice(at, at + askedAtOnce);
    const answers = await Promise.all(
      some.map((key) => knownOptions(deps, settings, withInput(settings, variables, key))),
    );
    for (const [index, answer] of answers.entries()) {
      if (!answer.ok) return answer;
      const [key = ''] = some.slice(index, index + 1);
      const { options, completeness } = answer.value.known;
      states.set(key, stateOf(key, options, { state: 'unknown' }));
      if (completeness.verdict === 'complete') certainlyAbsent.push(...missing([key], options));
    }
  }
  const isProof = certainlyAbsent.length > 0 && (await findsKeys(deps, settings, { held: keys, variables }));
  if (isProof) for (const key of certainlyAbsent) states.set(key, { state: 'gone' });
  return ok(states);
}

function stateOf(key: string, options: readonly FieldOption[], absence: KeyState): KeyState {
  if (!options.some((option) => option.key === key)) return absence;
  return { state: 'offered', option: theOne(key, options)[0] ?? null };
}
