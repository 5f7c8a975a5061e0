import api, { route } from '@forge/api';
import { forgeLimits } from '../base/forge-limits';
import type { Json, JsonObject } from '../contract/json';

/** An issue as the person who asks may see it: id, key and the fields that were named. */
export type IssueValues = { id: string; key: string; fields: JsonObject };

/**
 * Reads the named fields of an issue as the person who asks. Null when there is no such issue for that person: what
 * somebody may not see never reaches a query.
 */
export async function readIssue(idOrKey: string, fieldIds: readonly string[]): Promise<IssueValues | null> {
  if (!/^(\d{1,18}|[A-Za-z][A-Za-z0-9_]*-\d{1,18})$/.test(idOrKey)) return null;
  const fields = ['project', 'issuetype', ...fieldIds].join(',');
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/issue/${idOrKey}?fields=${fields}`);
    if (!response.ok) return null;
    const issue = (await response.json()) as { id: string; key: string; fields: Record<string, Json> };
    return { id: issue.id, key: issue.key, fields: issue.fields };
  } catch {
    // Forge throws for a person whom it lets nobody act for.
    return null;
  }
}

/** The named fields of several issues as the person who asks; null unless that person may see every one of them. */
export async function readIssues(ids: readonly string[], fieldIds: readonly string[]): Promise<IssueValues[] | null> {
  if (ids.length === 0 || ids.length > forgeLimits.issuesAtOnce) return null;
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/issue/bulkfetch`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ issueIdsOrKeys: ids, fields: ['project', 'issuetype', ...fieldIds] }),
    });
    if (!response.ok) return null;
    const { issues } = (await response.json()) as { issues: IssueValues[] };
    return issues.length === ids.length ? issues.map(({ id, key, fields }) => ({ id, key, fields })) : null;
  } catch {
    return null;
  }
}

/** Whether the person who asks may edit a field of an issue: Jira names those that permission, workflow and screen leave. */
export async function mayEdit(issueKey: string, fieldId: string): Promise<boolean> {
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/issue/${issueKey}/editmeta`);
    if (!response.ok) return false;
    const { fields } = (await response.json()) as { fields?: Record<string, unknown> };
    return fields !== undefined && Object.hasOwn(fields, fieldId);
  } catch {
    return false;
  }
}
