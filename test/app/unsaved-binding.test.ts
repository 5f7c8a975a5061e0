import { beforeEach, describe, expect, test } from 'vitest';
import type { TypedValues } from '../../src/contract/unsaved-binding';
import { unsavedFormDays } from '../../src/contract/unsaved-form';
import { fieldResolver } from '../../src/index';
import { adminClient, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  ({ forge, admin, datasourceId } = await siteWithDatasource());
});

const place = { fieldId: 'customfield_10042', contextId: '10142' };
const half: TypedValues = {
  path: 'customers{?q=input}',
  label: '{{name}} ({{city}})',
  unique: false,
  datasourceId: null,
  valueSettings: { timeZone: 'Europe/Berlin' },
};
const records = () => forge.kvs.records('unsaved-binding');

describe('an unsaved configuration of a field', () => {
  test('comes back as it was typed, to whoever typed it and to nobody else', async () => {
    const { keptAt } = await admin.value('keepUnsavedBinding', { ...place, form: { version: null, values: half } });
    expect(await admin.value('getUnsavedBinding', place)).toEqual({ version: null, values: half, leftOut: [], keptAt });
    expect(await admin.value('getUnsavedBinding', { ...place, contextId: '10143' })).toBeNull();
    forge.administrators.add('second');
    const other = adminClient(forge, 'second');
    expect(await other.value('getUnsavedBinding', place)).toBeNull();
    await other.value('discardUnsavedBinding', place);
    expect(await admin.value('getUnsavedBinding', place)).not.toBeNull();
    expect(JSON.stringify([...forge.kvs.entity('unsaved-binding')])).not.toContain('admin');
    await admin.value('discardUnsavedBinding', place);
    expect(records()).toEqual([]);
  });

  test.each([
    ['path', 'customers?api_key=abc'],
    ['path', 'https://name:word@api.example/x'],
    ['body', '{"client_secret": "s3cr3t-and-long"}'],
    ['constant', 'Bearer abcdefgh12345'],
    ['label', 'Ab3dEf6hIj9kLm2nOp5qRs8t'],
    ['someInputOfTomorrow', '-----BEGIN PRIVATE KEY-----'],
    ['details', 'x'.repeat(10_501)],
  ])('is kept without %s where it may be a secret: %s', async (name, text) => {
    await admin.value('keepUnsavedBinding', { ...place, form: { version: null, values: { ...half, [name]: text } } });
    const kept = await admin.value('getUnsavedBinding', place);
    expect(kept?.leftOut).toEqual([name]);
    expect(kept?.values).not.toHaveProperty(name);
    expect(JSON.stringify([...forge.kvs.entity('unsaved-binding')])).not.toContain(text);
  });

  test('that comes too late brings nothing back, and goes on over what was saved meanwhile', async () => {
    const settings = fieldSettings(datasourceId);
    const late = { ...place, form: { version: null, values: half } };
    await admin.value('saveBinding', { ...place, version: null, settings });
    expect(await admin.call('keepUnsavedBinding', late)).toMatchObject({ error: { code: 'conflict', version: 1 } });
    expect(records()).toEqual([]);
    const mine = { ...place, form: { version: 1, values: half } };
    await admin.value('keepUnsavedBinding', mine);
    await admin.value('saveBinding', { ...place, version: 1, settings });
    expect(await admin.call('keepUnsavedBinding', mine)).toMatchObject({ ok: true });
    await admin.value('disconnectField', { id: 'customfield_10042:10142' });
    await admin.value('discardUnsavedBinding', place);
    expect(await admin.call('keepUnsavedBinding', mine)).toMatchObject({ error: { code: 'not-found' } });
  });

  test('is offered as long as was promised', async () => {
    await admin.value('keepUnsavedBinding', { ...place, form: { version: null, values: half } });
    const stored = forge.kvs.entity('unsaved-binding');
    for (const [key, text] of stored) {
      const record = JSON.parse(text) as { dueAt: number };
      stored.set(key, JSON.stringify({ ...record, dueAt: record.dueAt - unsavedFormDays * 24 * 3600_000 }));
    }
    expect(await admin.value('getUnsavedBinding', place)).toBeNull();
  });

  test('that is no form, or larger than any, is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [letters(at), 'word '.repeat(400)]));
    for (const values of [{ 'not a name': '' }, { path: 3 }, many, { path: { deep: { er: '' } } }]) {
      const payload = { ...place, form: { version: null, values: values as TypedValues } };
      expect(await admin.call('keepUnsavedBinding', payload)).toMatchObject({ error: { code: 'invalid-input' } });
    }
    expect(records()).toEqual([]);
  });

  test('is kept and given by the field’s own functions too, for administrators only', async () => {
    const payload = { ...place, form: { version: null, values: half } };
    expect(await forge.invoke(fieldResolver, 'keepUnsavedBinding', payload, { as: 'agent' })).toMatchObject({
      error: { code: 'not-administrator' },
    });
    expect(await forge.invoke(fieldResolver, 'keepUnsavedBinding', payload, { as: 'admin' })).toMatchObject({
      ok: true,
    });
    expect(await forge.invoke(fieldResolver, 'getUnsavedBinding', place, { as: 'agent' })).toMatchObject({
      error: { code: 'not-administrator' },
    });
  });
});

/** A name of letters only for each number. */
const letters = (at: number): string =>
  `text${String(at)
    .split('')
    .map((digit) => 'abcdefghij'[Number(digit)])
    .join('')}`;
