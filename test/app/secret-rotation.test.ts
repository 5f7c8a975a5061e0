import { beforeEach, describe, expect, test } from 'vitest';
import type { DatasourceInput } from '../../src/contract/datasource';
import { draftId, otherDraftId, type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { clientSecret, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, sandbox, admin } = openSite());
});

/** The service has rotated: only the next secret is good. */
const rotating: DatasourceInput = {
  settings,
  secrets: { 'client-secret': 'canary-old-secret', 'next-client-secret': clientSecret },
};
const save = (input: DatasourceInput, id: string | null, version: number | null) =>
  admin.value('saveDatasource', { id, draftId: id === null ? draftId : otherDraftId, input, version });

describe('a second client secret', () => {
  test('is tried when the server refuses the first, and the panel is told so', async () => {
    const token = await admin.value('requestToken', { id: null, draftId, input: rotating });
    expect(token).toMatchObject({ status: { kind: 'valid' }, secretUsed: 'next-client-secret' });
    expect(sandbox.tokenRequests.map((form) => form.get('client_secret'))).toEqual(['canary-old-secret', clientSecret]);
  });

  test('is saved, kept when nothing is typed, and taken away when it is sent empty', async () => {
    const { id, savedSecrets } = await save(rotating, null, null);
    expect(savedSecrets).toEqual(['client-secret', 'next-client-secret']);
    expect((await save({ settings, secrets: {} }, id, 1)).savedSecrets).toEqual(savedSecrets);
    const promoted = { settings, secrets: { 'client-secret': clientSecret, 'next-client-secret': '' } };
    expect((await save(promoted, id, 2)).savedSecrets).toEqual(['client-secret']);
    const token = await admin.value('renewToken', { id });
    expect(token.status.kind).toBe('valid');
    expect(token).not.toHaveProperty('secretUsed');
  });

  test('stays out of the log and of every answer', async () => {
    const answers = [
      await admin.call('requestToken', { id: null, draftId, input: rotating }),
      await admin.call('saveDatasource', { id: null, draftId, input: rotating, version: null }),
    ];
    expect(JSON.stringify([answers, forge.logged])).not.toMatch(/canary-(old|client)-secret/);
  });
});
