import { afterEach, describe, expect, it } from 'vitest';
import type { BindingSettings, Paging } from '../../../src/contract/binding';
import type { Completeness } from '../../../src/contract/completeness';
import { bindingWith, paged } from '../binding';
import { fieldOn, rows, type LoopbackField, type Play, type Reply } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

async function on(play: Play): Promise<LoopbackField> {
  field = await fieldOn(play);
  return field;
}

const complete = (reason: Completeness['reason']): object => ({ verdict: 'complete', reason });
const incomplete = (reason: Completeness['reason']): object => ({ verdict: 'incomplete', reason });
const unknown = (reason: Completeness['reason']): object => ({ verdict: 'unknown', reason });

const five = rows(1, 5);

describe('one answer that says there is more is incomplete, and nothing is gone', () => {
  it.each<[string, Reply, string?]>([
    ['Link header', { body: five, headers: { link: '<?page=2>; rel="next"' } }, '$[*]'],
    ['OData', { body: { '@odata.nextLink': 'https://api.example/v1/x?$skiptoken=2', value: five } }, '$.value'],
    ['OData version 2', { body: { d: { __next: 'https://api.example/v1/x?$skip=5', results: five } } }, '$.d.results'],
    ['Stripe', { body: { has_more: true, data: five } }, '$.data'],
    ['Slack', { body: { data: five, response_metadata: { next_cursor: 'dXNlcjpVMDYx' } } }],
    ['Google', { body: { nextPageToken: 'CAUQAA', data: five } }],
    ['Airtable', { body: { data: five, offset: 'itrXXX/recYYY' } }],
    ['HubSpot', { body: { data: five, paging: { next: { after: '5' } } } }],
    ['Salesforce', { body: { done: false, nextRecordsUrl: '/services/data/q/01g-5', data: five } }],
    ['JSON:API', { body: { data: five, links: { next: '/v1/customers?page[number]=2' } } }],
    ['HAL', { body: { data: five, _links: { next: { href: '/v1/customers?page=2' } } } }],
    [
      'NetSuite',
      {
        body: {
          data: five,
          links: [
            { rel: 'self', href: 'x' },
            { rel: 'next', href: '/v1/x?offset=5' },
          ],
        },
      },
    ],
    ['FHIR', { body: { data: five, link: [{ relation: 'next', url: 'https://api.example/v1/x?page=2' }] } }],
    ['Jira', { body: { isLast: false, data: five } }],
    ['Spring', { body: { content: five, last: false, totalElements: 9, totalPages: 2 } }, '$.content'],
    [
      'GraphQL',
      { body: { data: { x: { nodes: five, pageInfo: { hasNextPage: true, endCursor: 'c' } } } } },
      '$.data.x.nodes',
    ],
    ['a total', { body: { total: 3000, data: five } }],
    ['SCIM', { body: { totalResults: 30, startIndex: 1, itemsPerPage: 5, Resources: five } }, '$.Resources'],
    ['Elasticsearch', { body: { hits: { total: { value: 30 }, hits: five } } }, '$.hits.hits'],
    ['Django', { body: { count: 30, data: five } }],
    ['a total in a header', { body: { data: five }, headers: { 'x-total-count': '3000' } }],
    ['WordPress', { body: five, headers: { 'x-wp-total': '30', 'x-wp-totalpages': '6' } }, '$[*]'],
    ['GitLab', { body: five, headers: { 'x-next-page': '2', 'x-page': '1' } }, '$[*]'],
    ['Azure', { body: { data: five }, headers: { 'x-ms-continuation': 'abc' } }],
    ['pages', { body: { data: five, meta: { current_page: 1, last_page: 4 } } }],
    [
      'XML',
      { body: '<r total="30"><c><id>1</id><name>a</name></c></r>', headers: { 'content-type': 'text/xml' } },
      'r/c',
    ],
    ['CSV', { body: 'id,name\n1,a\n', headers: { 'content-type': 'text/csv', link: '<?p=2>; rel=next' } }, '$[*]'],
  ])('%s', async (_api, answer, items = '$.data') => {
    const { read, search } = await on(() => answer);
    const settings = bindingWith({ extraction: { items } });
    expect(await read(settings)).toMatchObject({ completeness: incomplete('more-told') });
    expect(await search(settings, ['1', '77'])).toMatchObject({ verdict: 'incomplete', truncated: true, gone: [] });
  });

  it.each<[string, Reply, object]>([
    ['a cursor that may stand in every answer', { body: { data: five, cursor: 'abc' } }, unknown('cursor-told')],
    ['as many rows as the query asks for', { body: { data: rows(1, 7) } }, unknown('full-page')],
  ])('nobody knows with %s, and nothing is gone', async (_what, answer, verdict) => {
    const { read, search } = await on(() => answer);
    const settings = bindingWith({ query: { path: 'customers?limit=7' } });
    expect(await read(settings)).toMatchObject({ completeness: verdict });
    expect(await search(settings, ['77'])).toMatchObject({ verdict: 'unknown', truncated: false, gone: [] });
  });

  it.each<[string, Reply, string]>([
    ['a list alone', { body: { data: five } }, 'one-page'],
    ['an explicit end', { body: { data: five, has_more: false, cursor: 'abc', next_cursor: null } }, 'one-page'],
    ['a last page', { body: { data: five, isLast: true, endCursor: 'x' } }, 'one-page'],
    ['as many as there are', { body: { data: five, total: 5 }, headers: { 'x-total-count': '5' } }, 'total-reached'],
    ['totals of other things', { body: { data: five, order: { total: 9900 }, errors: { count: 12 } } }, 'one-page'],
    ['an empty list', { body: { data: [] } }, 'one-page'],
    ['links without a next one', { body: { data: five, links: { self: '/v1/x', next: null } } }, 'one-page'],
    [
      'members of rows that are called like signs',
      { body: { data: [{ id: 1, name: 'a', next: '/v1/x', total: 90 }] } },
      'one-page',
    ],
  ])('is complete with %s, and what is missing is gone', async (_what, answer, reason) => {
    const { read, search } = await on(() => answer);
    expect(await read(bindingWith())).toMatchObject({ completeness: complete(reason as Completeness['reason']) });
    expect(await search(bindingWith(), ['77'])).toMatchObject({ verdict: 'complete', gone: ['77'] });
  });
});

