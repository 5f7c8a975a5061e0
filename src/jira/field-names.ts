import api, { route } from '@forge/api';

/** The name that people gave a field; its id when Jira does not say. */
export async function fieldName(fieldId: string): Promise<string> {
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/field`);
    if (!response.ok) return fieldId;
    const fields = (await response.json()) as { id: string; name: string }[];
    return fields.find(({ id }) => id === fieldId)?.name ?? fieldId;
  } catch {
    return fieldId;
  }
}
