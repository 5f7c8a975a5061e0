import { beforeEach, describe, expect, test } from 'vitest';
import type { BindingSettings } from '../../src/contract/binding';
import { issueChanged, refreshConsumer, refreshLabels } from '../../src/index';
import { draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, input, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

const customer = 'customfield_10041';
const city = 'customfield_10043';
const mirror = 'customfield_10044';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  ({ forge, sandbox, admin } = openSite());
  // Each customer under its own address; everything else is told back.
  sandbox.apiAnswer = (request) => {
    if (!sandbox.accepted.has(request.headers.get('authorization')?.slice(7) ?? '')) return null;
    const [, id, , text = null] = /\/customers\/([^/]+)(\/echo\/(.*))?$/.exec(request.url) ?? [];
    const row = customers.find((one) => String(one.id) === id);
    return Response.json(text === null ? (row ?? {}) : { name: `Mirror of ${text}` });
  };
  datasourceId = (await admin.value('saveDatasource', { id: null, draftId, input, version: null })).id;
});

function readOnly(path: string, over: Partial<BindingSettings> = {}): BindingSettings {
  const settings = fieldSettings(datasourceId, {
    query: { path, whenMissing: 'wait' },
    extraction: { items: '$', key: '', label: '{{name}}' },
    value: { kind: 'text' },
  });
  return { ...settings, storesOnChange: true, ...over };
}

const connect = (fieldId: string, settings: BindingSettings): Promise<unknown> =>
  admin.value('saveBinding', { fieldId, contextId: '10142', version: null, settings });

function putIssue(key: string, fields: Record<string, unknown>): { id: string; key: string } {
  const id = key.replace('IT-', '100');
  const place = { project: { id: '1', key: 'IT' }, issuetype: { id: '2', name: 'Task' } };
  forge.issues.set(key, { id, key, fields: { ...place, ...fields } });
  return { id, key };
}

const valueOf = (key: string, fieldId: string): unknown => forge.issues.get(key)?.fields[fieldId];

/** As Forge delivers it. */
const created = (issue: { id: string; key: string }): unknown => ({
  eventType: 'avi:jira:created:issue',
  selfGenerated: false,
  issue: { ...issue, fields: { summary: 'A summary' } },
  atlassianId: 'agent',
  associatedUsers: { associatedUsers: [{ accountId: 'agent' }] },
});

const updated = (issue: { id: string; key: string }, fieldId: string, over: object = {}): unknown => ({
  ...(created(issue) as object),
  eventType: 'avi:jira:updated:issue',
  changelog: { items: [{ field: 'Customer', fieldId, fieldtype: 'custom', from: null, to: null, toString: 'x' }] },
  ...over,
});

/** Runs the queue empty, delays left out. */
async function drain(): Promise<void> {
  for (let event = forge.queued.shift(); event !== undefined; event = forge.queued.shift()) {
    expect(await refreshConsumer(event)).toBeUndefined();
  }
}

/** As if the changes had been noted an hour ago. */
function letAnHourPass(): void {
  const records = forge.kvs.entity('changed-issue');
  for (const [key, text] of records) {
    records.set(key, JSON.stringify({ ...(JSON.parse(text) as object), at: Date.now() - 3_600_000 }));
  }
}

