import { beforeEach, expect, test } from 'vitest';
import { type AdminClient, draftId, otherDraftId } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { apiHost, input, loginHost, settings } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

test('each host is listed once, with who needs it for what, and whether it is approved', async () => {
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  const open = { ...settings, name: 'Open data', authentication: { kind: 'none' as const } };
  const other = await admin.value('saveDatasource', {
    id: null,
    draftId: otherDraftId,
    input: { settings: open, secrets: {} },
    version: null,
  });
  forge.approved.delete(loginHost);
  const overview = await admin.value('listHosts', {});
  expect(overview).toEqual({
    anyHost: false,
    hosts: [
      {
        host: apiHost,
        isAllowed: true,
        usedBy: [
          { datasourceId: id, name: 'Customers', steps: ['api'] },
          { datasourceId: other.id, name: 'Open data', steps: ['api'] },
        ],
      },
      { host: loginHost, isAllowed: false, usedBy: [{ datasourceId: id, name: 'Customers', steps: ['token'] }] },
    ],
  });
});

test('a manifest that declares every host is recognised', async () => {
  forge.approved.add('*');
  expect(await admin.value('listHosts', {})).toEqual({ anyHost: true, hosts: [] });
});
