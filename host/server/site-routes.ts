import * as v from 'valibot';
import { issuesAsCsv } from '../jira/csv-export';
import { searchIssues } from '../jira/jql/search';
import { JiraRefusal } from '../jira/model';
import { personOf } from '../jira/people';
import type { HostUser, Issue, InvocationResult, SiteState } from '../protocol';
import { NoSuchCustomer, type Sandbox } from '../sandbox/index';
import { extensionFor } from './extension';
import { HttpRefusal, type Answer, type Request } from './http';
import { modulesOf } from './modules';
import { answerBy, FileAnswer, routesOf } from './route-table';
import { fieldTypeIn, requireAdministrator, userOf, type SiteParts } from './site-parts';

type PersonParts = SiteParts & { user: HostUser };

const { get, send } = routesOf<PersonParts>();

const members = v.record(v.string(), v.unknown());
const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const locale = v.object({ locale: v.pipe(v.string(), v.regex(/^[a-z]{2}-[A-Z]{2}$/)) });
const newIssue = v.object({
  projectKey: v.optional(v.string(), ''),
  issueType: v.optional(v.string(), 'Task'),
  summary: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  fields: v.optional(members, {}),
});
const issueEdit = v.object({ fields: v.optional(members, {}), status: v.exactOptional(v.string()) });
const invocation = v.object({
  module: v.string(),
  function: v.string(),
  payload: v.optional(v.unknown()),
  extension: v.optional(members, {}),
});
const notModelled = v.object({ name: v.string() });
const sandboxChange = v.object({
  authorizationServer: v.exactOptional(v.picklist(['running', 'stopped'])),
  tokenLifetimeSeconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  renameCustomer: v.exactOptional(v.object({ id: text, name: text })),
  inbox: v.exactOptional(v.picklist(['takes', 'refuses'])),
});
const newField = v.object({ name: v.optional(v.string(), ''), type: v.optional(v.string(), '') });
const contextChange = v.object({
  configuration: v.optional(v.unknown(), null),
  schema: v.optional(v.unknown(), null),
});

const routes = [
  get('/_site/state', (parts) => stateFor(parts, parts.user)),
  send('PUT', '/_site/me', locale, ({ jira, user }, { body }) => jira.setLocale(user.accountId, body.locale)),
  get('/_site/search', (parts, { query }) => found(parts, parts.user, query)),
  get('/_site/search.csv', (parts, { query }) => {
    // A link cannot send a header: it names the person in its address.
    const csv = issuesAsCsv(found(parts, userOf(parts.jira, query.get('as')), query), searchedFields(parts));
    return new FileAnswer(Buffer.from(csv), 'text/csv; charset=utf-8');
  }),
  send('POST', '/_site/issues', newIssue, ({ jira, user }, { body }) => jira.createIssue(body, user, 'jira')),
  send('POST', '/_site/requests', newIssue, ({ jira, user }, { body }) => jira.createIssue(body, user, 'portal')),
  send('PUT', '/_site/issues/{key}', issueEdit, ({ jira, user }, { part: { key = '' }, body }) =>
    jira.editIssue(key, body, user),
  ),
  send('POST', '/_site/invoke', invocation, (parts, { body }) => invoke(parts, parts.user, body)),
  send('POST', '/_site/not-modelled', notModelled, (parts, { body }) => {
    parts.onNotModelled(body.name.slice(0, 200));
    return null;
  }),
  get('/_site/sandbox', (parts) => requireSandbox(parts).state()),
  send('POST', '/_site/sandbox', sandboxChange, (parts, { body }) => requireSandbox(parts).set(body)),
  send('POST', '/_site/fields', newField, ({ platform, jira, user }, { body }) => {
    requireAdministrator(user);
    const known = platform.manifest.modules['jira:customFieldType'] ?? [];
    if (!known.some(({ key }) => key === body.type)) {
      throw new HttpRefusal(400, `The app has no field type ${body.type}.`);
    }
    return jira.createField(body);
  }),
  send('PUT', '/_site/fields/{field}/contexts/{context}', contextChange, ({ jira, user }, { part, body }) => {
    requireAdministrator(user);
    return jira.configureContext(part['field'] ?? '', part['context'] ?? '', body);
  }),
];

/** Answers what the pages ask under `/_site/`; undefined for a path that is not theirs. */
export async function answerSite(parts: SiteParts, request: Request): Promise<Answer | undefined> {
  const user = userOf(parts.jira, request.header('x-host-as'));
  try {
    return await answerBy(routes, { ...parts, user }, request);
  } catch (error) {
    if (error instanceof JiraRefusal) throw new HttpRefusal(error.status, error.message);
    if (error instanceof NoSuchCustomer) throw new HttpRefusal(404, error.message);
    throw error;
  }
}

function stateFor(parts: SiteParts, me: HostUser): SiteState {
  const { platform, jira, appName, translate, notModelled } = parts;
  return {
    siteUrl: platform.identity.siteUrl,
    appName,
    appVersion: platform.identity.appVersion,
    me,
    users: jira.users(),
    projects: jira.projects(),
    issueTypes: jira.issueTypes(),
    issues: jira.issues(me),
    fields: jira.fields(),
    modules: modulesOf(platform.manifest, { translate, locale: me.locale, fieldTypeOf: fieldTypeIn(platform) }),
    customUi: parts.customUi,
    hasSandbox: parts.sandbox !== null,
    notModelled: [...notModelled],
  };
}

/** What JQL needs to know of the fields and of the app's types behind them. */
function searchedFields({ platform, jira }: SiteParts): Parameters<typeof searchIssues>[2] {
  return { fields: jira.fields(), types: platform.manifest.modules['jira:customFieldType'] ?? [] };
}

function found(parts: SiteParts, user: HostUser, query: URLSearchParams): Issue[] {
  return searchIssues(parts.jira.issues(user), query.get('jql') ?? '', {
    ...searchedFields(parts),
    me: user.accountId,
  });
}

async function invoke(
  { platform, jira }: SiteParts,
  user: HostUser,
  call: v.InferOutput<typeof invocation>,
): Promise<InvocationResult> {
  const result = await platform.invoke({
    module: call.module,
    function: call.function,
    payload: call.payload,
    as: personOf(user),
    extension: extensionFor({
      jira,
      user,
      module: call.module,
      page: call.extension,
      fieldTypeOf: fieldTypeIn(platform),
    }),
  });
  return result.ok ? { ok: true, value: result.value ?? null } : { ok: false, message: result.message };
}

function requireSandbox({ sandbox }: SiteParts): Sandbox {
  if (!sandbox) throw new HttpRefusal(404, 'This host runs without the sandbox.');
  return sandbox;
}
