import { beforeEach, describe, expect, test } from 'vitest';
import type { BindingSettings } from '../../src/contract/binding';
import type { OptionsFailure, OptionsPage } from '../../src/contract/field-api';
import type { Result } from '../../src/contract/result';
import { fieldResolver } from '../../src/index';
import type { AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  ({ forge, sandbox, admin, datasourceId } = await siteWithDatasource());
});

const context = { fieldId: 'customfield_10042', contextId: '10142' };
const bindingId = 'customfield_10042:10142';

function bindingWith(path: string): BindingSettings {
  return fieldSettings(datasourceId, {
    query: { path, whenMissing: 'wait' },
    extraction: { items: '$.data[*]', label: '{{name}} ({{city}})' },
  });
}

function search(text: string, extension: unknown): Promise<Result<OptionsPage, OptionsFailure>> {
  return forge.invoke(fieldResolver, 'searchOptions', { search: text, bindingId: 'x' }, { as: 'agent', extension });
}

const shown = { fieldId: context.fieldId, configuration: { bindingId }, issue: { id: '1', key: 'IT-1', type: 'Task' } };

describe('a source that does not answer', () => {
  test('tells its reason to whoever administers Jira, and to nobody else', async () => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    sandbox.apiAnswer = () => new Response('out of order', { status: 503 });
    const asked = async (as: string, accountType = 'licensed'): Promise<unknown> =>
      forge.invoke(fieldResolver, 'searchOptions', { search: '', held: [] }, { as, extension: shown, accountType });
    expect(await asked('agent')).toEqual({ ok: false, error: { code: 'source-not-answering' } });
    expect(await asked('admin')).toMatchObject({
      error: { code: 'source-not-answering', cause: { code: 'api-http-error', status: 503 } },
    });
    forge.jiraIsDown = true;
    expect(await asked('admin')).toEqual({ ok: false, error: { code: 'source-not-answering' } });
    forge.jiraIsDown = false;
    expect(await asked('admin', 'unlicensed')).toEqual({ ok: false, error: { code: 'source-not-answering' } });
  });
});

