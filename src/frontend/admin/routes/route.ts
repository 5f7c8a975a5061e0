const tabs = ['datasources', 'fields', 'hosts', 'health', 'notifications', 'audit', 'transfer'] as const;

export type TabName = (typeof tabs)[number];

/** A place in the administration. Each has an address of its own, below the address that Jira gives the page. */
export type Route =
  | { at: TabName; datasourceId: string | null }
  | { at: 'new-datasource'; copy: { of: string; name: string } | null }
  | { at: 'datasource'; id: string }
  | { at: 'keys'; id: string }
  /** Which field is to be connected to this datasource, or to any. */
  | { at: 'connect'; datasourceId: string | null }
  /** Where the settings of another product are mapped. */
  | { at: 'move-in' }
  /** Where a host or a client is changed in all datasources that share it. */
  | { at: 'several' }
  | { at: 'field-report'; fieldId: string; contextId: string }
  | { at: 'field-configuration'; fieldId: string; contextId: string; datasourceId: string | null };

export const home: Route = { at: 'datasources', datasourceId: null };

export const isTab = ({ at }: Route): boolean => at === 'field-report' || tabs.some((tab) => tab === at);

/** The address of a place. */
export function addressOf(route: Route): string {
  switch (route.at) {
    case 'new-datasource':
      return withQuery('/datasources/new', { copy: route.copy?.of ?? null, name: route.copy?.name ?? null });
    case 'datasource':
      return `/datasources/${encodeURIComponent(route.id)}`;
    case 'keys':
      return `/datasources/${encodeURIComponent(route.id)}/keys`;
    case 'connect':
      return withQuery('/connect', { datasource: route.datasourceId });
    case 'move-in':
      return '/move-in';
    case 'several':
      return '/several';
    case 'field-report':
      return `/fields/${encodeURIComponent(route.fieldId)}/${encodeURIComponent(route.contextId)}`;
    case 'field-configuration':
      return withQuery(
        `/fields/${encodeURIComponent(route.fieldId)}/${encodeURIComponent(route.contextId)}/configuration`,
        { datasource: route.datasourceId },
      );
    case 'datasources':
    case 'fields':
    case 'hosts':
    case 'health':
    case 'notifications':
    case 'audit':
    case 'transfer':
      return withQuery(`/${route.at}`, { datasource: route.datasourceId });
  }
}

/** The place at an address. One that is not known, or no more, is the list of datasources. */
export function routeAt({ pathname, search = '' }: { pathname: string; search?: string }): Route {
  const [first = '', second, third, fourth] = pathname.split('/').filter(Boolean).map(decoded);
  const query = new URLSearchParams(search);
  const named = query.get('datasource');
  const datasourceId = named !== null && isId.test(named) ? named : null;
  if (first === 'datasources' && second === 'new') {
    const of = query.get('copy');
    return { at: 'new-datasource', copy: of === null ? null : { of, name: query.get('name') ?? '' } };
  }
  if (first === 'datasources' && second !== undefined && isId.test(second)) {
    return { at: third === 'keys' ? 'keys' : 'datasource', id: second };
  }
  if (first === 'move-in' || first === 'several') return { at: first };
  if (first === 'connect') return { at: 'connect', datasourceId };
  if (first === 'fields' && second !== undefined && third !== undefined) {
    const context = { fieldId: second, contextId: third };
    return fourth === 'configuration'
      ? { at: 'field-configuration', ...context, datasourceId }
      : { at: 'field-report', ...context };
  }
  return { at: tabs.find((tab) => tab === first) ?? home.at, datasourceId } as Route;
}

/** What no datasource can be called is not asked for. */
const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The address of the page itself, without the place in it, from an address that Forge tells; null for none. */
export function pageAddress(location: unknown): string | null {
  if (typeof location !== 'string' || !URL.canParse(location)) return null;
  const { origin, pathname } = new URL(location);
  const parts = pathname.split('/').filter(Boolean);
  const begins = parts.findIndex((part) => part === 'connect' || tabs.some((tab) => tab === part));
  return [origin, ...(begins === -1 ? parts : parts.slice(0, begins))].join('/');
}

function withQuery(path: string, members: Record<string, string | null>): string {
  const given = Object.entries(members).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
