import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../../../../src/contract/token';
import {
  unverifiedSecrets,
  attemptText,
  type Trials,
} from '../../../../../src/frontend/admin/editor/model/unverified-secrets';
import { tokenSettingsText } from '../../../../../src/frontend/admin/editor/model/form-differences';
import { initialState, type FormState } from '../../../../../src/frontend/admin/editor/model/form-state';
import { emptyValues, type FormValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import { foreign } from '../../../../support/foreign';

const oauth: FormValues = {
  ...emptyValues,
  kind: 'oauth2-client-credentials',
  tokenUrl: 'https://login.example.com/token',
  clientId: 'id',
};
const saved = (values: FormValues, ...savedSecrets: FormState['savedSecrets']): FormState => ({
  ...initialState,
  values,
  baseline: oauth,
  savedSecrets,
});
const typed = { ...oauth, secrets: { 'client-secret': 'new' } };
const untried: Trials = { token: null, passed: null, failed: null };

function fetched(values: FormValues, part: Partial<TokenView> = {}): Trials {
  const view: TokenView = {
    status: { kind: 'valid', expiresAt: '2026-11-26T20:00:00.000Z' },
    issuedAt: '2026-11-26T19:00:00.000Z',
    nextRenewalAt: null,
    requestedScopes: [],
    grantedScopes: null,
    tokenType: foreign('Bearer'),
    authenticatedWith: 'body',
    repairs: [],
    lastSuccessAt: null,
    lastFailure: null,
    attempts: [],
    ...part,
  };
  return { ...untried, token: { view, settings: tokenSettingsText(values) } };
}

describe('a new secret in place of a saved one', () => {
  it('is unverified until a token was fetched with it', () => {
    const state = saved(typed, 'client-secret');
    expect(unverifiedSecrets(state, untried)).toEqual({ names: ['client-secret'], isRefused: false });
    expect(unverifiedSecrets(state, fetched(typed))).toBeNull();
  });

  it.each([
    ['of another secret', fetched({ ...typed, secrets: { 'client-secret': 'newer' } })],
    ['of other scopes', fetched({ ...typed, scopes: 'read' })],
    ['of the saved secret', fetched(oauth)],
    ['that has ended', fetched(typed, { status: { kind: 'expired', expiredAt: '2026-11-26T18:00:00.000Z' } })],
    ['that the next secret brought', fetched(typed, { secretUsed: 'next-client-secret' })],
  ])('is not proven by a token %s', (_which, trials) => {
    expect(unverifiedSecrets(saved(typed, 'client-secret'), trials)?.names).toEqual(['client-secret']);
  });

  it('is known to be refused while nothing was edited since', () => {
    const trials = { ...untried, failed: attemptText(typed) };
    expect(unverifiedSecrets(saved(typed, 'client-secret'), trials)?.isRefused).toBe(true);
    const renamed = { ...typed, name: 'Other' };
    expect(unverifiedSecrets(saved(renamed, 'client-secret'), trials)?.isRefused).toBe(true);
    const edited = { ...typed, clientId: 'other' };
    expect(unverifiedSecrets(saved(edited, 'client-secret'), trials)?.isRefused).toBe(false);
  });

  it('may be a key pair', () => {
    const made = { ...oauth, clientAuthentication: 'private-key-jwt' as const, madeKeyId: 'k' };
    expect(unverifiedSecrets(saved(made, 'private-key'), untried)?.names).toEqual(['private-key']);
    expect(unverifiedSecrets(saved(made, 'private-key'), fetched(made))).toBeNull();
    expect(unverifiedSecrets(saved(made), untried)).toBeNull();
  });

  it('of an authentication without tokens is proven by a test', () => {
    const basic = { ...oauth, kind: 'basic' as const, username: 'u', secrets: { password: 'new' } };
    const state = saved(basic, 'password');
    expect(unverifiedSecrets(state, untried)?.names).toEqual(['password']);
    expect(unverifiedSecrets(state, { ...untried, passed: attemptText(basic) })).toBeNull();
  });
});

it('nothing is unverified where no working secret is given up', () => {
  expect(unverifiedSecrets(saved(typed), untried)).toBeNull();
  expect(unverifiedSecrets(saved(oauth, 'client-secret'), untried)).toBeNull();
  const rotating = { ...oauth, secrets: { 'next-client-secret': 'next' } };
  expect(unverifiedSecrets(saved(rotating, 'client-secret', 'next-client-secret'), untried)).toBeNull();
});
