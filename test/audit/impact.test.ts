import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impactOf, type ImpactContext, type ProposedChange } from '../../src/audit/impact-of';
import type { SavedDatasource } from '../../src/audit/secret-fate';
import type { SecretName } from '../../src/contract/authentication';
import type { DatasourceSettings } from '../../src/contract/datasource';
import type { Impact } from '../../src/contract/impact';
import type { OAuthSettings } from '../../src/contract/oauth-settings';
import { neededSecrets } from '../../src/checks/needed-secrets';
import { fingerprint } from '../../src/oauth/state/fingerprint';
import { Secret } from '../../src/base/secret';
import { anySettings, settingsOf } from '../support/settings';

const fields = [{ fieldId: 'customfield_10042', contextId: '10142', fieldName: 'Customer' }];
const context: ImpactContext = {
  usedBy: fields,
  mayCall: (url) => new URL(url).host.endsWith('.example.com'),
  calledByOthers: [],
};
const saved: SavedDatasource = { settings: settingsOf(), savedSecrets: ['client-secret'] };
const change = (settings: DatasourceSettings, typedSecrets: SecretName[] = []): ProposedChange => ({
  settings,
  typedSecrets,
});
const impact = (settings: DatasourceSettings, typed: SecretName[] = []): Impact =>
  impactOf(saved, change(settings, typed), context);
const effects = (found: Impact, path: string): string[] =>
  found.changes.filter((one) => one.path === path).flatMap((one) => one.effects);

