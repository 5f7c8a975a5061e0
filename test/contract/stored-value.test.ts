import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  fieldKindNames,
  fieldKindOf,
  fieldKinds,
  isReadOnly,
  moduleKeyOf,
  type FieldKind,
} from '../../src/contract/field-kind';
import { storedOptions, valueToStore } from '../../src/contract/stored-value';
import { textOf } from '../conventions/files';

const alpha = { key: 'C-1', label: 'Alpha' };
const beta = { key: 'C-2', label: 'Beta' };
const inBerlin = { ...alpha, details: 'Berlin' };

type Schema = { type: string; maxLength?: number; maxItems?: number; items?: Schema; searchAlias?: string };
type FieldType = {
  key: string;
  type: string;
  readOnly?: boolean;
  collection?: string;
  edit?: object;
  schema: { properties: Record<string, Schema>; required: string[]; additionalProperties: boolean };
};
const { modules } = parse(textOf('manifest.yml')) as { modules: { 'jira:customFieldType': FieldType[] } };

/** Whether Jira would take a value of that field type: what its schema says, as far as ours goes. */
function isAllowed(moduleKey: string, value: object): boolean {
  const schema = modules['jira:customFieldType'].find(({ key }) => key === moduleKey)?.schema;
  if (schema === undefined) throw new Error(`no schema for ${moduleKey}`);
  return (
    schema.required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => fits(schema.properties[name], member))
  );
}

function fits(schema: Schema | undefined, value: unknown): boolean {
  if (schema?.type === 'string') return typeof value === 'string' && value.length <= (schema.maxLength ?? Infinity);
  if (schema?.type !== 'array' || !Array.isArray(value)) return false;
  return value.length <= (schema.maxItems ?? Infinity) && value.every((element) => fits(schema.items, element));
}

function collectionOf(kind: FieldKind): string {
  const one = fieldKinds[kind];
  return one.isReadOnly ? 'none' : one.collection;
}

describe('the value on an issue', () => {
  it.each([
    [alpha, [alpha]],
    [inBerlin, [inBerlin]],
    [{ ...alpha, details: 7 }, [alpha]],
    [{ key: 'C-1', label: '' }, [{ key: 'C-1', label: 'C-1' }]],
    [{ key: 1 }, []],
    [{ keys: ['C-1', 'C-2'], labels: ['Alpha', 'Beta'] }, [alpha, beta]],
    [{ keys: ['C-1', 'C-2'], labels: ['Alpha', 'Beta'], details: ['Berlin', ''] }, [inBerlin, beta]],
    [{ keys: ['C-1', 7, 'C-2'], labels: ['Alpha', 'x', 'Beta'] }, [alpha, beta]],
    [{ keys: ['C-1', 'C-2'], labels: ['Alpha'] }, [alpha, { key: 'C-2', label: 'C-2' }]],
    [{ ...alpha, seal: 's1' }, [{ ...alpha, seal: 's1' }]],
    [{ ...alpha, seal: 7 }, [alpha]],
    [{ keys: ['C-1', 'C-2'], labels: ['Alpha', 'Beta'], seals: ['s1', ''] }, [{ ...alpha, seal: 's1' }, beta]],
    [{ keys: 'C-1' }, []],
    [{ accountId: 'a1', displayName: 'Ann', active: true }, [{ key: 'a1', label: 'Ann' }]],
    [{ accountId: 'a1' }, [{ key: 'a1', label: 'a1' }]],
    [{ accountId: 7 }, []],
    [
      [{ accountId: 'a1', displayName: 'Ann' }, { accountId: 'b2' }, null, 'c3'],
      [
        { key: 'a1', label: 'Ann' },
        { key: 'b2', label: 'b2' },
      ],
    ],
    [[], []],
    ['text', []],
    [null, []],
    [undefined, []],
  ])('%j is read as %j', (given, read) => {
    expect(storedOptions(given)).toEqual(read);
  });

  it.each([
    ['connected-select', [alpha]],
    ['connected-select', [inBerlin]],
    ['connected-select', [{ ...alpha, seal: 's1' }]],
    ['connected-multi-select', [{ ...alpha, seal: 's1' }, beta]],
    ['connected-multi-select', [alpha, beta]],
    ['connected-multi-select', [inBerlin, beta]],
  ])('of a %s is read as it was stored, and the manifest allows it: %j', (moduleKey, options) => {
    const stored = valueToStore(fieldKindOf(moduleKey), options);
    expect(storedOptions(stored)).toEqual(options);
    expect(isAllowed(moduleKey, stored ?? {})).toBe(true);
  });

  it('has no member for details that nobody asked for, so that values of before stay as they are', () => {
    expect(valueToStore('select', [alpha, beta])).toEqual(alpha);
    expect(valueToStore('multi-select', [alpha, beta])).toEqual({ keys: ['C-1', 'C-2'], labels: ['Alpha', 'Beta'] });
  });

  it('of people is what Jira takes for users', () => {
    const people = [
      { key: 'a1', label: 'Ann' },
      { key: 'b2', label: 'Bob' },
    ];
    expect(valueToStore('user-select', people)).toEqual({ accountId: 'a1' });
    expect(valueToStore('multi-user-select', people)).toEqual([{ accountId: 'a1' }, { accountId: 'b2' }]);
  });

  it.each(['select', 'multi-select', 'user-select', 'multi-user-select'] as const)(
    'of a %s is null without a choice',
    (kind) => {
      expect(valueToStore(kind, [])).toBeNull();
    },
  );

  it('is one of the kinds of the table, each of which the manifest declares as the table says', () => {
    const declared = modules['jira:customFieldType'].map(({ key, type, readOnly = false, collection = 'none' }) => ({
      key,
      type,
      readOnly,
      collection,
    }));
    const wanted = fieldKindNames.map((kind) => ({
      key: moduleKeyOf(kind),
      type: fieldKinds[kind].jiraType,
      readOnly: fieldKinds[kind].isReadOnly,
      collection: collectionOf(kind),
    }));
    expect(declared).toEqual(wanted);
  });

  it.each(['en-US', 'de-DE'])('is of a kind that is named and described in %s, and so is nothing else', (locale) => {
    const { admin, rules, ...said } = JSON.parse(textOf(`static/locales/${locale}.json`)) as Record<string, object>;
    expect([admin, rules]).not.toContain(undefined);
    expect(Object.keys(said)).toEqual(fieldKindNames);
    for (const words of Object.values(said))
      expect(words).toMatchObject({ name: expect.any(String) as string, description: expect.any(String) as string });
  });

  it('is of the kind that its module names, else a single select', () => {
    expect(fieldKindNames.map((kind) => fieldKindOf(moduleKeyOf(kind)))).toEqual(fieldKindNames);
    expect(['connected-select', 'constructor', null].map(fieldKindOf)).toEqual(['select', 'select', 'select']);
  });

  it('of a read-only kind is edited by nobody', () => {
    const types = modules['jira:customFieldType'].filter(({ key }) => isReadOnly(fieldKindOf(key)));
    expect(types.map(({ edit }) => edit)).toEqual(types.map(() => undefined));
  });

  it('can be searched for by every member of every kind that has members', () => {
    const aliases = modules['jira:customFieldType']
      .filter((type) => Object.hasOwn(type, 'schema'))
      .map(({ schema }) => Object.values(schema.properties).flatMap(({ searchAlias }) => searchAlias ?? []));
    expect(aliases).toEqual([
      ['key', 'label', 'details'],
      ['keys', 'labels', 'details'],
    ]);
  });
});
