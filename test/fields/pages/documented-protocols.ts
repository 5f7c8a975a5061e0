import type { JsonObject } from '../../../src/contract/json';
import type { Play } from './loopback-source';

export type Page = { from: number; rows: readonly number[]; total: number; size: number; more: boolean; next: number };

/** How an API pages: what is asked first, which row a request begins with, and what an answer says of its page. */
export type Protocol = {
  query: { path: string; method?: 'GET' | 'POST'; body?: string };
  at: (request: Parameters<Play>[0]) => number;
  /** Sets members of the answer; gives headers. */
  say: (answer: JsonObject, page: Page) => Record<string, string> | undefined;
};

type Members = JsonObject[string];

const set = (answer: JsonObject, members: Record<string, unknown>): undefined => {
  Object.assign(answer, members);
};
const inner = (answer: JsonObject, ...names: string[]): JsonObject =>
  names.reduce<JsonObject>((value, name) => (value[name] ??= {} as Members) as JsonObject, answer);

const parameter =
  (name: string, plain: (value: number) => number = (value) => value) =>
  ({ url }: { url: URL }): number =>
    plain(Number(url.searchParams.get(name) ?? 0));
const member =
  (...names: string[]) =>
  ({ body }: { body: unknown }): number => {
    const value = names.reduce<unknown>((object, name) => (object as JsonObject | undefined)?.[name], body);
    return Number(JSON.stringify(value ?? 0).replace(/\D/g, ''));
  };
const link = (next: number): string => `https://api.example/v1/x?p=${next}`;

/** The address of the next page, wherever it stands. */
const linked = (say: (answer: JsonObject, next: string | null, page: Page) => unknown, path = 'x'): Protocol => ({
  query: { path },
  at: parameter('p'),
  say: (answer, page) => {
    say(answer, page.more ? link(page.next) : null, page);
    return undefined;
  },
});
const linkHeader = (more: (page: Page) => Record<string, string> = () => ({})): Protocol => ({
  query: { path: 'x' },
  at: parameter('p'),
  say: (_answer, page) => ({
    link: `<https://api.example/v1/x>; rel="first"${page.more ? `, <${link(page.next)}>; rel="next"` : ''}`,
    ...more(page),
  }),
});
const cursor = (name: string, say: (answer: JsonObject, next: string | null, page: Page) => unknown): Protocol => ({
  query: { path: 'x' },
  at: ({ url }) => Number((url.searchParams.get(name) ?? '0').replace(/\D/g, '')),
  say: (answer, page) => {
    say(answer, page.more ? `c${page.next}` : null, page);
    return undefined;
  },
});
const odata = linked((answer, next) =>
  next === null ? delete answer['@odata.nextLink'] : set(answer, { '@odata.nextLink': next }),
);

const graphQl = (...names: string[]): Protocol => ({
  query: { path: 'graphql', method: 'POST', body: '{"query":"query($after: String) { x }","variables":{}}' },
  at: member('variables', 'after'),
  say: (answer, page) =>
    set(inner(answer, ...names), { pageInfo: { hasNextPage: page.more, endCursor: `c${page.next}` } }),
});

