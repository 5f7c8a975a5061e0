import { ok, problem, visibleIssue, routes, type JiraRoute, type RestRequest } from './route';
import { userView } from './views';

/** Permissions, and who somebody is. */
export const peopleRoutes: readonly JiraRoute[] = routes(
  {
    method: 'GET',
    template: '/rest/api/3/mypermissions',
    scopes: [['read:jira-work'], ['read:permission:jira']],
    answer: (request, site) => {
      const names = (request.query.get('permissions') ?? '').split(',').filter((name) => name !== '');
      if (names.length === 0) return problem(400, 'The parameter permissions is required.');
      const issueKey = request.query.get('issueKey') ?? request.query.get('issueId');
      if (issueKey !== null && !visibleIssue(request, site, issueKey)) {
        return problem(404, 'Issue does not exist or you do not have permission to see it.');
      }
      return ok({
        permissions: Object.fromEntries(
          names.map((name) => [name, { id: '0', key: name, name, havePermission: hasPermission(name, request) }]),
        ),
      });
    },
  },
  {
    method: 'GET',
    template: '/rest/api/3/myself',
    scopes: [
      ['read:jira-user'],
      ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
    ],
    answer: ({ user }, { siteUrl }) =>
      user ? ok(userView(user, siteUrl)) : problem(501, 'myself of the app itself is not modelled.'),
  },
  {
    method: 'GET',
    template: '/rest/api/3/user',
    scopes: [
      ['read:jira-user'],
      ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
    ],
    answer: ({ query }, { jira, siteUrl }) => {
      const found = jira.user(query.get('accountId') ?? '');
      return found ? ok(userView(found, siteUrl)) : problem(404, 'Specified user does not exist.');
    },
  },
);

function hasPermission(name: string, { user }: RestRequest): boolean {
  if (!user) return name !== 'ADMINISTER' && name !== 'SYSTEM_ADMIN';
  if (user.role === 'administrator') return true;
  return user.role === 'agent' && ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'CREATE_ISSUES'].includes(name);
}
