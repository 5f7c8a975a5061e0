import { afterEach, describe, expect, it } from 'vitest';
import type { PagingSuggestion } from '../../../src/contract/binding-preview';
import type { BindingSettings, Paging } from '../../../src/contract/binding';
import { previewBinding } from '../../../src/fields/preview';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Play } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

async function preview(
  play: Play,
  settings: BindingSettings,
): Promise<{ sent: number; told: number | null; verdict: string; pagings: PagingSuggestion[] }> {
  field = await fieldOn(play);
  const shown = await previewBinding(field.deps, settings, { search: '', variables: {} });
  if (shown?.options.ok !== true) throw new Error('The preview has no options.');
  const { sent, told, completeness } = shown.options.value;
  return { sent, told, verdict: completeness.verdict, pagings: shown.pagings };
}

const fifty = rows(0, 50);
const cursor = (path: string, parameter: string, sentIn: 'query' | 'body' = 'query'): Paging => ({
  kind: 'cursor',
  cursor: { in: 'answer', path },
  sentIn,
  parameter,
});
const numbered = (kind: 'page' | 'offset', parameter: string, sizeParameter: string | null): object => ({
  kind,
  sentIn: 'query',
  parameter,
  sizeParameter,
});

describe('a preview of one page recognises', () => {
  it.each<[string, object, Record<string, string>, object, string?]>([
    ['a Link header', fifty, { link: '<?page=2>; rel="next"' }, { kind: 'link-header' }, '$[*]'],
    [
      'OData',
      { '@odata.nextLink': 'https://api.example/v1/x?$skiptoken=1', data: fifty },
      {},
      { kind: 'next-link', linkPath: "$['@odata.nextLink']" },
    ],
    [
      'a list of links',
      { links: [{ rel: 'next', href: '/v1/x' }], data: fifty },
      {},
      { kind: 'next-link', linkPath: "$.links[?@['rel'] == 'next']['href']" },
    ],
    ['next_cursor', { meta: { next_cursor: 'abc' }, data: fifty }, {}, cursor('$.meta.next_cursor', 'cursor')],
    ['nextPageToken', { nextPageToken: 'abc', data: fifty }, {}, cursor('$.nextPageToken', 'pageToken')],
    [
      'a cursor in a header',
      { data: fifty },
      { 'x-next-page': '2' },
      { kind: 'cursor', cursor: { in: 'header', name: 'x-next-page' }, sentIn: 'query', parameter: 'page' },
    ],
    [
      'offset and limit',
      { offset: 0, limit: 50, total: 90, data: fifty },
      {},
      { ...numbered('offset', 'offset', 'limit'), first: 0, size: 50 },
    ],
    [
      'startAt and maxResults',
      { startAt: 0, maxResults: 50, total: 90, data: fifty },
      {},
      { ...numbered('offset', 'startAt', 'maxResults'), first: 0, size: 50 },
    ],
    [
      'SCIM, which counts from 1',
      { startIndex: 1, itemsPerPage: 50, totalResults: 90, data: fifty },
      {},
      { ...numbered('offset', 'startIndex', 'count'), first: 1, size: 50 },
    ],
    [
      'page and per_page',
      { page: 1, per_page: 50, total: 90, data: fifty },
      {},
      { ...numbered('page', 'page', 'per_page'), first: 1, size: 50 },
    ],
    [
      'Spring, which counts from 0',
      { number: 0, size: 50, totalElements: 90, totalPages: 2, data: fifty },
      {},
      { ...numbered('page', 'page', 'size'), first: 0, size: 50 },
    ],
    ['pages in headers', { data: fifty }, { 'x-total-pages': '2' }, { ...numbered('page', 'page', null), first: 1 }],
  ])('%s', async (_what, body, headers, paging, items = '$.data') => {
    const found = await preview(() => ({ body, headers }), bindingWith({ extraction: { items } }));
    expect(found).toMatchObject({ sent: 50, verdict: 'incomplete', pagings: [{ paging }] });
  });

  it('the parameters of the path, and a cursor that goes into the body', async () => {
    const byLimit = await preview(
      () => ({ body: { data: fifty } }),
      bindingWith({ query: { path: 'x?limit=50&offset=0' } }),
    );
    expect(byLimit).toMatchObject({
      verdict: 'unknown',
      pagings: [{ paging: { ...numbered('offset', 'offset', 'limit'), size: 50 } }],
    });
    await field?.close();
    const graphQl = await preview(
      () => ({ body: { data: { x: fifty, pageInfo: { hasNextPage: true, endCursor: 'c' } } } }),
      bindingWith({
        query: { method: 'POST', body: '{"query":"{ x }","variables":{}}' },
        extraction: { items: '$.data.x' },
      }),
    );
    expect(graphQl.pagings[0]?.paging).toEqual(cursor('$.data.pageInfo.endCursor', 'variables.after', 'body'));
  });
});

it('says 50 of 3,000, offers larger pages first, and reads all of them with what it offers', async () => {
  const play: Play = ({ url }) => {
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const limit = Math.min(500, Number(url.searchParams.get('limit') ?? 50));
    const next = offset + limit < 3000 ? `/v1/customers?offset=${offset + limit}&limit=${limit}` : null;
    return { body: { data: rows(offset, Math.min(limit, 3000 - offset)), offset, limit, total: 3000, next } };
  };
  const before = await preview(play, bindingWith());
  expect(before).toMatchObject({ sent: 50, told: 3000, verdict: 'incomplete' });
  const [offer, link] = before.pagings;
  expect(link?.paging).toEqual({ kind: 'next-link', linkPath: '$.next' });
  await field?.close();
  const query = { paging: offer?.paging ?? { kind: 'none' as const }, totalPath: offer?.totalPath ?? '' };
  expect(await preview(play, bindingWith({ query }))).toEqual({
    sent: 3000,
    told: null,
    verdict: 'complete',
    pagings: [],
  });
});

it('offers a server that gives smaller pages its own size, and then knows that nothing is missing', async () => {
  const play: Play = ({ url }) => {
    const size = Math.min(64, Number(url.searchParams.get('size')));
    const first = (Number(url.searchParams.get('page')) - 1) * size;
    return { body: { data: rows(first, Math.min(size, 300 - first)) } };
  };
  const paging: Paging = {
    kind: 'page',
    sentIn: 'query',
    parameter: 'page',
    first: 1,
    sizeParameter: 'size',
    size: 100,
  };
  const before = await preview(play, bindingWith({ query: { paging } }));
  expect(before).toMatchObject({ verdict: 'incomplete', pagings: [{ paging: { ...paging, size: 64 } }] });
  await field?.close();
  const after = await preview(play, bindingWith({ query: { paging: { ...paging, size: 64 } } }));
  expect(after).toMatchObject({ sent: 300, verdict: 'complete', pagings: [] });
});

describe('a key that merges rows', () => {
  const play: Play = () => ({
    body: {
      data: [
        { id: 'AL', name: 'Alaska' },
        { id: 'AL', name: 'Alabama' },
        { id: 'TX', name: 'Texas' },
        { id: 'TX', name: 'Texas' },
      ],
    },
  });

  it.each([true, false])('is told with its counts (left out: %j)', async (unique) => {
    field = await fieldOn(play);
    const settings = bindingWith({ extraction: { unique } });
    const shown = await previewBinding(field.deps, settings, { search: '', variables: {} });
    expect(shown?.options).toMatchObject({
      value: { options: { length: unique ? 2 : 4 }, keys: { rows: 4, different: 2, ambiguous: 1 } },
    });
  });
});
