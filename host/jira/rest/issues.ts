import { isPortalOnly } from '../people';
import { memberOf, ok, problem, visibleIssue, routes, type JiraRoute, type RestSite } from './route';
import { issueView } from './views';

const mostFetched = 100;

/** Issues by key or id. */
export const issueRoutes: readonly JiraRoute[] = routes(
  {
    method: 'POST',
    template: '/rest/api/3/issue/bulkfetch',
    scopes: [['read:jira-work']],
    answer: (request, site) => {
      const wanted = listOf(memberOf(request.body, 'issueIdsOrKeys'));
      const fields = listOf(memberOf(request.body, 'fields'));
      if (wanted.length > mostFetched) return problem(400, 'At most 100 issues can be fetched at once.');
      const issues = wanted.flatMap((keyOrId) => visibleIssue(request, site, keyOrId) ?? []);
      return ok({ issues: issues.map((issue) => issueView(issue, fields.join(','), site)), issueErrors: [] });
    },
  },
  {
    method: 'GET',
    template: '/rest/api/3/issue/{issueIdOrKey}/editmeta',
    scopes: [['read:jira-work']],
    answer: (request, site) => {
      const issue = visibleIssue(request, site, request.path.issueIdOrKey ?? '');
      if (!issue) return problem(404, 'Issue does not exist or you do not have permission to see it.');
      const mayEdit = request.user === null || !isPortalOnly(request.user);
      const editable = site.jira.fields().filter((field) => mayEdit && typeOf(site, field.type)?.readOnly !== true);
      return ok({ fields: Object.fromEntries(editable.map(({ id, name }) => [id, { key: id, name }])) });
    },
  },
  {
    method: 'GET',
    template: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: [['read:jira-work']],
    answer: (request, site) => {
      const issue = visibleIssue(request, site, request.path.issueIdOrKey ?? '');
      if (!issue) return problem(404, 'Issue does not exist or you do not have permission to see it.');
      return ok(issueView(issue, request.query.get('fields'), site));
    },
  },
);

function typeOf({ fieldTypes }: RestSite, key: string): RestSite['fieldTypes'][number] | undefined {
  return fieldTypes.find((type) => type.key === key);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
