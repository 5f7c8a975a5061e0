import { afterEach, describe, expect, it } from 'vitest';
import type { Paging } from '../../../src/contract/binding';
import type { Completeness } from '../../../src/contract/completeness';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Play, type Reply } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

type Verdict = `${Completeness['verdict']} ${Completeness['reason']}`;
type Query = Partial<{ path: string; method: 'POST'; body: string; paging: Paging; totalPath: string }>;

async function verdictOf(
  play: Play,
  query: Query = {},
  items = '$.data',
): Promise<{ verdict: Verdict | null; sent: number | null }> {
  field = await fieldOn(play);
  const { completeness, sent } = await field.read(bindingWith({ query, extraction: { items } }));
  return { verdict: completeness === null ? null : `${completeness.verdict} ${completeness.reason}`, sent };
}

const five = rows(1, 5);
const fifty = rows(1, 50);
const says = (body: object, headers: Record<string, string> = {}): Reply => ({
  body: { ...body, data: five },
  headers,
});

const signsOfMore: object[] = [
  { next: { $ref: 'https://api.example/v1/x?page=1' } },
  { _links: { next: [{ href: '/v1/x?p=2' }] } },
  { links: [{ rel: ['next'], href: '/v1/x?p=2' }] },
  { 'hydra:view': { 'hydra:next': '/v1/x?page=2' } },
  { next: true },
  { 'hydra:totalItems': 300 },
  { 'opensearch:totalResults': '300' },
  { total_cnt: 300 },
  { matchingCount: 300 },
  { totalResultsAvailable: 300 },
  { total: { count: 300 } },
  { total: '300+' },
  { total: '~300' },
  { total: '300 rows' },
  { hasMore: 295 },
  { isComplete: false },
  { wasTruncated: true },
  { moreToCome: true },
  { metadata: { remainingItemCount: 295 } },
  { pagination: { remaining: 295 } },
  { PaginationToken: 'abc' },
  { pageState: 'abc' },
  { next_search_after: ['a'] },
  { page: 1, totalPage: 7 },
  { total_page: 7 },
  { page: 1, maxPage: 7 },
  { page: '1/7' },
];

const headersOfMore: Record<string, string>[] = [
  { link: "<https://api.example/v1/x?page=2>; rel='next'" },
  { link: '<a>;rel="first";, <https://api.example/v1/x?page=2>;rel="next"' },
  { link: '<x?a=<1>>; rel="self", <x?page=2>; rel=next' },
  { 'x-next': '/v1/x?page=2' },
  { 'x-next-link': '/v1/x?page=2' },
  { 'opc-next-page': 'abc' },
  { 'x-hasmore': 'true' },
  { 'x-total-rows': '300' },
  { 'pagination-count': '300' },
  { 'x-total-count': '300, 300' },
  { 'content-range': 'items 0-4 / 300' },
];

