import api, { route } from '@forge/api';
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
  const response = await api.asUser().requestJira(route`/rest/api/3/issue/${idOrKey}?fields=${fields}`);
  if (!response.ok) return null;
  const issue = (await response.json()) as { id: string; key: string; fields: Record<string, Json> };
  return { id: issue.id, key: issue.key, fields: issue.fields };
}
