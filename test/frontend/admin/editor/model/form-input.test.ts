import { describe, expect, it } from 'vitest';
import type { DatasourceSettings } from '../../../../../src/contract/datasource';
import type { AssertionSettings } from '../../../../../src/contract/oauth-settings';
import { inputOf } from '../../../../../src/frontend/admin/editor/model/form-input';
import { emptyValues, type FormValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import { valuesOf } from '../../../../../src/frontend/admin/editor/model/saved-values';
import { oauthSettings } from '../../../../support/settings';

const oauth: DatasourceSettings = {
  type: 'url',
  name: 'Customers',
  baseUrl: 'https://api.example.com/v1',
  headers: [
    { name: 'X-Team', value: 'blue', secret: false },
    { name: 'X-Key', value: null, secret: true },
  ],
  authentication: {
    kind: 'oauth2-client-credentials',
    oauth: {
      tokenUrl: 'https://auth.example.com/token',
      clientId: 'id',
      clientAuthentication: 'private-key-jwt',
      scopes: ['a', 'b'],
      scopeSeparator: 'space',
      grantType: 'client_credentials',
      audience: 'https://api.example.com',
      resources: ['urn:one', 'urn:two'],
      extraParameters: [{ name: 'account_id', value: '7', secret: false }],
      tokenHeaders: [],
      bodyFormat: 'form',
      clientIdName: 'app_id',
      clientSecretName: 'app_secret',
      tokenPath: 'data.token',
      lifetimePath: 'data.expire',
      tokenTypePath: 'data.type',
      issuer: 'https://auth.example.com',
      assertion: { algorithm: 'ES256', keyId: 'k1', audience: 'issuer' },
      send: { headerName: 'Authorization', prefix: 'Bearer' },
      assumedLifetimeSeconds: 600,
      rejectionStatuses: [302, 401],
      rejectionPath: '$.errcode',
      rejectionValue: '42001',
      secretExpiresOn: '2027-03-31',
    },
  },
  cacheSeconds: 60,
};

const withGrant = (assertion: Partial<AssertionSettings>): DatasourceSettings => ({
  ...oauth,
  authentication: {
    kind: 'oauth2-client-credentials',
    oauth: {
      ...oauthSettings,
      clientAuthentication: 'jwt-bearer',
      assertion: { algorithm: 'RS256', keyId: 'k1', audience: 'token-endpoint', ...assertion },
      dpop: { use: 'always', algorithm: 'EdDSA', unbound: 'use' },
    },
  },
});

describe('form values', () => {
  it.each<DatasourceSettings>([
    oauth,
    { ...oauth, authentication: { kind: 'none' } },
    { ...oauth, authentication: { kind: 'bearer' } },
    { ...oauth, authentication: { kind: 'basic', username: 'u' } },
    { ...oauth, authentication: { kind: 'api-key', in: 'query', name: 'key' } },
    withGrant({}),
    withGrant({ subject: 'ann@acme.example', scopeIn: 'assertion' }),
    withGrant({ audience: 'other', otherAudience: 'account.docusign.com' }),
    withGrant({
      claims: [
        { name: 'box_sub_type', value: 'enterprise' },
        { name: 'note', value: 'a=b' },
      ],
    }),
  ])('give back the settings they were filled from ($authentication.kind)', (settings) => {
    expect(inputOf(valuesOf(settings, ['header:X-Key']))).toEqual({ settings, secrets: {} });
  });

  it('send a typed secret beside the settings, and only where it is used', () => {
    const values: FormValues = {
      ...valuesOf(oauth, []),
      kind: 'basic',
      username: 'u',
      secrets: { password: 'p', 'client-secret': 'left over' },
    };
    const { settings, secrets } = inputOf(values);
    expect(secrets).toEqual({ password: 'p' });
    expect(JSON.stringify(settings)).not.toContain('left over');
  });

  it('send the value of a secret header as a secret', () => {
    const row = { rowId: 1, name: 'X-Key', value: 'hush', secret: true, savedAs: null };
    const { settings, secrets } = inputOf({ ...emptyValues, headers: [row] });
    expect(settings.headers).toEqual([{ name: 'X-Key', value: null, secret: true }]);
    expect(secrets).toEqual({ 'header:X-Key': 'hush' });
  });

  it('leave empty rows out', () => {
    const row = { rowId: 1, name: '', value: '', secret: false, savedAs: null };
    expect(inputOf({ ...emptyValues, headers: [row] }).settings.headers).toEqual([]);
  });
});
