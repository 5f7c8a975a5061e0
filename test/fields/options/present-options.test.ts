import { describe, expect, it } from 'vitest';
import type { ApiFailure } from '../../../src/contract/failures';
import { searchOptions } from '../../../src/fields/options/options';
import { presentOptions } from '../../../src/fields/options/present-options';
import { bindingWith, depsFor, rowsFrom } from '../binding';

const customers = {
  data: [
    { id: 1, name: 'Acme, renamed' },
    { id: 2, name: 'Bolt' },
  ],
};
const down: ApiFailure = { code: 'api-unreachable', host: 'api.example', problem: 'refused', afterMs: 1 };
const present = bindingWith({ behaviour: { labels: 'present', minCharacters: 3 } });
const ask = (...held: string[]): { held: string[]; variables: Record<string, null> } => ({ held, variables: {} });

describe('what a source says of stored keys now', () => {
  it('is their present labels and which are gone, from the cache when it has the rows', async () => {
    const { deps, calls } = depsFor(() => customers);
    await searchOptions(deps, bindingWith(), { search: '', variables: {} });
    expect(await presentOptions(deps, present, ask('1', '9'))).toEqual({
      ok: true,
      value: { options: [{ key: '1', label: 'Acme, renamed' }], gone: ['9'], unconfirmed: [] },
    });
    expect(calls).toHaveLength(1);
  });

  it('is only what is gone where stored labels are shown', async () => {
    const { deps } = depsFor(() => customers);
    expect(await presentOptions(deps, bindingWith(), ask('1', '9'))).toEqual({
      ok: true,
      value: { options: [], gone: ['9'], unconfirmed: [] },
    });
  });

  it('calls nothing gone of which not all rows were read', async () => {
    const { deps } = depsFor(() => ({ data: rowsFrom(1, 10_001) }));
    expect(await presentOptions(deps, present, ask('1', '99999'))).toEqual({
      ok: true,
      value: { options: [{ key: '1', label: 'Customer 1' }], gone: [], unconfirmed: ['99999'] },
    });
  });

  it('is asked for key by key where the source is searched, once for each', async () => {
    const { deps, calls } = depsFor((_call, url) => ({
      data: customers.data.filter(({ id }) => String(id) === url.searchParams.get('input')),
    }));
    const over = {
      query: { path: 'customers{?input}' },
      behaviour: { search: 'at-source', labels: 'present' },
    } as const;
    for (const _time of [1, 2])
      expect(await presentOptions(deps, bindingWith(over), ask('2', '9'))).toEqual({
        ok: true,
        value: { options: [{ key: '2', label: 'Bolt' }], gone: [], unconfirmed: [] },
      });
    expect(calls.map(({ path }) => path)).toEqual(['customers?input=2', 'customers?input=9']);
    const stored = bindingWith({ ...over, behaviour: { search: 'at-source' } });
    expect(await presentOptions(deps, stored, ask('2'))).toEqual({
      ok: true,
      value: { options: [], gone: [], unconfirmed: [] },
    });
    expect(calls).toHaveLength(2);
  });

  it('is a failure when the source fails, and nothing when nothing is stored', async () => {
    const { deps, calls } = depsFor(() => down);
    expect(await presentOptions(deps, present, ask())).toMatchObject({ ok: true });
    expect(calls).toEqual([]);
    expect(await presentOptions(deps, present, ask('1'))).toEqual({
      ok: false,
      error: { code: 'source', datasourceName: 'Customers', failure: down },
    });
  });
});
