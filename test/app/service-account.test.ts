import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DatasourceInput, DatasourceSettings } from '../../src/contract/datasource';
import { textInputNames } from '../../src/contract/form-content';
import { dailyCleanup, renewTokens } from '../../src/index';
import { draftId, otherDraftId, type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { spellings } from '../support/plant-canaries';
import { loginHost, oauthSettings, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';
import { unsavedForm } from '../support/unsaved';

const tokenUrl = `https://${loginHost}/token`;
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const robot = 'robot@acme.example';
const keyFile = JSON.stringify({
  type: 'service_account',
  private_key_id: 'k1',
  private_key: pem,
  client_email: robot,
  token_uri: tokenUrl,
});

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, sandbox, admin } = openSite());
  forge.services.set(loginHost, async (request) => {
    const form = new URLSearchParams(await request.text());
    sandbox.tokenRequests.push(form);
    const assertion = form.get('assertion') ?? '';
    try {
      const { payload } = await jwtVerify(assertion, pair.publicKey, { issuer: robot, audience: tokenUrl });
      if (payload['scope'] !== 'read' || form.has('scope')) throw new Error('where are the scopes?');
    } catch {
      // Some servers quote what they do not like.
      return Response.json({ error: 'invalid_grant', error_description: `not signed: ${assertion}` }, { status: 400 });
    }
    const token = `canary-token-${sandbox.tokenRequests.length}`;
    sandbox.accepted.add(token);
    return Response.json({ access_token: token, token_type: 'Bearer', expires_in: 3600 });
  });
});

function accountSettings(clientId = robot): DatasourceSettings {
  const assertion = {
    algorithm: 'RS256',
    keyId: 'k1',
    audience: 'token-endpoint',
    scopeIn: 'assertion',
  } as const;
  const oauth = { ...oauthSettings, clientId, clientAuthentication: 'jwt-bearer' as const, assertion };
  return { ...settings, authentication: { kind: 'oauth2-client-credentials', oauth } };
}

const input: DatasourceInput = { settings: accountSettings(), secrets: { 'private-key': pem } };

const save = (changes: Partial<DatasourceInput> = {}) =>
  admin.value('saveDatasource', { id: null, draftId, input: { ...input, ...changes }, version: null });

/** Lines of the key: what is between its first and last. */
const linesOfKey = pem
  .trim()
  .split('\n')
  .slice(1, -1)
  .filter((line) => line.length > 20);

function expectNothingOfTheKey(text: string): void {
  for (const line of linesOfKey) {
    for (const spelling of spellings(line)) expect(text).not.toContain(spelling);
  }
}

