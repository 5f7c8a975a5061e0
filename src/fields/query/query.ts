import type { QuerySettings } from '../../contract/binding';
import type { ApiFailure } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import type { ApiCall } from '../../datasources/api/api-call';
import { compileBody } from './body-template';
import { isPosition, positionMarks } from './page-position';
import { compilePath, type Unfilled } from './path-template';
import type { QueryVariables } from '../options-query';
import { valueOf } from './variables';

export type QueryProblem = { code: 'waiting-for'; variables: string[] } | Extract<ApiFailure, { code: 'api-settings' }>;

/** Names of the variables in a path template; empty for a template that cannot be read. */
export function variablesOf(template: string): string[] {
  return namedIn({ path: template, body: null }).filter((name) => !isPosition(name));
}

function namedIn({ path: template, body }: Pick<QuerySettings, 'path' | 'body'>): string[] {
  const path = compilePath(template);
  const inBody = body === null ? null : compileBody(body);
  return [...(path.ok ? path.value.variables : []), ...(inBody?.ok === true ? inBody.value.variables : [])];
}

/** Whether a query has a place for the position of a page, for its size, and for a cursor. */
export function positionsIn(query: Pick<QuerySettings, 'path' | 'body'>): {
  position: boolean;
  size: boolean;
  cursor: boolean;
} {
  const named = namedIn(query);
  return {
    position: named.includes('paging.position'),
    size: named.includes('paging.size'),
    cursor: named.includes('paging.cursor'),
  };
}

/** Names of all variables of a query, path and body: what must be known about the issue before it can be asked. */
export function queryVariables(query: QuerySettings): string[] {
  return [...new Set(namedIn(query).filter((name) => !isPosition(name)))];
}

/**
 * Puts values into a query. A missing one makes the query wait, is left out, or is replaced by a constant, as the query
 * says; except for `input`: whether to search for nothing is the business of `minCharacters`; and for `since`, which only the
 * renewal of a copy has.
 */
export function evaluateQuery(query: QuerySettings, known: QueryVariables): Result<ApiCall, QueryProblem> {
  const { whenMissing } = query;
  const missing = queryVariables(query).filter(
    (name) => name !== 'input' && name !== 'since' && valueOf(known, name) === null,
  );
  if (whenMissing === 'wait' && missing.length > 0) return err({ code: 'waiting-for', variables: missing });
  const constants = typeof whenMissing === 'string' ? [] : missing.map((name) => [name, whenMissing.constant] as const);
  const variables = { ...known, ...Object.fromEntries(constants), ...positionMarks };
  const path = compilePath(query.path);
  if (!path.ok) return settingsProblem('url');
  const expanded = path.value.expand(variables);
  if (!expanded.ok) return unfilled(expanded.error);
  const { method } = query;
  const asked = {
    method,
    path: expanded.value,
    ...(query.notFoundMeansNone ? { noneWhenNotFound: true as const } : {}),
  };
  if (method === 'GET' || query.body === null) return ok({ ...asked, body: null });
  const body = compileBody(query.body);
  if (!body.ok) return settingsProblem('url');
  const filled = body.value.expand(variables);
  return filled.ok ? ok({ ...asked, body: filled.value }) : unfilled(filled.error);
}

function unfilled(error: Unfilled): { ok: false; error: QueryProblem } {
  return error.code === 'waiting-for' ? err(error) : settingsProblem(error.code);
}

function settingsProblem(problem: 'url' | 'leaves-base' | 'rule-needed'): { ok: false; error: QueryProblem } {
  return err({ code: 'api-settings', problem, detail: null });
}
