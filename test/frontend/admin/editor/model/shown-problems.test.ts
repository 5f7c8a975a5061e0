import { describe, expect, it } from 'vitest';
import type { FieldProblem } from '../../../../../src/contract/problems';
import { formReducer } from '../../../../../src/frontend/admin/editor/model/form-reducer';
import { initialState, type FormState } from '../../../../../src/frontend/admin/editor/model/form-state';
import { emptyValues, type FormValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import { shownProblems } from '../../../../../src/frontend/admin/editor/model/shown-problems';

const row = (name: string): FormValues['headers'][number] => ({
  rowId: 1,
  name,
  value: '',
  secret: true,
  savedAs: name,
});

const oauth: FormValues = {
  ...emptyValues,
  name: 'Customers',
  baseUrl: 'https://api.example.com',
  kind: 'oauth2-client-credentials',
  tokenUrl: 'https://login.example.com/token',
  clientId: 'jira',
  secrets: { 'client-secret': 's' },
};
const signing: FormValues = {
  ...oauth,
  clientAuthentication: 'private-key-jwt',
  secrets: { 'private-key': 'pasted' },
  assertionAudience: 'token-endpoint',
};

const edited = (state: FormState, patch: Partial<FormValues>): FormState => formReducer(state, { type: 'edit', patch });

/** A form after a command that these problems stood in the way of. */
function insisted(
  values: FormValues,
  problems: Record<string, FieldProblem>,
  savedSecrets: FormState['savedSecrets'] = [],
): FormState {
  const form = { ...initialState, values, baseline: values, savedSecrets, version: 1 };
  return formReducer(form, { type: 'insist', command: 'save', problems, of: values });
}

describe('a problem that only the backend can see', () => {
  const unreadable = { code: 'key-unreadable' } as const;
  const algorithm = { code: 'key-algorithm' } as const;
  const moved = { code: 'secret-required', because: 'host-changed' } as const;

  it.each<[string, string, FormValues, FieldProblem, Partial<FormValues>, 'stands' | 'goes']>([
    ['a taken name, another name', 'name', oauth, { code: 'name-taken' }, { name: 'Other' }, 'goes'],
    [
      'a taken name, another address',
      'name',
      oauth,
      { code: 'name-taken' },
      { baseUrl: 'https://b.example' },
      'stands',
    ],
    ['a key, another algorithm', 'secrets.private-key', signing, algorithm, { assertionAlgorithm: 'ES256' }, 'goes'],
    ['a key, another key', 'secrets.private-key', signing, unreadable, { secrets: { 'private-key': 'b' } }, 'goes'],
    ['a key, a made pair', 'secrets.private-key', signing, unreadable, { madeKeyId: 'new' }, 'goes'],
    ['a key, no key wanted', 'secrets.private-key', signing, unreadable, { clientAuthentication: 'auto' }, 'goes'],
    ['a key, no OAuth 2.0', 'secrets.private-key', signing, unreadable, { kind: 'none' }, 'goes'],
    ['a key, other scopes', 'secrets.private-key', signing, unreadable, { scopes: 'read' }, 'stands'],
    [
      'a made pair that is gone, pasted instead',
      'secrets.private-key',
      { ...signing, madeKeyId: 'x' },
      { code: 'key-pair-gone' },
      { madeKeyId: '' },
      'goes',
    ],
    [
      'a secret of another host, the old host',
      'secrets.client-secret',
      oauth,
      moved,
      { baseUrl: 'https://b.example' },
      'goes',
    ],
    [
      'a secret of another host, the old login',
      'secrets.client-secret',
      oauth,
      moved,
      { tokenUrl: 'https://b.example' },
      'goes',
    ],
    [
      'a secret header, another header',
      'headers.0.value',
      { ...oauth, headers: [row('X-Key')] },
      moved,
      { headers: [] },
      'goes',
    ],
  ])('%s: it %s', (_what, path, values, problem, patch, expected) => {
    const saved = ['client-secret', 'private-key', 'header:X-Key'] as const;
    const before = insisted(values, { [path]: problem }, saved);
    expect(shownProblems(before)[path]).toEqual(problem);
    expect(shownProblems(edited(before, patch))[path]).toEqual(expected === 'stands' ? problem : undefined);
  });

  it('is back when the values are back that it was said of', () => {
    const before = insisted(oauth, { name: { code: 'name-taken' } });
    const there = edited(edited(before, { name: 'Other' }), { name: 'Customers' });
    expect(shownProblems(there)).toEqual({ name: { code: 'name-taken' } });
  });
});

describe('a problem that the form sees by itself', () => {
  it('is looked at again whenever anything changes that it depends on', () => {
    const issuer: FormValues = { ...signing, assertionAudience: 'issuer', issuer: '' };
    const before = insisted(issuer, { 'oauth.issuer': { code: 'required' } });
    expect(Object.keys(shownProblems(before))).toEqual(['oauth.issuer']);
    expect(shownProblems(edited(before, { assertionAudience: 'token-endpoint' }))).toEqual({});
    const commas: FormValues = { ...oauth, scopes: 'a"b' };
    const scopes = insisted(commas, { 'oauth.scopes': { code: 'characters' } });
    expect(shownProblems(edited(scopes, { kind: 'none' }))).toEqual({});
  });

  it('shows only where it stands in the way of what was tried, or where the input was left', () => {
    const empty: FormValues = { ...emptyValues, kind: 'oauth2-client-credentials' };
    const tokenTried = formReducer(
      { ...initialState, values: empty },
      { type: 'insist', command: 'token', problems: {}, of: empty },
    );
    expect(Object.keys(shownProblems(tokenTried)).sort()).toEqual([
      'oauth.clientId',
      'oauth.tokenUrl',
      'secrets.client-secret',
    ]);
    const left = formReducer(edited(tokenTried, { name: '' }), { type: 'leave', path: 'name' });
    expect(Object.keys(shownProblems(left))).toContain('name');
    const saveTried = formReducer(tokenTried, { type: 'insist', command: 'save', problems: {}, of: empty });
    expect(Object.keys(shownProblems(saveTried))).toContain('baseUrl');
  });
});
