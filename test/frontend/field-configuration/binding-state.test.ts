import { describe, expect, it } from 'vitest';
import type { BindingPreview } from '../../../src/contract/binding-preview';
import type { MissingVariable, Paging } from '../../../src/contract/binding';
import { isReadOnly, type FieldKind, type ValueSettings } from '../../../src/contract/field-kind';
import { fieldPointer } from '../../../src/contract/field-pointer';
import type { TypedValues } from '../../../src/contract/unsaved-binding';
import { wordingFor } from '../../../src/frontend/wording';
import { bindingReducer, hasChanges, initialBinding } from '../../../src/frontend/field-configuration/binding-state';
import { bindingFormView } from '../../../src/frontend/field-configuration/binding-view';
import { bindingSettings, bindingValues, emptyBinding } from '../../../src/frontend/field-configuration/binding-values';
import {
  fieldsNamed,
  keysFor,
  labelsFor,
  namesIssue,
  startOf,
  withDatasource,
  withPath,
  withVariable,
} from '../../../src/frontend/field-configuration/edited-values';
import { fieldSettings } from '../../support/field-settings';
import { foreign } from '../../support/foreign';

const settings = fieldSettings('d1', {
  query: { method: 'POST', path: 'search', body: '{"q":"{input}"}', whenMissing: 'wait', totalPath: '$.total' },
  extraction: {
    content: 'csv',
    csv: { delimiter: ';', hasHeader: true },
    items: '',
    details: '{{city}}',
    sort: 'label-ascending',
    unique: false,
  },
  behaviour: {
    search: 'at-source',
    minCharacters: 2,
    showDetails: false,
    labels: 'present',
    initial: { kind: 'fixed', key: 'C-1', label: 'Alpha' },
  },
});

const wording = wordingFor('en');

const pagings: Paging[] = [
  { kind: 'none' },
  { kind: 'link-header' },
  { kind: 'next-link', linkPath: '$.next' },
  { kind: 'cursor', cursor: { in: 'answer', path: '$.cursor' }, sentIn: 'body', parameter: 'variables.after' },
  { kind: 'cursor', cursor: { in: 'header', name: 'X-Cursor' }, sentIn: 'query', parameter: 'cursor' },
  { kind: 'page', sentIn: 'body', parameter: 'page', first: 0, sizeParameter: 'size', size: 50 },
  { kind: 'offset', sentIn: 'query', parameter: 'offset', first: 1, sizeParameter: null, size: 100 },
];

const preview: BindingPreview = {
  requestUrl: 'https://api.example.com/customers',
  ms: 10,
  steps: [],
  status: 200,
  contentType: foreign('application/json'),
  excerpt: foreign('{}'),
  suggestions: [{ items: '$.items[*]', rows: 50, keys: ['uuid', 'id'], labels: ['title'] }],
  totals: [],
  isTotalMissing: false,
  isSearchIgnored: false,
  pagings: [],
  copy: null,
  options: { ok: false, error: { code: 'items-found-nothing', members: [foreign('items')] } },
};

