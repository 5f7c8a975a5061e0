import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DatasourceKeys } from '../../src/contract/datasource-keys';
import type { PublicKey } from '../../src/contract/key-pair';
import { dailyCleanup } from '../../src/index';
import { draftId, type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { oauthSettings, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
/** The public keys that the authorization server knows, by their `kid`. */
let registered: Map<string, PublicKey>;
let id: string;

beforeEach(async () => {
  ({ forge, sandbox, admin } = openSite());
  registered = new Map();
  sandbox.tokenAnswer = () => {
    const kid = signer(sandbox.tokenRequests.at(-1)?.get('client_assertion') ?? '');
    if (kid === null) return Response.json({ error: 'invalid_client' }, { status: 401 });
    const token = `canary-token-${sandbox.tokenRequests.length}`;
    sandbox.accepted.add(token);
    return Response.json({ access_token: token, token_type: 'Bearer', expires_in: 3600 });
  };
  const key = await admin.value('createKeyPair', { draftId, algorithm: 'ES256' });
  register(key);
  const assertion = { algorithm: 'ES256', keyId: key.keyId, audience: 'token-endpoint' } as const;
  const oauth = { ...oauthSettings, clientAuthentication: 'private-key-jwt' as const, assertion };
  const input = {
    settings: { ...settings, authentication: { kind: 'oauth2-client-credentials' as const, oauth } },
    secrets: {},
    madeKeyId: key.keyId ?? '',
  };
  ({ id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null }));
});
afterEach(() => {
  vi.useRealTimers();
});

const register = (key: PublicKey): unknown => registered.set(key.keyId ?? '', key);

/** The `kid` of the registered key that signed this; null for none. */
function signer(assertion: string): string | null {
  const [header = '', payload = '', signature = ''] = assertion.split('.');
  if (header === '') return null;
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const known = registered.get(kid);
  if (known === undefined) return null;
  const key = createPublicKey({ key: known.jwk as JsonWebKey, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  const isGood = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  return isGood ? kid : null;
}

const lastSigner = (): string | null => signer(sandbox.tokenRequests.at(-1)?.get('client_assertion') ?? '');
const keys = (): Promise<DatasourceKeys> => admin.value('datasourceKeys', { id });
const which = async (): Promise<{ id: string; version: number }> => ({ id, version: (await keys()).version });
const makeNext = async (): Promise<DatasourceKeys> => admin.value('makeNextKey', await which());
const privateHalves = (): string[] =>
  [...forge.kvs.secrets.values()].flatMap((text) =>
    [...text.matchAll(/\\?"d\\?":\\?"([\w-]{40,})/g)].map(([, d]) => d ?? ''),
  );

describe('a key that comes next', () => {
  test('waits beside the one in use, which goes on signing until somebody switches', async () => {
    const before = await keys();
    const made = await makeNext();
    expect(made).toMatchObject({ current: { keyId: before.current?.keyId }, next: { key: { algorithm: 'ES256' } } });
    expect(made.next?.key.keyId).not.toBe(before.current?.keyId);
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
    expect(lastSigner()).toBe(before.current?.keyId);
    expect((await admin.value('listDatasources', {})).datasources[0]).toMatchObject({
      signs: true,
      keys: { next: made.next?.key.keyId, retired: [] },
    });
  });

  test.each(['another algorithm', 'no key'])('is deleted where the datasource signs with %s', async (how) => {
    await admin.value('planKeyRotation', { ...(await which()), everyDays: 90 });
    const own = privateHalves();
    const { next } = await makeNext();
    expect(privateHalves()).toHaveLength(own.length + 1);
    const { settings: saved, version } = await admin.value('getDatasource', { id });
    if (saved.authentication.kind !== 'oauth2-client-credentials') throw new Error('it signs');
    const key = how === 'no key' ? null : await admin.value('createKeyPair', { draftId, algorithm: 'RS256' });
    const authentication =
      key === null
        ? ({ kind: 'none' } as const)
        : {
            ...saved.authentication,
            oauth: {
              ...saved.authentication.oauth,
              assertion: { algorithm: 'RS256' as const, keyId: key.keyId, audience: 'token-endpoint' as const },
            },
          };
    await admin.value('saveDatasource', {
      id,
      draftId,
      version,
      input: {
        settings: { ...saved, authentication },
        secrets: {},
        ...(key !== null && { madeKeyId: key.keyId ?? '' }),
      },
    });
    expect(privateHalves()).toHaveLength(key === null ? 0 : 1);
    const [entry] = (
      await admin.value('listAudit', {
        filter: { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' },
        cursor: null,
      })
    ).entries;
    expect(entry?.changes).toContainEqual({ path: 'keys.next', before: next?.key.keyId, after: null });
    if (key !== null) {
      expect(await keys()).toMatchObject({ next: null, everyDays: 90, dueAt: expect.any(String) as string });
    }
  });

  test('takes over once the server knows it, and the old one is remembered until it is removed there', async () => {
    const before = (await keys()).current?.keyId ?? '';
    const made = await makeNext();
    if (made.next === null) throw new Error('no next key');
    register(made.next.key);
    const switched = await admin.value('switchKey', await which());
    expect(switched).toMatchObject({
      current: { keyId: made.next.key.keyId },
      next: null,
      retired: [{ keyId: before }],
    });
    expect(lastSigner()).toBe(made.next.key.keyId);
    registered.delete(before);
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
    expect(privateHalves()).toHaveLength(1);
    const done = await admin.value('forgetRetiredKey', { ...(await which()), keyId: before });
    expect(done.retired).toEqual([]);
    expect((await admin.value('listDatasources', {})).datasources[0]?.keys).toBeNull();
    const paths = (forge.kvs.records('audit') as { changes: { path: string }[] }[]).flatMap(({ changes }) =>
      changes.map(({ path }) => path),
    );
    for (const path of ['keys.next', 'secrets.private-key', 'keys.retired']) expect(paths).toContain(path);
  });

  test('leaves a reminder of each key before it, until somebody says that it is removed', async () => {
    const before: string[] = [];
    for (let at = 0; at < 8; at += 1) {
      const { current, next } = await makeNext();
      if (current === null || next === null) throw new Error('no keys');
      before.unshift(current.keyId ?? '');
      register(next.key);
      await admin.value('switchKey', await which());
    }
    expect((await keys()).retired.map(({ keyId }) => keyId)).toEqual(before);
  });

  test('that the server does not know yet changes nothing, and the sentence is the server’s refusal', async () => {
    const before = (await keys()).current?.keyId;
    await makeNext();
    expect(await admin.call('switchKey', await which())).toMatchObject({ ok: false, error: { code: 'token-refused' } });
    expect(await keys()).toMatchObject({ current: { keyId: before }, next: { key: {} }, retired: [] });
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
    expect(lastSigner()).toBe(before);
  });

  test('is thrown away with its private half, also when another is made or the datasource is deleted', async () => {
    await makeNext();
    expect(privateHalves()).toHaveLength(2);
    expect(await admin.value('discardNextKey', await which())).toMatchObject({ next: null });
    expect(privateHalves()).toHaveLength(1);
    await makeNext();
    await makeNext();
    await admin.value('deleteDatasource', await which());
    const later = Date.now() + 3 * 24 * 3600_000;
    vi.useFakeTimers({ toFake: ['Date'], now: later });
    await dailyCleanup();
    expect(privateHalves()).toEqual([]);
  });

  test('survives the daily tidying while it waits, and is in no answer, log, record or export', async () => {
    const made = await makeNext();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 24 * 3600_000 });
    await dailyCleanup();
    const shown = await keys();
    expect(shown.next?.key).toEqual(made.next?.key);
    const texts = [
      JSON.stringify([made, shown, await admin.value('exportSite', {}), await admin.value('getDatasource', { id })]),
      forge.logged.join('\n'),
      forge.kvs.plainText(),
    ];
    expect(privateHalves()).toHaveLength(2);
    for (const half of privateHalves()) for (const text of texts) expect(text).not.toContain(half);
  });

  test('is made only on the version that the page showed', async () => {
    const old = await which();
    await makeNext();
    for (const name of ['makeNextKey', 'discardNextKey', 'switchKey'] as const) {
      expect(await admin.call(name, old)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    }
  });
});

describe('by schedule', () => {
  test('a key is made when its time has come, once, and waits for an administrator', async () => {
    const planned = await admin.value('planKeyRotation', { ...(await which()), everyDays: 90 });
    expect(Date.parse(planned.dueAt ?? '') - Date.now()).toBeGreaterThan(89 * 24 * 3600_000);
    await dailyCleanup();
    expect((await keys()).next).toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90 * 24 * 3600_000 + 60_000 });
    await dailyCleanup();
    const made = await keys();
    expect(made).toMatchObject({ next: { key: {} }, dueAt: null });
    await dailyCleanup();
    expect((await keys()).next?.key).toEqual(made.next?.key);
    await admin.value('planKeyRotation', { ...(await which()), everyDays: null });
    expect((await keys()).everyDays).toBeNull();
  });
});

test('a datasource that signs with no private key has no keys to rotate', async () => {
  const other = '7d0e6a52-5b9c-4c47-9d1b-2f6a8f1f9c01';
  const open = { ...settings, name: 'Open', authentication: { kind: 'none' as const } };
  await admin.value('saveDatasource', {
    id: null,
    draftId: other,
    input: { settings: open, secrets: {} },
    version: null,
  });
  expect(await admin.call('datasourceKeys', { id: other })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
  expect((await admin.value('listDatasources', {})).datasources.find((one) => one.id === other)).toMatchObject({
    signs: false,
    keys: null,
  });
});
