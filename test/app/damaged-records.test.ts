import { beforeEach, describe, expect, test } from 'vitest';
import {
  dailyCleanup,
  fieldResolver,
  issueChanged,
  refreshConsumer,
  refreshLabels,
  renewTokens,
} from '../../src/index';
import { draftId, otherDraftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input, settings } from '../support/sandbox';
import { openSite } from '../support/site';
import { unsavedForm } from '../support/unsaved';

const fieldId = 'customfield_10042';
const mirror = 'customfield_10044';
const contextId = '10142';
const extension = { type: 'jira:customFieldType', fieldId, configuration: { fieldId, contextId } };
const entityNames = [
  'datasource',
  'binding',
  'audit',
  'token-state',
  'refresh',
  'changed-issue',
  'usage',
  'api-standing',
];

let forge: ForgeFake;
let admin: AdminClient;
let intact: string;
beforeEach(async () => {
  ({ forge, admin } = openSite());
  await populate();
  forge.logged.length = 0;
});

/** A site on which everything that can be stored is stored, and a second datasource that stays intact. */
async function populate(): Promise<void> {
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  const other = { ...input, settings: { ...settings, name: 'Intact' } };
  intact = (await admin.value('saveDatasource', { id: null, draftId: otherDraftId, input: other, version: null })).id;
  await admin.value('renewToken', { id });
  await admin.value('renewToken', { id: intact });
  const choice = fieldSettings(id, { extraction: { items: '$.data[*]' } });
  await admin.value('saveBinding', { fieldId, contextId, version: null, settings: choice });
  const readOnly = fieldSettings(id, { extraction: { items: '$.data[0]', key: '' }, value: { kind: 'text' } });
  const stored = { ...readOnly, storesOnChange: true };
  await admin.value('saveBinding', { fieldId: mirror, contextId, version: null, settings: stored });
  await options();
  const plan = { schedule: 'daily' as const, thresholdPercent: 10 };
  await admin.value('saveRefreshPlan', { id: `${fieldId}:${contextId}`, plan });
  await admin.value('startRefresh', { id: `${fieldId}:${contextId}`, isDryRun: true });
  forge.issues.set('IT-1', { id: '1001', key: 'IT-1', fields: { [fieldId]: { key: '17', label: 'Acme' } } });
  await issueChanged(event);
  await admin.value('keepUnsavedForm', {
    id,
    form: unsavedForm({ kind: 'oauth2-client-credentials' }, { version: 1 }),
  });
}

const event = {
  eventType: 'avi:jira:created:issue',
  selfGenerated: false,
  issue: { id: '1001', key: 'IT-1', fields: {} },
  atlassianId: 'agent',
};

const options = (): Promise<{ ok: boolean; error?: { code: string } }> =>
  forge.invoke(fieldResolver, 'searchOptions', { search: '', held: [] }, { as: 'agent', extension });

/** Everything that reads what is stored, once. Answers what broke. */
async function useEverything(): Promise<string[]> {
  const answers = {
    list: await admin.call('listDatasources', {}),
    hosts: await admin.call('listHosts', {}),
    get: await admin.call('getDatasource', { id: draftId }),
    health: await admin.call('health', { datasourceId: null }),
    audit: await admin.call('listAudit', { filter: everyEntry, cursor: null }),
    trail: await admin.call('exportAudit', { filter: everyEntry }),
    export: await admin.call('exportSite', {}),
    refreshes: await admin.call('listRefreshes', {}),
    refresh: await admin.call('getRefresh', { id: `${fieldId}:${contextId}` }),
    binding: await admin.call('getBinding', { fieldId, contextId }),
    unsaved: await admin.call('getUnsavedForm', { id: draftId }),
    intact: await admin.call('renewToken', { id: intact }),
    options: await options(),
  };
  await renewTokens();
  await refreshLabels();
  await dailyCleanup();
  await issueChanged(event);
  for (let queued = forge.queued.shift(); queued !== undefined; queued = forge.queued.shift())
    await refreshConsumer(queued);
  const broken = Object.entries(answers).flatMap(([name, answer]) => {
    if (answer.ok) return [];
    const { code } = answer.error as { code: string };
    // One that needs the damaged record itself says so; the others go on.
    const mayRefuse = ['get', 'refresh', 'options'].includes(name) && code !== 'internal';
    return mayRefuse ? [] : [`${name}: ${code}`];
  });
  return [...broken, ...forge.logged.filter((line) => /"(resolver|trigger|consumer)\.failed"|broke-off/.test(line))];
}

