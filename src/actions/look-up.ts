import type { ActionFailure } from '../contract/action';
import { err, ok, type Result } from '../contract/result';
import type { BindingDeps } from '../fields/binding/bindings';
import { optionsFailure, searchOptions } from '../fields/options/options';
import { fieldOnIssue } from './field-on-issue';
import { inputOf } from './read-inputs';

/** What the manifest declares as the outputs of a look-up. `key` and the others beside it are those of the first row. */
export type LookedUp = { key: string; label: string; details: string; count: number; keys: string; labels: string };

/** The rows that a connected field offers on an issue for a text. None is no failure: a rule can go by the count. */
export async function lookUp(deps: BindingDeps, payload: unknown): Promise<Result<LookedUp, ActionFailure>> {
  const opened = await fieldOnIssue(deps, payload);
  if (!opened.ok) return opened;
  const { field } = opened.value;
  if (field.binding.settings.value !== null) return err({ code: 'not-settable' });
  const search = inputOf(payload, 'search');
  const found = await searchOptions(field.deps, field.binding.settings, { search, variables: field.variables });
  if (!found.ok) return err({ code: 'options', failure: optionsFailure(found.error) });
  const { options } = found.value;
  const [first] = options;
  return ok({
    key: first?.key ?? '',
    label: first?.label ?? '',
    details: first?.details ?? '',
    count: options.length,
    keys: options.map(({ key }) => key).join('\n'),
    labels: options.map(({ label }) => label).join('\n'),
  });
}
