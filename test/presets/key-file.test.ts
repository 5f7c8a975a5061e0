import { describe, expect, test } from 'vitest';
import { readKeyFile } from '../../src/presets/key-file';

const pem = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n';
const google = {
  type: 'service_account',
  project_id: 'p',
  private_key_id: 'k1',
  private_key: pem,
  client_email: 'robot@p.iam.gserviceaccount.com',
  client_id: '117',
  auth_uri: 'https://accounts.google.com/o/oauth2/auth',
  token_uri: 'https://oauth2.googleapis.com/token',
  universe_domain: 'googleapis.com',
};
const box = {
  boxAppSettings: {
    clientID: 'box-client',
    clientSecret: 'box-secret',
    appAuth: { publicKeyID: 'b1', privateKey: pem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'), passphrase: 'p4ss' },
  },
  enterpriseID: '1234567',
};

const read = (file: unknown): ReturnType<typeof readKeyFile> => readKeyFile(JSON.stringify(file, null, 2));

describe('a key file', () => {
  test('of Google sets everything but the scopes; the key is a secret and nothing else', () => {
    const file = read(google);
    if (!file.ok) throw new Error(file.error);
    expect(file.value).toMatchObject({
      settings: {
        tokenUrl: 'https://oauth2.googleapis.com/token',
        clientId: 'robot@p.iam.gserviceaccount.com',
        clientAuthentication: 'jwt-bearer',
        assertion: { algorithm: 'RS256', keyId: 'k1', audience: 'token-endpoint', scopeIn: 'assertion' },
      },
      baseUrl: null,
      secrets: { 'private-key': pem },
    });
    expect(JSON.stringify(file.value.settings)).not.toContain('BEGIN');
  });

  test('of Box sets everything; key and passphrase are one secret, the client secret another', () => {
    const file = read(box);
    if (!file.ok) throw new Error(file.error);
    const { appAuth } = box.boxAppSettings;
    expect(file.value).toMatchObject({
      settings: {
        tokenUrl: 'https://api.box.com/oauth2/token',
        clientId: 'box-client',
        assertion: { keyId: 'b1', subject: '1234567', claims: [{ name: 'box_sub_type', value: 'enterprise' }] },
      },
      baseUrl: 'https://api.box.com/2.0',
      secrets: { 'client-secret': 'box-secret' },
    });
    expect(JSON.parse(file.value.secrets['private-key'] ?? '')).toEqual({
      privateKey: appAuth.privateKey,
      passphrase: 'p4ss',
    });
    for (const secret of ['BEGIN', 'p4ss', 'box-secret']) {
      expect(JSON.stringify(file.value.settings)).not.toContain(secret);
    }
  });

  test.each([
    ['text', 'not-json', 'hello'],
    ['a key alone', 'not-json', pem],
    ['half a file', 'not-json', JSON.stringify(google).slice(0, 200)],
    ['a list', 'not-json', '[1]'],
    ['another JSON', 'no-key', '{"a":1}'],
    ['a file without its key', 'no-key', JSON.stringify({ ...google, private_key: '' })],
    ['a file whose names are inherited', 'no-key', '{"__proto__":{"private_key":"x","client_email":"y"}}'],
    ['an OAuth client of Google', 'other-kind', '{"web":{"client_id":"x","client_secret":"y"}}'],
    ['a person of Google', 'other-kind', '{"type":"authorized_user","refresh_token":"x"}'],
    ['a workload identity', 'other-kind', '{"type":"external_account","credential_source":{}}'],
  ])('is refused where it is %s (%s)', (_what, problem, text) => {
    expect(readKeyFile(text)).toEqual({ ok: false, error: problem });
  });
});