describe('a service account', () => {
  test('gets a token by its key alone, and the API is called with it', async () => {
    expect((await admin.value('requestToken', { id: null, draftId, input })).status.kind).toBe('valid');
    const { id, savedSecrets, token } = await save();
    expect(savedSecrets).toEqual(['private-key']);
    expect(token?.status.kind).toBe('valid');
    const tested = await admin.value('testDatasource', { id, draftId, input: { ...input, secrets: {} }, path: '' });
    expect(JSON.stringify(tested)).toContain('"status":200');
    expect(sandbox.tokenRequests).toHaveLength(1);
    expect([...(sandbox.tokenRequests[0]?.keys() ?? [])].sort()).toEqual(['assertion', 'grant_type']);
  });

  test('keeps its key through an edit, and asks for it again where the token URL moves', async () => {
    const { id } = await save();
    const renamed = { ...accountSettings(), name: 'Renamed' };
    const edited = await admin.value('saveDatasource', {
      id,
      draftId: otherDraftId,
      input: { settings: renamed, secrets: {} },
      version: 1,
    });
    expect(edited.savedSecrets).toEqual(['private-key']);
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
    const oauth = { ...oauthSettings, tokenUrl: 'https://elsewhere.example/token' };
    const moved = await admin.call('saveDatasource', {
      id,
      draftId: otherDraftId,
      input: {
        settings: {
          ...renamed,
          authentication: {
            kind: 'oauth2-client-credentials',
            oauth: { ...oauth, clientAuthentication: 'jwt-bearer', assertion: null },
          },
        },
        secrets: {},
      },
      version: 2,
    });
    expect(moved).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  test('is exported without its key, and imported where the key is asked for', async () => {
    const { id } = await save();
    const file = await admin.value('exportSite', {});
    if (!file.ok) throw new Error(file.error.code);
    expectNothingOfTheKey(file.text);
    expect(JSON.parse(file.text)).toMatchObject({
      datasources: [{ id, settings: accountSettings(), secrets: ['private-key'] }],
    });
    forge.kvs.entities.clear();
    forge.kvs.secrets.clear();
    const results = await admin.value('applyImport', { text: file.text, versions: {}, updateByName: [] });
    expect(results).toMatchObject({ ok: true });
    const { datasources } = await admin.value('listDatasources', {});
    expect(datasources).toMatchObject([{ id, missingSecrets: ['private-key'] }]);
    const saved = await admin.value('saveDatasource', { id, draftId: otherDraftId, input, version: 1 });
    expect(saved.savedSecrets).toEqual(['private-key']);
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
  });

  test('works with a client secret beside the key, and without one again', async () => {
    const { id } = await save({ secrets: { 'private-key': pem, 'client-secret': 'beside' } });
    await admin.value('renewToken', { id });
    expect(sandbox.tokenRequests.at(-1)?.get('client_secret')).toBe('beside');
    const edit = { settings: accountSettings(), secrets: { 'client-secret': '' } };
    await admin.value('saveDatasource', { id, draftId: otherDraftId, input: edit, version: 1 });
    await admin.value('renewToken', { id });
    expect(sandbox.tokenRequests.at(-1)?.has('client_secret')).toBe(false);
  });

  test.each([
    ['the key', pem],
    ['the whole key file', keyFile],
  ])('leaves nothing of %s in answers, logs and plain records, also when it is refused', async (_what, secret) => {
    const refused = { settings: accountSettings('nobody'), secrets: { 'private-key': secret } };
    const given = { ...input, secrets: { 'private-key': secret } };
    const answers: unknown[] = [
      await admin.call('requestToken', { id: null, draftId, input: refused }),
      await admin.call('requestToken', { id: null, draftId, input: given }),
      await admin.call('showPublicKey', { id: null, draftId, input: given }),
      await admin.call('testDatasource', { id: null, draftId, input: given, path: '' }),
    ];
    const { id } = await save(given);
    answers.push(
      await admin.call('getDatasource', { id }),
      await admin.call('listDatasources', {}),
      await admin.call('renewToken', { id }),
      await admin.call('health', { datasourceId: id }),
      await admin.call('exportSite', {}),
    );
    await renewTokens();
    await dailyCleanup();
    expect(JSON.stringify(answers[0])).toContain('"meaning":"assertion"');
    for (const text of [JSON.stringify(answers), forge.logged.join('\n'), forge.kvs.plainText()]) {
      expectNothingOfTheKey(text);
      // Nor an assertion that a server sent back: it is good for a minute.
      for (const form of sandbox.tokenRequests) {
        expect(text).not.toContain(form.get('assertion')?.split('.')[2]);
      }
    }
  });

  const passphrase = 'canary passphrase 5531';
  const encrypted = pair.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
  const boxFile = {
    boxAppSettings: {
      clientID: 'box',
      clientSecret: 'canary-box-secret-7719',
      appAuth: { publicKeyID: 'b1', privateKey: encrypted.toString(), passphrase },
    },
    enterpriseID: '99',
  };
  const jwk = { ...pair.privateKey.export({ format: 'jwk' }) };
  test.each<[string, string, string[]]>([
    ['Google', keyFile, linesOfKey],
    ['Google, on one line as base64', Buffer.from(keyFile).toString('base64'), []],
    ['Google, without its braces', keyFile.slice(1, -1), linesOfKey],
    ['Box', JSON.stringify(boxFile), ['canary-box-secret-7719', passphrase]],
    ['Box, the secret alone', '{"clientID":"box","clientSecret":"canary-box-secret-7719"}', ['canary-box-secret-7719']],
    ['a JWK', JSON.stringify(jwk), [jwk.d ?? '']],
    ['a key as base64', Buffer.from(pem).toString('base64'), []],
  ])(
    'keeps nothing of the key file of %s that was pasted into another input of an unsaved form',
    async (_of, file, parts) => {
      const pasted = Object.fromEntries(textInputNames.map((name) => [name, file]));
      await admin.value('keepUnsavedForm', { id: null, form: unsavedForm(pasted) });
      const kept = await admin.value('getUnsavedForm', { id: null });
      expect(kept?.leftOut.length).toBeGreaterThan(0);
      const misplaced = accountSettings(file);
      const saved = await admin.call('saveDatasource', {
        id: null,
        draftId,
        input: { ...input, settings: misplaced },
        version: null,
      });
      expect(saved).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
      for (const part of [...parts, file, file.slice(40, 80)]) {
        expect(forge.kvs.plainText()).not.toContain(part);
        expect(forge.kvs.plainText()).not.toContain(JSON.stringify(part).slice(1, -1));
      }
    },
  );
});
