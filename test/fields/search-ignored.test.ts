import { afterEach, describe, expect, it } from 'vitest';
import { previewBinding } from '../../src/fields/preview';
import { bindingWith } from './binding';
import { fieldOn, type LoopbackField, type Play } from './pages/loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

const names = ['Acme', 'Bolt', 'Core', 'Acorn'];
const rowsOf = (found: readonly string[]): object => ({ body: { data: found.map((name) => ({ id: name, name })) } });
const searching =
  (parameter: string): Play =>
  ({ url }) =>
    rowsOf(names.filter((name) => name.toLowerCase().includes(url.searchParams.get(parameter) ?? '')));

async function previewed(play: Play, path: string, search: string): Promise<boolean | undefined> {
  field = await fieldOn(play);
  const settings = bindingWith({ query: { path }, behaviour: { search: 'at-source' } });
  return (await previewBinding(field.deps, settings, { search, variables: {} }))?.isSearchIgnored;
}

describe('a search that is tried out', () => {
  it('is said to be ignored when the API calls its parameter otherwise', async () => {
    expect(await previewed(searching('q'), 'customers{?input}', 'acm')).toBe(true);
    expect(field?.asked).toEqual(['customers?input=acm', 'customers']);
  });

  it.each([
    ['finds something', 'acm'],
    ['finds what all rows hold', 'o'],
    ['finds nothing', 'xyz'],
  ])('is not when it %s', async (_what, search) => {
    expect(await previewed(searching('q'), 'customers{?q=input}', search)).toBe(false);
  });

  it('is not when nothing was typed', async () => {
    expect(await previewed(searching('q'), 'customers{?input}', '')).toBe(false);
    expect(field?.asked).toEqual(['customers']);
  });
});
