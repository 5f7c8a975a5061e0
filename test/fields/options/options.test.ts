import { describe, expect, it } from 'vitest';
import { folded, matchOptions } from '../../../src/fields/options/match-options';
import { optionsFailure, searchOptions } from '../../../src/fields/options/options';
import { maxCachedBytes } from '../../../src/fields/options/options-cache';
import { bindingWith, depsFor, rowsFrom } from '../binding';
import { meaningOf } from '../../../src/oauth/wire/dialects';
import { foreign } from '../../support/foreign';

const customers = {
  data: [
    { id: 1, name: 'Zoë & Söhne' },
    { id: 2, name: 'ACME Rome' },
    { id: 3, name: 'Straße Bau' },
  ],
};
const ask = (search = '', variables = {}): { search: string; variables: Record<string, string> } => ({
  search,
  variables,
});

describe('search among rows', () => {
  it.each([
    ['zoe', ['Zoë & Söhne']],
    ['SOHNE', ['Zoë & Söhne']],
    ['strasse', ['Straße Bau']],
    ['rome acme', ['ACME Rome']],
    ['3', ['Straße Bau']],
    ['nothing', []],
    ['  ', ['Zoë & Söhne', 'ACME Rome', 'Straße Bau']],
  ])('finds by %j', async (search, labels) => {
    const found = await searchOptions(depsFor(() => customers).deps, bindingWith(), ask(search));
    expect(found.ok && found.value.options.map(({ label }) => label)).toEqual(labels);
  });

  it('puts the best match first', () => {
    const options = ['a bolt', 'thunderbolt', 'bolts', 'Bolt', 'x'].map((label, n) => ({
      key: n === 4 ? 'bolt-4' : String(n),
      label,
    }));
    expect(matchOptions(options, 'bolt').map(({ label }) => label)).toEqual([
      'Bolt',
      'bolts',
      'x',
      'a bolt',
      'thunderbolt',
    ]);
  });

  it('compares without case, accents, strokes and width', () => {
    expect(folded('Łódź ＡＢＣ Øre')).toBe(folded('lodz abc ORE'));
  });

  it('shows the first so many and says that there are more', async () => {
    const { deps } = depsFor(() => ({ data: rowsFrom(0, 301) }));
    expect(await searchOptions(deps, bindingWith({ behaviour: { maxOptions: 20 } }), ask())).toMatchObject({
      value: { options: { length: 20 }, rows: 301, truncated: true, total: 301 },
    });
    expect(await searchOptions(deps, bindingWith({ behaviour: { maxOptions: 20 } }), ask('Customer 2'))).toMatchObject({
      value: { options: { length: 20 }, truncated: true, total: 138, searchedRows: null },
    });
    const twice = depsFor(() => ({ data: [...rowsFrom(0, 301), ...rowsFrom(0, 100)] }));
    expect(await searchOptions(twice.deps, bindingWith({ behaviour: { maxOptions: 20 } }), ask())).toMatchObject({
      value: { options: { length: 20 }, rows: 401, truncated: true, total: 301 },
    });
    expect(await searchOptions(deps, bindingWith(), ask('Customer 299'))).toMatchObject({
      value: { options: [{ key: '299' }], truncated: false },
    });
  });
});

describe('search at the source', () => {
  const settings = bindingWith({
    query: { path: 'customers{?input}' },
    behaviour: { search: 'at-source', minCharacters: 2 },
  });

  it('sends what was typed and shows what comes back', async () => {
    const { deps, calls } = depsFor(() => customers);
    expect(await searchOptions(deps, settings, ask(' söh '))).toMatchObject({ value: { options: { length: 3 } } });
    expect(calls).toEqual([{ method: 'GET', path: 'customers?input=s%C3%B6h', body: null }]);
  });

  it('asks nobody before enough was typed', async () => {
    const { deps, calls } = depsFor(() => customers);
    expect(await searchOptions(deps, settings, ask('s '))).toEqual({
      ok: false,
      error: { code: 'waiting-for', variables: ['input'] },
    });
    expect(calls).toEqual([]);
  });

  it('sends no more than is allowed, and cannot be given another input', async () => {
    const { deps, calls } = depsFor(() => customers);
    await searchOptions(deps, settings, ask('x'.repeat(5000), { input: 'other' }));
    expect(calls[0]?.path).toBe(`customers?input=${'x'.repeat(200)}`);
  });
});

