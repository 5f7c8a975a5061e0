import api, { route } from '@forge/api';

/**
 * About how many issues hold a value of a custom field, as far as the person who asks may see them; null when Jira does
 * not say. `POST /rest/api/3/search/approximate-count` of the Jira Cloud platform's REST API.
 */
export async function issuesWithValue(fieldId: string): Promise<number | null> {
  const number = /^customfield_(\d{1,12})$/.exec(fieldId)?.[1];
  if (number === undefined) return null;
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/search/approximate-count`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ jql: `cf[${number}] is not EMPTY` }),
    });
    if (!response.ok) return null;
    const { count } = (await response.json()) as { count?: unknown };
    return typeof count === 'number' ? count : null;
  } catch {
    return null;
  }
}