describe('impactOf', () => {
  test('nothing changed touches nothing', () => {
    expect(impact(settingsOf())).toEqual({
      level: 'nothing',
      changes: [],
      token: 'kept',
      secretsAsked: [],
      secretsDeleted: [],
      newHosts: [],
      unapprovedHosts: [],
      releasedHosts: [],
      cacheDropped: false,
      fields,
    });
  });

  test('releases no host that is called for others all the same', () => {
    const moved = change(settingsOf({ baseUrl: 'https://new.example.com/v1' }));
    const of = (calledByOthers: string[]): Impact['releasedHosts'] =>
      impactOf(saved, moved, { ...context, calledByOthers }).releasedHosts;
    expect(of([]).map(({ host }) => host)).toEqual(['api.example.com']);
    expect(of(['api.example.com'])).toEqual([]);
  });

  test.each<[string, Partial<DatasourceSettings>, Partial<OAuthSettings>, Partial<Impact>, string[]]>([
    ['name', { name: 'Clients' }, {}, { level: 'unnoticed', token: 'kept', cacheDropped: true }, ['name-shown']],
    ['cacheSeconds', { cacheSeconds: 0 }, {}, { level: 'unnoticed', token: 'kept', cacheDropped: true }, []],
    ['baseUrl', { baseUrl: 'https://api.example.com/v2' }, {}, { level: 'fields', token: 'kept' }, ['requests-change']],
    [
      'baseUrl',
      { baseUrl: 'https://api.example.org/v1' },
      {},
      {
        level: 'fields',
        token: 'fetched-again',
        secretsAsked: [{ name: 'client-secret', because: 'host-changed' }],
        newHosts: [{ host: 'api.example.org', step: 'api' }],
        unapprovedHosts: [{ host: 'api.example.org', step: 'api' }],
        releasedHosts: [{ host: 'api.example.com', step: 'api' }],
      },
      ['requests-change', 'secret-asked', 'token-refetched', 'new-host'],
    ],
    [
      'authentication.oauth.tokenUrl',
      {},
      { tokenUrl: 'https://id.example.com/token' },
      {
        level: 'token',
        token: 'fetched-again',
        secretsAsked: [{ name: 'client-secret', because: 'host-changed' }],
        newHosts: [{ host: 'id.example.com', step: 'token' }],
        unapprovedHosts: [],
        releasedHosts: [{ host: 'login.example.com', step: 'token' }],
      },
      ['token-refetched', 'secret-asked', 'new-host'],
    ],
    [
      'authentication.oauth.tokenUrl',
      {},
      { tokenUrl: 'https://login.example.com/v2/token' },
      { level: 'token', token: 'fetched-again', secretsAsked: [], newHosts: [] },
      ['token-refetched'],
    ],
    ['authentication.oauth.clientId', {}, { clientId: 'c2' }, { token: 'fetched-again' }, ['token-refetched']],
    ['authentication.oauth.audience', {}, { audience: 'a' }, { token: 'fetched-again' }, ['token-refetched']],
    ['authentication.oauth.secretExpiresOn', {}, { secretExpiresOn: '2027-01-01' }, { level: 'unnoticed' }, []],
    [
      'authentication.oauth.send.prefix',
      {},
      { send: { headerName: 'Authorization', prefix: 'Token' } },
      { level: 'fields', token: 'kept' },
      ['requests-change'],
    ],
    [
      'authentication.oauth.clientAuthentication',
      {},
      { clientAuthentication: 'private-key-jwt' },
      {
        token: 'fetched-again',
        secretsAsked: [{ name: 'private-key', because: 'new' }],
        secretsDeleted: ['client-secret'],
      },
      ['token-refetched', 'secret-asked', 'secret-deleted'],
    ],
    [
      'headers.0.name',
      { headers: [{ name: 'X-Key', value: null, secret: true }] },
      {},
      { level: 'fields', token: 'kept', secretsAsked: [{ name: 'header:X-Key', because: 'new' }] },
      ['requests-change', 'secret-asked'],
    ],
    [
      'authentication.kind',
      { authentication: { kind: 'bearer' } },
      {},
      {
        level: 'fields',
        token: 'forgotten',
        secretsAsked: [{ name: 'bearer-token', because: 'authentication-changed' }],
        secretsDeleted: ['client-secret'],
        releasedHosts: [{ host: 'login.example.com', step: 'token' }],
      },
      ['requests-change', 'token-forgotten', 'secret-asked', 'secret-deleted'],
    ],
  ])('%s %#', (path, settings, oauth, expected, expectedEffects) => {
    const found = impact(settingsOf(settings, oauth));
    expect(found).toMatchObject(expected);
    expect(effects(found, path)).toEqual(expectedEffects);
    expect(found.fields).toEqual(fields);
  });

  test('a second client secret does not follow to another host unasked: it is deleted', () => {
    const two = { settings: settingsOf(), savedSecrets: ['client-secret', 'next-client-secret'] };
    const found = impactOf(two, change(settingsOf({ baseUrl: 'https://api.example.org' })), context);
    expect(found.secretsAsked.map(({ name }) => name)).toEqual(['client-secret']);
    expect(found.secretsDeleted).toEqual(['next-client-secret']);
    expect(effects(found, 'baseUrl')).toContain('secret-deleted');
  });

  test('the order of scopes is no other token', () => {
    const two = { settings: settingsOf({}, { scopes: ['a', 'b'] }), savedSecrets: ['client-secret'] };
    expect(impactOf(two, change(settingsOf({}, { scopes: ['b', 'a'] })), context).token).toBe('kept');
  });

  test('a typed client secret fetches a token and asks for nothing', () => {
    const found = impact(settingsOf({ baseUrl: 'https://api.example.org' }), ['client-secret']);
    expect(found.secretsAsked).toEqual([]);
    expect(found.token).toBe('fetched-again');
    expect(found.changes).toContainEqual({
      path: 'secrets.client-secret',
      before: 'saved',
      after: 'changed',
      effects: ['token-refetched'],
    });
  });

  test('a datasource that learns OAuth 2.0 fetches its first token', () => {
    const open = { settings: settingsOf({ authentication: { kind: 'none' } }), savedSecrets: [] };
    const found = impactOf(open, change(settingsOf()), context);
    expect(found.token).toBe('fetched-first');
    expect(found.secretsAsked).toEqual([{ name: 'client-secret', because: 'authentication-changed' }]);
    expect(effects(found, 'authentication.kind')).toContain('new-host');
  });

  test('saying the same twice touches nothing, whatever the settings', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const names = neededSecrets(settings).map(({ name }) => name);
        const found = impactOf({ settings, savedSecrets: names }, change(settings), {
          usedBy: [],
          mayCall: () => true,
          calledByOthers: [],
        });
        expect(found).toMatchObject({ level: 'nothing', secretsAsked: [], secretsDeleted: [], newHosts: [] });
      }),
    );
  });

  test('a token is kept exactly when its fingerprint is', async () => {
    await fc.assert(
      fc.asyncProperty(anySettings, anySettings, fc.boolean(), async (before, other, sameHosts) => {
        const old = before.authentication;
        const now = other.authentication;
        if (old.kind !== 'oauth2-client-credentials' || now.kind !== 'oauth2-client-credentials') return;
        const after: DatasourceSettings = {
          ...before,
          authentication: {
            ...now,
            oauth: sameHosts ? { ...old.oauth, send: now.oauth.send, scopes: now.oauth.scopes } : now.oauth,
          },
        };
        const names = [...neededSecrets(before), ...neededSecrets(after)].map(({ name }) => name);
        const found = impactOf({ settings: before, savedSecrets: names }, change(after), context);
        const print = (oauth: OAuthSettings): Promise<string> =>
          fingerprint({ id: 'd', settings: oauth, secrets: () => Promise.resolve({}), secretsRevision: 'r' }, () =>
            Promise.resolve(new Secret('k')),
          );
        if (after.authentication.kind !== 'oauth2-client-credentials') return;
        const isSame = (await print(old.oauth)) === (await print(after.authentication.oauth));
        expect(found.token).toBe(isSame ? 'kept' : 'fetched-again');
      }),
    );
  });

  test('no secret and no text of one is in an impact', () => {
    const headers = [{ name: 'X-Key', value: null, secret: true }];
    const found = impactOf(
      { settings: settingsOf({ headers }), savedSecrets: ['client-secret', 'header:X-Key'] },
      change(settingsOf({ headers, baseUrl: 'https://api.example.org' }), ['client-secret']),
      context,
    );
    expect(JSON.stringify(found)).not.toContain('redacted');
    expect(found.changes.filter(({ path }) => path.startsWith('secrets.')).map(({ after }) => after)).toEqual([
      'changed',
    ]);
  });
});
