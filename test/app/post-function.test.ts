import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postFunction } from '../../src/index';
import { adminClient, draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import { ForgeFake } from '../support/forge-runtime';
import { customers, input, openSandbox, type Sandbox } from '../support/sandbox';

const fieldId = 'customfield_10042';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  forge = new ForgeFake();
  sandbox = openSandbox(forge);
  admin = adminClient(forge);
  datasourceId = (await admin.value('saveDatasource', { id: null, draftId, input, version: null })).id;
});
afterEach(() => forge.uninstall());

const acme = { key: '17', label: 'Acme' };
const place = { project: { id: '1', key: 'IT' }, issuetype: { id: '2', name: 'Task' } };
const rule = {
  fieldId,
  fieldName: 'Customer',
  language: 'english',
  description: '',
  kind: 'select',
  does: 'refresh',
  keys: [],
};

const connect = (over: SettingsOver = {}): Promise<unknown> =>
  admin.value('saveBinding', {
    fieldId,
    contextId: '10142',
    version: null,
    settings: fieldSettings(datasourceId, over),
  });

function hold(value: unknown): void {
  forge.issues.set('IT-1', { id: '10001', key: 'IT-1', fields: { ...place, [fieldId]: value } });
}
const value = (): unknown => forge.issues.get('IT-1')?.fields[fieldId];

/** As Forge delivers it. */
const run = (over: object = {}, retryCount?: number): ReturnType<typeof postFunction> =>
  postFunction({
    issue: { id: '10001', key: 'IT-1' },
    transition: { executionId: 'e', from: { id: '1' }, to: { id: '3' } },
    atlassianId: 'agent',
    configuration: { ...rule, ...over },
    ...(retryCount !== undefined && {
      retryContext: { retryCount, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: {} },
    }),
  });

const told = (): string => forge.logged.filter((line) => line.includes('post-function.ran')).at(-1) ?? '';

describe('a transition', () => {
  test('brings the label that stands on the issue up to date', async () => {
    await connect();
    hold({ key: '17', label: 'Acme before it was renamed' });
    expect(await run()).toBeUndefined();
    expect(value()).toMatchObject(acme);
  });

  test('stores the present value of a read-only field', async () => {
    sandbox.apiAnswer = () => Response.json({ name: 'Acme', level: 'gold' });
    await connect({ extraction: { items: '$', key: '', label: '{{level}}' }, value: { kind: 'text' } });
    hold(null);
    await run({ kind: 'text' });
    expect(value()).toBe('gold');
  });

  test('sets the option with the key of the rule, with the label that the source has for it', async () => {
    await connect();
    hold(null);
    await run({ does: 'keys', keys: ['18'] });
    expect(value()).toMatchObject({ key: '18', label: 'Globex', seal: expect.any(String) as string });
    await run({ does: 'keys', kind: 'multi-select', keys: ['18', '17'] });
    expect(value()).toMatchObject({ keys: ['18', '17'], labels: ['Globex', 'Acme'] });
  });

  test('sets the only option that the source offers for the issue, and none of several', async () => {
    await connect({ query: { path: 'customers{?of=issue.key}' } });
    hold(null);
    await run({ does: 'only' });
    expect(value()).toBeNull();
    expect(told()).toContain('several-to-choose');
    sandbox.apiAnswer = ({ url }) => Response.json({ data: customers.slice(0, url.endsWith('of=IT-1') ? 1 : 2) });
    await admin.value('saveBinding', {
      fieldId,
      contextId: '10142',
      version: 1,
      settings: fieldSettings(datasourceId, { query: { path: 'customers{?of=issue.key}', whenMissing: 'wait' } }),
    });
    await run({ does: 'only' });
    expect(value()).toMatchObject(acme);
  });

  test('twice does the same as once, and writes once', async () => {
    await connect();
    hold(null);
    await run({ does: 'keys', keys: ['17'] });
    await run({ does: 'keys', keys: ['17'] });
    expect(forge.jiraCalls.filter(({ path }) => path.endsWith('/value'))).toHaveLength(1);
  });
});

describe('what the source does not offer', () => {
  test('leaves the field as it is, all of it, and comes not again', async () => {
    await connect();
    hold(acme);
    expect(await run({ does: 'keys', kind: 'multi-select', keys: ['17', '99'] })).toBeUndefined();
    expect(value()).toEqual(acme);
    expect(told()).toContain('"code":"key-not-offered"');
  });

  test('is not said of a list that has more', async () => {
    sandbox.apiAnswer = () => Response.json({ data: customers, has_more: true });
    await connect();
    hold(acme);
    await run({ does: 'keys', keys: ['99'] });
    expect(told()).toContain('"code":"not-confirmed"');
    await run({ does: 'only' });
    expect(value()).toEqual(acme);
  });

  test.each<[string, object, () => unknown]>([
    ['a rule that cannot be read', { does: 'everything' }, () => undefined],
    ['a field that is not connected any more', {}, () => admin.value('disconnectField', { id: `${fieldId}:10142` })],
    ['an issue that the app may not see', {}, (): void => forge.issues.clear()],
    ['a paused datasource', {}, () => admin.value('pauseDatasource', { id: datasourceId, version: 1, reason: '' })],
  ])('%s changes nothing and comes not again', async (_what, over, happen) => {
    await connect();
    hold({ key: '17', label: 'Old' });
    await happen();
    expect(await run(over)).toBeUndefined();
    expect(forge.jiraCalls.filter(({ path }) => path.endsWith('/value'))).toEqual([]);
    expect(told()).toContain('"kind":"failed"');
  });
});

describe('what may pass by itself', () => {
  test.each<[string, () => unknown, number]>([
    ['the API is down', () => void (sandbox.apiAnswer = () => new Response('', { status: 503 })), 60],
    [
      'the API has no time',
      () => void (sandbox.apiAnswer = () => new Response('', { status: 429, headers: { 'retry-after': '90' } })),
      90,
    ],
    ['Jira is down', (): void => void (forge.jiraIsDown = true), 60],
  ])('comes again when %s, four times at most', async (_what, happen, seconds) => {
    await connect();
    for (const over of [{}, { does: 'keys', keys: ['17'] }]) {
      hold({ key: '17', label: 'Old' });
      happen();
      expect(await run(over)).toMatchObject({ _retry: true, retryOptions: { retryAfter: seconds } });
      expect(await run(over, 4)).toBeUndefined();
      expect(value()).toEqual({ key: '17', label: 'Old' });
    }
  });
});

test('an event that is malformed in any way changes nothing', async () => {
  for (const event of [undefined, null, 7, {}, { issue: {}, configuration: rule }]) {
    expect(await postFunction(event)).toBeUndefined();
  }
});