/** A list of so many rows behind numbered pages. `most`: the server gives no larger page; `skips`: it counts by what was asked. */
function numbered(
  total: number,
  {
    most = 1000,
    skips = false,
    behind = () => ({ body: { data: [] } }),
    extra = {},
    headers = {},
  }: {
    most?: number;
    skips?: boolean;
    behind?: (page: number) => Reply;
    extra?: object;
    headers?: Record<string, string>;
  } = {},
): Play {
  return ({ url }) => {
    const asked = Number(url.searchParams.get('size') ?? most);
    const size = Math.min(asked, most);
    const offset = url.searchParams.get('offset');
    const page = Number(url.searchParams.get('page') ?? 1);
    const first = offset === null ? (page - 1) * (skips ? asked : size) : Number(offset);
    if (first >= total) return behind(page);
    return { body: { data: rows(first, Math.min(size, total - first)), ...extra }, headers };
  };
}

const byPage: Paging = { kind: 'page', sentIn: 'query', parameter: 'page', first: 1, sizeParameter: 'size', size: 100 };
const byOffset: Paging = {
  kind: 'offset',
  sentIn: 'query',
  parameter: 'offset',
  first: 0,
  sizeParameter: 'size',
  size: 100,
};
const reading = (paging: Paging, totalPath = ''): BindingSettings => bindingWith({ query: { paging, totalPath } });

