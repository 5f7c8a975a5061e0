import api, { route } from '@forge/api';
import type { NamedProject } from '../fields/binding/binding-record';

type ProjectBean = { id: unknown; key: unknown; issueTypes?: { id: unknown }[] };

/** The first 50 projects by key that this person may see: as many as Jira gives in one page. Null when Jira does not say. */
export async function projects(): Promise<NamedProject[] | null> {
  try {
    const response = await api
      .asUser()
      .requestJira(route`/rest/api/3/project/search?maxResults=50&orderBy=key&expand=issueTypes`);
    if (!response.ok) return null;
    const { values } = (await response.json()) as { values: ProjectBean[] };
    return values.map(({ id, key, issueTypes }) => ({
      id: String(id),
      key: String(key),
      issueTypeIds: issueTypes?.map((type) => String(type.id)) ?? [],
    }));
  } catch {
    return null;
  }
}
