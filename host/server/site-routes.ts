import { issuesAsCsv } from '../jira/csv-export';
import { searchIssues } from '../jira/jql/search';
import { JiraRefusal, type Jira } from '../jira/model';
import { personOf } from '../jira/people';
import { fieldTypeAri } from '../jira/rest/views';
import { appIdOf } from '../platform/manifest';
import type { Platform } from '../platform/platform';
import type { Translate } from '../platform/translations';
import type { HostUser, Invocation, Issue, InvocationResult, NewIssue, SiteState } from '../protocol';
import { NoSuchCustomer, type Sandbox, type SandboxChange } from '../sandbox/index';
import { extensionFor } from './extension';
import { HttpRefusal, type Answer, type Request } from './http';
import { modulesOf } from './modules';

export type SiteParts = {
  platform: Platform;
  jira: Jira;
  sandbox: Sandbox | null;
  appName: string;
  translate: Translate;
  /** Keys of Custom UI resources. */
  customUi: string[];
  notModelled: ReadonlySet<string>;
  /** Names what a page met and the host does not have. */
  onNotModelled: (name: string) => void;
};

/** Who the page is used as; without the header, the first administrator. */
export function userOf(jira: Jira, wanted: string | null): HostUser {
  const user =
    wanted === null
      ? jira.users()[0]
      : jira.users().find(({ accountId, role }) => accountId === wanted || role === wanted);
  if (!user) throw new HttpRefusal(400, `There is no user ${wanted ?? ''}.`);
  return user;
}

/** Answers what the pages ask under `/_site/`; undefined for a path that is not theirs. */
export async function answerSite(parts: SiteParts, request: Request): Promise<Answer | undefined> {
  const { platform, jira, sandbox } = parts;
  const { method, body } = request;
  const path = request.url.pathname;
  const user = userOf(jira, request.header('x-host-as'));
  const route = `${method} ${path}`;
  try {
    if (route === 'GET /_site/state') return ok(stateFor(parts, user));
    if (route === 'PUT /_site/me') return ok(await jira.setLocale(user.accountId, localeOf(body)));
    if (route === 'GET /_site/search') return ok(found(parts, user, request.url));
    if (route === 'GET /_site/search.csv') {
      // A link cannot send a header: it names the person in its address.
      const reader = userOf(jira, request.url.searchParams.get('as'));
      const csv = issuesAsCsv(found(parts, reader, request.url), searchedFields(parts));
      return { status: 200, file: Buffer.from(csv), type: 'text/csv; charset=utf-8' };
    }
    if (route === 'POST /_site/issues') return ok(await jira.createIssue(newIssueOf(body), user, 'jira'));
    if (route === 'POST /_site/requests') return ok(await jira.createIssue(newIssueOf(body), user, 'portal'));
    if (route === 'POST /_site/invoke') return ok(await invoke(parts, user, body as Invocation));
    if (route === 'POST /_site/not-modelled') {
      const { name } = body as { name?: unknown };
      if (typeof name !== 'string') throw new HttpRefusal(400, 'Send { name: a text }.');
      parts.onNotModelled(name.slice(0, 200));
      return ok(null);
    }
    if (route === 'GET /_site/sandbox') return ok(requireSandbox(sandbox).state());
    if (route === 'POST /_site/sandbox') {
      return ok(await requireSandbox(sandbox).set(sandboxChangeOf(body)));
    }

    const issue = /^PUT \/_site\/issues\/([^/]+)$/.exec(route);
    if (issue) {
      const { fields = {}, status } = body as { fields?: Record<string, unknown>; status?: string };
      const change = { fields, ...(status === undefined ? {} : { status }) };
      return ok(await jira.editIssue(decodeURIComponent(issue[1] ?? ''), change, user));
    }
    if (route === 'POST /_site/fields') {
      requireAdministrator(user);
      const { name = '', type = '' } = body as { name?: string; type?: string };
      const known = platform.manifest.modules['jira:customFieldType'] ?? [];
      if (!known.some(({ key }) => key === type)) throw new HttpRefusal(400, `The app has no field type ${type}.`);
      return ok(await jira.createField({ name, type }));
    }
    const context = /^PUT \/_site\/fields\/([^/]+)\/contexts\/([^/]+)$/.exec(route);
    if (context) {
      requireAdministrator(user);
      const { configuration = null, schema = null } = body as { configuration?: unknown; schema?: unknown };
      return ok(await jira.configureContext(context[1] ?? '', context[2] ?? '', { configuration, schema }));
    }
  } catch (error) {
    if (error instanceof JiraRefusal) throw new HttpRefusal(error.status, error.message);
    if (error instanceof NoSuchCustomer) throw new HttpRefusal(404, error.message);
    throw error;
  }
  return undefined;
}

/** How Jira names a field's type. */
export function fieldTypeIn({ manifest, identity }: Platform): (field: { type: string }) => string {
  const appId = appIdOf(manifest);
  return ({ type }) => fieldTypeAri({ appId, environmentId: identity.environmentId }, type);
}

export function requireAdministrator(user: HostUser): void {
  if (user.role !== 'administrator') throw new HttpRefusal(403, 'Only a Jira administrator can do this.');
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

function found(parts: SiteParts, user: HostUser, url: URL): Issue[] {
  return searchIssues(parts.jira.issues(user), url.searchParams.get('jql') ?? '', searchedFields(parts));
}

async function invoke({ platform, jira }: SiteParts, user: HostUser, call: Invocation): Promise<InvocationResult> {
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

function localeOf(body: unknown): string {
  const { locale } = (body ?? {}) as { locale?: unknown };
  if (typeof locale !== 'string' || !/^[a-z]{2}-[A-Z]{2}$/.test(locale)) {
    throw new HttpRefusal(400, 'locale is a language and a country, such as de-DE.');
  }
  return locale;
}

function newIssueOf(body: unknown): NewIssue {
  const issue = body as Partial<NewIssue> | null;
  return {
    projectKey: issue?.projectKey ?? '',
    issueType: issue?.issueType ?? 'Task',
    summary: issue?.summary ?? '',
    description: issue?.description ?? '',
    fields: issue?.fields ?? {},
  };
}

function sandboxChangeOf(body: unknown): SandboxChange {
  const { authorizationServer, tokenLifetimeSeconds, renameCustomer } = body as Record<string, unknown>;
  const change: SandboxChange = {};
  if (authorizationServer !== undefined) {
    if (authorizationServer !== 'running' && authorizationServer !== 'stopped') {
      throw new HttpRefusal(400, 'authorizationServer is running or stopped.');
    }
    change.authorizationServer = authorizationServer;
  }
  if (tokenLifetimeSeconds !== undefined) {
    if (!Number.isInteger(tokenLifetimeSeconds) || Number(tokenLifetimeSeconds) < 1) {
      throw new HttpRefusal(400, 'tokenLifetimeSeconds is a whole number of seconds.');
    }
    change.tokenLifetimeSeconds = Number(tokenLifetimeSeconds);
  }
  if (renameCustomer !== undefined) {
    const { id, name } = (renameCustomer ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof name !== 'string' || name.trim() === '') {
      throw new HttpRefusal(400, 'renameCustomer has the id of a customer and its new name.');
    }
    change.renameCustomer = { id: id.trim(), name: name.trim() };
  }
  return change;
}

function requireSandbox(sandbox: Sandbox | null): Sandbox {
  if (!sandbox) throw new HttpRefusal(404, 'This host runs without the sandbox.');
  return sandbox;
}

function ok(json: unknown): Answer {
  return { status: 200, json };
}
