import type { Caller } from '../../platform/calls';
import type { CustomFieldTypeModule } from '../../platform/manifest';
import type { WireAnswer } from '../../platform/storage/wire';
import type { HostUser, Issue } from '../../protocol';
import type { Jira } from '../model';

/** The site that a call is answered from. */
export type RestSite = {
  jira: Jira;
  siteUrl: string;
  appId: string;
  environmentId: string;
  /** The app's field types: JQL finds members of values by the aliases in their schemas. */
  fieldTypes: readonly CustomFieldTypeModule[];
};

export type RestRequest = {
  query: URLSearchParams;
  body: unknown;
  caller: Caller;
  /** The person on whose behalf the call is made; null for the app itself. */
  user: HostUser | null;
  /** Variable parts of the path, by the names in its template. */
  path: Readonly<Record<string, string>>;
};

/** One call of Jira's REST API. What else needs to know the call (scopes for lint, the fidelity row) is derived from it. */
export type JiraRoute = {
  method: 'GET' | 'POST' | 'PUT';
  /** As Jira's own description of its API writes it: `/rest/api/3/issue/{issueIdOrKey}`. */
  template: string;
  /** All scopes of one of the sets are enough: the classic ones first, then the granular ones that Jira calls beta. */
  scopes: readonly (readonly string[])[];
  answer: (request: RestRequest, site: RestSite) => WireAnswer | Promise<WireAnswer>;
};

/** The routes of an area, checked one by one. */
export function routes(...area: JiraRoute[]): readonly JiraRoute[] {
  return area;
}

export function ok(body: unknown): WireAnswer {
  return { status: 200, body };
}

export function problem(status: number, message: string): WireAnswer {
  return { status, body: { errorMessages: [message], errors: {} } };
}

/** A page of a list, as `startAt` and `maxResults` ask for it. */
export function page(query: URLSearchParams, all: unknown[]): WireAnswer {
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Number(query.get('maxResults') ?? 50);
  const values = all.slice(startAt, startAt + maxResults);
  return ok({ startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values });
}

export function mayAdminister({ user, caller }: RestRequest): boolean {
  return caller.kind === 'app' || user?.role === 'administrator';
}

/** The issue, if whoever calls may see it. */
export function visibleIssue({ user }: RestRequest, { jira }: RestSite, keyOrId: string): Issue | undefined {
  return user ? jira.issue(keyOrId, user) : jira.issueAsApp(keyOrId);
}

/** A member of the body; undefined when the body is no object. */
export function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}
