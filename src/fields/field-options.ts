import type { OptionsFailure, OptionsPage, PresentOptions } from '../contract/field-api';
import type { FieldOption } from '../contract/field-option';
import type { FieldValue } from '../contract/kinds/kind';
import { fieldSettings, type FieldSettings } from '../contract/field-pointer';
import { ok, type Result } from '../contract/result';
import type { BindingDeps } from './binding/bindings';
import { presentValue } from './options/field-value';
import { initialOption } from './options/initial-option';
import { bindingAt } from './binding/binding-at';
import { parentsOf } from './binding/cascade';
import { readPlace } from './field-place';
import { failureFor, notConfigured, openField } from './open-field';
import { searchOptions } from './options/options';
import { presentOptions } from './options/present-options';

/** What the field's pages must know of its configuration, where Forge does not hand it over. */
export async function settingsForField(
  { bindings, jira }: BindingDeps,
  extension: unknown,
): Promise<Result<FieldSettings, OptionsFailure>> {
  const place = readPlace(extension);
  const binding = place && (await bindingAt({ bindings, jira }, place));
  if (binding === null) return notConfigured;
  return ok(fieldSettings(binding.settings, parentsOf(binding.settings)));
}

/** The options of a field for what was typed, in words for people without administrator rights. */
export async function optionsForField(
  invocation: BindingDeps,
  extension: unknown,
  { search, held }: { search: string; held: readonly string[] },
): Promise<Result<OptionsPage, OptionsFailure>> {
  const field = await openField(invocation, extension);
  if (field === null) return notConfigured;
  const { settings } = field.binding;
  const found = await searchOptions(field.deps, settings, { search, variables: field.variables, held });
  if (!found.ok) return failureFor(field, found.error);
  const { minCharacters, search: mode } = settings.behaviour;
  const { options, verdict, truncated, total, searchedRows, gone } = found.value;
  return ok({
    options,
    verdict,
    truncated,
    total,
    searchedRows,
    gone,
    minCharacters,
    searchAtSource: mode === 'at-source',
  });
}

/** What a new issue's field starts with. */
export async function initialForField(
  invocation: BindingDeps,
  extension: unknown,
): Promise<Result<FieldOption | null, OptionsFailure>> {
  const field = await openField(invocation, extension);
  if (field === null) return notConfigured;
  const found = await initialOption(field.deps, field.binding.settings, field.variables);
  return found.ok ? found : failureFor(field, found.error);
}

/** The present value of a read-only field. */
export async function valueForField(
  invocation: BindingDeps,
  extension: unknown,
): Promise<Result<FieldValue | null, OptionsFailure>> {
  const field = await openField(invocation, extension);
  if (field === null) return notConfigured;
  const found = await presentValue(field.deps, field.binding.settings, field.variables);
  return found.ok ? found : failureFor(field, found.error);
}

/** What the source says of the stored keys now. */
export async function presentForField(
  invocation: BindingDeps,
  extension: unknown,
  { held }: { held: readonly string[] },
): Promise<Result<PresentOptions, OptionsFailure>> {
  const field = await openField(invocation, extension);
  if (field === null) return notConfigured;
  const found = await presentOptions(field.deps, field.binding.settings, { held, variables: field.variables });
  return found.ok ? found : failureFor(field, found.error);
}
