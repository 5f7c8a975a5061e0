import { describe, expect, it } from 'vitest';
import { searchOptions } from '../../src/fields/options/options';
import { hintFor, prefetchHinted, readHint } from '../../src/fields/prefetch-hint';
import type { PrefetchDeps } from '../../src/fields/field-deps';
import { bindingWith, depsFor, rowsFrom } from './binding';

/** Dependencies that note what is read, in order. */
function noting(deps: PrefetchDeps): { deps: PrefetchDeps; read: string[] } {
  const read: string[] = [];
  return {
    read,
    deps: {
      ...deps,
      callApiFor: (id) => {
        read.push(id);
        return deps.callApiFor(id);
      },
      cache: {
        ...deps.cache,
        get: (key) => {
          read.push(key);
          return deps.cache.get(key);
        },
      },
    },
  };
}

const settings = bindingWith();
const hint = hintFor(settings, 'oauth2-client-credentials');
const answer = { data: rowsFrom(0, 3) };

describe('a hint', () => {
  it('names the result of a query that is the same for everybody', () => {
    const cacheKey = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    expect(hint).toEqual({ datasourceId: 'ds1', cacheKey, usesToken: true });
    expect(hintFor(bindingWith({ behaviour: { maxOptions: 3 } }), 'basic')).toEqual({ ...hint, usesToken: false });
  });

  it('names no result where that depends on what a person typed or an issue holds', () => {
    for (const path of ['customers{?input}', 'customers{?fields.customfield_7}', 'customers{?user.accountId}'])
      expect(hintFor(bindingWith({ query: { path } }), 'none')).toMatchObject({ datasourceId: 'ds1', cacheKey: null });
  });

  it('comes back from what Jira keeps, and from nothing else', () => {
    expect(readHint({ bindingId: 'x', hint })).toEqual(hint);
    expect(readHint({ hint: { ...hint, cacheKey: '../secret' } })).toEqual({ ...hint, cacheKey: null });
    expect(readHint({ hint: { datasourceId: 'ds1', cacheKey: hint.cacheKey } })).toEqual({ ...hint, usesToken: false });
    for (const other of [null, 'x', {}, { hint: null }, { hint: { datasourceId: '' } }, { hint: { datasourceId: 7 } }])
      expect(readHint(other)).toBeNull();
  });
});

describe('reading ahead', () => {
  it('reads datasource and cache before anybody asks, and neither of them twice', async () => {
    const { deps, read } = noting(depsFor(() => answer).deps);
    const ahead = prefetchHinted(deps, hint);
    expect(read).toEqual(['ds1', hint.cacheKey]);
    expect(await searchOptions(ahead, settings, { search: '', variables: {} })).toMatchObject({ value: { rows: 3 } });
    expect(read).toEqual(['ds1', hint.cacheKey]);
  });

  it('lets the state of a token be read meanwhile, where one is used', () => {
    const { deps, logged } = depsFor(() => answer);
    prefetchHinted(deps, { ...hint, usesToken: false });
    expect(logged).toEqual([]);
    prefetchHinted(deps, hint);
    expect(logged).toEqual(['foresees ds1']);
  });

  it('with a hint at something else gives what the configuration says', async () => {
    const { deps, read } = noting(depsFor(() => answer).deps);
    const ahead = prefetchHinted(deps, { datasourceId: 'other', cacheKey: 'f'.repeat(64), usesToken: true });
    expect(await searchOptions(ahead, settings, { search: '', variables: {} })).toMatchObject({ value: { rows: 3 } });
    expect(read).toEqual(['other', 'f'.repeat(64), 'ds1', hint.cacheKey]);
  });

  it('that fails, fails only those who ask for what was read', async () => {
    const { deps } = depsFor(() => answer);
    const broken: PrefetchDeps = {
      ...deps,
      callApiFor: (id) => (id === 'other' ? Promise.reject(new Error('storage is down')) : deps.callApiFor(id)),
    };
    const ahead = prefetchHinted(broken, { datasourceId: 'other', cacheKey: null, usesToken: true });
    expect(await searchOptions(ahead, settings, { search: '', variables: {} })).toMatchObject({ value: { rows: 3 } });
    await expect(ahead.callApiFor('other')).rejects.toThrow('storage is down');
  });
});