export const protocols: Readonly<Record<string, Protocol>> = {
  'Salesforce query': linked((answer, next, { total }) =>
    set(answer, {
      totalSize: total,
      done: next === null,
      ...(next === null ? {} : { nextRecordsUrl: next.replace('https://api.example', '') }),
    }),
  ),
  'SAP OData v2': linked((answer, next) => (next === null ? undefined : set(inner(answer, 'd'), { __next: next }))),
  'SAP OData v4': linked((answer, next, { total }) =>
    set(answer, {
      '@odata.count': total,
      ...(next === null ? {} : { '@odata.nextLink': next.replace('https://api.example/v1/', '') }),
    }),
  ),
  'ServiceNow table': linkHeader(({ total }) => ({ 'x-total-count': String(total) })),
  'Microsoft Graph users': odata,
  'Okta users': linkHeader(),
  'NetSuite record list': linked((answer, next, { from, rows, total }) =>
    set(answer, {
      count: rows.length,
      offset: from,
      totalResults: total,
      hasMore: next !== null,
      links: [{ rel: 'self', href: link(from) }, ...(next === null ? [] : [{ rel: 'next', href: next }])],
    }),
  ),
  'NetSuite SuiteQL': {
    query: { path: 'suiteql?limit=50&offset=0', method: 'POST', body: '{"q":"SELECT id FROM customer"}' },
    at: parameter('offset'),
    say: (answer, { from, rows, total, more, next }) =>
      set(answer, {
        count: rows.length,
        offset: from,
        totalResults: total,
        hasMore: more,
        links: more ? [{ rel: 'next', href: `https://api.example/v1/suiteql?limit=50&offset=${next}` }] : [],
      }),
  },
  'Workday workers': {
    query: { path: 'workers' },
    at: parameter('offset'),
    say: (answer, { total }) => set(answer, { total }),
  },
  'HubSpot companies': cursor('after', (answer, next) =>
    next === null
      ? delete answer.paging
      : set(answer, { paging: { next: { after: next, link: `https://api.example/v1/x?after=${next}` } } }),
  ),
  'Zendesk organizations': cursor('page[after]', (answer, next) =>
    set(answer, {
      meta: { has_more: next !== null, after_cursor: next },
      links: { next: next === null ? null : `https://api.example/v1/x?page[after]=${next}` },
    }),
  ),
  'Freshdesk companies': linkHeader(),
  'Stripe customers': {
    query: { path: 'customers' },
    at: ({ url }) => {
      const after = url.searchParams.get('starting_after');
      return after === null ? 0 : Number(after.slice(1)) + 1;
    },
    say: (answer, { more }) => set(answer, { has_more: more }),
  },
  'Shopify products': linkHeader(),
  'Shopify GraphQL': graphQl('data', 'products'),
  'GraphQL nodes': graphQl('data', 'organization', 'teams'),
  'Pipedrive organizations': {
    query: { path: 'organizations' },
    at: parameter('start'),
    say: (answer, { from, more, next, size }) =>
      set(answer, {
        additional_data: {
          pagination: {
            start: from,
            limit: size,
            more_items_in_collection: more,
            ...(more ? { next_start: next } : {}),
          },
        },
      }),
  },
  'Dynamics 365 accounts': odata,
  'Xero contacts': {
    query: { path: 'Contacts?page=1' },
    at: parameter('page', (page) => Math.max(0, page - 1) * 50),
    say: (answer, { from, total }) =>
      set(answer, { pagination: { page: from / 50 + 1, pageSize: 50, pageCount: 3, itemCount: total } }),
  },
  'QuickBooks query': {
    query: { path: 'query?query=select * from Customer' },
    at: ({ url }) => Number(/startposition (\d+)/i.exec(url.searchParams.get('query') ?? '')?.[1] ?? 1) - 1,
    say: (answer, { from, rows }) =>
      set(inner(answer, 'QueryResponse'), { startPosition: from + 1, maxResults: rows.length }),
  },
  'Zoho CRM accounts': {
    query: { path: 'Accounts?per_page=50' },
    at: parameter('page', (page) => Math.max(0, page - 1) * 50),
    say: (answer, { from, rows, more }) =>
      set(answer, { info: { per_page: 50, count: rows.length, page: from / 50 + 1, more_records: more } }),
  },
  'Personio employees': {
    query: { path: 'employees?limit=50&offset=0' },
    at: parameter('offset'),
    say: (answer, { from, total }) =>
      set(answer, {
        metadata: { total_elements: total, current_page: from / 50, total_pages: 3 },
        offset: from,
        limit: 50,
      }),
  },
  'Elasticsearch search': {
    query: { path: '_search', method: 'POST', body: '{"from":0,"size":50}' },
    at: member('from'),
    say: (answer, { total }) => set(inner(answer, 'hits'), { total: { value: total, relation: 'eq' } }),
  },
  'FHIR bundle': linked((answer, next, { total }) =>
    set(answer, {
      total,
      link: [{ relation: 'self', url: link(0) }, ...(next === null ? [] : [{ relation: 'next', url: next }])],
    }),
  ),
  'FHIR patients': linked((answer, next) =>
    set(answer, { link: next === null ? [] : [{ relation: 'next', url: next }] }),
  ),
  'JSON:API': linked((answer, next) => set(answer, { links: { self: link(0), next } })),
  HAL: linked((answer, next, { total }) =>
    set(answer, {
      _links: { self: { href: link(0) }, ...(next === null ? {} : { next: { href: next } }) },
      page: { size: 50, totalElements: total, totalPages: 3, number: 0 },
    }),
  ),
  'SCIM users': {
    query: { path: 'Users' },
    at: parameter('startIndex', (index) => Math.max(0, index - 1)),
    say: (answer, { from, rows, total }) =>
      set(answer, { totalResults: total, startIndex: from + 1, itemsPerPage: rows.length }),
  },
  'Jira projects': {
    query: { path: 'project/search' },
    at: parameter('startAt'),
    say: (answer, { from, total, more }) => set(answer, { startAt: from, maxResults: 50, total, isLast: !more }),
  },
  'Jira search': cursor('nextPageToken', (answer, next) => {
    delete answer.nextPageToken;
    set(answer, { isLast: next === null, ...(next === null ? {} : { nextPageToken: next }) });
  }),
  'Confluence spaces': linked((answer, next) =>
    set(answer, {
      _links: {
        base: 'https://api.example',
        ...(next === null ? {} : { next: next.replace('https://api.example', '') }),
      },
    }),
  ),
  'Assets objects': {
    query: { path: 'object/aql' },
    at: parameter('startAt'),
    say: (answer, { from, total }) => set(answer, { startAt: from, maxResults: 50, total }),
  },
  'GitHub repositories': linkHeader(),
  'GitHub search': {
    ...linkHeader(),
    say: (answer, page) => {
      set(answer, { total_count: page.total });
      return linkHeader().say(answer, page);
    },
  },
  'GitLab projects': linkHeader(({ more, from, total }) => ({
    'x-total': String(total),
    'x-page': String(from / 50 + 1),
    'x-next-page': more ? String(from / 50 + 2) : '',
  })),
  'Azure resources': linked((answer, next) => (next === null ? undefined : set(answer, { nextLink: next }))),
  'Azure DevOps projects': {
    query: { path: 'projects' },
    at: parameter('continuationToken'),
    say: (answer, { rows, more, next }) => {
      set(answer, { count: rows.length });
      return more ? { 'x-ms-continuationtoken': String(next) } : undefined;
    },
  },
  'AWS EC2 as JSON': cursor('NextToken', (answer, next) =>
    next === null ? undefined : set(answer, { NextToken: next }),
  ),
  'Google Drive files': cursor('pageToken', (answer, next) =>
    next === null ? undefined : set(answer, { nextPageToken: next }),
  ),
  'Google Cloud projects': cursor('pageToken', (answer, next) =>
    next === null ? undefined : set(answer, { nextPageToken: next }),
  ),
  'Kubernetes list': cursor('continue', (answer, next, { total, next: behind }) =>
    set(inner(answer, 'metadata'), {
      resourceVersion: '1',
      ...(next === null ? {} : { continue: next, remainingItemCount: total - behind }),
    }),
  ),
  'Slack users': cursor('cursor', (answer, next) => set(answer, { response_metadata: { next_cursor: next ?? '' } })),
  'Airtable records': cursor('offset', (answer, next) => {
    delete answer.offset;
    if (next !== null) set(answer, { offset: `itr/${next}` });
  }),
  'Notion databases': {
    query: { path: 'search', method: 'POST', body: '{"page_size":50}' },
    at: member('start_cursor'),
    say: (answer, { more, next }) => set(answer, { has_more: more, next_cursor: more ? `c${next}` : null }),
  },
  'Contentful entries': {
    query: { path: 'entries' },
    at: parameter('skip'),
    say: (answer, { from, total }) => set(answer, { total, skip: from, limit: 50 }),
  },
  'CKAN packages': {
    query: { path: 'package_search?rows=50' },
    at: parameter('start'),
    say: (answer, { total }) => set(inner(answer, 'result'), { count: total }),
  },
  'Solr select': {
    query: { path: 'select?rows=50' },
    at: parameter('start'),
    say: (answer, { from, total }) =>
      set(inner(answer, 'response'), { numFound: total, start: from, numFoundExact: true }),
  },
  'MediaWiki pages': cursor('gapcontinue', (answer, next) =>
    set(answer, next === null ? { batchcomplete: '' } : { continue: { gapcontinue: next, continue: 'gapcontinue||' } }),
  ),
  'Atom feed': linked(() => undefined),
  'OData as Atom': linked(() => undefined),
};