describe('one answer of five rows', () => {
  it.each<[string, Reply, Verdict, string?]>([
    [
      'a link below meta.pagination',
      says({ meta: { pagination: { links: { next: '/v1/x?page=2' } } } }),
      'incomplete more-told',
    ],
    ['@nextLink', says({ '@nextLink': 'https://api.example/v1/x?skip=5' }), 'incomplete more-told'],
    [
      'links of one member each',
      says({ _metadata: { Links: [{ self: '/x' }, { next: '/x?page=2' }] } }),
      'incomplete more-told',
    ],
    ['a relation in capitals', says({ links: [{ rel: 'Next', href: '/x?page=2' }] }), 'incomplete more-told'],
    ['a next page as an object of numbers', says({ next: { page: 2, limit: 5 } }), 'incomplete more-told'],
    ['a next address by another name', says({ paging: { next_page_url: '/x?page=2' } }), 'incomplete more-told'],
    ...signsOfMore.map((body): [string, Reply, Verdict] => [JSON.stringify(body), says(body), 'incomplete more-told']),
    ...headersOfMore.map((headers): [string, Reply, Verdict] => [
      JSON.stringify(headers),
      says({}, headers),
      'incomplete more-told',
    ]),
    ['calls that remain', says({ rateLimit: { remaining: 295 } }), 'complete one-page'],
    ['a cursor of zero', says({ next: 0 }), 'unknown cursor-told'],
    ['a key of several values', says({ LastEvaluatedKey: { id: { S: '5' } } }), 'incomplete more-told'],
    ['a continuation', says({ continuation: 'abc' }), 'incomplete more-told'],
    ['a marker for the next page', says({ NextMarker: 'abc' }), 'incomplete more-told'],
    ['a cut transfer', says({ exceededTransferLimit: true }), 'incomplete more-told'],
    ['yes as a number', says({ hasMore: 1 }), 'incomplete more-told'],
    ['yes as a word', says({ moreRecords: 'Y' }), 'incomplete more-told'],
    [
      'one list of two that goes on',
      says({ a: { hasNextPage: false }, b: { hasNextPage: true } }),
      'incomplete more-told',
    ],
    ['a header that says so', says({}, { 'x-has-more': 'true' }), 'incomplete more-told'],
    ['pages in a header', says({}, { 'x-pages': '7' }), 'incomplete more-told'],
    ['JSON in a header', says({}, { 'x-pagination': '{"TotalCount":3000,"PageSize":5}' }), 'incomplete more-told'],
    ['more by a flag in that JSON', says({}, { 'x-pagination': '{"HasNext":true}' }), 'incomplete more-told'],
    ['a total in a range', says({}, { 'content-range': 'items 0-4/3000' }), 'incomplete more-told'],
    ['a range of an unknown number', says({}, { 'content-range': 'items 0-4/*' }), 'unknown part-told'],
    ['partial content', { ...says({}), status: 206 }, 'unknown part-told'],
    ['a total in groups of digits', says({ total: '3,000' }), 'incomplete more-told'],
    [
      'a total with a decimal',
      { body: '{"total":3000.0,"data":[{"id":1,"name":"a"}]}', headers: { 'content-type': 'application/json' } },
      'incomplete more-told',
    ],
    ['a count that is more than the rows', says({ meta: { count: 3000 } }), 'incomplete more-told'],
    [
      'a total beside the list',
      { body: { result: { shops: { totalCount: 90, list: five } } } },
      'incomplete more-told',
      '$.result.shops.list',
    ],
    ['numberMatched', says({ numberMatched: 900, numberReturned: 5 }), 'incomplete more-told'],
    ['recordsFiltered', says({ recordsTotal: 950, recordsFiltered: 900 }), 'incomplete more-told'],
    ['an estimate', says({ estimatedTotalHits: 1000 }), 'incomplete more-told'],
    ['a search that was cut', says({ incomplete_results: true, total_count: 5 }), 'incomplete cut-by-source'],
    ['a search that ran out of time', says({ timed_out: true }), 'incomplete cut-by-source'],
    ['a search that did not', says({ timed_out: false }), 'complete one-page'],
    ['a size that it repeats, and as many rows', says({ page: 1, per_page: 5 }), 'unknown full-page'],
    ['a size that it repeats, and a total', says({ limit: 5, offset: 0, total: 5 }), 'complete one-page'],
    ['a size that it repeats, and its own count', says({ limit: 5, offset: 0, count: 5 }), 'unknown full-page'],
    ['a size that it repeats, and the end', says({ limit: 5, hasMore: false }), 'complete one-page'],
    ['one page of one', says({ page: 1, per_page: 5, total_pages: 1 }), 'complete one-page'],
    ['a count of these rows', says({ count: 5 }), 'complete one-page'],
    ['a cursor called null', says({ next_cursor: 'null' }), 'complete one-page'],
    ['an unknown total', says({ total: -1 }), 'complete one-page'],
  ])('with %s', async (_what, reply, verdict, items) => {
    expect(await verdictOf(() => reply, {}, items)).toMatchObject({ verdict });
  });

  it('with an error beside an empty list has no rows and fails, whatever its status', async () => {
    for (const body of [
      { errors: [{ message: 'x' }], data: null },
      { error: 'x', data: [] },
      { errcode: 42001, data: null },
    ]) {
      const { read, close } = await fieldOn(() => ({ body }));
      expect(await read(bindingWith())).toMatchObject({ failure: { code: 'items-found-nothing' } });
      await close();
    }
    expect(await verdictOf(() => ({ body: { errors: [], error: null, errcode: 0, data: [] } }))).toMatchObject({
      verdict: 'complete one-page',
    });
  });
});

