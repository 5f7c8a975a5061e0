import { describe, expect, it } from 'vitest';
import type { DatasourceView } from '../../../../../src/contract/datasource';
import { isDirty } from '../../../../../src/frontend/admin/editor/model/form-differences';
import { formReducer } from '../../../../../src/frontend/admin/editor/model/form-reducer';
import { initialState, type FormState } from '../../../../../src/frontend/admin/editor/model/form-state';
import { inputOf } from '../../../../../src/frontend/admin/editor/model/form-input';
import {
  emptyValues,
  type FormValues,
  type NamedRow,
} from '../../../../../src/frontend/admin/editor/model/form-values';
import { mergeValues } from '../../../../../src/frontend/admin/editor/model/merge-values';
import { savedMeanwhile } from '../../../../../src/frontend/admin/editor/model/saved-meanwhile';
import { datasourceView } from '../../../../support/views';

const base: FormValues = {
  ...emptyValues,
  name: 'Customers',
  baseUrl: 'https://api.example.com',
  kind: 'oauth2-client-credentials',
  tokenUrl: 'https://login.example.com/token',
  clientId: 'client-1',
  scopes: 'read',
};
const header = (value: string, rowId = 0): NamedRow => ({
  rowId,
  name: 'X-Team',
  value,
  secret: false,
  savedAs: null,
});

describe('two administrators’ changes of one datasource', () => {
  it('go together where they touch different settings', () => {
    const merged = mergeValues(
      base,
      { ...base, scopes: 'read write', secrets: { 'client-secret': 'typed' } },
      { ...base, name: 'Clients', headers: [header('blue')] },
    );
    expect(merged).toEqual({
      values: {
        ...base,
        scopes: 'read write',
        secrets: { 'client-secret': 'typed' },
        name: 'Clients',
        headers: [header('blue')],
      },
      taken: ['name', 'headers'],
      kept: [],
    });
  });

  it('leave mine where both changed one setting, and say which', () => {
    const mine = { ...base, cacheSeconds: 'half-typed', headers: [header('red')] };
    const merged = mergeValues(base, mine, { ...base, cacheSeconds: '60', headers: [header('blue')] });
    expect(merged).toEqual({ values: mine, taken: [], kept: ['headers', 'cacheSeconds'] });
  });

  it('are no clash where both made the same change, whatever the rows are called inside', () => {
    const mine = { ...base, name: 'Clients', headers: [header('blue', 1000)] };
    const merged = mergeValues(base, mine, { ...base, name: 'Clients', headers: [header('blue', 0)] });
    expect(merged).toEqual({ values: mine, taken: [], kept: [] });
  });

  const basic: FormValues = {
    ...emptyValues,
    name: base.name,
    baseUrl: base.baseUrl,
    kind: 'basic',
    username: 'jira',
  };

  it('take another kind of authentication whole', () => {
    const merged = mergeValues(base, { ...base, name: 'Clients' }, basic);
    expect(merged.taken).toEqual(['authentication']);
    expect(inputOf(merged.values).settings).toEqual(inputOf({ ...basic, name: 'Clients' }).settings);
  });

  it.each<[string, Partial<FormValues>]>([
    ['a part of it', { scopes: 'read write' }],
    ['its secret', { secrets: { 'client-secret': 'typed' } }],
    ['its key pair', { madeKeyId: 'key-1' }],
  ])('never mix two kinds of authentication: mine stays when I changed %s', (_what, change) => {
    const mine = { ...base, ...change };
    expect(mergeValues(base, mine, basic)).toEqual({ values: mine, taken: [], kept: ['authentication'] });
  });
});

describe('a form whose datasource was saved meanwhile', () => {
  const view = datasourceView({
    settings: inputOf({ ...base, headers: [{ ...header(''), name: 'X-Key', secret: true }] }).settings,
    savedSecrets: ['client-secret', 'header:X-Key'],
  });
  const loaded = formReducer(initialState, { type: 'loaded', view });
  const theirs: DatasourceView = {
    ...view,
    version: 4,
    settings: { ...view.settings, name: 'Clients' },
    savedSecrets: ['client-secret', 'next-client-secret'],
  };

  it('names what differs, of secrets only which came and went', () => {
    expect(savedMeanwhile(loaded, theirs)).toEqual([
      { path: 'name', before: 'Customers', after: 'Clients' },
      { path: 'secrets.header:X-Key', before: 'saved', after: null },
      { path: 'secrets.next-client-secret', before: null, after: 'saved' },
    ]);
    expect(savedMeanwhile(loaded, { ...view, version: 4 })).toEqual([]);
  });

  it('starts from the saved version after merging: theirs is no change, mine still is, and a lost secret shows', () => {
    const edited = formReducer(loaded, {
      type: 'edit',
      patch: { headers: [...loaded.values.headers, header('blue', 1000)] },
    });
    const merged = (state: FormState): FormState => formReducer(state, { type: 'merged', view: theirs });
    expect(merged(edited)).toMatchObject({ version: 4, savedSecrets: theirs.savedSecrets, focus: { path: 'name' } });
    expect(merged(edited).values.headers.map(({ name, savedAs }) => [name, savedAs])).toEqual([
      ['X-Key', null],
      ['X-Team', null],
    ]);
    expect(isDirty(merged(edited))).toBe(true);
    expect(isDirty(merged(loaded))).toBe(false);
    expect(merged(loaded).revision).toBeGreaterThan(loaded.revision);
  });
});
