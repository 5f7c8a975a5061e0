import { beforeEach, describe, expect, test } from 'vitest';
import { fieldResolver, refreshConsumer } from '../../src/index';
import { draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input } from '../support/sandbox';
import { openSite } from '../support/site';

const fieldId = 'customfield_10042';
const contextId = '10142';
const id = `${fieldId}:${contextId}`;
const extension = { type: 'jira:customFieldType', fieldId, configuration: { fieldId, contextId } };
const everyEntry = { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' };

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(async () => {
  ({ forge, admin } = openSite());
  await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  const settings = fieldSettings(draftId, { extraction: { items: '$.data[*]' } });
  await admin.value('saveBinding', { fieldId, contextId, version: null, settings });
  await admin.value('saveRefreshPlan', { id, plan: { schedule: 'daily', thresholdPercent: 10 } });
});

const options = (): Promise<unknown> =>
  forge.invoke(fieldResolver, 'searchOptions', { search: '', held: [] }, { as: 'agent', extension });

/** Writes the stored configuration of the field as it was, changed. */
function change(how: (record: Record<string, unknown>) => void): void {
  const records = forge.kvs.entity('binding');
  const record = JSON.parse(records.get(id) ?? '') as Record<string, unknown>;
  how(record);
  records.set(id, JSON.stringify(record));
}

describe('disconnecting a field', () => {
  test('frees its datasource, ends its refresh, and leaves its settings in the audit trail', async () => {
    expect(await admin.call('deleteDatasource', { id: draftId, version: 1 })).toMatchObject({
      error: { code: 'datasource-in-use' },
    });
    expect(await admin.value('disconnectField', { id })).toEqual({ id });
    expect(await admin.value('listRefreshes', {})).toMatchObject({ fields: [] });
    expect(forge.kvs.entity('refresh').size).toBe(0);
    expect(await options()).toMatchObject({ ok: false, error: { code: 'not-configured' } });
    const { entries } = await admin.value('listAudit', { filter: everyEntry, cursor: null });
    expect(entries[0]).toMatchObject({ action: 'binding-deleted', datasourceId: draftId });
    expect(entries[0]?.changes).toContainEqual({ path: 'extraction.items', before: '$.data[*]', after: null });
    expect(await admin.call('deleteDatasource', { id: draftId, version: 1 })).toMatchObject({ ok: true });
  });

  test('keeps what people picked, and the field can be connected again', async () => {
    forge.issues.set('IT-1', { id: '1001', key: 'IT-1', fields: { [fieldId]: { key: '17', label: 'Acme' } } });
    await admin.value('disconnectField', { id });
    expect(forge.issues.get('IT-1')?.fields[fieldId]).toEqual({ key: '17', label: 'Acme' });
    const settings = fieldSettings(draftId, { extraction: { items: '$.data[*]' } });
    await admin.value('saveBinding', { fieldId, contextId, version: null, settings });
    expect(await options()).toMatchObject({ ok: true });
    expect((await admin.value('getRefresh', { id })).item).toMatchObject({ plan: { schedule: 'off' }, run: null });
  });

  test('ends a refresh that is under way without a write', async () => {
    forge.issues.set('IT-1', { id: '1001', key: 'IT-1', fields: { [fieldId]: { key: '17', label: 'Old name' } } });
    await admin.value('startRefresh', { id, isDryRun: false });
    await admin.value('disconnectField', { id });
    for (let event = forge.queued.shift(); event !== undefined; event = forge.queued.shift())
      await refreshConsumer(event);
    expect(forge.issues.get('IT-1')?.fields[fieldId]).toEqual({ key: '17', label: 'Old name' });
    expect(forge.kvs.entity('refresh').size).toBe(0);
  });

  test('of one that is gone already says so', async () => {
    await admin.value('disconnectField', { id });
    expect(await admin.call('disconnectField', { id })).toEqual({
      ok: false,
      error: { code: 'not-found', what: 'binding' },
    });
  });

  test.each<[string, (record: Record<string, unknown>) => void]>([
    ['without settings', (record) => delete record['settings']],
    ['without a version', (record) => delete record['version']],
    ['without its datasource', (record) => delete record['datasourceId']],
  ])('that is damaged, %s, frees its datasource too', async (_, damage) => {
    change(damage);
    expect(await admin.value('disconnectField', { id })).toEqual({ id });
    expect(await admin.call('deleteDatasource', { id: draftId, version: 1 })).toMatchObject({ ok: true });
  });

  test('that a newer version of the app wrote is left alone', async () => {
    change((record) => {
      record['format'] = 2;
    });
    expect(await admin.call('disconnectField', { id })).toEqual({
      ok: false,
      error: { code: 'unreadable-record', what: 'binding', reason: 'newer' },
    });
    expect(forge.kvs.entity('binding').size).toBe(1);
  });
});
