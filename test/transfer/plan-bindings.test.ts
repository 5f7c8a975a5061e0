import { describe, expect, test } from 'vitest';
import {
  leaveOut,
  type ExportedBinding,
  type PlannedBinding,
  type PlannedDatasource,
} from '../../src/contract/transfer';
import type { NamedField } from '../../src/fields/binding/binding-record';
import { planBindings, type FieldSite } from '../../src/transfer/plan-bindings';
import { renameFields } from '../../src/transfer/rename-fields';
import { fieldSettings } from '../support/field-settings';

const settings = fieldSettings('d1');
const exported: ExportedBinding = {
  fieldId: 'customfield_10042',
  contextId: '10142',
  fieldName: 'Customer',
  kind: 'select',
  settings,
};
const customer: NamedField = { id: 'customfield_10500', name: 'customer ', kind: 'select' };
const one = (contextId: string, projects: string[] | null = null) => ({ contextId, projects });

const site = (over: Partial<FieldSite> = {}): FieldSite => ({
  datasourceIds: ['d1'],
  fields: [customer],
  contexts: new Map([[customer.id, [one('20')]]]),
  bindings: [],
  ...over,
});

const plan = (
  bindings: ExportedBinding[],
  of: FieldSite = site(),
  targets: Record<string, string> = {},
  datasources: PlannedDatasource[] = [],
): PlannedBinding[] => planBindings({ bindings }, of, { datasources, targets });

const target = { fieldId: customer.id, contextId: '20', fieldName: 'customer ', projects: null };