describe('cache', () => {
  it('answers every search among the same rows from one call', async () => {
    const { deps, calls } = depsFor(() => customers);
    expect(await searchOptions(deps, bindingWith(), ask())).toMatchObject({ value: { fromCache: false } });
    expect(await searchOptions(deps, bindingWith({ behaviour: { maxOptions: 5 } }), ask('acme'))).toMatchObject({
      value: { fromCache: true, options: [{ key: '2', label: 'ACME Rome' }] },
    });
    expect(calls).toHaveLength(1);
  });

  it('keeps the details of those options that have some', async () => {
    const { deps } = depsFor(() => ({
      data: [
        { id: 1, name: 'Acme', city: 'Rome' },
        { id: 2, name: 'Bolt' },
      ],
    }));
    const settings = bindingWith({ extraction: { details: '{{city}}' } });
    const options = [
      { key: '1', label: 'Acme', details: 'Rome' },
      { key: '2', label: 'Bolt' },
    ];
    expect(await searchOptions(deps, settings, ask())).toMatchObject({ value: { fromCache: false, options } });
    const again = await searchOptions(deps, settings, ask());
    expect(again).toMatchObject({ value: { fromCache: true } });
    expect(again.ok && again.value.options).toEqual(options);
  });

  it('ends by our clock, to the second', async () => {
    const { deps, calls, advance } = depsFor(() => customers, { cacheSeconds: 60 });
    await searchOptions(deps, bindingWith(), ask());
    advance(59_999);
    await searchOptions(deps, bindingWith(), ask());
    expect(calls).toHaveLength(1);
    advance(1);
    await searchOptions(deps, bindingWith(), ask());
    expect(calls).toHaveLength(2);
    advance(-120_000);
    await searchOptions(deps, bindingWith(), ask());
    expect(calls).toHaveLength(3);
  });

  it('is off at 0', async () => {
    const { deps, calls, cache } = depsFor(() => customers, { cacheSeconds: 0 });
    await searchOptions(deps, bindingWith(), ask());
    await searchOptions(deps, bindingWith(), ask());
    expect([calls.length, cache.size]).toEqual([2, 0]);
  });

  it('keeps no failure', async () => {
    let up = false;
    const failure = { code: 'api-http-error', status: 500, contentType: null, excerpt: null, retryAfterSeconds: null };
    const { deps, cache } = depsFor(() => (up ? customers : failure));
    expect(await searchOptions(deps, bindingWith(), ask())).toMatchObject({
      ok: false,
      error: { code: 'source', failure },
    });
    expect(cache.size).toBe(0);
    up = true;
    expect(await searchOptions(deps, bindingWith(), ask())).toMatchObject({ ok: true });
  });

  it.each([
    ['another datasource', bindingWith({ datasourceId: 'ds2' })],
    ['another path', bindingWith({ query: { path: 'sites' } })],
    ['another label', bindingWith({ extraction: { label: '{{id}}' } })],
    ['another way of paging', bindingWith({ query: { paging: { kind: 'link-header' } } })],
  ])('is not shared with %s', async (_, other) => {
    const { deps, calls } = depsFor(() => customers);
    await searchOptions(deps, bindingWith(), ask());
    await searchOptions(deps, other, ask());
    expect(calls).toHaveLength(2);
  });

  it('is not used for another version of the datasource, nor an entry that belongs to another datasource', async () => {
    const first = depsFor(() => customers);
    await searchOptions(first.deps, bindingWith(), ask());
    const later = depsFor(() => customers, { version: 2 });
    for (const [key, entry] of first.cache) later.cache.set(key, entry);
    await searchOptions(later.deps, bindingWith(), ask());
    expect(later.calls).toHaveLength(1);
    for (const [key, entry] of later.cache) later.cache.set(key, { ...entry, datasourceId: 'ds2' });
    await searchOptions(later.deps, bindingWith(), ask());
    expect(later.calls).toHaveLength(2);
  });

  it('separates people where the query does', async () => {
    const settings = bindingWith({ query: { path: 'customers{?user.accountId}' } });
    const { deps, calls } = depsFor(() => customers);
    for (const id of ['u1', 'u2', 'u1']) await searchOptions(deps, settings, ask('', { 'user.accountId': id }));
    expect(calls).toHaveLength(2);
  });

  it('holds 10,000 options in one storage value, and nothing that is larger', async () => {
    const { deps, cache } = depsFor(() => ({ data: rowsFrom(0, 10_000) }));
    await searchOptions(deps, bindingWith(), ask());
    expect(JSON.stringify([...cache.values()]).length).toBeLessThan(240 * 1024);
    expect(cache.size).toBe(1);
    let state = 1;
    const noise = (): string =>
      Array.from({ length: 40 }, () =>
        String.fromCharCode(33 + ((state = (state * 48_271) % 2_147_483_647) % 90)),
      ).join('');
    const large = depsFor(() => ({ data: Array.from({ length: 10_000 }, (_, id) => ({ id, name: noise() })) }));
    expect(await searchOptions(large.deps, bindingWith(), ask())).toMatchObject({ ok: true });
    expect([large.cache.size, large.logged]).toEqual([0, ['options.too-large-to-cache']]);
    expect(maxCachedBytes).toBeLessThan(240 * 1024);
  });

  it('that fails or holds nonsense is no reason to fail', async () => {
    const { deps, calls, cache } = depsFor(() => customers);
    const broken = { get: () => Promise.reject(new Error('x')), set: () => Promise.reject(new Error('x')) };
    expect(await searchOptions({ ...deps, cache: broken }, bindingWith(), ask())).toMatchObject({ ok: true });
    await searchOptions(deps, bindingWith(), ask());
    for (const [key, entry] of cache) cache.set(key, { ...entry, packed: 'nonsense' });
    expect(await searchOptions(deps, bindingWith(), ask())).toMatchObject({ ok: true, value: { fromCache: false } });
    expect(calls).toHaveLength(3);
  });
});

