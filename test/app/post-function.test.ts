import { beforeEach, describe, expect, test, vi } from 'vitest';
import { postFunction } from '../../src/index';
import { type AdminClient } from '../support/admin-client';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

const fieldId = 'customfield_10042';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  ({ forge, sandbox, admin, datasourceId } = await siteWithDatasource());
});

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
const run = (over: object = {}, retryCount?: number, retryData: unknown = {}): ReturnType<typeof postFunction> =>
  postFunction({
    issue: { id: '10001', key: 'IT-1' },
    transition: { executionId: 'e', from: { id: '1' }, to: { id: '3' } },
    atlassianId: 'agent',
    configuration: { ...rule, ...over },
    ...(retryCount !== undefined && {
      retryContext: { retryCount, retryReason: 'FUNCTION_RETRY_REQUEST', retryData },
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

  test('sets each option once, however often the rule names its key', async () => {
    await connect();
    hold(null);
    await run({ does: 'keys', kind: 'multi-select', keys: ['17', '18', '17'] });
    expect(value()).toMatchObject({ keys: ['17', '18'], labels: ['Acme', 'Globex'] });
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
    ['a paused datasource', {}, () => admin.value('pauseDatasource', { id: datasourceId, reason: '' })],
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

describe('a later try', () => {
  const old = { key: '17', label: 'Old' };
  /** The first try fails, something happens, and the event comes again as Forge sends it. */
  const again = async (over: object, happen: () => void): Promise<void> => {
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    const asked = await run(over);
    happen();
    sandbox.apiAnswer = () => Response.json({ data: customers });
    forge.kvs.entities.get('cache')?.clear();
    await run(over, 1, asked?.retryOptions.retryData);
  };

  test.each<[string, object, unknown, unknown]>([
    ['sets a value', { does: 'keys', keys: ['17'] }, null, { key: '18', label: 'Chosen' }],
    ['sets a value that somebody cleared', { does: 'keys', keys: ['18'] }, old, null],
    ['brings up to date', {}, old, { key: '18', label: 'Chosen' }],
  ])('that %s gives way to what somebody chose since the first, and says so', async (_what, over, before, chosen) => {
    await connect();
    hold(before);
    await again(over, () => hold(chosen));
    expect(value()).toEqual(chosen);
    expect(told()).toContain('"kind":"gave-way"');
  });

  test.each<[string, object]>([
    ['sets its value', { does: 'keys', keys: ['18'] }],
    ['brings up to date', {}],
  ])('%s where nobody chose meanwhile, also when a refresh wrote the label', async (_what, over) => {
    await connect();
    hold(old);
    await again(over, () => hold({ key: '17', label: 'Older' }));
    expect(told()).toContain('"kind":"written"');
  });

  test('goes by the first reading when Jira answered none before', async () => {
    await connect();
    hold(old);
    forge.jiraIsDown = true;
    const asked = await run({ does: 'keys', keys: ['18'] });
    forge.jiraIsDown = false;
    await run({ does: 'keys', keys: ['18'] }, 1, asked?.retryOptions.retryData);
    expect(value()).toMatchObject({ key: '18' });
  });
});

test('an event that is malformed in any way changes nothing', async () => {
  for (const event of [undefined, null, 7, {}, { issue: {}, configuration: rule }]) {
    expect(await postFunction(event)).toBeUndefined();
  }
});

describe('a post function that came to nothing for good', () => {
  const entries = async (): Promise<unknown[]> => {
    const filter = { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' };
    const { entries: found } = await admin.value('listAudit', { filter, cursor: null });
    return found.filter(({ action }) => action === 'post-function-failed');
  };
  const change = (path: string, after: string): object => ({ path: `postFunction.${path}`, before: null, after });

  test('stands in the audit trail with its issue and reason, once an hour for a field', async () => {
    await connect();
    hold(null);
    await run({ does: 'keys', keys: ['99'] });
    await run({ does: 'keys', keys: ['98'] });
    expect(await entries()).toMatchObject([
      {
        by: '',
        name: 'Customer',
        datasourceId,
        changes: [change('issue', 'IT-1'), change('reason', 'key-not-offered')],
      },
    ]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 });
    await run({ does: 'keys', keys: ['97'] });
    vi.useRealTimers();
    expect(await entries()).toHaveLength(2);
  });

  test('is told after the last try, and not before', async () => {
    await connect();
    hold({ key: '17', label: 'Old' });
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    for (const tried of [0, 1, 2, 3]) await run({}, tried);
    expect(await entries()).toEqual([]);
    await run({}, 4);
    expect(await entries()).toMatchObject([{ changes: [{}, change('reason', 'api-http-error')] }]);
  });

  test('is told where nobody knows the field or the rule', async () => {
    await postFunction({ issue: { id: '10001', key: 'IT-1' }, configuration: {} });
    expect(await entries()).toMatchObject([{ name: '', changes: [{}, change('reason', 'rule-unreadable')] }]);
  });

  test('is nothing where all went well', async () => {
    await connect();
    hold({ key: '17', label: 'Old' });
    await run();
    expect(await entries()).toEqual([]);
  });
});