describe('a configuration from another site', () => {
  test('goes to the field of the same name, whatever its id and the case of its name', () => {
    expect(plan([exported])).toMatchObject([{ plan: 'new', target, version: null, settings }]);
  });

  test('is the same, or a change on the version that is stored, member by member', () => {
    const stored = { ...target, version: 7, settings };
    expect(plan([exported], site({ bindings: [stored] }))).toMatchObject([{ plan: 'same', target }]);
    const other = fieldSettings('d1', { behaviour: { maxOptions: 9 } });
    expect(plan([exported], site({ bindings: [{ ...stored, settings: other }] }))).toMatchObject([
      { plan: 'changed', version: 7, changes: [{ path: 'behaviour.maxOptions', before: 9, after: 50 }] },
    ]);
  });

  test('uses the datasource that its own becomes here, and says so when there is none', () => {
    const becomes: PlannedDatasource = { id: 'd1', name: 'Customers', plan: 'same', existingId: 'here' };
    expect(plan([exported], site({ datasourceIds: ['here'] }), {}, [becomes])).toMatchObject([
      { plan: 'new', settings: { datasourceId: 'here' } },
    ]);
    expect(plan([exported], site({ datasourceIds: [] }))).toMatchObject([{ plan: 'datasource-missing' }]);
    const conflict: PlannedDatasource = {
      id: 'd1',
      name: 'Customers',
      plan: 'conflict',
      conflict: { code: 'repeated-id' },
    };
    expect(plan([exported], site(), {}, [conflict])).toMatchObject([{ plan: 'datasource-missing' }]);
  });

  const text: NamedField = { id: 'customfield_1', name: 'Customer', kind: 'text' };
  const twin: NamedField = { id: 'customfield_10501', name: 'Customer', kind: 'select' };
  const multi: NamedField = { ...twin, kind: 'multi-select' };
  test.each<[string, NamedField[], object]>([
    ['has no field of the name', [], { because: 'no-field' }],
    ['has one that another app made', [{ ...text, kind: null }], { because: 'no-field' }],
    ['has one of another kind', [text], { because: 'other-kind' }],
    ['has several', [customer, twin], { because: 'several-fields' }],
  ])('is a question where the site %s', (_what, fields, expected) => {
    expect(plan([exported], site({ fields }))).toMatchObject([{ plan: 'choose', contexts: [], ...expected }]);
  });

  test('prefers the field of its own kind, and on its own site the field of its own id', () => {
    expect(plan([exported], site({ fields: [customer, multi] }))).toMatchObject([{ plan: 'new', target }]);
    const home: NamedField = { id: exported.fieldId, name: 'Customer', kind: 'select' };
    const contexts = new Map([[home.id, [one('10142'), one('10143')]]]);
    expect(plan([exported], site({ fields: [twin, home], contexts }))).toMatchObject([
      { plan: 'new', target: { fieldId: home.id, contextId: '10142' } },
    ]);
  });

  test('goes where a person says, also to a field of another name, or nowhere', () => {
    const client: NamedField = { id: 'customfield_7', name: 'Client', kind: 'multi-select' };
    const of = site({ fields: [customer, client], contexts: new Map([[client.id, [one('1'), one('2')]]]) });
    const place = 'customfield_10042:10142';
    expect(plan([exported], of, { [place]: client.id })).toMatchObject([
      { plan: 'choose', because: 'several-contexts', contexts: [{ contextId: '1' }, { contextId: '2' }] },
    ]);
    expect(plan([exported], of, { [place]: `${client.id}:2` })).toMatchObject([
      { plan: 'new', target: { fieldId: client.id, contextId: '2', fieldName: 'Client' } },
    ]);
    expect(plan([exported], of, { [place]: leaveOut })).toMatchObject([{ plan: 'left-out' }]);
  });

  test.each<[string, string[] | undefined, [string, string[] | null][], string]>([
    [
      'the one for its projects',
      ['CRM', 'OPS'],
      [
        ['1', ['HR']],
        ['2', ['CRM', 'DEV']],
      ],
      '2',
    ],
    [
      'a question where two are as good',
      ['CRM', 'OPS'],
      [
        ['1', ['OPS']],
        ['2', ['CRM']],
      ],
      'several-contexts',
    ],
    [
      'a question where none shares a project',
      ['CRM'],
      [
        ['1', ['HR']],
        ['2', null],
      ],
      'several-contexts',
    ],
    [
      'a question where its own projects are not known',
      undefined,
      [
        ['1', ['HR']],
        ['2', ['CRM']],
      ],
      'several-contexts',
    ],
    ['the only one, whatever its projects', ['CRM'], [['1', ['HR']]], '1'],
    ['a question where Jira names none', ['CRM'], [], 'no-contexts'],
  ])('of the contexts takes %s', (_what, projects, found, expected) => {
    const contexts = new Map([[customer.id, found.map(([id, keys]) => one(id, keys))]]);
    const [planned] = plan([{ ...exported, ...(projects && { projects }) }], site({ contexts }));
    expect(planned?.plan === 'new' ? planned.target.contextId : planned?.plan === 'choose' && planned.because).toBe(
      expected,
    );
  });

  test('stands in the way of another for the same context, and of itself twice', () => {
    const second = { ...exported, contextId: '10143' };
    expect(plan([exported, second]).map((planned) => planned.plan)).toEqual(['target-taken', 'target-taken']);
    expect(plan([exported, second], site(), { 'customfield_10042:10143': leaveOut }).map(({ plan }) => plan)).toEqual([
      'new',
      'left-out',
    ]);
    expect(plan([exported, exported]).map((planned) => planned.plan)).toEqual(['repeated', 'repeated']);
  });
});

