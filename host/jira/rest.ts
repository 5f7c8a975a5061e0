import type { CustomFieldTypeModule } from '../platform/manifest';
import type { Caller, JiraRest } from '../platform/calls';
import type { WireAnswer } from '../platform/storage/wire';
import type { CustomField, HostUser, Issue } from '../protocol';
import { searchIssues } from './jql/search';
import { JiraRefusal, type Jira } from './model';

type Request = {
  query: URLSearchParams;
  body: unknown;
  caller: Caller;
  /** The person on whose behalf the call is made; null for the app itself. */
  user: HostUser | null;
  /** Variable parts of the path. */
  parts: string[];
};

type Route = { method: string; path: RegExp; answer: (request: Request) => WireAnswer | Promise<WireAnswer> };

/** One value for one of the app's fields on some issues. */
type ValueUpdate = { customField: string; issueIds: (number | string)[]; value: unknown };

/** The Jira REST calls that the app makes, answered from the model. Any other call is answered with 501. */
export function createJiraRest(options: {
  jira: Jira;
  siteUrl: string;
  appId: string;
  environmentId: string;
  /** The app's field types: JQL finds members of values by the aliases in their schemas. */
  fieldTypes: readonly CustomFieldTypeModule[];
}): JiraRest {
  const { jira, siteUrl } = options;
  const typeOf = (field: CustomField) =>
    `ari:cloud:ecosystem::extension/${options.appId}/${options.environmentId}/static/${field.type}`;

  const visible = ({ user }: Request, keyOrId: string): Issue | undefined =>
    user ? jira.issue(keyOrId, user) : jira.issueAsApp(keyOrId);

  const fieldView = (field: CustomField) => ({
    id: field.id,
    key: field.id,
    name: field.name,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [`cf[${field.id.replace('customfield_', '')}]`, field.name],
    schema: { type: 'object', custom: typeOf(field), customId: Number(field.id.replace('customfield_', '')) },
  });

  const userView = (user: HostUser) => ({
    self: `${siteUrl}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    accountType: user.role === 'customer' ? 'customer' : 'atlassian',
    displayName: user.displayName,
    active: true,
    timeZone: user.timeZone,
    locale: user.locale.replace('-', '_'),
  });

  const issueView = (issue: Issue, wanted: string | null) => {
    const project = jira.projects().find(({ key }) => key === issue.projectKey);
    const reporter = jira.user(issue.reporter);
    const all: Record<string, unknown> = {
      summary: issue.summary,
      description: document(issue.description),
      status: { name: issue.status },
      issuetype: { id: String(10_100 + jira.issueTypes().indexOf(issue.issueType)), name: issue.issueType },
      project: project && { id: project.id, key: project.key, name: project.name, projectTypeKey: project.type },
      reporter: reporter ? userView(reporter) : null,
      created: issue.created,
      updated: issue.updated,
      ...Object.fromEntries(jira.fields().map(({ id }) => [id, issue.fields[id] ?? null])),
    };
    const names = wanted?.split(',').map((name) => name.trim());
    const fields =
      !names || names.includes('*all')
        ? all
        : Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
    return { id: issue.id, key: issue.key, self: `${siteUrl}/rest/api/3/issue/${issue.id}`, fields };
  };

  const setValues = async ({ caller }: Request, updates: ValueUpdate[] = []): Promise<WireAnswer> => {
    if (caller.kind !== 'app') return problem(403, 'Only the app itself can set values of its fields.');
    for (const { customField, issueIds, value } of updates) {
      await jira.setFieldValue(customField, issueIds.map(String), value);
    }
    return { status: 204, body: undefined };
  };

  const routes: Route[] = [
    {
      method: 'GET',
      path: /^\/rest\/api\/3\/mypermissions$/,
      answer: (request) => {
        const names = (request.query.get('permissions') ?? '').split(',').filter((name) => name !== '');
        if (names.length === 0) return problem(400, 'The parameter permissions is required.');
        const issueKey = request.query.get('issueKey') ?? request.query.get('issueId');
        if (issueKey !== null && !visible(request, issueKey))
          return problem(404, 'Issue does not exist or you do not have permission to see it.');
        return ok({
          permissions: Object.fromEntries(
            names.map((name) => [name, { id: '0', key: name, name, havePermission: hasPermission(name, request) }]),
          ),
        });
      },
    },
    {
      method: 'GET',
      path: /^\/rest\/api\/3\/myself$/,
      answer: ({ user }) => (user ? ok(userView(user)) : problem(501, 'myself of the app itself is not modelled.')),
    },
    {
      method: 'GET',
      path: /^\/rest\/api\/3\/user$/,
      answer: ({ query }) => {
        const found = jira.user(query.get('accountId') ?? '');
        return found ? ok(userView(found)) : problem(404, 'Specified user does not exist.');
      },
    },
    { method: 'GET', path: /^\/rest\/api\/3\/field$/, answer: () => ok(jira.fields().map(fieldView)) },
    {
      method: 'GET',
      path: /^\/rest\/api\/3\/field\/search$/,
      answer: (request) => {
        if (!mayAdminister(request)) return problem(403, 'Only Jira administrators can search fields.');
        const ids = request.query.getAll('id').flatMap((part) => part.split(','));
        const text = (request.query.get('query') ?? '').toLowerCase();
        const found = jira
          .fields()
          .filter(({ id, name }) => (ids.length === 0 || ids.includes(id)) && name.toLowerCase().includes(text));
        return ok(page(request.query, found.map(fieldView)));
      },
    },
    {
      method: 'GET',
      path: /^\/rest\/api\/3\/field\/([^/]+)\/context$/,
      answer: (request) => {
        if (!mayAdminister(request)) return problem(403, 'Only Jira administrators can see contexts.');
        const field = jira.field(request.parts[0] ?? '');
        if (!field) return problem(404, 'The custom field was not found.');
        const contexts = field.contexts.map(({ id, name, projectKeys }) => ({
          id,
          name,
          description: '',
          isGlobalContext: projectKeys.length === 0,
          isAnyIssueType: true,
        }));
        return ok(page(request.query, contexts));
      },
    },
    {
      method: 'GET',
      path: /^\/rest\/api\/3\/app\/field\/([^/]+)\/context\/configuration$/,
      answer: (request) => {
        const field = jira.field(request.parts[0] ?? '');
        if (!field) return problem(404, 'The custom field was not found.');
        if (!mayAdminister(request)) return problem(403, 'Only Jira administrators and the app itself can read this.');
        const wanted = request.query.getAll('fieldContextId');
        const issueId = request.query.get('issueId');
        const projectKey = request.query.get('projectKeyOrId') ?? (issueId && jira.issueAsApp(issueId)?.projectKey);
        const applying = projectKey ? jira.contextFor(field, projectKey) : null;
        const contexts = field.contexts
          .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
          .filter((context) => applying === null || context === applying);
        const values = contexts.map(({ id, configuration }) => ({ id, fieldContextId: id, configuration }));
        return ok(page(request.query, values));
      },
    },
    {
      method: 'PUT',
      path: /^\/rest\/api\/3\/app\/field\/([^/]+)\/context\/configuration$/,
      answer: async (request) => {
        const field = jira.field(request.parts[0] ?? '');
        if (!field) return problem(404, 'The custom field was not found.');
        if (!mayAdminister(request))
          return problem(403, 'Only Jira administrators and the app itself can change this.');
        const { configurations = [] } = request.body as {
          configurations?: { id: string; fieldContextId?: string; configuration?: unknown }[];
        };
        for (const { id, fieldContextId, configuration } of configurations) {
          await jira.configureContext(field.id, fieldContextId ?? id, configuration ?? null);
        }
        return ok({});
      },
    },
    {
      method: 'POST',
      path: /^\/rest\/api\/3\/app\/field\/value$/,
      answer: (request) => setValues(request, (request.body as { updates?: ValueUpdate[] }).updates),
    },
    {
      method: 'PUT',
      path: /^\/rest\/api\/3\/app\/field\/([^/]+)\/value$/,
      answer: (request) => {
        const { updates } = request.body as { updates?: Omit<ValueUpdate, 'customField'>[] };
        return setValues(
          request,
          updates?.map((update) => ({ ...update, customField: request.parts[0] ?? '' })),
        );
      },
    },
    {
      method: 'POST',
      path: /^\/rest\/api\/3\/issue\/bulkfetch$/,
      answer: (request) => {
        const { issueIdsOrKeys = [], fields = [] } = request.body as { issueIdsOrKeys?: string[]; fields?: string[] };
        if (issueIdsOrKeys.length > 100) return problem(400, 'At most 100 issues can be fetched at once.');
        const issues = issueIdsOrKeys.flatMap((keyOrId) => visible(request, keyOrId) ?? []);
        return ok({ issues: issues.map((issue) => issueView(issue, fields.join(','))), issueErrors: [] });
      },
    },
    {
      method: 'GET',
      path: /^\/rest\/api\/3\/issue\/([^/]+)$/,
      answer: (request) => {
        const issue = visible(request, request.parts[0] ?? '');
        if (!issue) return problem(404, 'Issue does not exist or you do not have permission to see it.');
        return ok(issueView(issue, request.query.get('fields')));
      },
    },
    {
      method: 'POST',
      path: /^\/rest\/api\/3\/search\/approximate-count$/,
      answer: (request) => {
        const { jql = '' } = request.body as { jql?: string };
        const mine = request.user ? jira.issues(request.user) : jira.allIssues();
        return ok({ count: searchIssues(mine, jql, { fields: jira.fields(), types: options.fieldTypes }).length });
      },
    },
    {
      method: 'POST',
      path: /^\/rest\/api\/3\/search\/jql$/,
      answer: (request) => {
        const {
          jql = '',
          fields = ['id'],
          maxResults = 50,
          nextPageToken,
        } = request.body as {
          jql?: string;
          fields?: string[];
          maxResults?: number;
          nextPageToken?: string;
        };
        const mine = request.user ? jira.issues(request.user) : jira.allIssues();
        const found = searchIssues(mine, jql, { fields: jira.fields(), types: options.fieldTypes });
        const start = Number(nextPageToken ?? 0);
        const issues = found.slice(start, start + maxResults).map((issue) => issueView(issue, fields.join(',')));
        const end = start + issues.length;
        return ok({
          issues,
          isLast: end >= found.length,
          ...(end < found.length ? { nextPageToken: String(end) } : {}),
        });
      },
    },
  ];

  return async ({ method, path, body, as }) => {
    const url = new URL(path, 'https://jira.invalid');
    const user = as.kind === 'user' ? (jira.user(as.accountId) ?? null) : null;
    if (as.kind === 'none' || (as.kind === 'user' && !user)) return problem(401, 'Client must be authenticated.');
    for (const route of routes) {
      const match = method === route.method ? route.path.exec(url.pathname) : null;
      if (!match) continue;
      const parts = match.slice(1).map(decodeURIComponent);
      try {
        return await route.answer({ query: url.searchParams, body, caller: as, user, parts });
      } catch (error) {
        if (!(error instanceof JiraRefusal)) throw error;
        return problem(error.status, error.message);
      }
    }
    return problem(501, `The local host does not model ${method} ${url.pathname}`);
  };
}

function hasPermission(name: string, { user }: Request): boolean {
  if (!user) return name !== 'ADMINISTER' && name !== 'SYSTEM_ADMIN';
  if (user.role === 'administrator') return true;
  return user.role === 'agent' && ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'CREATE_ISSUES'].includes(name);
}

function mayAdminister({ user, caller }: Request): boolean {
  return caller.kind === 'app' || user?.role === 'administrator';
}

function page(query: URLSearchParams, all: unknown[]): unknown {
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Number(query.get('maxResults') ?? 50);
  const values = all.slice(startAt, startAt + maxResults);
  return { startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values };
}

/** Plain text as an Atlassian document. */
function document(text: string): unknown {
  if (text === '') return null;
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

function ok(body: unknown): WireAnswer {
  return { status: 200, body };
}

function problem(status: number, message: string): WireAnswer {
  return { status, body: { errorMessages: [message], errors: {} } };
}