describe('one answer in XML', () => {
  const list = rows(0, 7).map(({ id }) => `<e><id>${id}</id></e>`);
  it.each<[string, string, string]>([
    [
      'a next link below a prefix',
      `<a:feed><a:link rel="next" href="/v1/x?page=2"/>${list.join('')}</a:feed>`,
      'a:feed/e',
    ],
    [
      'two such links',
      `<a:f><a:link rel="self" href="/x"/><a:link rel="next" href="/x?p=2"/>${list.join('')}</a:f>`,
      'a:f/e',
    ],
    ['a total with an attribute', `<r><Total type="int">300</Total>${list.join('')}</r>`, 'r/e'],
    ['a flag with an attribute', `<r><IsTruncated type="bool">true</IsTruncated>${list.join('')}</r>`, 'r/e'],
    ['a prefixed total', `<r><o:totalResults>300</o:totalResults>${list.join('')}</r>`, 'r/e'],
    ['a total in words', `<r total="300 records">${list.join('')}</r>`, 'r/e'],
  ])('with %s has more', async (_what, body, items) => {
    field = await fieldOn(() => ({ body, headers: { 'content-type': 'application/xml' } }));
    const read = await field.read(bindingWith({ extraction: { items, label: '{{id}}' } }));
    expect(read.completeness).toEqual({ verdict: 'incomplete', reason: 'more-told' });
  });
});

describe('rows that a filter leaves out of a page', () => {
  const active = (from: number, count: number): object[] =>
    rows(from, count).map((row) => ({ ...row, active: row.id > 150 }));
  it.each<[string, Verdict]>([
    ['$..data[?@.active==true]', 'complete empty-page'],
    ['$..[?@.active==true]', 'unknown short-page'],
  ])('are counted, or nobody knows the end: %s', async (items, verdict) => {
    const play: Play = ({ url }) => {
      const from = Number(url.searchParams.get('from'));
      return { body: { data: from < 300 ? active(from, 50) : [] } };
    };
    expect(await verdictOf(play, { paging: byOffset }, items)).toMatchObject({ verdict });
  });
});

describe('rows without a word about pages', () => {
  it.each<[string, number, Query, Verdict]>([
    ['as many as APIs usually give', 50, {}, 'unknown usual-size'],
    ['another number', 51, {}, 'complete one-page'],
    [
      'as many as a query language asks for',
      7,
      { path: 'query?q=SELECT Id FROM Account LIMIT 7' },
      'unknown full-page',
    ],
    [
      'as many as a GraphQL query asks for',
      7,
      { method: 'POST', body: '{"query":"{ x(first: 7) { id } }"}' },
      'unknown full-page',
    ],
    ['as many as a parameter asks for', 7, { path: 'x?resultRecordCount=7' }, 'unknown full-page'],
    [
      'as many as a parameter asks for, and a count of them',
      7,
      { path: 'x?limit=7', totalPath: '$.count' },
      'unknown full-page',
    ],
    ['fewer than a parameter asks for', 6, { path: 'x?resultRecordCount=7' }, 'complete one-page'],
  ])('%s', async (_what, count, query, verdict) => {
    expect(await verdictOf(() => ({ body: { count, data: rows(1, count) } }), query)).toEqual({ verdict, sent: count });
  });
});

const byPage: Paging = { kind: 'page', sentIn: 'query', parameter: 'page', first: 1, sizeParameter: 'size', size: 50 };
const byOffset: Paging = {
  kind: 'offset',
  sentIn: 'query',
  parameter: 'from',
  first: 0,
  sizeParameter: 'size',
  size: 50,
};
const byCursor: Paging = {
  kind: 'cursor',
  cursor: { in: 'answer', path: '$.next' },
  sentIn: 'query',
  parameter: 'cursor',
};
const byLink: Paging = { kind: 'next-link', linkPath: '$.next' };