describe('paging goes by the rows that the server sent', () => {
  it.each([
    ['a filter', '$.data[?@.id >= 200]', 50],
    ['a slice', '$.data[10:]', 230],
  ])('where %s leaves some out', async (_what, items, options) => {
    for (const paging of [byPage, byOffset]) {
      const { read, close } = await fieldOn(numbered(250));
      const { keys, sent, completeness } = await read(bindingWith({ query: { paging }, extraction: { items } }));
      expect({ options: keys?.length, sent, completeness }).toEqual({
        options: items.includes('?') ? options : 220,
        sent: 250,
        completeness: complete('empty-page'),
      });
      await close();
    }
  });
});

describe('a server that gives smaller pages than are asked for', () => {
  it.each([99, 64])('of %d rows is read on until its total', async (most) => {
    for (const paging of [byPage, byOffset]) {
      const { read, close } = await fieldOn(numbered(300, { most, extra: { total: 300 } }));
      expect(await read(reading(paging, '$.total'))).toMatchObject({
        sent: 300,
        completeness: complete('total-reached'),
      });
      await close();
    }
  });

  it.each<[string, Paging, Play, object]>([
    [
      'by offset, until an empty page',
      byOffset,
      numbered(300, { most: 64 }),
      { sent: 300, completeness: complete('empty-page') },
    ],
    [
      'by page, when rows between pages may be missing',
      byPage,
      numbered(300, { most: 64 }),
      { completeness: incomplete('clamped-size') },
    ],
    [
      'by page, when rows are missing',
      byPage,
      numbered(300, { most: 64, skips: true }),
      { sent: 192, completeness: incomplete('clamped-size') },
    ],
    [
      'by page, when its total says that rows are missing',
      byPage,
      numbered(300, { most: 64, skips: true, headers: { 'x-total-count': '300' } }),
      { completeness: incomplete('clamped-size') },
    ],
    [
      'that ends before its total',
      byOffset,
      numbered(250, { headers: { 'x-total-count': '300' } }),
      { sent: 250, completeness: incomplete('fewer-than-told') },
    ],
    ['a last page that is short', byPage, numbered(240), { sent: 240, completeness: complete('empty-page') }],
    [
      'as many pages as it says it has',
      byPage,
      numbered(240, { extra: { totalPages: 3 } }),
      { sent: 240, completeness: complete('no-next') },
    ],
  ])('%s', async (_what, paging, play, expected) => {
    const { read } = await on(play);
    expect(await read(reading(paging))).toMatchObject(expected);
  });

  it('ends where the sign of more that each page before had is missing', async () => {
    const { read, asked } = await on(({ url, nth }) => ({
      ...numbered(150)({ url, body: null, nth }),
      headers: nth === 1 ? { link: '<?page=2>; rel="next"' } : { link: '<?page=1>; rel="prev"' },
    }));
    expect(await read(reading(byPage))).toMatchObject({ sent: 150, completeness: complete('no-next') });
    expect(asked).toHaveLength(2);
  });

  it('is not asked for a proof that nobody needs, because the API does the searching', async () => {
    const { read, asked } = await on(numbered(7));
    const settings = bindingWith({
      query: { path: 'customers{?input}', paging: byPage },
      behaviour: { search: 'at-source' },
    });
    expect(await read(settings)).toMatchObject({ sent: 7, completeness: unknown('short-page') });
    expect(asked).toHaveLength(1);
  });
});

