import type { FieldValue } from '../contract/kinds/kind';
import type { JsonObject } from '../contract/json';
import type { IssueValues } from '../fields/binding/binding-record';
import type { JiraFailure, RefreshJira, ValueUpdate } from './refresh-jira';

/** An issue and what is to stand on it. */
export type Change = { issue: IssueValues; value: JsonObject | FieldValue };

/** Ids of issues written, keys of issues that Jira did not take, and what ended it before all were tried. */
export type Written = { written: string[]; refused: string[]; failure: JiraFailure | null };

/**
 * Writes all changes at once. Jira takes all of them or none, so that one archived issue spoils a whole batch: then each
 * is tried alone.
 */
export async function writeValues(
  { write }: Pick<RefreshJira, 'write'>,
  fieldId: string,
  changes: readonly Change[],
): Promise<Written> {
  if (changes.length === 0) return { written: [], refused: [], failure: null };
  const all = await write(fieldId, together(changes));
  if (all.ok) return { written: changes.map(({ issue }) => issue.id), refused: [], failure: null };
  if (!concernsIssues(all.error)) return { written: [], refused: [], failure: all.error };
  const refused: string[] = [];
  const written: string[] = [];
  for (const { issue, value } of changes) {
    const one = await write(fieldId, [{ issueIds: [issue.id], value }]);
    if (one.ok) written.push(issue.id);
    else if (concernsIssues(one.error)) refused.push(issue.key);
    else return { written, refused, failure: one.error };
  }
  return { written, refused, failure: null };
}

/** Issues that get the same value go together. */
function together(changes: readonly Change[]): ValueUpdate[] {
  const updates = new Map<string, ValueUpdate>();
  for (const { issue, value } of changes) {
    const text = JSON.stringify(value);
    const same = updates.get(text) ?? { issueIds: [], value };
    updates.set(text, { ...same, issueIds: [...same.issueIds, issue.id] });
  }
  return [...updates.values()];
}

/** Whether a refusal may be about the issues and not about the app. */
function concernsIssues(failure: JiraFailure): boolean {
  return failure.code === 'refused' && (failure.status === 400 || failure.status === 404);
}
