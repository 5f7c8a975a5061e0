import { isPortalOnly } from '../people';
import { ok, page, problem, routes, type JiraRoute, type RestSite } from './route';

const scopes = [
  ['read:jira-work'],
  [
    'read:issue-type:jira',
    'read:project:jira',
    'read:project.property:jira',
    'read:user:jira',
    'read:application-role:jira',
    'read:avatar:jira',
    'read:group:jira',
    'read:issue-type-hierarchy:jira',
    'read:project-category:jira',
    'read:project-version:jira',
    'read:project.component:jira',
  ],
];

type Project = ReturnType<RestSite['jira']['projects']>[number];

const issueTypesIn = (jira: RestSite['jira']) =>
  jira.issueTypes().map((name) => ({ id: jira.issueTypeId(name), name, subtask: false }));

const beanOf = ({ id, key, name, type }: Project) => ({ id, key, name, projectTypeKey: type });

/** Projects. */
export const projectRoutes: readonly JiraRoute[] = routes(
  {
    method: 'GET',
    template: '/rest/api/3/project/search',
    scopes,
    answer: ({ query, user }, { jira }) => {
      const seen = user !== null && isPortalOnly(user) ? [] : jira.projects();
      const sorted = query.get('orderBy') === 'key' ? [...seen].sort((a, b) => (a.key < b.key ? -1 : 1)) : seen;
      const withTypes = (query.get('expand') ?? '').split(',').includes('issueTypes');
      const limited = new URLSearchParams(query);
      limited.set('maxResults', String(Math.min(Number(query.get('maxResults') ?? 50), 50)));
      return page(
        limited,
        sorted.map((project) => ({ ...beanOf(project), ...(withTypes && { issueTypes: issueTypesIn(jira) }) })),
      );
    },
  },
  {
    method: 'GET',
    template: '/rest/api/3/project/{projectIdOrKey}',
    scopes,
    answer: ({ path, user }, { jira }) => {
      const wanted = path.projectIdOrKey;
      const project = jira.projects().find(({ id, key }) => id === wanted || key === wanted);
      if (!project || (user !== null && isPortalOnly(user))) return problem(404, 'No project could be found.');
      return ok({ ...beanOf(project), issueTypes: issueTypesIn(jira) });
    },
  },
);