describe('a page after the first that is refused', () => {
  it.each([200, 205, 240])('with "not found" is the end of %d rows', async (total) => {
    for (const status of [404, 410, 416]) {
      const { read, close } = await fieldOn(numbered(total, { behind: () => ({ status }) }));
      expect(await read(reading(byPage))).toMatchObject({ sent: total, completeness: complete('no-such-page') });
      await close();
    }
  });

  it.each([
    [205, 400, complete('no-such-page')],
    [240, 422, complete('no-such-page')],
    [200, 400, unknown('refused-page')],
    [200, 405, unknown('refused-page')],
    [200, 403, incomplete('failed-page')],
  ])('after %d rows with %d means %j', async (total, status, completeness) => {
    const { read } = await on(numbered(total, { behind: () => ({ status }) }));
    expect(await read(reading(byPage))).toMatchObject({ sent: total, completeness });
  });

  it('is no end where the total says that there is more', async () => {
    const { read } = await on(numbered(200, { behind: () => ({ status: 404 }), extra: { total: 300 } }));
    expect(await read(reading(byPage))).toMatchObject({ sent: 200, completeness: incomplete('fewer-than-told') });
  });

  it.each<[number, object, object]>([
    [240, { message: 'no more' }, complete('no-such-page')],
    [200, { message: 'no more' }, unknown('refused-page')],
    [200, { total: 0 }, complete('empty-page')],
    [240, { error: { code: 500 } }, incomplete('failed-page')],
    [240, { errors: [{ message: 'x' }], data: [] }, incomplete('failed-page')],
    [240, { errors: [], data: [] }, complete('empty-page')],
  ])('after %d rows, with status 200 and %j, means %j', async (total, body, completeness) => {
    const { read } = await on(numbered(total, { behind: () => ({ body }) }));
    expect(await read(reading(byPage))).toMatchObject({ sent: total, completeness });
  });

  it('fails all when it is the first', async () => {
    const { read } = await on(() => ({ status: 404 }));
    expect(await read(reading(byPage))).toMatchObject({ keys: null, failure: { code: 'api-http-error', status: 404 } });
  });
});

describe('a page that is in trouble', () => {
  const troubled =
    (status: number, headers: Record<string, string>, times: number): Play =>
    ({ url, nth }) =>
      nth > 1 && nth <= 1 + times ? { status, headers } : numbered(250)({ url, body: null, nth });

  it.each([
    [429, { 'retry-after': '1' }, 1000],
    [503, { 'retry-after': '2' }, 2000],
    [500, {}, 500],
  ])('with %d is asked for once more after the time that the server wants', async (status, headers, waited) => {
    const { read, waitedMs, asked } = await on(troubled(status, headers, 1));
    expect(await read(reading(byPage))).toMatchObject({
      sent: 250,
      failure: null,
      completeness: complete('empty-page'),
    });
    expect([waitedMs, asked.length]).toEqual([[waited], 5]);
  });

  it('twice leaves what was read, incomplete, with the reason', async () => {
    const { read, asked } = await on(troubled(503, {}, 2));
    expect(await read(reading(byPage))).toMatchObject({
      sent: 100,
      completeness: incomplete('failed-page'),
      failure: { code: 'api-http-error', status: 503 },
    });
    expect(asked).toHaveLength(3);
  });

  it('is not waited for beyond the time that is left', async () => {
    const { read, waitedMs } = await on(troubled(429, { 'retry-after': '60' }, 1));
    expect(await read(reading(byPage))).toMatchObject({ sent: 100, completeness: incomplete('failed-page') });
    expect(waitedMs).toEqual([]);
  });

  it('is not kept in the cache', async () => {
    const { search, deps } = await on(troubled(503, {}, 2));
    const kept: string[] = [];
    deps.cache.set = (key) => {
      kept.push(key);
      return Promise.resolve();
    };
    expect(await search(reading(byPage), ['249'])).toMatchObject({ verdict: 'incomplete', gone: [] });
    expect(kept).toEqual([]);
  });
});

/** Three pages of ten rows, the next one found by what `more` gives each page that has one. */
const threePages =
  (
    positionOf: (request: Parameters<Play>[0]) => number,
    more: (next: number) => { body?: object; headers?: Record<string, string> },
  ): Play =>
  (request) => {
    const at = positionOf(request);
    const { body = {}, headers = {} } = at < 20 ? more(at + 10) : {};
    return { body: { data: rows(at, 10), ...body }, headers };
  };
