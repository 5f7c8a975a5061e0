import { describe, expect, it } from 'vitest';
import type { DatasourceView } from '../../../../../src/contract/datasource';
import { inOrder } from '../../../../../src/frontend/admin/editor/model/input-order';
import { isDirty, tokenSettingsText } from '../../../../../src/frontend/admin/editor/model/form-differences';
import { formReducer } from '../../../../../src/frontend/admin/editor/model/form-reducer';
import {
  initialState,
  type FormAction,
  type FormState,
} from '../../../../../src/frontend/admin/editor/model/form-state';
import { shownProblems } from '../../../../../src/frontend/admin/editor/model/shown-problems';
import { inputOf } from '../../../../../src/frontend/admin/editor/model/form-input';
import { emptyValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import { oauthSettings as plainOAuth } from '../../../../support/settings';
import { datasourceView } from '../../../../support/views';

const oauthSettings = { ...plainOAuth, secretExpiresOn: '2027-03-31' };

const after = (...actions: FormAction[]): FormState => actions.reduce(formReducer, initialState);

const view = datasourceView({
  settings: {
    type: 'url',
    name: 'Customers',
    baseUrl: 'https://api.example.com',
    headers: [{ name: 'X-Team', value: 'blue', secret: false }],
    authentication: { kind: 'bearer' },
    cacheSeconds: 300,
  },
  savedSecrets: ['bearer-token'],
});

describe('the form', () => {
  it('takes a saved optional secret away when it is replaced by nothing, and keeps it after all when asked to', () => {
    const loaded = formReducer(initialState, {
      type: 'loaded',
      view: {
        ...view,
        savedSecrets: ['client-secret', 'next-client-secret'],
        settings: {
          ...view.settings,
          authentication: inputOf({ ...emptyValues, kind: 'oauth2-client-credentials' }).settings.authentication,
        },
      },
    });
    const replacing = formReducer(loaded, { type: 'replace-secret', name: 'next-client-secret' });
    expect(inputOf(replacing.values).secrets).toEqual({ 'next-client-secret': '' });
    const kept = formReducer(replacing, { type: 'keep-secret', name: 'next-client-secret' });
    expect(inputOf(kept.values).secrets).toEqual({});
    const required = formReducer(loaded, { type: 'replace-secret', name: 'client-secret' });
    expect(inputOf(required.values).secrets).toEqual({});
  });

  describe('with a key that signs', () => {
    const signing = inputOf({
      ...emptyValues,
      kind: 'oauth2-client-credentials',
      clientAuthentication: 'private-key-jwt',
      assertionAlgorithm: 'RS256',
      assertionKeyId: 'old',
    }).settings.authentication;
    const loaded = formReducer(initialState, {
      type: 'loaded',
      view: { ...view, savedSecrets: ['private-key'], settings: { ...view.settings, authentication: signing } },
    });
    const steps = (...actions: FormAction[]): FormState => actions.reduce(formReducer, loaded);
    const made: FormAction[] = [
      { type: 'edit', patch: { assertionAlgorithm: 'ES256' } },
      { type: 'key-made', keyId: 'new' },
    ];

    it('takes a made pair in place of what was pasted, under its key ID, and is unsaved', () => {
      const state = steps(
        { type: 'replace-secret', name: 'private-key' },
        { type: 'type-secret', name: 'private-key', text: 'pasted' },
        ...made,
      );
      expect(inputOf(state.values)).toMatchObject({ secrets: {}, madeKeyId: 'new' });
      expect(state.values).toMatchObject({ assertionKeyId: 'new', assertionAlgorithm: 'ES256' });
      expect(state.replacing).toEqual([]);
      expect(isDirty(state)).toBe(true);
      expect(tokenSettingsText(state.values)).not.toBe(tokenSettingsText(steps().values));
    });

    it.each(['keep-secret', 'replace-secret'] as const)('goes back to the saved key and its ID by %s', (type) => {
      const state = steps(...made, { type, name: 'private-key' });
      expect(inputOf(state.values)).toEqual(inputOf(loaded.values));
      expect(state.revision).toBeGreaterThan(steps(...made).revision);
    });

    it('asks for no other key when a pair was made, and for one when nothing is there', () => {
      const none = { ...loaded, savedSecrets: [] };
      const problem = (state: FormState): unknown =>
        shownProblems({ ...state, insistedOn: 'save' })['secrets.private-key'];
      expect(problem(none)).toEqual({ code: 'secret-required', because: 'new' });
      expect(problem(formReducer(none, { type: 'key-made', keyId: 'new' }))).toBeUndefined();
    });
  });

  it('points out one problem without insisting on the others', () => {
    const state = after({
      type: 'point-out',
      problems: { 'secrets.private-key': { code: 'key-unreadable' } },
      of: initialState.values,
    });
    expect(Object.keys(shownProblems(state))).toEqual(['secrets.private-key']);
    expect(state.focus.path).toBe('secrets.private-key');
  });

  it('asks for a client secret, and never for the next one', () => {
    const problems = after(
      { type: 'edit', patch: { kind: 'oauth2-client-credentials' } },
      { type: 'insist', command: 'save', problems: {}, of: emptyValues },
    );
    expect(Object.keys(shownProblems(problems))).toContain('secrets.client-secret');
    expect(Object.keys(shownProblems(problems))).not.toContain('secrets.next-client-secret');
  });

  it('says nothing about an input before it was typed into and left', () => {
    expect(shownProblems(initialState)).toEqual({});
    expect(shownProblems(after({ type: 'leave', path: 'name' }))).toEqual({});
    const emptied = after(
      { type: 'edit', patch: { name: 'C' } },
      { type: 'edit', patch: { name: '' } },
      { type: 'leave', path: 'name' },
    );
    expect(Object.keys(shownProblems(emptied))).toEqual(['name']);
  });

  it('focuses the first of the problems from the top of the form, whatever order they came in', () => {
    const state = after({
      type: 'insist',
      command: 'save',
      of: emptyValues,
      problems: {
        'secrets.client-secret': { code: 'required' },
        'oauth.tokenUrl': { code: 'required' },
        name: { code: 'name-taken' },
      },
    });
    expect(state.focus).toEqual({ path: 'name', count: 1 });
    expect(inOrder(['cacheSeconds', 'secrets.client-secret', 'oauth.clientId', 'oauth.audience', 'mystery'])).toEqual([
      'oauth.clientId',
      'secrets.client-secret',
      'oauth.audience',
      'cacheSeconds',
      'mystery',
    ]);
  });

  it('keeps every typed value through problems, conflicts and other inputs’ changes', () => {
    const state = after(
      { type: 'edit', patch: { name: 'Typed' } },
      { type: 'edit', patch: { kind: 'oauth2-client-credentials' } },
      { type: 'type-secret', name: 'client-secret', text: 'typed' },
      { type: 'insist', command: 'save', problems: { baseUrl: { code: 'required' } }, of: emptyValues },
      { type: 'merged', view: { ...view, version: 9 } },
    );
    expect(state.values).toMatchObject({ name: 'Typed', secrets: { 'client-secret': 'typed' } });
    expect(state.version).toBe(9);
  });

  it('is unsaved only when something that would be sent differs', () => {
    const loaded = after({ type: 'loaded', view });
    expect(isDirty(loaded)).toBe(false);
    const edited = formReducer(loaded, { type: 'edit', patch: { name: 'Other' } });
    expect(isDirty(edited)).toBe(true);
    expect(isDirty(formReducer(edited, { type: 'edit', patch: { name: 'Customers' } }))).toBe(false);
    expect(isDirty(formReducer(loaded, { type: 'type-secret', name: 'bearer-token', text: 's' }))).toBe(true);
    expect(isDirty(formReducer(loaded, { type: 'add-row', list: 'headers' }))).toBe(false);
  });

  it('takes a replaced secret back when the saved one is kept after all', () => {
    const state = [
      { type: 'replace-secret', name: 'bearer-token' },
      { type: 'type-secret', name: 'bearer-token', text: 'new' },
      { type: 'keep-secret', name: 'bearer-token' },
    ].reduce((before, action) => formReducer(before, action as FormAction), after({ type: 'loaded', view }));
    expect(state.replacing).toEqual([]);
    expect(state.values.secrets).toEqual({});
  });

  it('adds, changes and removes rows by their identity', () => {
    const loaded = after({ type: 'loaded', view });
    const added = formReducer(loaded, { type: 'add-row', list: 'headers' });
    const rowId = added.values.headers[1]?.rowId ?? -1;
    const named = formReducer(added, { type: 'edit-row', list: 'headers', rowId, patch: { name: 'X-New' } });
    const removed = formReducer(named, { type: 'remove-row', list: 'headers', rowId: 0 });
    expect(removed.values.headers.map(({ name }) => name)).toEqual(['X-New']);
  });
});

describe('what a token belongs to', () => {
  const oauth = after({
    type: 'edit',
    patch: { kind: 'oauth2-client-credentials', clientId: 'a' },
  });

  it('changes with the client, the secret and the scopes', () => {
    const before = tokenSettingsText(oauth.values);
    expect(tokenSettingsText({ ...oauth.values, clientId: 'b' })).not.toBe(before);
    expect(tokenSettingsText({ ...oauth.values, scopes: 'x' })).not.toBe(before);
    expect(tokenSettingsText({ ...oauth.values, secrets: { 'client-secret': 's' } })).not.toBe(before);
  });

  it('does not change with the name or with how the token is sent', () => {
    const before = tokenSettingsText(oauth.values);
    expect(tokenSettingsText({ ...oauth.values, name: 'n', baseUrl: 'https://x.example', sendPrefix: 'Token' })).toBe(
      before,
    );
  });
});

describe('a copy', () => {
  it('has all settings but the secrets and the day they end, and is not saved', () => {
    const authentication = { kind: 'oauth2-client-credentials' as const, oauth: oauthSettings };
    const source: DatasourceView = {
      ...view,
      settings: {
        ...view.settings,
        authentication,
        headers: [{ name: 'X-Key', value: null, secret: true }],
      },
      savedSecrets: ['client-secret', 'header:X-Key'],
    };
    const state = after({ type: 'copied', view: source, name: 'Copy of Customers' });
    expect(inputOf(state.values)).toEqual({
      settings: {
        ...source.settings,
        name: 'Copy of Customers',
        authentication: { ...authentication, oauth: { ...oauthSettings, secretExpiresOn: null } },
      },
      secrets: {},
    });
    expect([state.version, state.savedSecrets, isDirty(state)]).toEqual([null, [], true]);
    const insisted = formReducer(state, { type: 'insist', command: 'save', problems: {}, of: emptyValues });
    expect(Object.keys(shownProblems(insisted)).sort()).toEqual(['headers.0.value', 'secrets.client-secret']);
  });
});