const everyEntry = { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' };

type Json = Record<string, unknown>;

/** Every member of a record, and every member of what it holds, by path. */
function membersOf(record: Json): string[][] {
  return Object.entries(record).flatMap(([name, value]) => [
    [name],
    ...(typeof value === 'object' && value !== null ? Object.keys(value).map((inner) => [name, inner]) : []),
  ]);
}

function damaged(record: Json, [first = '', second]: string[], damage: unknown): Json {
  const copy = structuredClone(record);
  const holder = second === undefined ? copy : (copy[first] as Json);
  const name = second ?? first;
  if (damage === undefined) Reflect.deleteProperty(holder, name);
  else holder[name] = damage;
  return copy;
}

const damages: [string, unknown][] = [
  ['absent', undefined],
  ['a number', 42],
  ['an object', { odd: true }],
];

describe('a stored record that is damaged in any member stops nobody else', () => {
  test.each([...entityNames, 'leftover', 'unsaved-form', 'datasource-name', 'datasource-use'])(
    '%s',
    async (name) => {
      if (name === 'leftover') {
        const orphan = { id: otherDraftId, datasourceId: draftId, credentialsIds: ['x'], dueAt: 1 };
        forge.kvs.entity(name).set(otherDraftId, JSON.stringify(orphan));
      }
      const clean = new Map([...forge.kvs.entities].map(([entity, records]) => [entity, new Map(records)]));
      const [key, text] = [...(clean.get(name) ?? [])][0] ?? [];
      expect(text, `no ${name} is stored: nothing is tried`).toBeDefined();
      const record = JSON.parse(text ?? '{}') as Json;
      const broken: string[] = [];
      for (const path of membersOf(record)) {
        for (const [what, damage] of damages) {
          for (const [entity, records] of clean) forge.kvs.entities.set(entity, new Map(records));
          forge.logged.length = 0;
          forge.kvs.entity(name).set(key ?? '', JSON.stringify(damaged(record, path, damage)));
          const found = await useEverything();
          if (found.length > 0) broken.push(`${path.join('.')} ${what}: ${found.join(' | ')}`);
        }
      }
      expect(broken).toEqual([]);
    },
    120_000,
  );
});

describe('a damaged datasource', () => {
  function damage(change: (record: Json) => void): void {
    const records = forge.kvs.entity('datasource');
    const record = JSON.parse(records.get(draftId) ?? '') as Json;
    change(record);
    records.set(draftId, JSON.stringify(record));
  }

  test('is listed as such beside the others, refuses what needs it in words, and can be deleted when no field uses it', async () => {
    damage((record) => {
      delete (record['settings'] as Json)['baseUrl'];
    });
    expect(await admin.value('listDatasources', {})).toMatchObject({
      datasources: [{ name: 'Intact' }],
      damaged: [{ id: draftId, name: 'Customers', damage: 'damaged' }],
    });
    expect(await admin.call('getDatasource', { id: draftId })).toEqual({
      ok: false,
      error: { code: 'unreadable-record', what: 'datasource', reason: 'damaged' },
    });
    expect(await admin.call('deleteDamagedDatasource', { id: draftId })).toMatchObject({
      ok: false,
      error: { code: 'datasource-in-use' },
    });
    forge.kvs.entity('binding').clear();
    forge.kvs.entity('datasource-use').clear();
    expect(await admin.call('deleteDamagedDatasource', { id: draftId })).toEqual({ ok: true, value: { id: draftId } });
    expect(await admin.value('listDatasources', {})).toMatchObject({ damaged: [] });
  });

  test('that can be read is not deleted this way', async () => {
    expect(await admin.call('deleteDamagedDatasource', { id: intact })).toMatchObject({ error: { code: 'conflict' } });
    expect(await admin.call('getDatasource', { id: intact })).toMatchObject({ ok: true });
  });

  test('of a newer version is left alone: not read, not renewed, not deleted, and its secrets stay', async () => {
    damage((record) => {
      record['format'] = 2;
    });
    const secrets = [...forge.kvs.secrets.keys()];
    const orphan = { id: otherDraftId, datasourceId: draftId, credentialsIds: ['x'], dueAt: 1 };
    forge.kvs.entity('leftover').set(otherDraftId, JSON.stringify(orphan));
    expect(await admin.value('listDatasources', {})).toMatchObject({ damaged: [{ damage: 'newer' }] });
    await dailyCleanup();
    await renewTokens();
    expect(await admin.call('deleteDamagedDatasource', { id: draftId })).toMatchObject({
      error: { code: 'unreadable-record', reason: 'newer' },
    });
    expect(forge.kvs.entity('datasource').has(draftId)).toBe(true);
    expect([...forge.kvs.secrets.keys()]).toEqual(expect.arrayContaining(secrets));
  });
});

test('settings that were saved before a member existed mean what they meant then', async () => {
  const records = forge.kvs.entity('datasource');
  const record = JSON.parse(records.get(draftId) ?? '') as { settings: { authentication: { oauth: Json } } };
  const { oauth } = record.settings.authentication;
  record.settings.authentication.oauth = { tokenUrl: oauth['tokenUrl'], clientId: oauth['clientId'] };
  records.set(draftId, JSON.stringify(record));
  expect(await admin.value('renewToken', { id: draftId })).toMatchObject({ status: { kind: 'valid' } });
});
