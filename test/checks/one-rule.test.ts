import { describe, expect, test } from 'vitest';
import type { OAuthSettings } from '../../src/contract/oauth-settings';
import { parseInput } from '../../src/datasources/form/parse-input';
import { problemsOf } from '../../src/frontend/admin/editor/model/form-rules';
import { valuesOf } from '../../src/frontend/admin/editor/model/saved-values';
import { requestParts } from '../../src/oauth/wire/parameters';
import { settingsOf } from '../support/settings';

describe('scopes', () => {
  test.each<[Pick<OAuthSettings, 'scopes' | 'scopeSeparator'>, 'sent' | 'refused']>([
    [{ scopes: ['a', 'b'], scopeSeparator: 'space' }, 'sent'],
    [{ scopes: ['a', 'b'], scopeSeparator: 'comma' }, 'sent'],
    [{ scopes: ['a,b'], scopeSeparator: 'space' }, 'sent'],
    [{ scopes: ['a,b'], scopeSeparator: 'comma' }, 'refused'],
    [{ scopes: ['a"b'], scopeSeparator: 'space' }, 'refused'],
    [{ scopes: ['a b'], scopeSeparator: 'space' }, 'refused'],
    [{ scopes: ['ü'], scopeSeparator: 'comma' }, 'refused'],
    [{ scopes: [], scopeSeparator: 'comma' }, 'sent'],
  ])('%j are %s, and a save says the same as the request', (scopes, outcome) => {
    const settings = settingsOf({}, scopes);
    const saved = parseInput({ settings, secrets: {} }, 'save');
    const parts = settings.authentication.kind === 'oauth2-client-credentials' && settings.authentication.oauth;
    const request = parts === false ? null : requestParts(parts, {});
    expect(saved.ok).toBe(outcome === 'sent');
    expect(request?.ok).toBe(outcome === 'sent');
  });

  test('that the form shows are typed apart where commas part them, and refused where a character cannot be sent', () => {
    const shown = (scopes: Pick<OAuthSettings, 'scopes' | 'scopeSeparator'>) =>
      problemsOf(valuesOf(settingsOf({}, scopes), []), [])['oauth.scopes'];
    expect(shown({ scopes: ['a,b'], scopeSeparator: 'comma' })).toBeUndefined();
    expect(shown({ scopes: ['a"b'], scopeSeparator: 'space' })).toEqual({ code: 'characters' });
  });
});

describe('a text that is written like a secret is refused', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqaXJhIn0.c2lnbmF0dXJl';
  test.each<[string, Partial<OAuthSettings>]>([
    ['oauth.clientId', { clientId: '-----BEGIN PRIVATE KEY----- MIIEvQ -----END PRIVATE KEY-----' }],
    ['oauth.clientId', { clientId: jwt }],
    ['oauth.tokenUrl', { tokenUrl: 'https://login.example.com/token?sv=2024&sig=3jd8Fk2' }],
    ['oauth.tokenUrl', { tokenUrl: 'https://login.example.com/token?client_secret=hush' }],
    ['oauth.audience', { audience: 'Bearer 0123456789abcdef' }],
    ['oauth.send.prefix', { send: { headerName: 'Authorization', prefix: `Bearer ${jwt}` } }],
    ['oauth.resources', { resources: ['https://api.example.com/?sig=3jd8Fk2'] }],
  ])('at %s: %j', (path, oauth) => {
    const saved = parseInput({ settings: settingsOf({}, oauth), secrets: {} }, 'save');
    expect(saved).toMatchObject({ ok: false, error: { fields: { [path]: { code: 'holds-secret' } } } });
  });

  test.each<Partial<OAuthSettings>>([
    { clientId: '3MVG9lKcPoNINVBIPJjdw1J9LLM82HnFVVX19KY1uA5mu0QqEWhqKpoW3svG3XHrXDiCQjK1mdgAvhCscA9GE' },
    { clientId: '0oa1b2c3d4E5f6G7h8i9' },
    { tokenUrl: 'https://login.example.com/token?tenant=7' },
    { audience: 'https://api.example.com/' },
    { resources: ['api://5f2b7c1e-0d7c-4c9e-9a42-6a1d3f7f0b11'] },
  ])('%j is none', (oauth) => {
    expect(parseInput({ settings: settingsOf({}, oauth), secrets: {} }, 'save').ok).toBe(true);
  });
});

describe('rows that do not fit the record together', () => {
  const rows = (list: string, bytes: number) =>
    Array.from({ length: 20 }, (_, at) => ({ name: `X-${list}-${at}`, value: 'v'.repeat(bytes), secret: false }));

  test('are named before anything is written, at the list that takes most', () => {
    const settings = settingsOf(
      { headers: rows('a', 1_000) },
      { extraParameters: rows('p', 2_000), tokenHeaders: rows('t', 4_000) },
    );
    expect(parseInput({ settings, secrets: {} }, 'save')).toMatchObject({
      ok: false,
      error: { fields: { 'oauth.tokenHeaders': { code: 'too-many-bytes', max: 100_000 } } },
    });
  });

  test('are no problem in one list alone', () => {
    expect(parseInput({ settings: settingsOf({ headers: rows('a', 4_096) }), secrets: {} }, 'save').ok).toBe(true);
  });
});