describe('the configuration form', () => {
  it.each(pagings)('gives back the settings it was filled from ($kind)', (paging) => {
    const saved = { ...settings, query: { ...settings.query, paging } };
    expect(bindingSettings(bindingValues('select', saved))).toEqual(saved);
  });

  it('sends no parameter in a body that a request does not have', () => {
    const paging: Paging = {
      kind: 'cursor',
      cursor: { in: 'answer', path: '$.c' },
      sentIn: 'body',
      parameter: 'after',
    };
    const values = bindingValues('select', { ...settings, query: { ...settings.query, paging } });
    expect(bindingSettings({ ...values, method: 'GET' }).query.paging).toEqual({ ...paging, sentIn: 'query' });
  });

  it.each<MissingVariable>(['wait', 'omit', { constant: 'all' }])(
    'gives back what a variable without a value does (%j)',
    (whenMissing) => {
      const saved = { ...settings, query: { ...settings.query, whenMissing } };
      expect(bindingSettings(bindingValues('select', saved))).toEqual(saved);
    },
  );

  it.each<ValueSettings>([
    { kind: 'text' },
    { kind: 'number', decimal: 'comma' },
    { kind: 'date', format: 'epoch-seconds', timeZone: 'Europe/Berlin' },
  ])('of a read-only field gives back %j', (value) => {
    const saved = { ...settings, extraction: { ...settings.extraction, key: '' }, value, storesOnChange: true };
    expect(bindingSettings(bindingValues(value.kind, saved))).toEqual(saved);
    const { values } = bindingReducer(initialBinding, { type: 'loaded', kind: value.kind, binding: null, start: {} });
    const { storesOnChange, ...fresh } = bindingSettings(values);
    expect([values.items, fresh.value?.kind, storesOnChange]).toEqual(['$', value.kind, true]);
    expect(bindingSettings({ ...values, kind: 'select' }).storesOnChange).toBe(false);
  });

  it('leaves with Jira what the field’s pages must know before they ask', () => {
    const hint = { datasourceId: 'd1', cacheKey: null, usesToken: true };
    const view = { id: 'customfield_1:2', fieldId: 'customfield_1', contextId: '2', version: 3, settings, hint };
    expect(fieldPointer({ ...view, dependsOn: ['customfield_7'], updatedAt: '2026-11-23T20:00:00.000Z' })).toEqual({
      bindingId: 'customfield_1:2',
      version: 3,
      dependsOn: ['customfield_7'],
      hint,
      showDetails: false,
      labels: 'present',
      hasInitial: true,
      card: 'nowhere',
      takesChosenOnly: false,
    });
  });

  it('sends a number that is none as one the backend refuses', () => {
    expect(bindingSettings({ ...emptyBinding, minCharacters: 'two' }).behaviour.minCharacters).toBe(-1);
  });

  it('fills in the best guess when a new configuration finds nothing', () => {
    const state = bindingReducer(initialBinding, { type: 'previewed', preview });
    expect(state.values).toMatchObject({ items: '$.items[*]', key: 'uuid', label: '{{title}}' });
  });

  it('of a field of people guesses the member that names them, and of any other the one that names the row', () => {
    const shape = { items: '$.items[*]', rows: 9, keys: ['id', 'email'], labels: ['name'], people: ['email'] };
    const guess = (kind: FieldKind): unknown => {
      const loaded = bindingReducer(initialBinding, { type: 'loaded', kind, binding: null, start: {} });
      const { values } = bindingReducer(loaded, { type: 'previewed', preview: { ...preview, suggestions: [shape] } });
      return isReadOnly(kind) ? values.label : [values.key, values.label];
    };
    expect(guess('select')).toEqual(['id', '{{name}}']);
    expect(guess('user-select')).toEqual(['email', '{{name}}']);
    expect(guess('multi-user-select')).toEqual(['email', '{{name}}']);
    expect(guess('user')).toBe('{{email}}');
    expect(guess('text')).toBe('{{name}}');
    expect(keysFor('user-select', shape)).toEqual(['email', 'id']);
    expect(labelsFor('user', shape)).toEqual(['email', 'name']);
  });

  it('guesses once only, and never over what a person typed or saved', () => {
    const typed = bindingReducer(initialBinding, { type: 'edit', path: 'extraction.items', patch: { items: '$.x' } });
    expect(bindingReducer(typed, { type: 'previewed', preview }).values.items).toBe('$.x');
    const binding = {
      id: 'f:1',
      fieldId: 'f',
      contextId: '1',
      version: 1,
      settings,
      dependsOn: [],
      hint: { datasourceId: 'd', cacheKey: null, usesToken: true },
      updatedAt: '2026-11-23T19:00:00.000Z',
    };
    const saved = bindingReducer(initialBinding, { type: 'loaded', kind: 'select', binding, start: { path: 'never' } });
    expect(bindingReducer(saved, { type: 'previewed', preview }).values).toEqual(saved.values);
    const once = bindingReducer(initialBinding, { type: 'previewed', preview });
    expect(bindingReducer(once, { type: 'previewed', preview })).toEqual(once);
  });

  describe('of a field that was never configured', () => {
    const crm = { id: 'crm', name: 'CRM', baseUrl: 'https://crm.example', testPath: 'customers' };
    const erp = { id: 'erp', name: 'ERP', baseUrl: 'https://erp.example', testPath: '' };

    it.each([
      [
        'the only datasource, with the path that it was tested with',
        [crm],
        null,
        { datasourceId: 'crm', path: 'customers' },
      ],
      ['the one that was chosen on the way here', [crm, erp], 'erp', { datasourceId: 'erp' }],
      ['none of several, when none was chosen', [crm, erp], null, {}],
      ['none of several, when the chosen one is gone', [crm, erp], 'hr', {}],
      ['nothing where there is nothing', [], 'crm', {}],
    ])('begins with %s', (_what, offered, chosen, start) => {
      expect(startOf(offered, chosen)).toEqual(start);
    });

    it('still lets the answer fill in rows, key and label', () => {
      const start = startOf([crm], null);
      const begun = bindingReducer(initialBinding, { type: 'loaded', kind: 'select', binding: null, start });
      expect(begun.values).toMatchObject({ datasourceId: 'crm', path: 'customers' });
      expect(bindingReducer(begun, { type: 'previewed', preview }).values.items).toBe(preview.suggestions[0]?.items);
    });

    it('keeps a typed path when a datasource is chosen', () => {
      expect(withDatasource({ path: 'assets', search: 'in-rows' }, crm)).toEqual({ datasourceId: 'crm' });
    });
  });

  it('leaves a working configuration alone', () => {
    const works: BindingPreview = {
      ...preview,
      options: {
        ok: true,
        value: {
          options: [],
          rows: 0,
          truncated: false,
          total: 0,
          searchedRows: null,
          dropped: 0,
          sent: 0,
          told: null,
          completeness: { verdict: 'complete', reason: 'one-page' },
          trouble: null,
          keys: { rows: 0, different: 0, ambiguous: 0 },
        },
      },
    };
    expect(bindingReducer(initialBinding, { type: 'previewed', preview: works })).toBe(initialBinding);
  });

  it('lets the API search once the path names the typed text', () => {
    expect(withPath(emptyBinding, 'customers{?input}')).toEqual({ path: 'customers{?input}', search: 'at-source' });
    expect(withPath({ path: 'customers{?input}', search: 'at-source' }, 'customers')).toEqual({
      path: 'customers',
      search: 'in-rows',
    });
    expect(withPath(emptyBinding, 'inputs')).toEqual({ path: 'inputs' });
  });

  it('shows what the preview finds wrong without moving the focus', () => {
    const state = bindingReducer(initialBinding, {
      type: 'noticed',
      problems: { 'extraction.key': { code: 'required' } },
    });
    expect(state.focus).toEqual(initialBinding.focus);
    expect(state.insisted).toBe(false);
  });
});

