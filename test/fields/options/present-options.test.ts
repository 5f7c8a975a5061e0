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

  describe('of a child whose API does the searching', () => {
    const child = bindingWith({
      query: { path: 'assets{?input}{&fields.customfield_7.key}' },
      behaviour: { search: 'at-source' },
    });
    const ofParent = (parent: string, held: string[]): Parameters<typeof presentOptions>[2] => ({
      held,
      variables: { 'fields.customfield_7.key': parent },
    });
    const assets = [
      { id: 'A1', name: 'Pump', site: 'north' },
      { id: 'B1', name: 'Valve', site: 'south' },
      { id: 'B2', name: 'Fan', site: 'south' },
    ];
    const api =
      (searched: (asset: (typeof assets)[number]) => string, more: object = {}): Parameters<typeof depsFor>[0] =>
      (_call, url) => {
        const site = url.searchParams.get('fields.customfield_7.key');
        const input = url.searchParams.get('input') ?? '';
        return { data: assets.filter((asset) => asset.site === site && searched(asset).includes(input)), ...more };
      };

    it('is checked by the key, which is gone only where the API is known to find keys', async () => {
      const byKey = depsFor(api(({ id, name }) => `${id} ${name}`));
      expect(await presentOptions(byKey.deps, child, ofParent('north', ['A1']))).toMatchObject({
        value: { gone: [], unconfirmed: [] },
      });
      expect(await presentOptions(byKey.deps, child, ofParent('south', ['A1', 'B1']))).toMatchObject({
        value: { gone: ['A1'], unconfirmed: [] },
      });
      const byName = depsFor(api(({ name }) => name));
      expect(await presentOptions(byName.deps, child, ofParent('south', ['A1', 'B1']))).toMatchObject({
        value: { gone: [], unconfirmed: ['A1', 'B1'] },
      });
    });

    it('is not gone by an answer that is not complete', async () => {
      const { deps } = depsFor(api(({ id }) => id, { has_more: true }));
      expect(await presentOptions(deps, child, ofParent('south', ['A1']))).toMatchObject({
        value: { gone: [], unconfirmed: ['A1'] },
      });
    });
  });

  it('is no label of a key that stands for rows with different ones', async () => {
    const { deps } = depsFor(() => ({
      data: [
        { id: 1, name: 'Alaska' },
        { id: 1, name: 'Alabama' },
      ],
    }));
    const both = bindingWith({ extraction: { unique: false }, behaviour: { labels: 'present' } });
    expect(await presentOptions(deps, both, ask('1'))).toMatchObject({ value: { options: [], gone: [] } });
  });

  it('is a failure when the source fails, and nothing when nothing is stored', async () => {
    const { deps, calls } = depsFor(() => down);
    expect(await presentOptions(deps, present, ask())).toMatchObject({ ok: true });
    expect(calls).toEqual([]);
    expect(await presentOptions(deps, present, ask('1'))).toEqual({
      ok: false,
      error: { code: 'source', failure: down },
    });
  });
});
