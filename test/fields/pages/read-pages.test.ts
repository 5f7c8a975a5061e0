import { describe, expect, it } from 'vitest';
import type { BindingSettings, Paging } from '../../../src/contract/binding';
import { Work } from '../../../src/base/budget';
import type { ApiCall, ApiOutcome } from '../../../src/datasources/api/api-call';
import { nextInLinkHeader } from '../../../src/extract/signs/link-header';
import { searchOptions } from '../../../src/fields/options/options';
import { pagingLimits } from '../../../src/fields/pages/read-pages';
import type { OptionsFound } from '../../../src/fields/options-query';
import { bindingWith, Counted, depsFor, Linked, paged, rowsFrom, type Server } from '../binding';

const everything = { search: '', variables: {} };

const unreachable = (): never => {
  throw new Error('no source');
};

async function read(
  server: Server,
  settings = paged({ kind: 'link-header' }),
): Promise<{ rows: number | null; verdict: string | null; asked: string[]; error: unknown }> {
  const { deps, calls } = depsFor(server);
  const found = await searchOptions(deps, settings, everything);
  return {
    rows: found.ok ? found.value.rows : null,
    verdict: found.ok ? found.value.verdict : null,
    asked: calls.map(({ path }) => path),
    error: found.ok ? null : found.error,
  };
}

describe('Link header (RFC 8288)', () => {
  it.each([
    ['<https://api.example/v1/c?page=2>; rel="next"', 'https://api.example/v1/c?page=2'],
    ['<?page=0>; rel=prev, <?page=2>; rel=next', '?page=2'],
    ['<a>; rel="last NEXT"; title="x, <y>; rel=\\"z\\""', 'a'],
    ['<a>;rel="prev";rel="next"', null],
    ['<a>; rel="next"; anchor="#x", <b>; rel=next', 'b'],
    ['<a>; REL=next', 'a'],
    ['nonsense', null],
    ['<a; rel=next', null],
    ['', null],
    [null, null],
  ])('%s', (header, next) => {
    expect(nextInLinkHeader(header)).toBe(next);
  });

  it('is followed below the base URL, relative or with http as proxies write it', async () => {
    const links = [
      '<?cursor=b>; rel="next"',
      '<http://api.example/v1/customers?cursor=c>; rel="next"',
      '</v1/other/d>; rel="next"',
      null,
    ];
    let page = 0;
    const result = await read(() => new Linked({ data: rowsFrom(page * 10, 10) }, links[page++] ?? null));
    expect(result).toMatchObject({
      rows: 40,
      verdict: 'complete',
      asked: ['customers', 'customers?cursor=b', 'customers?cursor=c', 'other/d'],
    });
  });

  it.each([
    'https://evil.example/v1/customers',
    '//evil.example/v1/x',
    '/v2/customers',
    '/v1evil/x',
    '../admin',
    'https://api.example:8443/v1/x',
    '/v1/%2e%2e/admin',
    '/v1/..%2fadmin',
    'ftp://api.example/v1/x',
    'http://[',
  ])('is not followed to %s', async (target) => {
    const { asked, error } = await read(() => new Linked({ data: rowsFrom(0, 1) }, `<${target}>; rel="next"`));
    expect(asked).toEqual(['customers']);
    expect(error).toMatchObject({ code: 'source', failure: { code: 'api-settings', problem: 'leaves-base' } });
  });

  it('is not followed in a circle', async () => {
    expect(await read(() => new Linked({ data: rowsFrom(0, 3) }, '<customers>; rel="next"'))).toMatchObject({
      rows: 3,
      verdict: 'incomplete',
      asked: ['customers'],
    });
  });
});

describe('the work that an invocation may do', () => {
  it('ends a reading as a part, also where only the place of the next page could not be looked for any more', async () => {
    const linkPath = "$.links[?@.rel=='next'].href";
    const settings = paged({ kind: 'next-link', linkPath });
    const page = { data: rowsFrom(0, 10), links: Array.from({ length: 500 }, () => ({ rel: 'self' })) };
    const { deps } = depsFor(() => page);
    const source = await deps.callApiFor('ds1');
    const work = new Work(300);
    const call = async (one: ApiCall): Promise<ApiOutcome> => {
      const outcome = await (source ?? unreachable()).call(one);
      return outcome.ok ? { ...outcome, value: { ...outcome.value, work } } : outcome;
    };
    const limited = depsFor(() => page, { call });
    const found = await searchOptions(limited.deps, settings, everything);
    expect(found).toMatchObject({ ok: true, value: { rows: 10, verdict: 'incomplete' } });
    expect(await searchOptions(deps, settings, everything)).toMatchObject({ value: { verdict: 'complete' } });
  });
});

