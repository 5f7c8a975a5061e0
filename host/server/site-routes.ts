import * as v from 'valibot';
import { issuesAsCsv } from '../jira/csv-export';
import { searchIssues } from '../jira/jql/search';
import { JiraRefusal } from '../jira/model';
import { statusesOf } from '../jira/statuses';
import { ruleModuleOf } from '../platform/manifest';
import { personOf } from '../jira/people';
import type { HostUser, Issue, InvocationResult, SiteState } from '../protocol';
import { NoSuchCustomer, NoSuchSigner, type Sandbox } from '../sandbox/index';
import { extensionFor } from './extension';
import { HttpRefusal, type Answer, type Request } from './http';
import { modulesOf } from './modules';
import { answerBy, FileAnswer, routesOf } from './route-table';
import { afterTransition, summaryOf, transitionsOf, validate } from './transitions';
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
const newRule = v.object({ projectKey: text, to: text, module: text, configuration: v.optional(v.unknown()) });
const changedRule = v.object({ configuration: v.optional(v.unknown()) });
const actionRun = v.object({ inputs: v.optional(members, {}) });
const notModelled = v.object({ name: v.string() });
const sandboxChange = v.object({
  authorizationServer: v.exactOptional(v.picklist(['running', 'stopped'])),
  tokenLifetimeSeconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  renameCustomer: v.exactOptional(v.object({ id: text, name: text })),
  inbox: v.exactOptional(v.picklist(['takes', 'refuses'])),
  registerKeys: v.exactOptional(v.object({ clientId: text, keys: v.array(v.record(v.string(), v.string())) })),
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
  send('POST', '/_site/issues', newIssue, (parts, { body }) => createIssue(parts, body, 'jira')),
  send('POST', '/_site/requests', newIssue, (parts, { body }) => createIssue(parts, body, 'portal')),
  send('PUT', '/_site/issues/{key}', issueEdit, (parts, { part: { key = '' }, body }) => editIssue(parts, key, body)),
  get('/_site/issues/{key}/transitions', (parts, { part: { key = '' } }) => {
    const issue = parts.jira.issue(key, parts.user);
    if (!issue) throw new HttpRefusal(404, `There is no issue ${key}.`);
    return transitionsOf(parts, issue, parts.user);
  }),
  send('POST', '/_site/actions/{key}', actionRun, async ({ platform, user }, { part: { key = '' }, body }) => {
    const declared = platform.manifest.modules.action?.find((action) => action.key === key)?.inputs ?? {};
    const unknown = Object.keys(body.inputs).find((name) => !Object.hasOwn(declared, name));
    if (unknown !== undefined) throw new HttpRefusal(400, `The action declares no input ${unknown}.`);
    const missing = Object.entries(declared).find(([name, { required }]) => required && !body.inputs[name]);
    if (missing !== undefined) throw new HttpRefusal(400, `“${missing[1].title}” is empty. Fill it in.`);
    const run = await platform.act(key, body.inputs, personOf(user));
    if (run === undefined) throw new HttpRefusal(404, `The app has no action ${key}.`);
    return run.ok ? (run.value ?? null) : { failed: 'The action failed. Automation shows no more than this.' };
  }),
  send('POST', '/_site/workflow-rules', newRule, ({ workflows, platform, jira, user }, { body }) => {
    requireAdministrator(user);
    if (ruleModuleOf(platform.manifest, body.module) === undefined) {
      throw new HttpRefusal(400, `The app has no rule ${body.module}.`);
    }
    const project = jira.projects().find(({ key }) => key === body.projectKey);
    if (!project || !statusesOf(project).includes(body.to)) {
      throw new HttpRefusal(400, `${body.projectKey} has no status ${body.to}.`);
    }
    return workflows.add({ ...body, configuration: kept(body.configuration) });
  }),
  send('PUT', '/_site/workflow-rules/{id}', changedRule, async ({ workflows, user }, { part: { id = '' }, body }) => {
    requireAdministrator(user);
    const rule = await workflows.change(id, kept(body.configuration));
    if (!rule) throw new HttpRefusal(404, `There is no rule ${id}.`);
    return rule;
  }),
  send('DELETE', '/_site/workflow-rules/{id}', v.unknown(), async ({ workflows, user }, { part: { id = '' } }) => {
    requireAdministrator(user);
    await workflows.remove(id);
    return null;
  }),
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
    if (error instanceof NoSuchCustomer || error instanceof NoSuchSigner) throw new HttpRefusal(404, error.message);
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
    workflowRules: parts.workflows.rules().map((rule) => ({ ...rule, summary: summaryOf(parts, rule, me.locale) })),
    customUi: parts.customUi,
    hasSandbox: parts.sandbox !== null,
    notModelled: [...notModelled],
  };
}

async function createIssue(
  parts: PersonParts,
  body: v.InferOutput<typeof newIssue>,
  through: 'jira' | 'portal',
): Promise<Issue> {
  const { jira, user } = parts;
  const project = jira.projects().find(({ key }) => key === body.projectKey);
  const to = project && statusesOf(project)[0];
  if (to === undefined) return jira.createIssue(body, user, through);
  const move = { issue: null, projectKey: body.projectKey, to, fields: body.fields, user };
  await validate(parts, move);
  const issue = await jira.createIssue(body, user, through);
  afterTransition(parts, { move, from: null, issue });
  return issue;
}

/** An edit is no transition until the status changes. */
async function editIssue(parts: PersonParts, key: string, body: v.InferOutput<typeof issueEdit>): Promise<Issue> {
  const { jira, user } = parts;
  const issue = jira.issue(key, user);
  if (issue === undefined || body.status === undefined || body.status === issue.status) {
    return jira.editIssue(key, body, user);
  }
  if (!transitionsOf(parts, issue, user).includes(body.status)) {
    throw new JiraRefusal(400, `${issue.key} cannot go to ${body.status}.`);
  }
  const from = issue.status;
  const move = { issue, projectKey: issue.projectKey, to: body.status, fields: body.fields, user };
  await validate(parts, move);
  const edited = await jira.editIssue(key, body, user);
  afterTransition(parts, { move, from, issue: edited });
  return edited;
}

/** Forge: at most 32 KB from the present editor of workflows. */
function kept(configuration: unknown): unknown {
  if (Buffer.byteLength(JSON.stringify(configuration ?? null)) > 32 * 1024) {
    throw new HttpRefusal(400, 'The configuration of a rule is larger than 32 KB.');
  }
  return configuration ?? null;
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