/** Pages of fifty, by number or by the rows before them, with what else each answer says. */
const listOf =
  (total: number, also: (page: number) => object = () => ({})): Play =>
  ({ url }) => {
    const page = Number(url.searchParams.get('page') ?? Number(url.searchParams.get('from') ?? 0) / 50 + 1);
    const first = (page - 1) * 50;
    return { body: { data: rows(first, Math.min(50, total - first)), ...also(page) } };
  };

describe('pages by number', () => {
  it.each<[string, Query, Play, Verdict, number]>([
    [
      'with a total that is the rows of each page',
      { paging: byPage, totalPath: '$.count' },
      listOf(120, (page) => ({ count: page < 3 ? 50 : 20 })),
      'complete empty-page',
      120,
    ],
    [
      'with a total that is an estimate',
      { paging: byOffset, totalPath: '$.total.value' },
      listOf(150, () => ({ total: { value: 100, relation: 'gte' } })),
      'complete empty-page',
      150,
    ],
    [
      'with an estimate that is too high',
      { paging: byOffset, totalPath: '$.estimatedTotalHits' },
      listOf(100, () => ({ estimatedTotalHits: 130 })),
      'incomplete fewer-than-told',
      100,
    ],
    [
      'with a total that shrinks',
      { paging: byOffset, totalPath: '$.total' },
      listOf(120, (page) => ({ total: 122 - page })),
      'unknown changed',
      120,
    ],
    [
      'with a total that grows',
      { paging: byPage, totalPath: '$.total' },
      listOf(120, (page) => ({ total: 117 + page })),
      'unknown changed',
      120,
    ],
    [
      'with a likely total that grows',
      { paging: byPage },
      listOf(120, (page) => ({ total: 116 + page })),
      'unknown changed',
      120,
    ],
    [
      'with an empty one in the middle, and more told',
      { paging: byPage },
      ({ url }) => {
        const page = Number(url.searchParams.get('page'));
        return { body: { data: page === 2 ? [] : rows(page * 50, 50), has_more: page < 3 } };
      },
      'complete no-next',
      100,
    ],
    [
      'by offset, with an empty one, and more told',
      { paging: byOffset },
      ({ nth }) => ({ body: { data: nth === 2 ? [] : fifty, has_more: true } }),
      'incomplete more-told',
      50,
    ],
    [
      'counted from 0 and asked for from 1',
      { paging: byPage },
      ({ url }) => {
        const page = Number(url.searchParams.get('page'));
        return { body: { data: page < 3 ? rows(page * 50, 50) : [], totalPages: 3 } };
      },
      'incomplete fewer-than-told',
      100,
    ],
    [
      'with rows that come again, because the list has no order',
      { paging: byOffset },
      ({ url }) => {
        const from = Number(url.searchParams.get('from'));
        return { body: { data: from >= 100 ? [] : rows(from === 0 ? 0 : 45, 50) } };
      },
      'unknown changed',
      100,
    ],
    [
      'of rows that are alike anyway',
      { paging: byOffset },
      ({ url }) => {
        const from = Number(url.searchParams.get('from'));
        return {
          body: {
            data:
              from >= 100
                ? []
                : rows(from, 50)
                    .map(({ id }) => ({ id: id % 7, name: 'x' }))
                    .concat({ id: from, name: 'y' })
                    .slice(1),
          },
        };
      },
      'complete empty-page',
      100,
    ],
    [
      'with an error that has status 200',
      { paging: byPage },
      ({ nth }) => ({ body: nth === 1 ? { data: fifty } : { error: 'limit reached' } }),
      'incomplete failed-page',
      50,
    ],
    [
      'with no content behind the last',
      { paging: byPage },
      (request) => (request.nth > 2 ? { status: 204 } : listOf(100)(request)),
      'complete empty-page',
      100,
    ],
    [
      'with the end told, and exactly as many rows as asked for',
      { paging: byPage },
      listOf(50, () => ({ hasMore: false })),
      'complete no-next',
      50,
    ],
    [
      'with last: true',
      { paging: { ...byPage, first: 0 } },
      ({ url }) => {
        const page = Number(url.searchParams.get('page'));
        return { body: { data: rows(page * 50, 50), last: page === 1, totalPages: 2 } };
      },
      'complete no-next',
      100,
    ],
    [
      'in groups, each of several rows',
      { paging: byOffset },
      ({ url }) => {
        const from = Number(url.searchParams.get('from'));
        const groups = rows(from, Math.min(50, 60 - from)).map(({ id }) => ({ rows: rows(id * 3, 3) }));
        return { body: { data: groups } };
      },
      'complete empty-page',
      60,
    ],
    [
      'below a row of names on each',
      { paging: byOffset },
      ({ url }) => {
        const from = Number(url.searchParams.get('from'));
        return {
          body: { data: [['id', 'name'], ...rows(from, Math.min(50, 60 - from)).map(({ id, name }) => [id, name])] },
        };
      },
      'complete empty-page',
      60,
    ],
    ...[400, 405, 409, 422].map((status): [string, Query, Play, Verdict, number] => [
      `smaller than asked for, and refused with ${status} behind a window`,
      { paging: { ...byOffset, size: 100 } },
      (request) => (request.nth > 3 ? { status } : listOf(500)(request)),
      'unknown refused-page',
      150,
    ]),
    [
      'smaller than asked for, with a header that counts each',
      { paging: byOffset },
      ({ url }) => {
        const from = Number(url.searchParams.get('from'));
        return { body: { data: from < 60 ? rows(from, 20) : [] }, headers: { 'x-total-count': '20' } };
      },
      'complete empty-page',
      60,
    ],
    [
      'with an end beside a total that says more',
      { paging: byPage },
      listOf(300, (page) => ({ has_more: page < 2, total: 300 })),
      'incomplete fewer-than-told',
      100,
    ],
    [
      'with an end on the first beside a total that says more',
      { paging: byPage },
      listOf(300, () => ({ has_more: false, total: 300 })),
      'incomplete fewer-than-told',
      50,
    ],
    [
      'with positions that look like an end',
      { paging: byPage },
      listOf(120, () => ({ start: 0, end: 1 })),
      'complete empty-page',
      120,
    ],
    [
      'that time out in part',
      { paging: byPage },
      listOf(60, (page) => ({ timed_out: page === 2 })),
      'incomplete cut-by-source',
      60,
    ],
  ])('%s', async (what, query, play, verdict, sent) => {
    field = await fieldOn(play);
    const items = what.startsWith('in groups') ? '$.data[*].rows[*]' : '$.data';
    const extraction = what.startsWith('below a row') ? { items, layout: 'header-row' as const } : { items };
    const read = await field.read(bindingWith({ query, extraction }));
    expect({ verdict: `${read.completeness?.verdict} ${read.completeness?.reason}`, sent: read.sent }).toEqual({
      verdict,
      sent,
    });
  });
});