describe('a variable', () => {
  it.each([
    ['customers', 'input', 'customers{?input}'],
    ['customers?limit=5', 'issue.key', 'customers?limit=5{&issue.key}'],
    ['customers{?input}', 'issue.key', 'customers{?input}{&issue.key}'],
    ['assets?customer=', 'fields.customfield_1.key', 'assets?customer={fields.customfield_1.key}'],
    ['projects/', 'project.key', 'projects/{project.key}'],
  ])('put into %s as %s makes %s', (path, variable, result) => {
    expect(withVariable(path, variable)).toBe(result);
  });

  it('that is another field makes the field wait for it, until somebody says otherwise', () => {
    const path = 'assets?customer={fields.customfield_1.key}';
    expect(withPath({ path: 'assets', search: 'in-rows' }, path)).toEqual({ path, whenMissing: 'wait' });
    expect(withPath({ path, search: 'in-rows' }, `${path}&limit=5`)).toEqual({ path: `${path}&limit=5` });
  });

  it('tells which fields a query waits for', () => {
    const body = '{"q":"{fields.customfield_2.label|sql}","r":"{fields.customfield_1}"}';
    const path = 'c/{issue.key}{?id=fields.customfield_1.key*,input}';
    expect(fieldsNamed({ method: 'GET', path, body })).toEqual(['customfield_1']);
    expect(fieldsNamed({ method: 'POST', path, body })).toEqual(['customfield_1', 'customfield_2']);
  });

  it('of the issue asks for an issue to try with', () => {
    expect(namesIssue({ path: 'customers{?input}', body: '' })).toBe(false);
    for (const path of ['a{?issue.key}', 'a?p={project.key}', 'a{?input,fields.customfield_1.key}', '{issueType}']) {
      expect(namesIssue({ path, body: '' })).toBe(true);
    }
  });
});

describe('an unsaved configuration that is taken up again', () => {
  const fresh = bindingReducer(initialBinding, { type: 'loaded', kind: 'select', binding: null, start: {} });
  const keptAt = '2026-11-28T12:00:00.000Z';
  const kept = (values: TypedValues) => ({ version: null, values, leftOut: [], keptAt });

  it('fills what fits an input of today, and leaves the others as they were', () => {
    const values = { path: 'customers', hasHeader: 'no', tomorrow: 'x', datasourceId: 'd1', kind: 'date', pageSize: 7 };
    const { values: now } = bindingReducer(fresh, { type: 'restored', kept: kept(values as unknown as TypedValues) });
    expect(now).toEqual({ ...fresh.values, path: 'customers', datasourceId: 'd1' });
  });

  it('is guessed at still where it was left before an answer came, and not where somebody typed', () => {
    const before = bindingReducer(fresh, { type: 'restored', kept: kept({ path: 'customers' }) });
    expect(bindingReducer(before, { type: 'previewed', preview }).values.key).toBe('uuid');
    const typed = bindingReducer(fresh, { type: 'restored', kept: kept({ path: 'customers', key: 'number' }) });
    expect(bindingReducer(typed, { type: 'previewed', preview }).values.key).toBe('number');
  });

  it('is one with changes, as what somebody typed is, and what the page filled in by itself is not', () => {
    expect(hasChanges(fresh)).toBe(false);
    expect(hasChanges(bindingReducer(fresh, { type: 'previewed', preview }))).toBe(false);
    expect(hasChanges(bindingReducer(fresh, { type: 'edit', path: 'query.path', patch: { path: 'x' } }))).toBe(true);
    expect(hasChanges(bindingReducer(fresh, { type: 'restored', kept: kept({ path: 'x' }) }))).toBe(true);
  });

  it('does not lose the input a person types into when a guess fills others', () => {
    const guessed = bindingReducer(fresh, { type: 'previewed', preview });
    const view = (state: typeof fresh) =>
      bindingFormView(state, () => undefined, { wording, onLeave: () => undefined });
    expect(view(guessed).at('query.path')).toMatchObject({ revision: view(fresh).at('query.path').revision });
    expect(view(guessed).at('extraction.key').revision).not.toBe(view(fresh).at('extraction.key').revision);
  });
});
