import type { OptionsFailure, PresentPeople } from '../contract/field-api';
import { err, ok, type Result } from '../contract/result';
import { parentsOf } from './binding/cascade';
import type { BindingDeps } from './binding/bindings';
import { failureFor, notConfigured, openField } from './open-field';
import { presentPeople } from './people/present-people';
import { storedHere } from './stored-here';

const nobody: PresentPeople = { gone: [], inactive: [] };

/**
 * Whom of the people that are stored on the issue the source no longer names, and whose accounts are not active any more. Only of
 * those who are stored there anything is told, and only where the settings want the source asked.
 */
export async function peopleForField(
  invocation: BindingDeps,
  extension: unknown,
): Promise<Result<PresentPeople, OptionsFailure>> {
  const field = await openField(invocation, extension);
  if (field === null) return notConfigured;
  const { settings } = field.binding;
  const isWanted = settings.behaviour.labels === 'present' || parentsOf(settings).length > 0;
  const ids = (await storedHere(field, extension)).map(({ key }) => key);
  if (!isWanted || ids.length === 0) return ok(nobody);
  const accounts = await invocation.people.byIds(ids);
  if (accounts === null) return err({ code: 'jira-not-answering' });
  const found = await presentPeople(field.deps, settings, { accounts, variables: field.variables });
  if (!found.ok) return failureFor(field, found.error);
  const active = new Set(accounts.filter(({ isActive }) => isActive).map(({ accountId }) => accountId));
  return ok({
    gone: ids.filter((id) => found.value.get(id) === 'gone'),
    inactive: ids.filter((id) => !active.has(id)),
  });
}