describe('fields that a query reads', () => {
  const assets: ExportedBinding = {
    ...exported,
    fieldId: 'customfield_10043',
    fieldName: 'Assets',
    kind: 'multi-select',
    parents: { customfield_10042: 'Customer', customfield_10099: 'Region' },
    settings: fieldSettings('d1', {
      query: {
        method: 'POST',
        path: 'assets{?customer=fields.customfield_10042.key,region=fields.customfield_10099}',
        body: '{"of":"{fields.customfield_10042.key}","kept":"fields.customfield_10042"}',
      },
    }),
  };
  const fields: NamedField[] = [
    customer,
    { id: 'customfield_10501', name: 'Assets', kind: 'multi-select' },
    { id: 'customfield_10042', name: 'Region', kind: null },
  ];
  const contexts = new Map([
    [customer.id, [one('20')]],
    ['customfield_10501', [one('30')]],
  ]);

  test('are found by their names, in the text or on the site, and may change ids with each other', () => {
    const [, planned] = plan([exported, assets], site({ fields, contexts }));
    expect(planned).toMatchObject({
      plan: 'new',
      settings: {
        query: {
          path: 'assets{?customer=fields.customfield_10500.key,region=fields.customfield_10042}',
          body: '{"of":"{fields.customfield_10500.key}","kept":"fields.customfield_10042"}',
        },
      },
    });
  });

  test('are named where the site lacks them or has several, and then nothing is connected', () => {
    const without = fields.filter(({ name }) => name !== 'Region');
    expect(plan([assets], site({ fields: without, contexts }))).toMatchObject([
      { plan: 'parents-missing', names: ['Region'] },
    ]);
    const two = [
      ...fields,
      { id: 'customfield_3', name: 'REGION', kind: null },
      { id: 'customfield_4', name: 'region', kind: null },
    ];
    expect(
      plan([assets], site({ fields: two.filter(({ id }) => id !== 'customfield_10042'), contexts })),
    ).toMatchObject([{ plan: 'parents-missing', names: ['Region'] }]);
    const { parents: _names, ...nameless } = assets;
    expect(plan([nameless], site({ fields, contexts }))).toMatchObject([
      { plan: 'parents-missing', names: ['customfield_10042', 'customfield_10099'] },
    ]);
  });

  test('keep an id that is longer than one that changes', () => {
    const { query } = fieldSettings('d1', { query: { path: 'a{?b=fields.customfield_1,c=fields.customfield_10}' } });
    expect(renameFields(query, new Map([['customfield_1', 'customfield_2']])).path).toBe(
      'a{?b=fields.customfield_2,c=fields.customfield_10}',
    );
  });

  const to9 = new Map([['customfield_1', 'customfield_9']]);
  test.each([
    ['a{/fields.customfield_1}{?fields.customfield_1*}', 'a{/fields.customfield_9}{?fields.customfield_9*}'],
    ['a?q={fields.customfield_1.key|jql}', 'a?q={fields.customfield_9.key|jql}'],
    ['fields.customfield_1{?q=input}', 'fields.customfield_1{?q=input}'],
    ['a{?fields.customfield_1=fields.customfield_1,x=input}', 'a{?fields.customfield_1=fields.customfield_9,x=input}'],
  ])('change in the path %s only where a value is put in', (path, expected) => {
    expect(renameFields(fieldSettings('d1', { query: { path } }).query, to9).path).toBe(expected);
  });

  test.each([
    ['{"a":"{fields.customfield_1.key|number}"}', '{"a":"{fields.customfield_9.key|number}"}'],
    ['{"a":"in {fields.customfield_1} or \\"x\\""}', '{"a":"in {fields.customfield_9} or \\"x\\""}'],
    ['{"filter":"fields.customfield_1"}', '{"filter":"fields.customfield_1"}'],
    ['{"fields.customfield_1":"{input}"}', '{"fields.customfield_1":"{input}"}'],
    ['{"{fields.customfield_1}":"{input}"}', '{"{fields.customfield_1}":"{input}"}'],
    ['{"query":"{ issue { fields.customfield_1 } }"}', '{"query":"{ issue { fields.customfield_1 } }"}'],
  ])('change in the body %s only where a value is put in', (body, expected) => {
    const { query } = fieldSettings('d1', { query: { method: 'POST', body } });
    expect(renameFields(query, to9).body).toBe(expected);
  });
});
