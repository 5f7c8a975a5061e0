import api, { route } from '@forge/api';
import { forgeLimits } from '../base/forge-limits';
import type { ContextPlace } from '../fields/binding/binding-record';

const mostContexts = String(forgeLimits.contextsInPage);

/**
 * Ids of the contexts of one of the app's fields that apply at a place, as the app itself, which Jira lets read its own
 * fields. Null when Jira does not say.
 */
export async function contextsAt(fieldId: string, place: ContextPlace | null): Promise<string[] | null> {
  const query = new URLSearchParams({ maxResults: mostContexts });
  if (place !== null && 'issueId' in place) query.set('issueId', place.issueId);
  if (place !== null && 'projectId' in place) {
    query.set('projectKeyOrId', place.projectId);
    query.set('issueTypeId', place.issueTypeId);
  }
  try {
    const response = await api
      .asApp()
      .requestJira(route`/rest/api/3/app/field/${fieldId}/context/configuration?${query}`);
    if (!response.ok) return null;
    const { values } = (await response.json()) as { values: { fieldContextId: unknown }[] };
    return values.map(({ fieldContextId }) => String(fieldContextId));
  } catch {
    return null;
  }
}

/** Ids of the issue types of a project, as the app itself. Null when Jira does not say. */
export async function issueTypesOf(projectId: string): Promise<string[] | null> {
  try {
    const response = await api.asApp().requestJira(route`/rest/api/3/project/${projectId}`);
    if (!response.ok) return null;
    const { issueTypes } = (await response.json()) as { issueTypes?: { id: unknown }[] };
    return issueTypes?.map(({ id }) => String(id)) ?? null;
  } catch {
    return null;
  }
}