const inQuery = ({ url }: Parameters<Play>[0]): number =>
  Number(url.searchParams.get('cursor') ?? url.searchParams.get('from') ?? 0);

describe('cursors and next links', () => {
  it('go into the POST body, also of GraphQL, and may be what the last row was sorted by', async () => {
    const cases: [Play, string, Paging][] = [
      [
        threePages(
          ({ body }) => Number((body as { after?: string }).after ?? 0),
          (next) => ({ body: { next: String(next) } }),
        ),
        '{"q":"x"}',
        { kind: 'cursor', cursor: { in: 'answer', path: '$.next' }, sentIn: 'body', parameter: 'after' },
      ],
      [
        threePages(
          ({ body }) => Number((body as { variables: { after?: string } }).variables.after ?? 0),
          (next) => ({ body: { pageInfo: { endCursor: String(next), hasNextPage: true } } }),
        ),
        '{"query":"{ x }","variables":{"first":10}}',
        {
          kind: 'cursor',
          cursor: { in: 'answer', path: '$.pageInfo.endCursor' },
          sentIn: 'body',
          parameter: 'variables.after',
        },
      ],
      [
        ({ body }) => {
          const [after = -1] = (body as { search_after?: number[] }).search_after ?? [];
          return {
            body: { data: rows(after + 1, after >= 20 ? 0 : 10).map((row) => ({ ...row, sort: [row.id, 'x'] })) },
          };
        },
        '{"size":10}',
        {
          kind: 'cursor',
          cursor: { in: 'answer', path: '$.data[-1].sort' },
          sentIn: 'body',
          parameter: 'search_after',
        },
      ],
    ];
    for (const [play, body, paging] of cases) {
      const { read, bodies, close } = await fieldOn(play);
      const settings = bindingWith({ query: { method: 'POST', body, paging } });
      expect(await read(settings)).toMatchObject({ sent: 30, completeness: complete('no-next') });
      expect(bodies[1]).toMatchObject(JSON.parse(body) as object);
      await close();
    }
  });

  it('of numbers that are too large to be exact are sent back digit by digit', async () => {
    const { read, asked } = await on(({ nth }) => ({
      body: nth === 1 ? '{"data":[{"id":1,"name":"a"}],"next_cursor":9007199254740993}' : { data: rows(2, 1) },
      headers: { 'content-type': 'application/json' },
    }));
    const paging: Paging = {
      kind: 'cursor',
      cursor: { in: 'answer', path: '$.next_cursor' },
      sentIn: 'query',
      parameter: 'cursor',
    };
    await read(reading(paging));
    expect(asked[1]).toBe('customers?cursor=9007199254740993');
  });

  it.each<[string, Paging, Play]>([
    [
      'a header of its own',
      { kind: 'cursor', cursor: { in: 'header', name: 'X-Next-Cursor' }, sentIn: 'query', parameter: 'cursor' },
      threePages(inQuery, (next) => ({ headers: { 'x-next-cursor': String(next) } })),
    ],
    [
      'a list of links',
      { kind: 'next-link', linkPath: "$.links[?@.rel == 'next'].href" },
      threePages(inQuery, (next) => ({
        body: {
          links: [
            { rel: 'self', href: '/v1/x' },
            { rel: 'next', href: `/v1/customers?from=${next}` },
          ],
        },
      })),
    ],
    [
      'a link relative to the answer',
      { kind: 'next-link', linkPath: '$.next' },
      threePages(inQuery, (next) => ({ body: { next: `?from=${next}` } })),
    ],
    [
      'a link relative to the root of the API, with a slash',
      { kind: 'next-link', linkPath: '$.next' },
      threePages(inQuery, (next) => ({ body: { next: `/customers?from=${next}` } })),
    ],
    [
      'a link relative to the root of the API, without',
      { kind: 'next-link', linkPath: '$.next' },
      threePages(inQuery, (next) => ({ body: { next: `customers?from=${next}` } })),
    ],
    [
      'an absolute link',
      { kind: 'next-link', linkPath: '$["@odata.nextLink"]' },
      threePages(inQuery, (next) => ({ body: { '@odata.nextLink': `https://api.example/v1/customers?from=${next}` } })),
    ],
  ])('come from %s', async (_what, paging, play) => {
    const { read, asked } = await on(play);
    expect(await read(reading(paging))).toMatchObject({ sent: 30, completeness: complete('no-next') });
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map((path) => path.split('?')[0]))).toEqual(new Set(['customers']));
  });

  it('are relative to the root of the API also below other folders', async () => {
    const { read, asked } = await on(
      threePages(inQuery, (next) => ({ body: { next: `lists/customers?from=${next}` } })),
    );
    await read(bindingWith({ query: { path: 'lists/customers', paging: { kind: 'next-link', linkPath: '$.next' } } }));
    expect(asked).toEqual(['lists/customers', 'lists/customers?from=10', 'lists/customers?from=20']);
  });

  it('end where the answer says so, whatever cursor it names', async () => {
    const { read, asked } = await on(({ nth }) => ({
      body: { data: rows(nth, 1), has_more: nth < 2, cursor: `c${nth}` },
    }));
    const paging: Paging = {
      kind: 'cursor',
      cursor: { in: 'answer', path: '$.cursor' },
      sentIn: 'query',
      parameter: 'cursor',
    };
    expect(await read(reading(paging))).toMatchObject({ sent: 2, completeness: complete('no-next') });
    expect(asked).toHaveLength(2);
  });
});