describe('a connected field', () => {
  test('gives a person the options of its source', async () => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    expect(await search('', shown)).toEqual({
      ok: true,
      value: {
        options: [
          { key: '17', label: 'Acme (Berlin)', seal: expect.any(String) as string },
          { key: '18', label: 'Globex (Lyon)', seal: expect.any(String) as string },
        ],
        gone: [],
        unchosen: [],
        verdict: 'complete',
        truncated: false,
        total: 2,
        searchedRows: null,
        minCharacters: 0,
        searchAtSource: false,
        copiedAt: null,
      },
    });
    expect(sandbox.apiCalls.at(-1)?.url).toBe('https://api.sandbox.example/v1/customers');
  });

  test('is shown to its administrator as it was saved, with the datasources to choose from', async () => {
    const before = await admin.value('getBinding', context);
    expect(before).toMatchObject({ binding: null, datasources: [{ id: datasourceId, name: 'Customers' }] });
    const settings = bindingWith('customers');
    await admin.value('saveBinding', { ...context, version: null, settings });
    expect(await admin.value('getBinding', context)).toMatchObject({ binding: { version: 1, settings } });
  });

  test('says how many options there are when its source tells it', async () => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    const data = [{ id: 17, name: 'Acme', city: 'Berlin' }];
    sandbox.apiAnswer = () => Response.json({ data }, { headers: { 'x-total-count': '12345' } });
    expect(await search('', shown)).toMatchObject({ ok: true, value: { truncated: true, total: 12_345 } });
  });

  test('gives the details that its administrator chose, to be stored with the value', async () => {
    const settings = fieldSettings(datasourceId, { extraction: { details: '{{city}}' } });
    const saved = await admin.value('saveBinding', { ...context, version: null, settings });
    expect(saved.settings).toEqual(settings);
    expect(await search('acme', shown)).toMatchObject({
      value: { options: [{ key: '17', label: 'Acme', details: 'Berlin' }] },
    });
  });

  test('saved by an earlier version is read with what was not there to choose', async () => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    const records = forge.kvs.entity('binding');
    const record = JSON.parse(records.get(bindingId) ?? '') as { settings: BindingSettings };
    const { details: _details, ...extraction } = record.settings.extraction;
    const { showDetails: _showDetails, labels: _labels, initial: _initial, ...behaviour } = record.settings.behaviour;
    const { totalPath: _totalPath, ...query } = record.settings.query;
    const { value: _value, storesOnChange: _storesOnChange, ...others } = record.settings;
    records.set(bindingId, JSON.stringify({ ...record, settings: { ...others, query, extraction, behaviour } }));
    expect((await admin.value('getBinding', context)).binding?.settings).toEqual(bindingWith('customers'));
    expect(await search('', shown)).toMatchObject({ ok: true });
    expect(await search('', { fieldId: context.fieldId })).toMatchObject({ ok: true });
  });

  test('goes on through a renewal when the API refuses a token the clock trusts', async () => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    await search('', shown);
    sandbox.accepted.clear();
    expect(await search('', shown)).toMatchObject({ ok: true });
    expect(sandbox.tokenRequests).toHaveLength(2);
  });

  test('takes the hint of where its options lie, and believes no hint', async () => {
    const cached = await admin.value('saveDatasource', {
      id: null,
      draftId: '9c858901-8a57-4791-81fe-4c455b099bc9',
      input: { ...input, settings: { ...input.settings, name: 'Cached', cacheSeconds: 300 } },
      version: null,
    });
    const settings = { ...bindingWith('customers'), datasourceId: cached.id };
    const saved = await admin.value('saveBinding', { ...context, version: null, settings });
    const first = await search('', shown);
    const calls = sandbox.apiCalls.length;
    for (const hint of [
      saved.hint,
      { ...saved.hint, datasourceId },
      { datasourceId: 'none', cacheKey: 'f'.repeat(64) },
      'x',
    ]) {
      expect(await search('', { ...shown, configuration: { bindingId, hint } })).toEqual(first);
    }
    expect(first).toMatchObject({ ok: true });
    expect(sandbox.apiCalls).toHaveLength(calls);
  });

  test('reads ahead what its hint foretells, and nothing twice', async () => {
    const saved = await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    expect(saved.hint).toMatchObject({ datasourceId, usesToken: true });
    expect((await admin.value('getBinding', context)).binding?.hint).toEqual(saved.hint);
    await search('', shown);
    const readsOf = async (configuration: object): Promise<number> => {
      const before = forge.kvs.requests.length;
      expect(await search('', { ...shown, configuration })).toMatchObject({ ok: true });
      return forge.kvs.requests.slice(before).filter(({ write }) => !write).length;
    };
    expect(await readsOf({ bindingId, hint: saved.hint })).toBe(await readsOf({ bindingId }));
  });

  test('fills its query with the issue’s values, read as the person who asks', async () => {
    const settings = bindingWith('customers{?fields.customfield_7,issue.key}');
    await admin.value('saveBinding', { ...context, version: null, settings });
    forge.issues.set('IT-1', { id: '1', key: 'IT-1', fields: { customfield_7: { value: 'Köln & co' } } });
    expect(await search('', shown)).toMatchObject({ ok: true });
    const called = new URL(sandbox.apiCalls.at(-1)?.url ?? '');
    expect([...called.searchParams.values()]).toEqual(['Köln & co', 'IT-1']);
    expect(forge.jiraCalls.at(-1)).toMatchObject({ provider: 'user' });
  });

  test('waits for a field that nobody has filled', async () => {
    const settings = bindingWith('customers{?fields.customfield_7}');
    await admin.value('saveBinding', { ...context, version: null, settings });
    expect(await search('', shown)).toEqual({
      ok: false,
      error: {
        code: 'waiting-for',
        variables: ['fields.customfield_7'],
        fieldNames: { customfield_7: 'customfield_7' },
        issue: 'one',
      },
    });
  });

  test('waits, and asks nobody outside, for values of an issue that the person may not see', async () => {
    const settings = bindingWith('customers{?fields.customfield_7}');
    await admin.value('saveBinding', { ...context, version: null, settings });
    const calls = sandbox.apiCalls.length;
    const hidden = { ...shown, issue: { id: '8', key: 'SECRET-2', type: 'Task' } };
    expect(await search('', hidden)).toMatchObject({ error: { code: 'waiting-for', issue: 'one' } });
    expect(forge.jiraCalls.map(({ path }) => path)).toContainEqual(expect.stringContaining('/issue/SECRET-2'));
    expect(
      forge.jiraCalls.filter(({ path }) => path.includes('/issue/')).every(({ provider }) => provider === 'user'),
    ).toBe(true);
    expect(sandbox.apiCalls).toHaveLength(calls);
  });

  test('names the field it waits for, and says so before the issue exists', async () => {
    const path = 'assets{?fields.customfield_10042.key}';
    const child = { fieldId: 'customfield_10050', contextId: '10150' };
    await admin.value('saveBinding', { ...child, version: null, settings: bindingWith(path) });
    const onCreate = { ...child, configuration: { bindingId: 'customfield_10050:10150' } };
    forge.issues.set('IT-1', { id: '1', key: 'IT-1', fields: { customfield_10042: null } });
    for (const [where, issue] of [
      [{}, 'new'],
      [{ renderContext: 'issue-bulk-edit' }, 'many'],
      [{ issue: { id: '1', key: 'IT-1' } }, 'one'],
    ] as const) {
      expect(await search('', { ...onCreate, ...where })).toMatchObject({
        error: { code: 'waiting-for', fieldNames: { customfield_10042: 'Customer' }, issue },
      });
    }
  });

  test('says which of the stored keys its source no longer has', async () => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    const payload = { search: 'globex', held: ['17', '99'] };
    const answer = await forge.invoke(fieldResolver, 'searchOptions', payload, { as: 'agent', extension: shown });
    expect(answer).toMatchObject({ ok: true, value: { options: [{ key: '18' }], gone: [], unchosen: ['99'] } });
  });

  test('tells what was chosen here and is no longer offered from what somebody else wrote', async () => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    const ask = async (name: string, payload: object, extension: object = shown): Promise<Record<string, unknown>> => {
      const answer = await forge.invoke(fieldResolver, name, payload, { as: 'agent', extension });
      return (answer as { value: Record<string, unknown> }).value;
    };
    const { options } = await ask('searchOptions', { search: '' });
    const chosen = (options as { key: string; label: string; seal: string }[])[0];
    if (chosen === undefined) throw new Error('there are no options');
    const sites = { ...chosen, label: 'Another name' };
    sandbox.apiAnswer = () => Response.json({ data: [{ id: 'else', name: 'Else' }] });
    await admin.value('saveBinding', { ...context, version: 1, settings: bindingWith('others') });
    const held = [chosen];
    const told = { gone: [chosen.key], unchosen: [] };
    const untold = { gone: [], unchosen: [chosen.key] };
    expect(await ask('searchOptions', { search: '', held })).toMatchObject(told);
    expect(await ask('presentOptions', { held })).toMatchObject(told);
    for (const claim of [chosen.key, { key: chosen.key, label: chosen.label }, sites, { ...chosen, seal: 'x' }]) {
      expect(await ask('searchOptions', { search: '', held: [claim] })).toMatchObject(untold);
      expect(await ask('presentOptions', { held: [claim] })).toMatchObject(untold);
    }
  });

  test('gives present labels of stored keys, and a new issue its default value', async () => {
    const settings = fieldSettings(datasourceId, {
      behaviour: { labels: 'present', initial: { kind: 'fixed', key: '18', label: 'Globex' } },
    });
    await admin.value('saveBinding', { ...context, version: null, settings });
    const ask = (name: string, payload: object, as: string): Promise<unknown> =>
      forge.invoke(fieldResolver, name, payload, { as, extension: shown });
    expect(await ask('presentOptions', { held: ['17', '99'] }, 'agent')).toEqual({
      ok: true,
      value: { options: [{ key: '17', label: 'Acme' }], gone: [], unchosen: ['99'], unconfirmed: [] },
    });
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    expect(await ask('presentOptions', { held: ['17'] }, 'agent')).toEqual({
      ok: false,
      error: { code: 'source-not-answering' },
    });
    expect(await ask('initialOption', {}, 'customer')).toEqual({
      ok: true,
      value: { key: '18', label: 'Globex', seal: expect.stringMatching(/^[\w-]{22}$/) as string },
    });
    expect(await ask('presentOptions', { held: 'x' }, 'agent')).toMatchObject({ error: { code: 'invalid-input' } });
  });

  test('that is read-only shows what its source says of this issue', async () => {
    const settings = fieldSettings(datasourceId, {
      query: { path: 'customers{?fields.customfield_7.key}', whenMissing: 'wait' },
      extraction: { items: '$.data[*]', key: '', label: '{{city}}' },
      value: { kind: 'text' },
    });
    await admin.value('saveBinding', { ...context, version: null, settings });
    const ask = (): Promise<unknown> =>
      forge.invoke(fieldResolver, 'presentValue', {}, { as: 'agent', extension: shown });
    forge.issues.set('IT-1', { id: '1', key: 'IT-1', fields: { customfield_7: null } });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'waiting-for' } });
    forge.issues.set('IT-1', { id: '1', key: 'IT-1', fields: { customfield_7: { key: '17', label: 'Acme' } } });
    expect(await ask()).toEqual({ ok: true, value: 'Berlin' });
    expect(sandbox.apiCalls.at(-1)?.url).toContain('fields.customfield_7.key=17');
    await admin.value('saveBinding', {
      ...context,
      version: 1,
      settings: { ...settings, value: { kind: 'number', decimal: 'point' } },
    });
    expect(await ask()).toEqual({ ok: false, error: { code: 'answer-unreadable' } });
  });

  test('tells its configuration page what it depends on and which other fields there are', async () => {
    const child = { fieldId: 'customfield_10050', contextId: '10150' };
    const settings = bindingWith('assets{?fields.customfield_10042.key}');
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    const saved = await admin.value('saveBinding', { ...child, version: null, settings });
    expect(saved.dependsOn).toEqual(['customfield_10042']);
    const { fields } = await admin.value('getBinding', child);
    expect(fields).toEqual([{ id: 'customfield_10042', name: 'Customer' }]);
  });

  test('is not saved when it would wait for a field that waits for it', async () => {
    const child = { fieldId: 'customfield_10050', contextId: '10150' };
    const settings = bindingWith('assets{?fields.customfield_10042.key}');
    await admin.value('saveBinding', { ...child, version: null, settings });
    const back = bindingWith('customers{?fields.customfield_10050.key}');
    expect(await admin.call('saveBinding', { ...context, version: null, settings: back })).toEqual({
      ok: false,
      error: {
        code: 'invalid-input',
        fields: { 'query.path': { code: 'circular-fields', names: ['Customer', 'customfield_10050', 'Customer'] } },
      },
    });
    expect((await admin.value('getBinding', context)).binding).toBeNull();
  });

  test.each([
    ['of another field', { fieldId: 'customfield_9', configuration: { bindingId } }],
    ['that is none', { fieldId: 'customfield_10042', configuration: { bindingId: 'x' } }],
    ['that does not exist', { fieldId: 'customfield_10042', configuration: { bindingId: 'customfield_10042:77' } }],
    ['of no field', {}],
    ['of nothing', null],
  ])('takes no configuration %s', async (_which, extension) => {
    await admin.value('saveBinding', { ...context, version: null, settings: bindingWith('customers') });
    const calls = sandbox.apiCalls.length;
    expect(await search('', extension)).toEqual({ ok: false, error: { code: 'not-configured' } });
    expect(sandbox.apiCalls).toHaveLength(calls);
  });

  test('tells a person that a bug happened by its reference only', async () => {
    forge.kvs.handle = () => ({ status: 500, body: { code: 'INTERNAL_ERROR', message: 'down' } });
    const answer = await search('', shown);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  test('of two administrators who configure it, the later one is told', async () => {
    const settings = bindingWith('customers');
    await admin.value('saveBinding', { ...context, version: null, settings });
    for (const version of [null, 2]) {
      expect(await admin.call('saveBinding', { ...context, version, settings })).toMatchObject({
        error: { code: 'conflict', version: 1, updatedBy: 'admin' },
      });
    }
  });
});
