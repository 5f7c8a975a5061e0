import type { WireAnswer } from '../../platform/storage/wire';
import type { CustomField } from '../../protocol';
import {
  mayAdminister,
  memberOf,
  ok,
  page,
  problem,
  routes,
  type JiraRoute,
  type RestRequest,
  type RestSite,
} from './route';

/** One value for one of the app's fields on some issues. */
type ValueUpdate = { customField: string; issueIds: (number | string)[]; value: unknown };

const configurationTemplate = '/rest/api/3/app/field/{fieldIdOrKey}/context/configuration';

/** What Jira keeps for fields of apps: configurations of their contexts, and values that the app itself writes. */
export const appFieldRoutes: readonly JiraRoute[] = routes(
  {
    method: 'GET',
    template: configurationTemplate,
    scopes: [['manage:jira-configuration'], ['read:custom-field-contextual-configuration:jira']],
    answer: (request, { jira }) => {
      const field = jira.field(request.path.fieldIdOrKey ?? '');
      if (!field) return problem(404, 'The custom field was not found.');
      if (!mayAdminister(request)) return problem(403, 'Only Jira administrators and the app itself can read this.');
      const { query } = request;
      const [issueId, project, issueType] = ['issueId', 'projectKeyOrId', 'issueTypeId'].map((name) => query.get(name));
      if (issueId != null && (project != null || issueType != null)) {
        return problem(400, 'issueId cannot be given with projectKeyOrId or issueTypeId.');
      }
      if ((project == null) !== (issueType == null)) {
        return problem(400, 'projectKeyOrId and issueTypeId must be given together.');
      }
      const contexts = contextsAt(field, jira, { issueId: issueId ?? null, project: project ?? null }).filter(
        ({ id }) => !query.has('fieldContextId') || query.getAll('fieldContextId').includes(id),
      );
      const values = contexts.map(({ id, configuration, schema }) => ({
        id,
        fieldContextId: id,
        ...(configuration != null && { configuration }),
        ...(schema != null && { schema }),
      }));
      return page(query, values);
    },
  },
  {
    method: 'PUT',
    template: configurationTemplate,
    scopes: [['manage:jira-configuration'], ['write:custom-field-contextual-configuration:jira']],
    answer: async (request, { jira }) => {
      const field = jira.field(request.path.fieldIdOrKey ?? '');
      if (!field) return problem(404, 'The custom field was not found.');
      if (!mayAdminister(request)) return problem(403, 'Only Jira administrators and the app itself can change this.');
      const configurations = memberOf(request.body, 'configurations');
      if (!Array.isArray(configurations)) return problem(400, 'configurations is required.');
      for (const one of configurations as { id: string; fieldContextId?: string }[]) {
        await jira.configureContext(field.id, one.fieldContextId ?? one.id, {
          configuration: memberOf(one, 'configuration') ?? null,
          schema: memberOf(one, 'schema') ?? null,
        });
      }
      return ok({});
    },
  },
  {
    method: 'POST',
    template: '/rest/api/3/app/field/value',
    scopes: [['write:app-data:jira']],
    answer: (request, site) => setValues(request, site, (update) => String(memberOf(update, 'customField'))),
  },
  {
    method: 'PUT',
    template: '/rest/api/3/app/field/{fieldIdOrKey}/value',
    scopes: [['write:app-data:jira']],
    answer: (request, site) => setValues(request, site, () => request.path.fieldIdOrKey ?? ''),
  },
);

function contextsAt(
  field: CustomField,
  jira: RestSite['jira'],
  { issueId, project }: { issueId: string | null; project: string | null },
): CustomField['contexts'] {
  if (issueId === null && project === null) return field.contexts;
  const projectKey =
    issueId === null
      ? jira.projects().find(({ id, key }) => id === project || key === project)?.key
      : jira.issueAsApp(issueId)?.projectKey;
  const applying = projectKey === undefined ? undefined : jira.contextFor(field, projectKey);
  return applying ? [applying] : [];
}

async function setValues(
  { caller, body }: RestRequest,
  { jira }: RestSite,
  fieldOf: (update: unknown) => string,
): Promise<WireAnswer> {
  if (caller.kind !== 'app') return problem(403, 'Only the app itself can set values of its fields.');
  const updates = memberOf(body, 'updates');
  if (!Array.isArray(updates)) return problem(400, 'updates is required.');
  for (const update of updates as ValueUpdate[]) {
    await jira.setFieldValue(fieldOf(update), update.issueIds.map(String), update.value);
  }
  return { status: 204, body: undefined };
}
