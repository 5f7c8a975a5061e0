import type { HostUser } from '../../protocol';
import { isPortalOnly } from '../people';
import { ok, page, problem, visibleIssue, routes, type JiraRoute, type RestRequest } from './route';
import { userView } from './views';

const userScopes = [
  ['read:jira-user'],
  ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
];

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
    scopes: userScopes,
    answer: ({ user }, { siteUrl }) =>
      user ? ok(userView(user, siteUrl)) : problem(501, 'myself of the app itself is not modelled.'),
  },
  {
    method: 'GET',
    template: '/rest/api/3/user',
    scopes: userScopes,
    answer: ({ query }, { jira, siteUrl }) => {
      const found = jira.user(query.get('accountId') ?? '');
      return found ? ok(userView(found, siteUrl)) : problem(404, 'Specified user does not exist.');
    },
  },
  {
    method: 'GET',
    template: '/rest/api/3/user/search',
    scopes: userScopes,
    answer: ({ query, user }, { jira, siteUrl }) => {
      const [text, accountId] = [query.get('query'), query.get('accountId')];
      if (text === null && accountId === null) {
        return problem(400, 'The query parameters query, accountId and property are all missing.');
      }
      // Without the permission Browse users and groups nobody is found.
      if (user !== null && isPortalOnly(user)) return ok([]);
      const startAt = Number(query.get('startAt') ?? 0);
      const found = jira
        .users()
        .filter((one) => one.isDeactivated !== true)
        .filter((one) => (accountId === null ? isFoundBy(one, text ?? '') : one.accountId === accountId))
        .slice(startAt, startAt + Number(query.get('maxResults') ?? 50));
      return ok(found.map((one) => userView(one, siteUrl)));
    },
  },
  {
    method: 'GET',
    template: '/rest/api/3/user/bulk',
    scopes: userScopes,
    answer: ({ query }, { jira, siteUrl }) => {
      const wanted = query.getAll('accountId');
      if (wanted.length === 0) return problem(400, 'The parameter accountId is required.');
      const found = jira.users().filter(({ accountId }) => wanted.includes(accountId));
      return page(
        query,
        found.map((one) => userView(one, siteUrl)),
      );
    },
  },
);

/** Whether a text begins a person's name, a word of it, or the address. Hidden addresses are searched too: a guess. */
function isFoundBy({ displayName, emailAddress = '' }: HostUser, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const attributes = [displayName, ...displayName.split(/\s+/), emailAddress];
  return attributes.some((text) => text.toLowerCase().startsWith(wanted));
}

function hasPermission(name: string, { user }: RestRequest): boolean {
  if (!user) return name !== 'ADMINISTER' && name !== 'SYSTEM_ADMIN';
  if (user.role === 'administrator') return true;
  return user.role === 'agent' && ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'CREATE_ISSUES'].includes(name);
}
