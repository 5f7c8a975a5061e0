import { isPortalOnly } from '../people';
import { ok, problem, routes, type JiraRoute } from './route';

/** Projects. */
export const projectRoutes: readonly JiraRoute[] = routes({
  method: 'GET',
  template: '/rest/api/3/project/{projectIdOrKey}',
  scopes: [
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
  ],
  answer: ({ path, user }, { jira }) => {
    const wanted = path.projectIdOrKey;
    const project = jira.projects().find(({ id, key }) => id === wanted || key === wanted);
    if (!project || (user !== null && isPortalOnly(user))) return problem(404, 'No project could be found.');
    const issueTypes = jira.issueTypes().map((name) => ({ id: jira.issueTypeId(name), name, subtask: false }));
    return ok({ id: project.id, key: project.key, name: project.name, projectTypeKey: project.type, issueTypes });
  },
});
