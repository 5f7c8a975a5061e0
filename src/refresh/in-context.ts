import { ok } from '../contract/result';
import type { Json } from '../contract/json';
import type { BindingRecord, IssueValues } from '../fields/binding/binding-record';
import type { JiraAnswer, RefreshJira } from './refresh-jira';

/** Whether the values on an issue belong to a field context: another context may have another source for the same keys. */
export type InContext = (issue: IssueValues) => JiraAnswer<boolean>;

/**
 * A test for one step: Jira is asked once a project and issue type, and only of a field with several contexts. A read-only
 * field's issues need not hold a value of it: then the only context may not be theirs.
 */
export function createInContext(
  { contexts }: Pick<RefreshJira, 'contexts'>,
  { fieldId, contextId, settings }: Pick<BindingRecord, 'fieldId' | 'contextId' | 'settings'>,
): InContext {
  const asked = new Map<string, ReturnType<typeof contexts>>();
  const once = (place: Parameters<typeof contexts>[1]): ReturnType<typeof contexts> => {
    const key = JSON.stringify(place);
    const answer = asked.get(key) ?? contexts(fieldId, place);
    asked.set(key, answer);
    return answer;
  };
  return async ({ fields }) => {
    const all = await once(null);
    if (!all.ok) return all;
    if (settings.value === null && all.value.length <= 1) return ok(all.value.includes(contextId));
    const projectId = idOf(fields.project);
    const issueTypeId = idOf(fields.issuetype);
    if (projectId === null || issueTypeId === null) return ok(false);
    const applying = await once({ projectId, issueTypeId });
    return applying.ok ? ok(applying.value.includes(contextId)) : applying;
  };
}

function idOf(value: Json | undefined): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}
