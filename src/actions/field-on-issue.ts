import type { ActionFailure } from '../contract/action';
import { err, ok, type Result } from '../contract/result';
import type { BindingDeps } from '../fields/binding/bindings';
import type { IssueValues } from '../fields/binding/binding-record';
import { openField, type OpenField } from '../fields/open-field';
import { inputOf } from './read-inputs';

export type FieldOnIssue = { field: OpenField; fieldId: string; issue: IssueValues };

/**
 * The field and the issue that an action names, both as the person in whose name it runs sees them: without an issue that this
 * person may see, no source is asked. What is asked comes out of this person's own purse.
 */
export async function fieldOnIssue(deps: BindingDeps, payload: unknown): Promise<Result<FieldOnIssue, ActionFailure>> {
  if (deps.accountId === '') return err({ code: 'no-person' });
  const fieldId = inputOf(payload, 'field');
  const issueKey = inputOf(payload, 'issueKey');
  if (!/^customfield_\d{1,12}$/.test(fieldId)) return err({ code: 'input-missing', input: 'field' });
  if (issueKey === '') return err({ code: 'input-missing', input: 'issueKey' });
  const issue = await deps.jira.issue(issueKey, [fieldId]);
  if (issue === null) return err({ code: 'issue-not-visible', issueKey: issueKey.slice(0, 100) });
  const { project, issuetype } = issue.fields as { project?: object; issuetype?: { id?: unknown; name?: unknown } };
  const place = { id: issue.id, key: issue.key, type: issuetype?.name, typeId: issuetype?.id };
  const field = await openField(deps, { fieldId, issue: place, project });
  return field === null ? err({ code: 'options', failure: { code: 'not-configured' } }) : ok({ field, fieldId, issue });
}
