import { beforeEach, describe, expect, test } from 'vitest';
import type { FormContent } from '../../src/contract/form-content';
import { unsavedFormDays, type UnsavedForm } from '../../src/contract/unsaved-form';
import { dailyCleanup } from '../../src/index';
import { adminClient, type AdminClient, draftId, otherDraftId } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { canaries, spellings } from '../support/plant-canaries';
import { input, settings } from '../support/sandbox';
import { openSite } from '../support/site';
import { unsavedForm } from '../support/unsaved';

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

const create = { id: null, draftId, input, version: null };
const half = unsavedForm({ name: 'Half a datasource', baseUrl: 'https://api.exa', kind: 'bearer' });
const records = () => forge.kvs.records('unsaved-form');

/** As if so many days had passed since. */
function age(days: number): void {
  const kept = forge.kvs.entity('unsaved-form');
  for (const [key, text] of kept) {
    const record = JSON.parse(text) as { dueAt: number };
    kept.set(key, JSON.stringify({ ...record, dueAt: record.dueAt - days * 24 * 3600_000 }));
  }
}

describe('an unsaved form', () => {
  test('comes back as it was typed, one for new datasources and one for each that is edited', async () => {
    const { id } = await admin.value('saveDatasource', create);
    const edit = unsavedForm(
      { name: 'Clients' },
      { version: 1, draftId: otherDraftId, typedSecrets: ['client-secret'] },
    );
    const { keptAt } = await admin.value('keepUnsavedForm', { id, form: edit });
    const fresh = { ...half, draftId: otherDraftId };
    await admin.value('keepUnsavedForm', { id: null, form: fresh });
    expect(await admin.value('getUnsavedForm', { id })).toEqual({
      ...edit,
      base: { settings, savedSecrets: ['client-secret'] },
      leftOut: [],
      keptAt,
    });
    expect(await admin.value('getUnsavedForm', { id: null })).toMatchObject({ ...fresh, base: null });
    expect(records()).toHaveLength(2);
  });

  test('is in the place of the one before, and costs one read and one write', async () => {
    await admin.value('keepUnsavedForm', { id: null, form: half });
    forge.kvs.requests.length = 0;
    await admin.value('keepUnsavedForm', { id: null, form: unsavedForm({ name: 'More of it' }) });
    expect(
      forge.kvs.requests
        .filter(({ path }) => !path.endsWith('usage'))
        .map(({ path }) => path)
        .slice(0, 2),
    ).toEqual(['/api/v1/entity/get', '/api/v1/entity/set']);
    expect((await admin.value('getUnsavedForm', { id: null }))?.content.name).toBe('More of it');
    expect(records()).toHaveLength(1);
  });

  test('is nobody else’s, and does not name whose it is', async () => {
    forge.administrators.add('second');
    await admin.value('keepUnsavedForm', { id: null, form: half });
    const other = adminClient(forge, 'second');
    expect(await other.value('getUnsavedForm', { id: null })).toBeNull();
    await other.value('discardUnsavedForm', { id: null });
    expect(await admin.value('getUnsavedForm', { id: null })).not.toBeNull();
    expect(JSON.stringify([...forge.kvs.entity('unsaved-form')])).not.toContain('admin');
  });

  test('goes with the save, with Discard, and with the datasource, then everybody’s', async () => {
    await admin.value('keepUnsavedForm', { id: null, form: half });
    const { id } = await admin.value('saveDatasource', create);
    expect(records()).toEqual([]);

    const edit = unsavedForm({}, { version: 1 });
    await admin.value('keepUnsavedForm', { id, form: edit });
    await admin.value('discardUnsavedForm', { id });
    expect(records()).toEqual([]);
    await admin.value('discardUnsavedForm', { id });

    forge.administrators.add('second');
    await admin.value('keepUnsavedForm', { id, form: edit });
    await adminClient(forge, 'second').value('keepUnsavedForm', { id, form: edit });
    await admin.value('saveDatasource', { id, draftId, version: 1, input: { settings, secrets: {} } });
    expect(records()).toHaveLength(1);
    await admin.value('deleteDatasource', { id, version: 2 });
    expect(records()).toEqual([]);
  });

  test('that comes too late brings nothing back', async () => {
    const { id } = await admin.value('saveDatasource', create);
    expect(await admin.call('keepUnsavedForm', { id: null, form: half })).toMatchObject({
      error: { code: 'conflict' },
    });
    await admin.value('saveDatasource', { id, draftId, version: 1, input: { settings, secrets: {} } });
    const late = { id, form: unsavedForm({}, { version: 1 }) };
    expect(await admin.call('keepUnsavedForm', late)).toMatchObject({ error: { code: 'conflict', version: 2 } });
    await admin.value('deleteDatasource', { id, version: 2 });
    expect(await admin.call('keepUnsavedForm', late)).toMatchObject({ error: { code: 'not-found' } });
    expect(records()).toEqual([]);
  });

  test('goes on with what it began from when somebody else saves meanwhile', async () => {
    const { id } = await admin.value('saveDatasource', create);
    await admin.value('keepUnsavedForm', { id, form: unsavedForm({ name: 'Mi' }, { version: 1 }) });
    forge.administrators.add('second');
    const theirs = { settings: { ...settings, name: 'Theirs' }, secrets: {} };
    await adminClient(forge, 'second').value('saveDatasource', {
      id,
      draftId: otherDraftId,
      version: 1,
      input: theirs,
    });
    await admin.value('keepUnsavedForm', { id, form: unsavedForm({ name: 'Mine' }, { version: 1 }) });
    expect(await admin.value('getUnsavedForm', { id })).toMatchObject({
      version: 1,
      content: { name: 'Mine' },
      base: { settings: { name: 'Customers' } },
    });
  });

  test('ends after its days, for readers at once and in storage by the daily run', async () => {
    await admin.value('keepUnsavedForm', { id: null, form: half });
    age(unsavedFormDays - 1);
    await dailyCleanup();
    expect(await admin.value('getUnsavedForm', { id: null })).not.toBeNull();
    age(1);
    expect(await admin.value('getUnsavedForm', { id: null })).toBeNull();
    expect(records()).toHaveLength(1);
    await dailyCleanup();
    expect(records()).toEqual([]);
  });

  test('beyond its size is refused, and the one before stays', async () => {
    await admin.value('keepUnsavedForm', { id: null, form: half });
    const long = 'é'.repeat(10_000);
    const huge = unsavedForm({
      name: long,
      scopes: long,
      resources: long,
      audience: long,
      clientId: long,
      grantType: long,
    });
    expect(await admin.call('keepUnsavedForm', { id: null, form: huge })).toMatchObject({
      error: { code: 'invalid-input', fields: { form: { code: 'too-long' } } },
    });
    expect(await admin.value('getUnsavedForm', { id: null })).toMatchObject(half);
  });

  test('is in no export, no audit entry, no list and no log line', async () => {
    const { id } = await admin.value('saveDatasource', create);
    await admin.value('keepUnsavedForm', { id, form: unsavedForm({ name: 'Nobody reads this' }, { version: 1 }) });
    const filter = { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' };
    const answers = [
      await admin.value('exportSite', {}),
      await admin.value('listDatasources', {}),
      await admin.value('getDatasource', { id }),
      await admin.value('listAudit', { filter, cursor: null }),
      await admin.value('exportAudit', { filter }),
    ];
    expect(JSON.stringify(answers)).not.toContain('Nobody reads this');
    expect(forge.logged.join()).not.toContain('Nobody reads this');
  });
});

/** Every input that can hold a secret, filled with one, also by a page that sends more than it should. */
function planted(): UnsavedForm {
  const value = (name: keyof typeof canaries): string => canaries[name] ?? '';
  const content: Partial<FormContent> = {
    name: 'Planted',
    baseUrl: `https://jira:${value('client-secret')}@api.sandbox.example/v1`,
    tokenUrl: `https://login.sandbox.example/token?api_key=${value('client-secret')}`,
    issuer: `https://login.sandbox.example/#${value('client-secret')}`,
    username: `jira:${value('password')}`,
    audience: `https://jira:${value('client-secret')}@api.sandbox.example`,
    resources: `https://jira:${value('client-secret')}@api.sandbox.example`,
    headers: [
      { name: 'X-Tenant', value: value('header:X-Tenant'), secret: true },
      { name: 'X-Later', value: value('header:X-Tenant'), secret: false },
      { name: `X: ${value('header:X-Tenant')}`, value: '', secret: false },
    ],
    extraParameters: [
      { name: 'account', value: value('parameter:account'), secret: true },
      { name: 'later', value: value('parameter:account'), secret: false },
    ],
    tokenHeaders: [
      { name: 'X-Client', value: value('token-header:X-Client'), secret: true },
      { name: 'X-Later', value: value('token-header:X-Client'), secret: false },
    ],
  };
  const form = unsavedForm(content, {
    typedSecrets: ['client-secret', 'header:X-Tenant', `header:${value('header:X-Tenant')}`],
  });
  return { ...form, secrets: canaries, content: { ...form.content, secrets: canaries } } as UnsavedForm;
}

test('no secret of an unsaved form is in storage, an answer or a log line, whatever the page sent', async () => {
  const { id } = await admin.value('saveDatasource', create);
  const answers = [
    await admin.value('keepUnsavedForm', { id: null, form: { ...planted(), draftId: otherDraftId } }),
    await admin.value('getUnsavedForm', { id: null }),
    await admin.value('keepUnsavedForm', { id, form: { ...planted(), version: 1 } }),
    await admin.value('getUnsavedForm', { id }),
  ];
  expect(records()).toHaveLength(2);
  const written = [JSON.stringify(answers), forge.kvs.plainText(), forge.logged.join('\n')].join('\n');
  expect(written).toContain('Planted');
  for (const spelling of Object.values(canaries).flatMap((secret = '') => spellings(secret)))
    expect(written).not.toContain(spelling);
});
