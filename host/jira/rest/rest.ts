import type { JiraRest } from '../../platform/calls';
import { JiraRefusal } from '../model';
import { appFieldRoutes } from './app-fields';
import { fieldRoutes } from './fields';
import { issueRoutes } from './issues';
import { peopleRoutes } from './people';
import { projectRoutes } from './projects';
import { problem, type JiraRoute, type RestSite } from './route';
import { searchRoutes } from './search';

/** Every call of Jira's REST API that is modelled. A new one is written in the file of its area and nowhere else. */
export const jiraRoutes: readonly JiraRoute[] = [
  ...peopleRoutes,
  ...fieldRoutes,
  ...appFieldRoutes,
  ...projectRoutes,
  ...issueRoutes,
  ...searchRoutes,
];

const matchers = jiraRoutes.map((route) => ({ route, pattern: patternOf(route.template) }));

/** The modelled route for a call, with the variable parts of its path. */
export function routeFor(
  method: string,
  pathname: string,
): { route: JiraRoute; path: Record<string, string> } | undefined {
  for (const { route, pattern } of matchers) {
    const match = method === route.method ? pattern.exec(pathname) : null;
    if (!match) continue;
    const path = Object.entries(match.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]);
    return { route, path: Object.fromEntries(path) as Record<string, string> };
  }
  return undefined;
}

/**
 * Answers `requestJira` from the model. A call whose scopes the manifest does not have is refused as Jira refuses it; a
 * call that is not modelled is answered with 501.
 */
export function createJiraRest(site: RestSite & { scopes: readonly string[] }): JiraRest {
  return async ({ method, path, body, as }) => {
    const url = new URL(path, 'https://jira.invalid');
    const user = as.kind === 'user' ? (site.jira.user(as.accountId) ?? null) : null;
    if (as.kind === 'none' || (as.kind === 'user' && !user)) return problem(401, 'Client must be authenticated.');
    const found = routeFor(method, url.pathname);
    if (!found) return problem(501, `The local host does not model ${method} ${url.pathname}`);
    if (!found.route.scopes.some((set) => set.every((scope) => site.scopes.includes(scope)))) {
      return { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };
    }
    try {
      return await found.route.answer({ query: url.searchParams, body, caller: as, user, path: found.path }, site);
    } catch (error) {
      if (!(error instanceof JiraRefusal)) throw error;
      return problem(error.status, error.message);
    }
  };
}

/** The routes as Jira's description of its API says their scopes: what the permission linter of Forge reads. */
export function scopesDescription(routes: readonly JiraRoute[] = jiraRoutes): { paths: Record<string, unknown> } {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { template, method, scopes } of routes) {
    paths[template] = {
      ...paths[template],
      [method.toLowerCase()]: {
        'x-atlassian-oauth2-scopes': scopes.map((set, at) => ({
          scheme: 'OAuth2',
          state: at === 0 ? 'Current' : 'Beta',
          scopes: set,
        })),
      },
    };
  }
  return { paths };
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}
