import type { OptionsFailure, OptionsPage, PresentOptions } from '../contract/field-api';
import type { FieldOption } from '../contract/field-option';
import type { FieldValue } from '../contract/kinds/kind';
import { fieldSettings, type FieldSettings } from '../contract/field-pointer';
import type { Account } from '../contract/person';
import { err, ok, type Result } from '../contract/result';
import type { BindingDeps } from './binding/bindings';
import { presentValue } from './options/field-value';
import { initialOption } from './options/initial-option';
import { bindingAt } from './binding/binding-at';
import { parentsOf } from './binding/cascade';
import { readPlace } from './field-place';
import { heldValue } from './people/held-person';
import { matchPerson, type NoPerson } from './people/match-person';
import { failureFor, notConfigured, openField, type OpenField } from './open-field';
import { searchOptions } from './options/options';
import { presentOptions } from './options/present-options';
import { createSeals, type Seals } from './seals';

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
  { search, held }: { search: string; held: readonly FieldOption[] },
): Promise<Result<OptionsPage, OptionsFailure>> {
  const [field, sealKey] = await Promise.all([openField(invocation, extension), invocation.sealKey()]);
  if (field === null) return notConfigured;
  const { settings } = field.binding;
  const keys = held.map(({ key }) => key);
  const found = await searchOptions(field.deps, settings, { search, variables: field.variables, held: keys });
  if (!found.ok) return failureFor(field, found.error);
  const { minCharacters, search: mode } = settings.behaviour;
  const { options, verdict, truncated, total, searchedRows, gone, copiedAtMs } = found.value;
  const seals = createSeals(sealKey, field.binding.id);
  return ok({
    options: options.map(seals.sealed),
    verdict,
    truncated,
    total,
    searchedRows,
    ...told(seals, held, gone),
    copiedAt: copiedAtMs === undefined ? null : new Date(copiedAtMs).toISOString(),
    minCharacters,
    searchAtSource: mode === 'at-source',
  });
}

/** The Jira account of the person that an offered option names. */
export async function personForField(
  invocation: BindingDeps,
  extension: unknown,
  { key, search }: { key: string; search: string },
): Promise<Result<Account, OptionsFailure>> {
  const field = await openField(invocation, extension);
  if (field === null) return notConfigured;
  const { settings } = field.binding;
  const { initial } = settings.behaviour;
  // Whoever could ask for any address would learn who has an account.
  if (initial.kind !== 'fixed' || initial.key !== key) {
    const found = await searchOptions(field.deps, settings, { search, variables: field.variables });
    if (!found.ok) return failureFor(field, found.error);
    if (!found.value.options.some((option) => option.key === key)) return err({ code: 'not-offered' });
  }
  const person = await matchPerson(invocation.people, key);
  return person.ok ? person : noPersonFor(field, person.error, key);
}

/** Notes why there is no account, without saying whose. */
function noPersonFor({ deps, binding }: OpenField, problem: NoPerson, named: string): Result<never, OptionsFailure> {
  const reason = problem.code === 'no-person' ? problem.reason : problem.code;
  deps.log.info('person.not-found', { bindingId: binding.id, reason });
  return err(problem.code === 'no-person' ? { ...problem, named } : problem);
}

/** What a new issue's field starts with. */
export async function initialForField(
  invocation: BindingDeps,
  extension: unknown,
): Promise<Result<FieldOption | null, OptionsFailure>> {
  const [field, sealKey] = await Promise.all([openField(invocation, extension), invocation.sealKey()]);
  if (field === null) return notConfigured;
  const found = await initialOption(field.deps, field.binding.settings, field.variables);
  if (!found.ok) return failureFor(field, found.error);
  return ok(found.value === null ? null : createSeals(sealKey, field.binding.id).sealed(found.value));
}

/** The present value of a read-only field. */
export async function valueForField(
  invocation: BindingDeps,
  extension: unknown,
): Promise<Result<FieldValue | null, OptionsFailure>> {
  const field = await openField(invocation, extension);
  if (field === null) return notConfigured;
  const { settings } = field.binding;
  const found = await presentValue(field.deps, settings, field.variables);
  if (!found.ok) return failureFor(field, found.error);
  const held = await heldValue(invocation.people, settings.value, found.value);
  return held.ok ? ok(held.value.value) : noPersonFor(field, held.error, String(found.value));
}

/** What the source says of the stored values now. */
export async function presentForField(
  invocation: BindingDeps,
  extension: unknown,
  { held }: { held: readonly FieldOption[] },
): Promise<Result<PresentOptions, OptionsFailure>> {
  const [field, sealKey] = await Promise.all([openField(invocation, extension), invocation.sealKey()]);
  if (field === null) return notConfigured;
  const keys = held.map(({ key }) => key);
  const found = await presentOptions(field.deps, field.binding.settings, { held: keys, variables: field.variables });
  if (!found.ok) return failureFor(field, found.error);
  return ok({ ...found.value, ...told(createSeals(sealKey, field.binding.id), held, found.value.gone) });
}

/** Of what the source does not offer: what was given out by this app, and what somebody else wrote. */
function told(
  seals: Seals,
  held: readonly FieldOption[],
  absent: readonly string[],
): Pick<PresentOptions, 'gone' | 'unchosen'> {
  const given = new Set(held.filter(seals.wasGiven).map(({ key }) => key));
  return { gone: absent.filter((key) => given.has(key)), unchosen: absent.filter((key) => !given.has(key)) };
}
