import type { FieldOption } from '../contract/field-option';
import { storedOptions } from '../contract/stored-value';
import { member } from './field-place';
import type { OpenField } from './open-field';

/** What the field holds on the issue: Forge's context has it. Where it does not, Jira is asked as the person who looks. */
export async function storedHere({ deps, place }: OpenField, extension: unknown): Promise<FieldOption[]> {
  const given = storedOptions(member(extension, 'fieldValue'));
  const issue = place.issueId ?? place.issueKey;
  if (given.length > 0 || issue === null || !deps.mayReadAsUser) return given;
  return storedOptions((await deps.jira.issue(issue, [place.fieldId]))?.fields[place.fieldId]);
}
