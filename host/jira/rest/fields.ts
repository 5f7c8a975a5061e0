import { mayAdminister, ok, page, problem, routes, type JiraRoute } from './route';
import { fieldView } from './views';

/** Fields and their contexts. */
export const fieldRoutes: readonly JiraRoute[] = routes(
  {
    method: 'GET',
    template: '/rest/api/3/field',
    scopes: [
      ['read:jira-work'],
      [
        'read:field:jira',
        'read:avatar:jira',
        'read:project-category:jira',
        'read:project:jira',
        'read:field-configuration:jira',
      ],
    ],
    answer: (_request, site) => ok(site.jira.fields().map((field) => fieldView(field, site))),
  },
  {
    method: 'GET',
    template: '/rest/api/3/field/search',
    scopes: [['manage:jira-configuration'], ['read:field:jira']],
    answer: (request, site) => {
      if (!mayAdminister(request)) return problem(403, 'Only Jira administrators can search fields.');
      const ids = request.query.getAll('id').flatMap((part) => part.split(','));
      const text = (request.query.get('query') ?? '').toLowerCase();
      const found = site.jira
        .fields()
        .filter(({ id, name }) => (ids.length === 0 || ids.includes(id)) && name.toLowerCase().includes(text));
      return page(
        request.query,
        found.map((field) => fieldView(field, site)),
      );
    },
  },
  {
    method: 'GET',
    template: '/rest/api/3/field/{fieldId}/context',
    scopes: [['manage:jira-configuration'], ['read:custom-field-contextual-configuration:jira', 'read:field:jira']],
    answer: (request, { jira }) => {
      if (!mayAdminister(request)) return problem(403, 'Only Jira administrators can see contexts.');
      const field = jira.field(request.path.fieldId ?? '');
      if (!field) return problem(404, 'The custom field was not found.');
      const contexts = field.contexts.map(({ id, name, projectKeys }) => ({
        id,
        name,
        description: '',
        isGlobalContext: projectKeys.length === 0,
        isAnyIssueType: true,
      }));
      return page(request.query, contexts);
    },
  },
);
