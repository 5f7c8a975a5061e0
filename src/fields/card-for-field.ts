import type { OptionsFailure } from '../contract/field-api';
import { err, type Result } from '../contract/result';
import type { OpenedCard } from '../contract/row-card';
import { storedOptions } from '../contract/stored-value';
import type { BindingDeps } from './binding/bindings';
import { member } from './field-place';
import { failureFor, notConfigured, openField, type OpenField } from './open-field';
import { openCard } from './options/row-card';

/**
 * What a value on the issue opens to. Only what is stored there is opened: who may see an issue need not see all that the source
 * knows. Customers see what the settings show them.
 */
export async function cardForField(
  invocation: BindingDeps,
  extension: unknown,
  { key }: { key: string },
): Promise<Result<OpenedCard, OptionsFailure>> {
  const field = await openField(invocation, extension);
  const card = field?.binding.settings.card;
  if (field === null || card === undefined || card.members.length === 0) return notConfigured;
  if (!card.isOnPortal && (!invocation.isLicensed || isOnPortal(extension))) return notConfigured;
  if (!(await isStored(field, extension, key))) return err({ code: 'not-offered' });
  const found = await openCard(field.deps, field.binding.settings, { key, variables: field.variables });
  return found.ok ? found : failureFor(field, found.error);
}

/** Forge's context of a field holds its value. Where it does not, Jira is asked as the person who looks. */
async function isStored({ deps, place }: OpenField, extension: unknown, key: string): Promise<boolean> {
  const holds = (value: unknown): boolean => storedOptions(value).some((option) => option.key === key);
  if (holds(member(extension, 'fieldValue'))) return true;
  const issue = place.issueId ?? place.issueKey;
  if (issue === null || !deps.mayReadAsUser) return false;
  return holds((await deps.jira.issue(issue, [place.fieldId]))?.fields[place.fieldId]);
}

function isOnPortal(extension: unknown): boolean {
  return [member(extension, 'renderContext'), member(extension, 'experience')].some((place) =>
    String(place).startsWith('portal-'),
  );
}