describe('what people are told', () => {
  it('waits for a value that the query needs, without a call', async () => {
    const { deps, calls } = depsFor(() => customers);
    const settings = bindingWith({ query: { path: 'customers{?fields.customfield_1.key}' } });
    expect(await searchOptions(deps, settings, ask())).toEqual({
      ok: false,
      error: { code: 'waiting-for', variables: ['fields.customfield_1.key'] },
    });
    expect(calls).toEqual([]);
  });

  it('refuses a value that would lead elsewhere, without a call', async () => {
    const { deps, calls } = depsFor(() => customers);
    const settings = bindingWith({ query: { path: 'customers/{issue.key}' } });
    expect(await searchOptions(deps, settings, ask('', { 'issue.key': '..' }))).toMatchObject({
      error: { code: 'source', failure: { problem: 'leaves-base' } },
    });
    expect(calls).toEqual([]);
  });

  it('says that a datasource is gone', async () => {
    expect(await searchOptions(depsFor(() => customers).deps, bindingWith({ datasourceId: 'gone' }), ask())).toEqual({
      ok: false,
      error: { code: 'datasource-missing' },
    });
  });

  it('gives no host, status or text of the server to people who are not administrators', () => {
    const told = (
      failure: Parameters<typeof optionsFailure>[0] extends infer P
        ? P extends { failure: infer F }
          ? F
          : never
        : never,
    ): unknown => optionsFailure({ code: 'source', failure });
    expect(told({ code: 'api-unreachable', host: 'h.example', problem: 'timeout', afterMs: 1 })).toEqual({
      code: 'source-not-answering',
    });
    expect(
      told({ code: 'api-http-error', status: 502, contentType: null, excerpt: foreign('x'), retryAfterSeconds: null }),
    ).toEqual({ code: 'source-not-answering' });
    expect(
      told({ code: 'api-http-error', status: 403, contentType: null, excerpt: foreign('x'), retryAfterSeconds: null }),
    ).toEqual({ code: 'source-refused' });
    expect(told({ code: 'key-not-found', members: [foreign('secret')] })).toEqual({
      code: 'answer-unreadable',
    });
    expect(optionsFailure({ code: 'datasource-missing' })).toEqual({ code: 'not-configured' });
  });

  it.each([
    ['api-http-error', 429, 'source-busy'],
    ['api-http-error', 408, 'source-not-answering'],
    ['api-http-error', 401, 'source-refused'],
    ['token-http-error', 429, 'source-busy'],
    ['token-http-error', 503, 'source-not-answering'],
  ] as const)('tells what passes by itself from what does not: %s %i is %s', (code, status, told) => {
    const said = { contentType: null, excerpt: null, retryAfterSeconds: null };
    const meaning = meaningOf({ status, codes: [], sentence: null });
    const failure = code === 'api-http-error' ? { code, status, ...said } : { code, status, meaning, ...said };
    expect(optionsFailure({ code: 'source', failure })).toMatchObject({ code: told });
  });

  it.each([
    [400, 'slow_down', 'source-busy'],
    [400, 'temporarily_unavailable', 'source-not-answering'],
    [401, 'invalid_client', 'source-refused'],
  ])('also of a token server: %i %s is %s', (status, error, told) => {
    const meaning = meaningOf({ status, codes: [error], sentence: null });
    const said = { description: null, uri: null, providerCode: null, retryAfterSeconds: null };
    const failure = { code: 'token-refused' as const, status, meaning, error: foreign(error), ...said };
    expect(optionsFailure({ code: 'source', failure })).toMatchObject({ code: told });
  });
});

describe('a paused datasource', () => {
  it('offers nothing, not even what is cached, and says who stopped it', async () => {
    const { deps, calls } = depsFor(() => customers, { isPaused: false });
    await searchOptions(deps, bindingWith(), ask());
    const paused = depsFor(() => customers, { isPaused: true });
    const found = await searchOptions({ ...paused.deps, cache: deps.cache }, bindingWith(), ask());
    expect(found).toEqual({
      ok: false,
      error: { code: 'source', failure: { code: 'api-paused' } },
    });
    expect(found.ok || optionsFailure(found.error)).toEqual({ code: 'source-paused' });
    expect([calls.length, paused.calls.length]).toEqual([1, 0]);
  });
});
