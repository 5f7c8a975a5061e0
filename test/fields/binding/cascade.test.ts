import { describe, expect, test } from 'vitest';
import type { BindingRecord } from '../../../src/fields/binding/binding-record';
import { circleOf, parentsOf } from '../../../src/fields/binding/cascade';
import { bindingWith } from '../binding';

type Named = { name: string; path: string };

/** Fields by id, each with what it is called and the path of each of its contexts. */
function site(fields: Record<string, Named[]>): { ofField: (id: string) => Promise<BindingRecord[]>; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ofField: (fieldId) => {
      asked.push(fieldId);
      const contexts = fields[fieldId] ?? [];
      return Promise.resolve(
        contexts.map(({ name, path }, at): BindingRecord => ({
          id: `${fieldId}:${at}`,
          fieldId,
          contextId: String(at),
          fieldName: name,
          datasourceId: 'ds1',
          version: 1,
          settings: bindingWith({ query: { path } }),
          updatedAt: '2026-11-23T20:00:00.000Z',
          updatedBy: 'admin',
        })),
      );
    },
  };
}

const country = (path: string): Named => ({ name: 'Country', path });
const city = (path: string): Named => ({ name: 'City', path });
const reads = (id: string): string => `rows{?fields.customfield_${id}.key}`;

describe('a field that reads others', () => {
  test('names each of them once, from path and body', () => {
    const body = '{"a": "{fields.customfield_2.key}", "b": "{fields.customfield_1.label}"}';
    expect(parentsOf(bindingWith({ query: { method: 'POST', path: reads('1'), body } }))).toEqual([
      'customfield_1',
      'customfield_2',
    ]);
  });

  test.each([
    ['that read nothing', { customfield_2: [city('cities')] }],
    ['that are not connected', {}],
    ['that read a third one', { customfield_2: [city(reads('3'))], customfield_3: [country('countries')] }],
    ['that wait for each other already', { customfield_2: [city(reads('3'))], customfield_3: [country(reads('2'))] }],
  ])('is no circle with fields %s', async (_which, fields) => {
    const found = await circleOf(site(fields), {
      fieldId: 'customfield_1',
      fieldName: 'Street',
      parents: ['customfield_2'],
    });
    expect(found).toBeNull();
  });

  test.each([
    ['itself', {}, ['customfield_1'], ['Street', 'Street']],
    ['one that reads it', { customfield_2: [city(reads('1'))] }, ['customfield_2'], ['Street', 'City', 'Street']],
    [
      'one that reads it in another context',
      { customfield_2: [city('cities'), city(reads('1'))] },
      ['customfield_2'],
      ['Street', 'City', 'Street'],
    ],
    [
      'one that reads one that reads it',
      { customfield_2: [city(reads('3'))], customfield_3: [country(reads('1'))] },
      ['customfield_9', 'customfield_2'],
      ['Street', 'City', 'Country', 'Street'],
    ],
  ])('closes a circle with %s', async (_which, fields, parents, names) => {
    const found = await circleOf(site(fields), { fieldId: 'customfield_1', fieldName: 'Street', parents });
    expect(found).toEqual({ names, through: parents.at(-1) });
  });

  test('looks at each field once', async () => {
    const both = site({ customfield_2: [city(reads('4'))], customfield_3: [city(reads('4'))] });
    await circleOf(both, { fieldId: 'customfield_1', fieldName: 'x', parents: ['customfield_2', 'customfield_3'] });
    expect(both.asked).toEqual(['customfield_2', 'customfield_3', 'customfield_4']);
  });
});
