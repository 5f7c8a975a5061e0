import { describe, expect, it } from 'vitest';
import type { KeptForm } from '../../../../../src/contract/unsaved-form';
import { inputOf } from '../../../../../src/frontend/admin/editor/model/form-input';
import { isDirty } from '../../../../../src/frontend/admin/editor/model/form-differences';
import { formReducer } from '../../../../../src/frontend/admin/editor/model/form-reducer';
import {
  initialState,
  type FormAction,
  type FormState,
} from '../../../../../src/frontend/admin/editor/model/form-state';
import { pathsToType, unsavedOf } from '../../../../../src/frontend/admin/editor/model/unsaved-values';
import { canaries } from '../../../../support/plant-canaries';
import { settingsOf } from '../../../../support/settings';
import { datasourceView } from '../../../../support/views';

const settings = settingsOf({
  headers: [
    { name: 'X-Team', value: 'blue', secret: false },
    { name: 'X-Tenant', value: null, secret: true },
  ],
});

const view = datasourceView({
  settings,
  savedSecrets: ['client-secret', 'header:X-Tenant'],
});

const after = (state: FormState, ...actions: FormAction[]): FormState => actions.reduce(formReducer, state);
const loaded = after(initialState, { type: 'loaded', view });
const secret = canaries['client-secret'] ?? '';

/** What the backend answers when it had nothing to leave out. */
const kept = (state: FormState, base: KeptForm['base']): KeptForm => ({
  draftId: 'draft',
  ...unsavedOf(state),
  base,
  leftOut: [],
  keptAt: '2026-11-26T20:00:00.000Z',
});
const base = { settings, savedSecrets: view.savedSecrets };

describe('an unsaved form', () => {
  it('takes no secret along, marked so or not yet, and of rows only what is saved', () => {
    const typed = after(
      loaded,
      { type: 'type-secret', name: 'client-secret', text: secret },
      { type: 'add-row', list: 'headers' },
      { type: 'edit-row', list: 'headers', rowId: 1000, patch: { name: 'X-New', value: secret } },
      { type: 'edit-row', list: 'headers', rowId: 1, patch: { value: secret } },
      { type: 'add-row', list: 'tokenHeaders' },
      { type: 'edit-row', list: 'tokenHeaders', rowId: 1001, patch: { name: 'X-Key', value: secret, secret: true } },
      { type: 'add-row', list: 'extraParameters' },
      { type: 'edit-row', list: 'extraParameters', rowId: 1002, patch: { name: 'key', value: secret } },
    );
    const form = unsavedOf(typed);
    expect(JSON.stringify(form)).not.toContain(secret);
    expect(form.content.headers).toEqual([
      { name: 'X-Team', value: 'blue', secret: false },
      { name: 'X-Tenant', value: null, secret: true },
      { name: 'X-New', value: null, secret: false },
    ]);
    expect(form.typedSecrets).toEqual(['client-secret', 'header:X-Tenant', 'token-header:X-Key']);
    expect(pathsToType(kept(typed, base))).toEqual([
      'secrets.client-secret',
      'headers.1.value',
      'headers.2.value',
      'oauth.extraParameters.0.value',
      'oauth.tokenHeaders.0.value',
    ]);
  });

  it('is the same form when it is continued, with numbers and lists as they were typed', () => {
    const typed = after(loaded, {
      type: 'edit',
      patch: { name: ' Half a na', scopes: 'read  write', cacheSeconds: '', assumedLifetime: 'an hour', kind: 'basic' },
    });
    const continued = after(initialState, { type: 'continued', kept: kept(typed, base) });
    expect(continued).toMatchObject({ values: typed.values, baseline: loaded.baseline, version: 3 });
    expect(isDirty(continued)).toBe(true);
    expect(continued.focus.path).toBe('name');
    expect(unsavedOf(continued)).toEqual(unsavedOf(typed));
  });

  it('opens the input of a secret that was being replaced, and keeps the saved one until something is typed', () => {
    const typed = after(
      loaded,
      { type: 'replace-secret', name: 'client-secret' },
      { type: 'type-secret', name: 'client-secret', text: secret },
    );
    const continued = after(initialState, { type: 'continued', kept: kept(typed, base) });
    expect(continued.replacing).toEqual(['client-secret']);
    expect(continued.focus.path).toBe('secrets.client-secret');
    expect(inputOf(continued.values).secrets).toEqual({});
  });

  it('of a new datasource goes on with the key pair that waits for it', () => {
    const typed = after(
      initialState,
      {
        type: 'edit',
        patch: { kind: 'oauth2-client-credentials', clientAuthentication: 'private-key-jwt' },
      },
      { type: 'key-made', keyId: 'k1' },
    );
    const continued = after(initialState, { type: 'continued', kept: kept(typed, null) });
    expect(inputOf(continued.values)).toMatchObject({ madeKeyId: 'k1' });
    expect(continued).toMatchObject({ version: null, baseline: initialState.baseline });
    expect(pathsToType(kept(typed, null))).toEqual([]);
  });
});