describe('a page that comes again', () => {
  it.each<[string, Paging, Play]>([
    ['to a parameter that the server does not know', byPage, () => ({ body: { data: five } })],
    [
      'with a time of its own in each row',
      byPage,
      ({ nth }) => ({ body: { data: five.map((row) => ({ ...row, at: nth })) } }),
    ],
    ['in turn with another', byPage, ({ nth }) => ({ body: { data: rows((nth % 2) * 5, 5) } })],
    [
      'behind the last one',
      byPage,
      ({ url }) => ({ body: { data: rows(Math.min(2, Number(url.searchParams.get('page'))) * 5, 5) } }),
    ],
    [
      'to a cursor that goes into the address where the server reads the body',
      { kind: 'cursor', cursor: { in: 'answer', path: '$.next' }, sentIn: 'query', parameter: 'after' },
      ({ nth }) => ({ body: { data: five, next: `c${nth}` } }),
    ],
    ['to a link', { kind: 'next-link', linkPath: '$.next' }, () => ({ body: { data: five, next: '?again=1' } })],
  ])('%s is never called complete', async (_what, paging, play) => {
    const { read, search, asked } = await on(play);
    expect(await read(reading(paging))).toMatchObject({ completeness: incomplete('repeated-page') });
    expect(asked.length).toBeLessThan(5);
    expect(await search(reading(paging), ['77'])).toMatchObject({ gone: [] });
  });

  it('is told from a key that stands in many rows', async () => {
    const { read } = await on(({ url }) => {
      const page = Number(url.searchParams.get('page'));
      return {
        body: {
          data:
            page > 3
              ? []
              : rows(page * 10, 10).map((row) => ({ ...row, id: page === 3 ? 2 : 1, name: 'One', line: row.id })),
        },
      };
    });
    expect(await read(reading({ ...byPage, size: 10 }))).toMatchObject({
      keys: ['1', '2'],
      sent: 30,
      completeness: complete('empty-page'),
    });
  });
});

it('reads a paged list of one kind at most once too often', async () => {
  const { asked, read } = await on(numbered(300, { extra: { has_more: true } }));
  expect(await read(paged(byPage))).toMatchObject({ sent: 300, completeness: complete('empty-page') });
  expect(asked).toHaveLength(4);
});
