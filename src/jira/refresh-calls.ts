import api, { route } from '@forge/api';
import { forgeLimits } from '../base/forge-limits';
import type { Json } from '../contract/json';
import type { IssueValues } from '../fields/binding/binding-record';
import type { RefreshJira } from '../refresh/refresh-jira';
import type { Clock } from '../base/clock';
import { answered } from './answer';
import { createJiraPoints } from './points';

type IssueBean = { id: string; key: string; fields?: Record<string, Json> };

const mostContexts = String(forgeLimits.contextsInPage);

/** The calls of a refresh, as the app itself: it sees the issues that its own user may see, and writes its own fields only. */
export function createRefreshJira({ now }: Clock): RefreshJira {
  const points = createJiraPoints();
  return {
    pauseSeconds: points.pauseSeconds,
    search: (fieldId, { which, fields, page, most }) => {
      const field = `cf[${fieldId.replace('customfield_', '')}]`;
      const filled = `${field} is not EMPTY`;
      // Both halves together: an issue that a refresh fills does not leave the pages that are still to come.
      const jql = `${which === 'filled' ? filled : `${filled} OR ${field} is EMPTY`} ORDER BY key ASC`;
      const body = { jql, fields, maxResults: most, ...(page !== null && { nextPageToken: page }) };
      const call = api.asApp().requestJira(route`/rest/api/3/search/jql`, posted('POST', body));
      return answered(
        call,
        now(),
        async (response) => {
          const { issues, nextPageToken } = (await response.json()) as {
            issues: IssueBean[];
            nextPageToken?: string | null;
          };
          return { issues: issues.map(valuesOf), next: nextPageToken ?? null };
        },
        { points, cost: ({ issues }) => 1 + issues.length },
      );
    },
    issues: (ids, fields) => {
      const call = api
        .asApp()
        .requestJira(route`/rest/api/3/issue/bulkfetch`, posted('POST', { issueIdsOrKeys: ids, fields }));
      return answered(
        call,
        now(),
        async (response) => ((await response.json()) as { issues: IssueBean[] }).issues.map(valuesOf),
        { points, cost: (issues) => 1 + issues.length },
      );
    },
    contexts: (fieldId, place) => {
      const query = new URLSearchParams({ maxResults: mostContexts });
      if (place !== null) {
        query.set('projectKeyOrId', place.projectId);
        query.set('issueTypeId', place.issueTypeId);
      }
      const call = api.asApp().requestJira(route`/rest/api/3/app/field/${fieldId}/context/configuration?${query}`);
      return answered(
        call,
        now(),
        async (response) =>
          ((await response.json()) as { values: { fieldContextId: string }[] }).values.map((one) => one.fieldContextId),
        { points, cost: (contexts) => 1 + contexts.length },
      );
    },
    write: (fieldId, updates) => {
      const body = { updates: updates.map(({ issueIds, value }) => ({ issueIds: issueIds.map(Number), value })) };
      const call = api.asApp().requestJira(route`/rest/api/3/app/field/${fieldId}/value`, posted('PUT', body));
      return answered(call, now(), () => Promise.resolve(null), { points, cost: () => 1 });
    },
  };
}

function posted(
  method: 'POST' | 'PUT',
  body: unknown,
): { method: string; headers: Record<string, string>; body: string } {
  return {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function valuesOf({ id, key, fields = {} }: IssueBean): IssueValues {
  return { id, key, fields };
}