describe('cursors and links', () => {
  it.each<[string, Query, Play, Verdict, number]>([
    [
      'at a place that the API renamed',
      { paging: byCursor },
      () => ({ body: { data: five, nextCursor: 'abc' } }),
      'incomplete more-told',
      5,
    ],
    [
      'at a place that is written wrong, beside a cursor of every answer',
      { paging: { ...byCursor, cursor: { in: 'answer', path: '$.nxt' } } },
      () => ({ body: { data: five, cursor: 'abc' } }),
      'unknown cursor-told',
      5,
    ],
    [
      'at a place that is written wrong, beside a total',
      { paging: { ...byLink, linkPath: '$.nxt' } },
      () => ({ body: { data: five, total: 90 } }),
      'incomplete fewer-than-told',
      5,
    ],
    [
      'in a header, where the body says that there is more',
      { paging: { kind: 'link-header' } },
      () => ({ body: { data: five, has_more: true } }),
      'incomplete more-told',
      5,
    ],
    [
      'with an empty page in the middle',
      { paging: byCursor },
      ({ nth }) => ({ body: { data: nth === 2 ? [] : rows(nth * 5, 5), ...(nth < 4 ? { next: `c${nth}` } : {}) } }),
      'complete no-next',
      15,
    ],
    [
      'with the same cursor behind the last row',
      { paging: byCursor },
      ({ nth }) => ({ body: { data: nth < 3 ? rows(nth * 5, 5) : [], next: `c${Math.min(nth, 2)}` } }),
      'complete empty-page',
      10,
    ],
    [
      'with the same cursor and rows',
      { paging: byCursor },
      ({ nth }) => ({ body: { data: rows(nth * 5, 5), next: 'c' } }),
      'incomplete repeated-page',
      10,
    ],
    [
      'with no content at the end',
      { paging: byCursor },
      ({ nth }) => (nth === 2 ? { status: 204 } : { body: { data: five, next: 'c' } }),
      'complete no-next',
      5,
    ],
    [
      'that are refused',
      { paging: byCursor },
      ({ nth }) => (nth === 2 ? { status: 410 } : { body: { data: five, next: 'c' } }),
      'incomplete failed-page',
      5,
    ],
    [
      'with an error that has status 200',
      { paging: byCursor },
      ({ nth }) => ({ body: nth === 2 ? { errors: [{ message: 'cost' }], data: null } : { data: five, next: 'c' } }),
      'incomplete failed-page',
      5,
    ],
    ...[{ has_more: false }, { done: true }].map((told): [string, Query, Play, Verdict, number] => [
      `beside ${JSON.stringify(told)} from the first answer on`,
      { paging: byCursor },
      ({ nth }) => ({ body: { data: rows(nth * 5, 5), ...told, next: `c${nth}` } }),
      'unknown cursor-told',
      5,
    ]),
    [
      'beside a member that has another meaning',
      { paging: byCursor },
      ({ nth }) => ({
        body: { data: rows(nth * 5, 5), hasAdditionalFees: false, ...(nth < 3 ? { next: `c${nth}` } : {}) },
      }),
      'complete no-next',
      15,
    ],
    ...['null', 'None', 'undefined', '-1', -1].map((last): [string, Query, Play, Verdict, number] => [
      `whose last one is ${JSON.stringify(last)}`,
      { paging: byCursor },
      ({ nth }) => ({ body: { data: rows(nth * 5, 5), next: nth < 3 ? `c${nth}` : last } }),
      'complete no-next',
      15,
    ]),
    ...[0, '0', 'end', 'EOF'].map((last): [string, Query, Play, Verdict, number] => [
      `whose last one may be the end: ${JSON.stringify(last)}`,
      { paging: byCursor },
      ({ nth }) => ({ body: { data: rows(nth * 5, 5), next: nth < 3 ? `c${nth}` : last } }),
      'unknown cursor-told',
      15,
    ]),
    [
      'in a header whose last one is a word',
      { paging: { ...byCursor, cursor: { in: 'header', name: 'X-Next-Cursor' } } },
      ({ nth }) => ({ body: { data: rows(nth * 5, 5) }, headers: { 'x-next-cursor': nth < 3 ? `c${nth}` : 'null' } }),
      'complete no-next',
      15,
    ],
    [
      'with one row that pages share',
      { paging: byCursor },
      ({ nth }) => ({ body: { data: rows(nth * 4, 5), ...(nth < 3 ? { next: `c${nth}` } : {}) } }),
      'complete no-next',
      15,
    ],
    [
      'that end where the total says more, after several pages',
      { paging: byLink, totalPath: '$.total' },
      ({ nth }) => ({ body: { data: rows(nth * 5, 5), total: 90, ...(nth < 2 ? { next: '/v1/x?p=2' } : {}) } }),
      'incomplete fewer-than-told',
      10,
    ],
  ])('%s', async (_what, query, play, verdict, sent) => {
    expect(await verdictOf(play, query)).toEqual({ verdict, sent });
  });
});
