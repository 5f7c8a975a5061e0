import { describe, expect, test } from 'vitest';
import { emptyValues, type FormValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import { unsavedOf } from '../../../../../src/frontend/admin/editor/model/unsaved-values';
import {
  firstChoice,
  keyFileFilling,
  needsChoice,
  pastedValues,
} from '../../../../../src/frontend/admin/editor/paste/pasted-values';
import { readPasted } from '../../../../../src/paste/read-pasted';
import { readKeyFile } from '../../../../../src/presets/key-file';

function filled(text: string, values: FormValues = emptyValues): { values: FormValues; filled: string[] } {
  const read = readPasted(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const filling = pastedValues(read.value, firstChoice(read.value), values);
  return { values: { ...values, ...filling.patch }, filled: filling.filled };
}

const tokenLine =
  'curl https://login.example.com/token -u jira:s3cret-CANARY -d "grant_type=client_credentials&scope=a b&account_id=7&api_secret=x-CANARY"';

describe('what a pasted text fills in', () => {
  test('of a token request: the sign-in, with each secret in its own input', () => {
    const { values, filled: paths } = filled(tokenLine);
    expect(values).toMatchObject({
      kind: 'oauth2-client-credentials',
      tokenUrl: 'https://login.example.com/token',
      clientId: 'jira',
      scopes: 'a b',
      clientAuthentication: 'basic',
      secrets: { 'client-secret': 's3cret-CANARY' },
    });
    expect(values.extraParameters.map(({ name, value, secret }) => [name, value, secret])).toEqual([
      ['account_id', '7', false],
      ['api_secret', 'x-CANARY', true],
    ]);
    expect(paths).toEqual([
      'authentication',
      'oauth.tokenUrl',
      'oauth.clientId',
      'secrets.client-secret',
      'oauth.scopes',
      'oauth.clientAuthentication',
      'oauth.extraParameters',
    ]);
  });

  test('is kept of an unsaved form without any of its secrets', () => {
    const { values } = filled(tokenLine);
    expect(JSON.stringify(unsavedOf({ values, baseline: emptyValues, version: null }))).not.toContain('CANARY');
  });

  test('of an API request: base URL, path, headers, a name where there is none', () => {
    const { values } = filled(
      `curl -H 'Authorization: Bearer tok' -H 'X-Tenant: t' https://api.example.com/v1/customers`,
    );
    expect(values).toMatchObject({
      name: 'api.example.com',
      baseUrl: 'https://api.example.com/v1',
      testPath: 'customers',
      kind: 'bearer',
      secrets: { 'bearer-token': 'tok' },
      headers: [{ name: 'X-Tenant', value: 't', secret: false }],
    });
  });

  test('leaves alone what it does not speak of, and rows that are there already', () => {
    const typed: FormValues = {
      ...emptyValues,
      name: 'Typed',
      scopes: 'typed',
      cacheSeconds: '7',
      secrets: { 'client-secret': 'typed' },
      headers: [{ rowId: 4, name: 'x-tenant', value: 'mine', secret: false, savedAs: null }],
    };
    const { values } = filled(`curl -H 'X-Tenant: t' -H 'X-Other: o' https://api.example.com/v1/customers`, typed);
    expect(values).toMatchObject({
      name: 'Typed',
      scopes: 'typed',
      cacheSeconds: '7',
      secrets: { 'client-secret': 'typed' },
    });
    expect(values.headers.map(({ rowId, value }) => [rowId, value])).toEqual([
      [4, 'mine'],
      [5, 'o'],
    ]);
  });

  test('of a description with several of everything waits for a choice, and takes the chosen', () => {
    const description = JSON.stringify({
      openapi: '3.1.0',
      servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }, { url: 'https://c.example' }],
      components: {
        securitySchemes: { one: { type: 'http', scheme: 'basic' }, two: { type: 'http', scheme: 'bearer' } },
      },
      paths: { '/x': { get: {} }, '/y': { get: {} } },
    });
    const read = readPasted(description);
    if (!read.ok) throw new Error('not read');
    expect(needsChoice(read.value)).toBe(true);
    const { patch } = pastedValues(read.value, { baseUrl: 2, authentication: 1, path: 1 }, emptyValues);
    expect(patch).toMatchObject({ baseUrl: 'https://c.example', kind: 'bearer', testPath: 'y' });
  });

  test('of a description with many scopes are none of them: only the client’s owner knows which it has', () => {
    const flows = { clientCredentials: { tokenUrl: 'https://login.example.com/token', scopes: { a: '', b: '' } } };
    const { values } = filled(
      JSON.stringify({ openapi: '3.0.0', components: { securitySchemes: { o: { type: 'oauth2', flows } } } }),
    );
    expect([values.tokenUrl, values.scopes]).toEqual(['https://login.example.com/token', '']);
  });

  test('of a key file: who signs, and the key in the input of the key alone', () => {
    const file = readKeyFile(
      JSON.stringify({
        type: 'service_account',
        client_email: 'jira@crm.example',
        private_key: 'KEY-CANARY',
        private_key_id: 'k1',
      }),
    );
    if (!file.ok) throw new Error(file.error);
    const { patch, filled: paths } = keyFileFilling(file.value, emptyValues);
    expect(patch).toMatchObject({
      kind: 'oauth2-client-credentials',
      clientId: 'jira@crm.example',
      secrets: { 'private-key': 'KEY-CANARY' },
    });
    expect(paths).toContain('secrets.private-key');
    const values = { ...emptyValues, ...patch };
    expect(JSON.stringify(unsavedOf({ values, baseline: emptyValues, version: null }))).not.toContain('CANARY');
  });
});
