import api, { route } from '@forge/api';
import type { Clock } from '../base/clock';
import type { JiraAccount, PeopleReader } from '../fields/people/match-person';
import { answered } from './answer';

/** Who is found by a whole address is few; more than these cannot be told apart anyway. */
const mostFound = '50';

/** Accounts of the site, as the app itself. */
export function createPeopleReader({ now }: Clock): PeopleReader {
  return {
    search: async (text) => {
      const query = new URLSearchParams({ query: text, maxResults: mostFound });
      const answer = await answered(
        api.asApp().requestJira(route`/rest/api/3/user/search?${query}`),
        now(),
        (response) => response.json(),
      );
      return answer.ok ? accountsIn(answer.value) : null;
    },
    byIds: async (accountIds) => {
      const query = new URLSearchParams({ maxResults: String(accountIds.length) });
      for (const accountId of accountIds) query.append('accountId', accountId);
      const answer = await answered(api.asApp().requestJira(route`/rest/api/3/user/bulk?${query}`), now(), (response) =>
        response.json(),
      );
      if (answer.ok) return accountsIn(memberOf(answer.value, 'values'));
      // Jira refuses a text that cannot be an account ID; of several nobody knows which.
      const { error } = answer;
      if (accountIds.length > 1) return null;
      return error.code === 'refused' && (error.status === 400 || error.status === 404) ? [] : null;
    },
  };
}

/** Read without trust in its shape: an account without an ID is none. */
function accountsIn(answer: unknown): JiraAccount[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((one: unknown) => {
    const [accountId, emailAddress] = [textIn(one, 'accountId'), textIn(one, 'emailAddress')];
    // Jira writes "unknown" for accounts whose record is broken.
    if (accountId === null || accountId === 'unknown') return [];
    return {
      accountId,
      accountType: textIn(one, 'accountType') ?? 'atlassian',
      displayName: textIn(one, 'displayName') ?? '',
      emailAddress,
      isActive: memberOf(one, 'active') !== false,
    };
  });
}

function textIn(value: unknown, name: string): string | null {
  const found = memberOf(value, name);
  return typeof found === 'string' && found !== '' ? found : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