describe('a cursor or next link', () => {
  it('is sent as a parameter until there is none', async () => {
    const settings = bindingWith({
      query: {
        path: 'customers?after=old&x=1',
        paging: { kind: 'cursor', cursor: { in: 'answer', path: '$.meta.next' }, sentIn: 'query', parameter: 'after' },
      },
    });
    const cursors = ['a&b', 7, null];
    let page = 0;
    expect(
      await read(() => ({ data: rowsFrom(page * 10, 10), meta: { next: cursors[page++] } }), settings),
    ).toMatchObject({
      rows: 30,
      asked: ['customers?after=old&x=1', 'customers?x=1&after=a%26b', 'customers?x=1&after=7'],
    });
  });

  it('can itself be the address of the next page', async () => {
    const settings = paged({ kind: 'next-link', linkPath: "$['@odata.nextLink']" });
    const links = ['https://api.example/v1/customers?$skiptoken=x', null];
    let page = 0;
    expect(await read(() => ({ data: rowsFrom(page, 1), '@odata.nextLink': links[page++] }), settings)).toMatchObject({
      rows: 2,
      asked: ['customers', 'customers?$skiptoken=x'],
    });
    expect(
      await read(() => ({ data: rowsFrom(0, 1), '@odata.nextLink': 'https://evil.example/x' }), settings),
    ).toMatchObject({ error: { failure: { problem: 'leaves-base' } } });
  });
});

/** A source of so many rows that gives at most `most` at a time. */
const source =
  (total: number, most: number, by: 'page' | 'offset'): Server =>
  (_, url) => {
    const asked = Number(url.searchParams.get('size') ?? most);
    const size = Math.min(asked, most);
    const from =
      by === 'offset' ? Number(url.searchParams.get('offset')) : (Number(url.searchParams.get('page')) - 1) * size;
    return { data: rowsFrom(from, Math.max(0, Math.min(size, total - from))) };
  };

describe('page and offset', () => {
  const byPage = paged({
    kind: 'page',
    sentIn: 'query',
    parameter: 'page',
    first: 1,
    sizeParameter: 'size',
    size: 100,
  });
  const byOffset = paged({
    kind: 'offset',
    sentIn: 'query',
    first: 0,
    parameter: 'offset',
    sizeParameter: 'size',
    size: 100,
  });

  it('go on until a page is empty, because one that is not full proves nothing', async () => {
    expect(await read(source(234, 1000, 'page'), byPage)).toMatchObject({
      rows: 234,
      verdict: 'complete',
      asked: [1, 2, 3, 4].map((page) => `customers?page=${page}&size=100`),
    });
    expect(await read(source(234, 1000, 'offset'), byOffset)).toMatchObject({
      rows: 234,
      verdict: 'complete',
      asked: [0, 100, 200, 234].map((offset) => `customers?offset=${offset}&size=100`),
    });
    expect(await read(source(0, 1000, 'page'), byPage)).toMatchObject({ rows: 0, asked: { length: 1 } });
  });

  it('lose no rows to a server that gives less than was asked for', async () => {
    // Pages by number may have rows between them that nobody was given.
    expect(await read(source(70, 20, 'page'), byPage)).toMatchObject({ rows: 70, verdict: 'incomplete' });
    expect(await read(source(70, 20, 'offset'), byOffset)).toMatchObject({ rows: 70, verdict: 'complete' });
  });

  it('stop at a server that gives the same page for ever', async () => {
    expect(await read(() => ({ data: rowsFrom(0, 100) }), byPage)).toMatchObject({
      rows: 100,
      verdict: 'incomplete',
      asked: { length: 2 },
    });
  });

  it('stop at the limit of rows and say that there are more', async () => {
    const many = paged({
      kind: 'offset',
      sentIn: 'query',
      first: 0,
      parameter: 'offset',
      sizeParameter: 'size',
      size: 1000,
    });
    expect(await read(source(1_000_000, 1000, 'offset'), many)).toMatchObject({
      rows: pagingLimits.rows,
      verdict: 'incomplete',
      asked: { length: 10 },
    });
  });

  it('stop at the limit of pages, and when time is up', async () => {
    const tiny = paged({
      kind: 'offset',
      sentIn: 'query',
      first: 0,
      parameter: 'offset',
      sizeParameter: 'size',
      size: 5,
    });
    expect(await read(source(1_000_000, 5, 'offset'), tiny)).toMatchObject({
      rows: 250,
      verdict: 'incomplete',
      asked: { length: pagingLimits.pages },
    });
    const slow = depsFor((call, url) => {
      slow.advance(5_000);
      return source(1_000_000, 5, 'offset')(call, url);
    });
    expect(await searchOptions(slow.deps, tiny, everything)).toMatchObject({ value: { rows: 15, truncated: true } });
  });
});

