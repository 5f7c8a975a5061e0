import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BindingSettings } from '../../src/contract/binding';
import { fieldResolver, lookUpOptions, notifyConsumer, renewalConsumer, validateValue } from '../../src/index';
import { adminClient, type AdminClient, draftId } from '../support/admin-client';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import { ForgeFake } from '../support/forge-runtime';
import { input, openSandbox, type Sandbox } from '../support/sandbox';

const fieldId = 'customfield_10042';
const place = { fieldId, contextId: '10142' };
const extension = { fieldId, configuration: { bindingId: 'customfield_10042:10142' }, issue: { id: '1', key: 'IT-1' } };
/** Too little for one more call. */
const nearlyNothing = 3_500;
const spent = (part: string): unknown => ({ code: 'budget-spent', part });

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  forge = new ForgeFake();
  sandbox = openSandbox(forge);
  admin = adminClient(forge);
  ({ id: datasourceId } = await admin.value('saveDatasource', { id: null, draftId, input, version: null }));
  const custom = 'ari:cloud:ecosystem::extension/app/00000000-0000-4000-8000-000000000001/static/connected-select';
  Object.assign(forge.fields, [{ id: fieldId, name: 'Customer', schema: { custom } }]);
  const fields = { project: { id: '1', key: 'IT' }, issuetype: { id: '2', name: 'Task' } };
  forge.issues.set('IT-1', {
    id: '10001',
    key: 'IT-1',
    fields: { ...fields, [fieldId]: { key: '17', label: 'Acme' } },
  });
});
afterEach(() => forge.uninstall());

const connect = async (over: SettingsOver = {}): Promise<BindingSettings> => {
  const settings = fieldSettings(datasourceId, { extraction: { items: '$.data[*]' }, ...over });
  await admin.value('saveBinding', { ...place, version: null, settings });
  return settings;
};
const search = (as = 'agent'): Promise<unknown> =>
  forge.invoke(fieldResolver, 'searchOptions', { search: '', held: [] }, { as, extension });
const outside = (): number => sandbox.tokenRequests.length + sandbox.apiCalls.length;

describe('a call of the app that has no time left', () => {
  test('asks nobody, says so, and leaves nothing behind that fails the next one', async () => {
    const settings = await connect();
    forge.remainingMs = nearlyNothing;
    expect(await search()).toEqual({ ok: false, error: { code: 'took-too-much' } });
    expect(await search('admin')).toMatchObject({ error: { code: 'took-too-much', cause: spent('time') } });
    expect(await admin.call('requestToken', { id: datasourceId, draftId, input })).toMatchObject({
      error: spent('time'),
    });
    const told = [
      await admin.call('testDatasource', { id: datasourceId, draftId, input, path: 'customers' }),
      await admin.call('previewBinding', { settings, search: '', issueKey: null }),
    ];
    for (const answer of told) expect(JSON.stringify(answer)).toContain('"code":"budget-spent","part":"time"');
    expect(
      await lookUpOptions({ field: fieldId, issueKey: 'IT-1' }, { principal: { accountId: 'agent' } }),
    ).toMatchObject({
      errors: [{ message: expect.stringContaining('more than the app may use at once') as string }],
    });
    await renewalConsumer({ body: { ids: [datasourceId] } });
    await notifyConsumer();
    expect(outside()).toBe(0);
    forge.remainingMs = 25_000;
    expect(await search()).toMatchObject({ ok: true });
    expect(forge.logged.filter((line) => line.includes('resolver.failed'))).toEqual([]);
  });

  test('stops no transition by a guess: the validator says that nobody knows', async () => {
    await connect();
    forge.remainingMs = nearlyNothing;
    const rule = {
      fieldId,
      fieldName: 'Customer',
      language: 'english',
      description: 'Customer is offered',
      demands: 'now',
      whenUnsure: 'stop',
      checks: 'all',
    };
    expect(await validateValue({ issue: { key: 'IT-1' }, configuration: rule })).toMatchObject({
      result: false,
      errorMessage: expect.stringContaining('more than the app may use at once') as string,
    });
  });
});

describe('a call of the app that has made as many requests as Forge lets it', () => {
  test('gives what it has read, and calls it a part', async () => {
    await connect({
      query: { paging: { kind: 'page', sentIn: 'query', parameter: 'page', first: 1, sizeParameter: null, size: 10 } },
    });
    const tried = new Set<string>();
    sandbox.apiAnswer = ({ url, headers }) => {
      if (!sandbox.accepted.has(headers.get('authorization')?.slice(7) ?? '')) return null;
      if (!tried.has(url)) {
        tried.add(url);
        return new URL(url).searchParams.get('page') === '1'
          ? Response.json({ data: rowsFrom(0) })
          : new Response('busy', { status: 503, headers: { 'retry-after': '0' } });
      }
      return Response.json({ data: rowsFrom(Number(new URL(url).searchParams.get('page')) * 10) });
    };
    expect(await search()).toMatchObject({ ok: true, value: { verdict: 'incomplete', truncated: true } });
    expect(outside()).toBeLessThanOrEqual(100);
    expect(outside()).toBeGreaterThan(90);
  });
});

const rowsFrom = (first: number): { id: string; name: string }[] =>
  Array.from({ length: 10 }, (_, at) => ({ id: String(first + at), name: `Row ${String(first + at)}` }));