describe('an issue', () => {
  test('that is created gets the values of read-only fields, as the app, and follows what their queries name', async () => {
    await connect(city, readOnly(`customers/{fields.${customer}.key}`));
    const issue = putIssue('IT-1', { [customer]: { key: '17', label: 'Acme' } });
    const calls = forge.jiraCalls.length;
    expect(await issueChanged(created(issue))).toBeUndefined();
    expect(forge.queued).toMatchObject([{ delayInSeconds: 5, concurrency: { limit: 1 } }]);
    expect(forge.jiraCalls).toHaveLength(calls);
    await drain();
    expect(valueOf('IT-1', city)).toBe('Acme');

    putIssue('IT-1', { ...forge.issues.get('IT-1')?.fields, [customer]: { key: '18', label: 'Globex' } });
    await issueChanged(updated(issue, customer));
    await drain();
    expect(valueOf('IT-1', city)).toBe('Globex');
    expect(new Set(forge.jiraCalls.slice(calls).map(({ provider }) => provider))).toEqual(new Set(['app']));
    expect(forge.kvs.entity('changed-issue').size).toBe(0);
  });

  test('has fields that follow each other: what the app wrote itself wakes the next', async () => {
    await connect(city, readOnly(`customers/{fields.${customer}.key}`));
    await connect(mirror, readOnly(`customers/1/echo/{fields.${city}}`));
    const issue = putIssue('IT-1', { [customer]: { key: '17', label: 'Acme' } });
    await issueChanged(updated(issue, customer));
    await drain();
    expect([valueOf('IT-1', city), valueOf('IT-1', mirror)]).toEqual(['Acme', 'Mirror of Acme']);
  });

  test('whose event the app caused wakes nobody', async () => {
    await connect(city, readOnly(`customers/{fields.${customer}.key}`));
    const issue = putIssue('IT-1', { [customer]: { key: '17', label: 'Acme' } });
    await issueChanged(updated(issue, customer, { selfGenerated: true }));
    expect(forge.queued).toEqual([]);
  });

  test('keeps its value while the datasource is paused, without a call, and is looked at when it is resumed', async () => {
    await connect(city, readOnly(`customers/{fields.${customer}.key}`));
    await admin.value('pauseDatasource', { id: datasourceId, reason: 'Works' });
    const issue = putIssue('IT-1', { [customer]: { key: '17' }, [city]: 'Old' });
    await issueChanged(updated(issue, customer));
    const calls = [sandbox.apiCalls.length, forge.jiraCalls.length];
    await drain();
    expect([sandbox.apiCalls.length, forge.jiraCalls.length]).toEqual(calls);
    expect(valueOf('IT-1', city)).toBe('Old');
    await admin.value('resumeDatasource', { id: datasourceId });
    letAnHourPass();
    await refreshLabels();
    await drain();
    expect(valueOf('IT-1', city)).toBe('Acme');
    expect([...forge.kvs.entity('changed-issue').keys()]).toEqual(['idle']);
  });
});

describe('an event costs', () => {
  const asked = (): { path: string; write: boolean }[] => {
    const requests = [...forge.kvs.requests];
    forge.kvs.requests.length = 0;
    return requests;
  };

  test('one read where no field stores on change, or none is concerned', async () => {
    await connect('customfield_10042', fieldSettings(datasourceId));
    await connect(mirror, readOnly('customers/17', { storesOnChange: false }));
    const issue = putIssue('IT-1', {});
    asked();
    await issueChanged(created(issue));
    expect(asked()).toEqual([{ path: '/api/v1/entity/query', write: false }]);
    await connect(city, readOnly(`customers/{fields.${customer}.key}`));
    asked();
    await issueChanged(updated(issue, 'summary'));
    expect(asked()).toEqual([{ path: '/api/v1/entity/query', write: false }]);
    expect(forge.queued).toEqual([]);
  });

  test('one read and two small writes where one is, and the second of two no event in the queue', async () => {
    await connect(city, readOnly(`customers/{fields.${customer}.key}`));
    asked();
    for (const key of ['IT-1', 'IT-2']) {
      await issueChanged(created(putIssue(key, { [customer]: { key: '17' } })));
      expect(asked().map(({ write }) => write)).toEqual([false, true, true]);
    }
    expect(forge.queued).toHaveLength(1);
    await drain();
    expect(['IT-1', 'IT-2'].map((key) => valueOf(key, city))).toEqual(['Acme', 'Acme']);
  });

  test('nothing at all when it is none of ours', async () => {
    asked();
    for (const event of [undefined, {}, { eventType: 'avi:jira:viewed:issue', issue: { id: '1' } }]) {
      expect(await issueChanged(event)).toBeUndefined();
    }
    expect(asked()).toEqual([]);
  });
});

describe('an event that cannot be noted', () => {
  test('asks to come again', async () => {
    await connect(city, readOnly('customers/17'));
    forge.kvs.fault = () => 'before';
    const answer = await issueChanged(created(putIssue('IT-1', {})));
    expect(answer).toMatchObject({ _retry: true, retryOptions: { retryAfter: expect.any(Number) as number } });
  });

  test('whose event in the queue is lost is found by the hourly look', async () => {
    await connect(city, readOnly('customers/17'));
    await issueChanged(created(putIssue('IT-1', {})));
    forge.queued.length = 0;
    letAnHourPass();
    await refreshLabels();
    await drain();
    expect(valueOf('IT-1', city)).toBe('Acme');
    expect(forge.kvs.plain.has(`wake:${city}:10142`)).toBe(false);
  });
});