describe('the total', () => {
  const byOffset: Paging = {
    kind: 'offset',
    sentIn: 'query',
    first: 0,
    parameter: 'offset',
    sizeParameter: 'size',
    size: 5,
  };
  const many = source(1_000_000, 5, 'offset');
  const found = async (
    server: Server,
    settings: BindingSettings,
    search = '',
  ): Promise<Pick<OptionsFound, 'total' | 'truncated' | 'searchedRows'> | null> => {
    const answer = await searchOptions(depsFor(server).deps, settings, { search, variables: {} });
    if (!answer.ok) return null;
    const { total, truncated, searchedRows } = answer.value;
    return { total, truncated, searchedRows };
  };
  const counted =
    (total: number | null, server: Server = many): Server =>
    (call, url) =>
      new Counted(server(call, url), total);
  const told =
    (total: unknown, server: Server = many): Server =>
    (call, url) => ({ ...(server(call, url) as object), meta: { total } });
  const named = bindingWith({ query: { paging: byOffset, totalPath: '$.meta.total' } });

  it('is what the API says, in a header or at the place that is named, when a limit stopped the reading', async () => {
    const cut = { truncated: true, searchedRows: null };
    expect(await found(counted(1_000_000), paged(byOffset))).toEqual({ ...cut, total: 1_000_000 });
    expect(await found(told(1_000_000), named)).toEqual({ ...cut, total: 1_000_000 });
    expect(await found(told('1000000'), named)).toEqual({ ...cut, total: 1_000_000 });
    expect(await found(many, paged(byOffset))).toEqual({ ...cut, total: null });
    expect(await found(counted(7, told(1_000_000)), bindingWith({ query: { paging: byOffset } }))).toMatchObject({
      total: null,
    });
  });

  it.each([-1, 1.5, '*', '1e6', null, 249, [1_000_000], 2 ** 60])('is not believed when it is %j', async (total) => {
    expect(await found(told(total), named)).toMatchObject({ truncated: true, total: null });
  });

  it('is not taken from a header once a place is named, nor from a place that overflows', async () => {
    expect(await found(counted(1_000_000), named)).toMatchObject({ total: null });
    const overflowing: Server = (call, url) =>
      `{"data": ${JSON.stringify((many(call, url) as { data: unknown }).data)}, "meta": {"total": 1e400}}`;
    expect(await found(overflowing, named)).toMatchObject({ truncated: true, total: null });
  });

  it('is the last page’s word', async () => {
    let page = 0;
    expect(await found((call, url) => new Counted(many(call, url), 2_000 + page++), paged(byOffset))).toMatchObject({
      total: 2_049,
    });
  });

  it('says that the list is cut, of a single answer and of pages that came to an end too early', async () => {
    const ten: Server = () => ({ data: rowsFrom(0, 10) });
    expect(await found(counted(90, ten), bindingWith())).toMatchObject({ truncated: true, total: 90 });
    expect(await found(counted(10, ten), bindingWith())).toMatchObject({ truncated: false, total: 10 });
    expect(await found(counted(90, source(8, 5, 'offset')), paged(byOffset))).toMatchObject({
      truncated: true,
      total: 90,
    });
    expect(await found(counted(8, source(8, 5, 'offset')), paged(byOffset))).toMatchObject({
      truncated: false,
      total: 8,
    });
  });

  it('of the rows is no number of options where rows were left out, repeated or picked, or come from several lists', async () => {
    const cut = { truncated: true, total: null };
    const keyless: Server = () => ({ data: [...rowsFrom(0, 9), { name: 'No key' }] });
    const repeated: Server = () => ({ data: [...rowsFrom(0, 9), ...rowsFrom(0, 1)] });
    const nested: Server = () => ({ groups: [{ data: rowsFrom(0, 5) }, { data: rowsFrom(5, 5) }] });
    expect(await found(counted(90, keyless), bindingWith())).toMatchObject(cut);
    expect(await found(counted(90, repeated), bindingWith())).toMatchObject(cut);
    expect(await found(counted(90, repeated), bindingWith({ extraction: { unique: false } }))).toMatchObject({
      total: 90,
    });
    const picked = bindingWith({ query: { paging: byOffset }, extraction: { items: '$.data[?@.id >= 0]' } });
    expect(await found(counted(1_000_000), picked)).toMatchObject(cut);
    const gathered = bindingWith({ extraction: { items: '$.groups[*].data[*]' } });
    expect(await found(counted(90, nested), gathered)).toMatchObject(cut);
    expect(await found(counted(10, nested), gathered)).toMatchObject({ truncated: false, total: 10 });
  });

  it('of the API is not that of a search in the rows that were read', async () => {
    expect(await found(counted(1_000_000), paged(byOffset), 'Customer 24')).toEqual({
      truncated: true,
      total: null,
      searchedRows: 250,
    });
    const atSource = bindingWith({
      query: { path: 'customers{?input}', paging: byOffset },
      behaviour: { search: 'at-source' },
    });
    expect(await found(counted(1_000_000), atSource, 'x')).toEqual({
      truncated: true,
      total: 1_000_000,
      searchedRows: null,
    });
  });

  it('is kept with the cached options and the verdict, and an entry without one is read anew', async () => {
    const { deps, cache, calls } = depsFor(counted(1_000_000));
    const ask = (): Promise<unknown> => searchOptions(deps, paged(byOffset), everything);
    await ask();
    expect(await ask()).toMatchObject({ value: { fromCache: true, total: 1_000_000 } });
    expect(await ask()).toMatchObject({ value: { fromCache: true, verdict: 'incomplete' } });
    expect(calls).toHaveLength(pagingLimits.pages);
    for (const [key, { completeness: _, ...earlier }] of cache) cache.set(key, earlier);
    expect(await ask()).toMatchObject({ value: { fromCache: false, total: 1_000_000 } });
  });
});
