import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DatasourceInput, DatasourceSettings } from '../../src/contract/datasource';
import type { PublicKey } from '../../src/contract/key-pair';
import { dailyCleanup } from '../../src/index';
import { adminClient, draftId, otherDraftId, type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { oauthSettings, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
/** The public keys that the authorization server knows, by their `kid`. */
let registered: Map<string, PublicKey>;
beforeEach(() => {
  ({ forge, sandbox, admin } = openSite());
  registered = new Map();
  sandbox.tokenAnswer = () => {
    const assertion = sandbox.tokenRequests.at(-1)?.get('client_assertion') ?? '';
    if (!isSigned(assertion)) return Response.json({ error: 'invalid_client' }, { status: 401 });
    const token = `canary-token-${sandbox.tokenRequests.length}`;
    sandbox.accepted.add(token);
    return Response.json({ access_token: token, token_type: 'Bearer', expires_in: 3600 });
  };
});

function isSigned(assertion: string): boolean {
  const [header = '', payload = '', signature = ''] = assertion.split('.');
  if (header === '') return false;
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const known = registered.get(kid);
  if (known === undefined) return false;
  const key = createPublicKey({ key: known.jwk as JsonWebKey, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}

const register = (key: PublicKey): unknown => registered.set(key.keyId ?? '', key);

function signedBy(keyId: string | null): DatasourceSettings {
  const assertion = { algorithm: 'ES256', keyId, audience: 'token-endpoint' } as const;
  const oauth = { ...oauthSettings, clientAuthentication: 'private-key-jwt' as const, assertion };
  return { ...settings, authentication: { kind: 'oauth2-client-credentials', oauth } };
}

const withPair = ({ keyId }: PublicKey): DatasourceInput => ({
  settings: signedBy(keyId),
  secrets: {},
  madeKeyId: keyId ?? '',
});

const make = (id = draftId): Promise<PublicKey> => admin.value('createKeyPair', { draftId: id, algorithm: 'ES256' });

const gone = { ok: false, error: { fields: { 'secrets.private-key': { code: 'key-pair-gone' } } } };

async function savedWithPair(): Promise<{ id: string; key: PublicKey }> {
  const key = await make();
  register(key);
  const input = withPair(key);
  await admin.value('requestToken', { id: null, draftId, input });
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  return { id, key };
}

describe('a key pair that the app makes', () => {
  test('gets a token once its public half is registered, and moves in with the save', async () => {
    const key = await make();
    const input = withPair(key);
    const early = await admin.call('requestToken', { id: null, draftId, input });
    expect(early).toMatchObject({ ok: false, error: { code: 'token-refused', error: 'invalid_client' } });
    register(key);
    expect((await admin.value('requestToken', { id: null, draftId, input })).status.kind).toBe('valid');
    const saved = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
    expect(saved.savedSecrets).toEqual(['private-key']);
    expect(saved.token?.status.kind).toBe('valid');
    expect(forge.kvs.records('leftover')).toEqual([]);
    expect([...forge.kvs.secrets.keys()].filter((name) => name.startsWith('credentials:'))).toHaveLength(1);
    expect((await admin.value('renewToken', { id: saved.id })).status.kind).toBe('valid');
  });

  test('leaves the saved one at work until the form is saved', async () => {
    const { id, key } = await savedWithPair();
    const next = await make(otherDraftId);
    const edit = { id, draftId: otherDraftId, input: withPair(next) };
    expect((await admin.call('requestToken', edit)).ok).toBe(false);
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
    register(next);
    await admin.value('requestToken', edit);
    registered.delete(key.keyId ?? '');
    await admin.value('saveDatasource', { ...edit, version: 1 });
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
  });

  test('belongs to one person’s form, and only the one made last', async () => {
    const first = await make();
    const second = await make();
    register(first);
    register(second);
    expect(await admin.call('requestToken', { id: null, draftId, input: withPair(first) })).toMatchObject(gone);
    expect(
      await admin.call('requestToken', { id: null, draftId: otherDraftId, input: withPair(second) }),
    ).toMatchObject(gone);
    forge.administrators.add('second');
    const other = adminClient(forge, 'second');
    expect(await other.call('requestToken', { id: null, draftId, input: withPair(second) })).toMatchObject(gone);
    expect((await admin.call('requestToken', { id: null, draftId, input: withPair(second) })).ok).toBe(true);
  });

  test('is deleted when nobody saves it', async () => {
    const key = await make();
    await dailyCleanup();
    expect((await admin.value('showPublicKey', { id: null, draftId, input: withPair(key) })).keyId).toBe(key.keyId);
    const [[place, text] = ['', '']] = [...forge.kvs.entity('leftover')] as [string, string][];
    forge.kvs.entity('leftover').set(place, JSON.stringify({ ...(JSON.parse(text) as object), dueAt: 1 }));
    await dailyCleanup();
    expect([...forge.kvs.secrets.keys()].filter((name) => name.startsWith('credentials:'))).toEqual([]);
    expect(await admin.call('showPublicKey', { id: null, draftId, input: withPair(key) })).toMatchObject(gone);
  });

  test('shows its private half nowhere', async () => {
    const { id, key } = await savedWithPair();
    const next = await make(otherDraftId);
    const kept = [...forge.kvs.secrets.values()].join();
    const halves = [...kept.matchAll(/\\"d\\":\\"([\w-]{40,})\\"/g)].map(([, half = '']) => half);
    const edit = { id, draftId: otherDraftId, input: withPair(next) };
    const answers = [
      key,
      next,
      await admin.call('showPublicKey', edit),
      await admin.call('showPublicKey', { ...edit, input: { settings: signedBy(key.keyId), secrets: {} } }),
      await admin.call('requestToken', edit),
      await admin.call('testDatasource', { ...edit, path: 'customers' }),
      await admin.call('saveDatasource', { ...edit, version: 1 }),
      await admin.call('getDatasource', { id }),
      await admin.call('listDatasources', {}),
      await admin.call('listAudit', {
        filter: { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' },
        cursor: null,
      }),
      await admin.call('exportSite', {}),
    ];
    expect(new Set(halves).size).toBe(2);
    for (const half of halves) {
      expect(JSON.stringify(answers)).not.toContain(half);
      expect(forge.logged.join('\n')).not.toContain(half);
      expect(forge.kvs.plainText()).not.toContain(half);
    }
    expect(JSON.stringify(answers)).not.toMatch(/\\?"d\\?":/);
  });
});

describe('a save with a made pair whose answer was lost', () => {
  test('is not made a second time when it is saved again', async () => {
    const { id, key } = await savedWithPair();
    const again = await admin.value('saveDatasource', { id: null, draftId, input: withPair(key), version: null });
    expect(again).toMatchObject({ id, version: 1, savedSecrets: ['private-key'] });
    expect(again.token?.status.kind).toBe('valid');
    expect(forge.kvs.records('audit')).toHaveLength(1);
  });

  test('of an edit answers what that has saved, and takes what was typed since as a change of it', async () => {
    const { id } = await savedWithPair();
    const next = await make(otherDraftId);
    register(next);
    const edit = { id, draftId: otherDraftId, input: withPair(next), version: 1 };
    await admin.value('saveDatasource', edit);
    expect(await admin.value('saveDatasource', edit)).toMatchObject({ version: 2 });
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
    const typed = { ...edit.input, settings: { ...edit.input.settings, name: 'Clients' } };
    expect(await admin.call('saveDatasource', { ...edit, input: typed })).toMatchObject({
      error: { code: 'conflict', version: 2 },
    });
  });

  test('sends the saved key to no other host', async () => {
    const { key } = await savedWithPair();
    const input = withPair(key);
    const moved = { ...input, settings: { ...input.settings, baseUrl: 'https://api.evil.example' } };
    expect(await admin.call('saveDatasource', { id: null, draftId, input: moved, version: null })).toMatchObject({
      error: { fields: { 'secrets.private-key': { code: 'secret-required', because: 'host-changed' } } },
    });
  });
});

describe('the public half', () => {
  test('of a saved key is shown again, but not for a host that it was not saved for', async () => {
    const { id, key } = await savedWithPair();
    const input = { settings: signedBy(key.keyId), secrets: {} };
    expect(await admin.value('showPublicKey', { id, draftId, input })).toEqual(key);
    const moved = { ...input.settings, baseUrl: 'https://api.evil.example' };
    expect(await admin.call('showPublicKey', { id, draftId, input: { ...input, settings: moved } })).toMatchObject({
      error: { fields: { 'secrets.private-key': { code: 'secret-required', because: 'host-changed' } } },
    });
  });

  test('needs nothing else of the form', async () => {
    const key = await make();
    const bare = withPair(key);
    const { authentication } = bare.settings;
    if (authentication.kind !== 'oauth2-client-credentials') throw new Error(authentication.kind);
    const oauth = { ...authentication.oauth, clientId: '', tokenUrl: '', scopes: ['"'] };
    const input = {
      ...bare,
      settings: { ...bare.settings, name: '', baseUrl: '', authentication: { ...authentication, oauth } },
    };
    expect(await admin.value('showPublicKey', { id: null, draftId, input })).toEqual(key);
  });

  test('of what is no key is a problem of its input', async () => {
    const input = { settings: signedBy(null), secrets: { 'private-key': 'no key' } };
    expect(await admin.call('showPublicKey', { id: null, draftId, input })).toEqual({
      ok: false,
      error: { code: 'invalid-input', fields: { 'secrets.private-key': { code: 'key-unreadable' } } },
    });
  });
});
