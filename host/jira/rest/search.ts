import type { Issue } from '../../protocol';
import { parseJql } from '../jql/parse';
import { searchIssues } from '../jql/search';
import { memberOf, ok, problem, routes, type JiraRoute, type RestRequest, type RestSite } from './route';
import { issueView } from './views';

/** JQL: how many issues, and which. */
export const searchRoutes: readonly JiraRoute[] = routes(
  {
    method: 'POST',
    template: '/rest/api/3/search/approximate-count',
    scopes: [['read:jira-work']],
    answer: (request, site) => (isUnbounded(request) ? unbounded : ok({ count: found(request, site).length })),
  },
  {
    method: 'POST',
    template: '/rest/api/3/search/jql',
    scopes: [['read:jira-work']],
    answer: (request, site) => {
      if (isUnbounded(request)) return unbounded;
      const {
        fields = ['id'],
        maxResults = 50,
        nextPageToken,
      } = request.body as { fields?: string[]; maxResults?: number; nextPageToken?: string };
      const all = found(request, site);
      const start = Number(nextPageToken ?? 0);
      const issues = all.slice(start, start + maxResults).map((issue) => issueView(issue, fields.join(','), site));
      const end = start + issues.length;
      return ok({ issues, isLast: end >= all.length, ...(end < all.length ? { nextPageToken: String(end) } : {}) });
    },
  },
);

const unbounded = problem(
  400,
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
);

/** Nothing but an order restricts no search. */
function isUnbounded({ body }: RestRequest): boolean {
  const jql = memberOf(body, 'jql');
  return typeof jql !== 'string' || parseJql(jql).groups.length === 0;
}

function found({ body, user }: RestRequest, { jira, fieldTypes }: RestSite): Issue[] {
  const jql = memberOf(body, 'jql');
  const seen = user ? jira.issues(user) : jira.allIssues();
  return searchIssues(seen, typeof jql === 'string' ? jql : '', {
    fields: jira.fields(),
    types: fieldTypes,
    me: user?.accountId,
  });
}
