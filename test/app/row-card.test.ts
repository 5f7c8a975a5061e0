import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DatasourceInput, DatasourceSettings } from '../../src/contract/datasource';
import type { OpenedCard, OptionsFailure } from '../../src/contract/field-api';
import type { Result } from '../../src/contract/result';
import { fieldResolver } from '../../src/index';
import { draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  const cached = { ...input, settings: { ...input.settings, cacheSeconds: 300 } };
  ({ forge, sandbox, admin, datasourceId } = await siteWithDatasource(cached));
  sandbox.apiAnswer = () =>
    Response.json({
      data: [
        {
          id: '17',
          name: 'Acme',
          city: 'Berlin',
          site: 'https://acme.example',
          since: '2020-03-01',
          margin: 'top secret',
        },
        { id: '18', name: 'Globex', city: 'Lyon' },
      ],
    });
});
afterEach(() => void vi.useRealTimers());

const context = { fieldId: 'customfield_10042', contextId: '10142' };
const place = {
  fieldId: context.fieldId,
  configuration: { bindingId: 'customfield_10042:10142' },
  renderContext: 'issue-view',
};
const acme = { key: '17', label: 'Acme' };

async function connect(over: SettingsOver = {}, { isOnPortal = false, isKept = false } = {}): Promise<void> {
  const settings = fieldSettings(datasourceId, { ...over, extraction: { items: '$.data[*]', ...over.extraction } });
  const card = {
    members: [
      { member: 'city', label: 'City', kind: 'text' as const },
      { member: 'site', label: 'Website', kind: 'link' as const },
      { member: 'since', label: 'Customer since', kind: 'date' as const },
    ],
    isOnPortal,
    ...(isKept && { isKept }),
  };
  await admin.value('saveBinding', { ...context, version: null, settings: { ...settings, card } });
}

function open(
  key: string,
  extension: object = { ...place, fieldValue: acme },
  who: { as: string; accountType?: string } = { as: 'agent' },
): Promise<Result<OpenedCard, OptionsFailure>> {
  return forge.invoke(fieldResolver, 'openCard', { key }, { ...who, extension });
}

describe('a value on an issue', () => {
  test('opens to the members of its row that the administrator chose, and to no others', async () => {
    await connect();
    const card = await open('17');
    expect(card).toEqual({
      ok: true,
      value: {
        state: 'offered',
        asOf: expect.any(String) as string,
        values: [
          { label: 'City', kind: 'text', text: 'Berlin' },
          { label: 'Website', kind: 'link', text: 'https://acme.example' },
          { label: 'Customer since', kind: 'date', text: '2020-03-01' },
        ],
      },
    });
    expect(JSON.stringify(card)).not.toContain('top secret');
  });

  test('is read from the cache when somebody else opened one a moment ago', async () => {
    await connect();
    await open('17');
    const calls = sandbox.apiCalls.length;
    expect(await open('18', { ...place, fieldValue: { key: '18', label: 'Globex' } })).toMatchObject({ ok: true });
    expect(sandbox.apiCalls.length).toBe(calls);
  });

  test('opens nothing that the issue does not hold', async () => {
    await connect();
    const calls = sandbox.apiCalls.length;
    expect(await open('18')).toEqual({ ok: false, error: { code: 'not-offered' } });
    expect(sandbox.apiCalls.length).toBe(calls);
  });

  test('is looked for on the issue as this person where Forge hands no value over', async () => {
    await connect();
    forge.issues.set('1', { id: '1', key: 'IT-1', fields: { customfield_10042: acme } });
    const extension = { ...place, issue: { id: '1', key: 'IT-1', type: 'Task' } };
    expect(await open('17', extension)).toMatchObject({ ok: true, value: { state: 'offered' } });
    expect(await open('18', extension)).toEqual({ ok: false, error: { code: 'not-offered' } });
    expect(
      forge.jiraCalls.filter(({ path }) => path.includes('/issue/')).every(({ provider }) => provider === 'user'),
    ).toBe(true);
  });

  test('that is gone, or was not among what was read, says so', async () => {
    await connect();
    const gone = { ...place, fieldValue: { key: '99', label: 'Gone' } };
    expect(await open('99', gone)).toEqual({ ok: true, value: { state: 'gone' } });
    sandbox.apiAnswer = () =>
      Response.json({ data: [{ id: '1', name: 'One' }] }, { headers: { 'x-total-count': '500' } });
    await connectAgain();
    expect(await open('99', gone)).toEqual({ ok: true, value: { state: 'not-found' } });
  });

  test('tells a failure without a word of the source', async () => {
    await connect();
    sandbox.apiAnswer = () => new Response('db-host-17 is down', { status: 503 });
    const failed = await open('17');
    expect(failed).toEqual({ ok: false, error: { code: 'source-not-answering' } });
  });
});

/** Another path, so that nothing of it is cached. */
async function connectAgain(): Promise<void> {
  const binding = (await admin.value('getBinding', context)).binding;
  if (binding === null) throw new Error('not connected');
  const { settings, version } = binding;
  const query = { ...settings.query, path: 'customers/again' };
  await admin.value('saveBinding', { ...context, version, settings: { ...settings, query } });
}

describe('on the portal', () => {
  const onPortal = { ...place, renderContext: 'portal-view', fieldValue: acme };
  const customer = { as: 'customer', accountType: 'customer' };

  test.each([
    ['a customer', onPortal, customer],
    ['a customer, wherever the page says it is', { ...onPortal, renderContext: 'issue-view' }, customer],
    ['somebody with a licence', onPortal, { as: 'agent' }],
  ] as const)('%s opens nothing', async (_who, extension, who) => {
    await connect();
    const calls = sandbox.apiCalls.length;
    expect(await open('17', extension, who)).toEqual({ ok: false, error: { code: 'not-configured' } });
    expect(sandbox.apiCalls.length).toBe(calls);
  });

  test('a customer opens what the settings show to customers', async () => {
    await connect({}, { isOnPortal: true });
    expect(await open('17', onPortal, customer)).toMatchObject({ ok: true, value: { state: 'offered' } });
  });
});

test('a field whose settings have no card opens nothing', async () => {
  const settings = fieldSettings(datasourceId, { extraction: { items: '$.data[*]' } });
  await admin.value('saveBinding', {
    ...context,
    version: null,
    settings: { ...settings, card: { members: [], isOnPortal: true } },
  });
  expect((await admin.value('getBinding', context)).binding?.settings).not.toHaveProperty('card');
  expect(await open('17')).toEqual({ ok: false, error: { code: 'not-configured' } });
});

describe('a card that is kept', () => {
  const hour = 3_600_000;
  const morning = Date.UTC(2026, 10, 28, 8);
  const later = (hours: number): void => void vi.setSystemTime(morning + hours * hour);
  const kept = (): string[] => [...forge.kvs.plain.keys()].filter((key) => key.startsWith('card:'));

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: morning });
    await connect({}, { isKept: true });
    await open('17');
    later(2);
  });

  test.each([
    ['does not answer', () => new Response('', { status: 503 }), 'source-not-answering'],
    ['is busy', () => new Response('', { status: 429 }), 'source-busy'],
    ['answers with a page for people', () => new Response('<html>', { status: 200 }), 'answer-unreadable'],
  ])('is shown with its time and the reason while the source %s', async (_how, answer, why) => {
    sandbox.apiAnswer = answer;
    const card = await open('17');
    expect(card).toMatchObject({
      ok: true,
      value: { state: 'kept', asOf: '2026-11-28T08:00:00.000Z', why: { code: why } },
    });
    expect(JSON.stringify(card)).toContain('Berlin');
    expect(JSON.stringify(card)).not.toContain('top secret');
  });

  test.each([
    ['refuses', () => void (sandbox.apiAnswer = () => new Response('', { status: 403 })), 'source-refused'],
    ['was paused', () => admin.value('pauseDatasource', { id: datasourceId, reason: 'holiday' }), 'source-paused'],
  ])('is not shown of a source that %s', async (_how, happens, code) => {
    await happens();
    expect(await open('17')).toMatchObject({ ok: false, error: { code } });
  });

  test('is not shown of another value, to customers without the setting, after 30 days, or by a clock that was set back', async () => {
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    const other = { ...place, fieldValue: { key: '18', label: 'Globex' } };
    expect(await open('18', other)).toMatchObject({ ok: false, error: { code: 'source-not-answering' } });
    const customer = { as: 'customer', accountType: 'customer' };
    expect(await open('17', { ...place, fieldValue: acme, renderContext: 'portal-view' }, customer)).toMatchObject({
      ok: false,
      error: { code: 'not-configured' },
    });
    later(31 * 24);
    expect(await open('17')).toMatchObject({ ok: false, error: { code: 'source-not-answering' } });
    later(-1);
    expect(await open('17')).toMatchObject({ ok: false, error: { code: 'source-not-answering' } });
  });

  test.each<[string, boolean, (settings: DatasourceSettings) => Partial<DatasourceInput>]>([
    ['has another address', false, (s) => ({ settings: { ...s, baseUrl: `${s.baseUrl.replace(/\/$/, '')}/else` } })],
    [
      'gets another header',
      false,
      (s) => ({ settings: { ...s, headers: [{ name: 'X-Tenant', value: '2', secret: false }] } }),
    ],
    ['is asked with another secret', false, () => ({ secrets: { 'client-secret': 'of another client 31' } })],
    ['has another name', true, (s) => ({ settings: { ...s, name: 'Clients' } })],
  ])('of a source that %s since is shown: %s', async (_how, isShown, over) => {
    const { settings, version } = await admin.value('getDatasource', { id: datasourceId });
    const changed = { settings, secrets: {}, ...over(settings) };
    await admin.value('saveDatasource', { id: datasourceId, draftId, version, input: changed });
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    expect(await open('17')).toMatchObject(isShown ? { value: { state: 'kept' } } : { ok: false });
  });

  test('is what the source had last, and is written no oftener than once a day while that stays the same', async () => {
    const before = JSON.stringify([...forge.kvs.plain.entries()].filter(([key]) => key.startsWith('card:')));
    expect(await open('17')).toMatchObject({ value: { state: 'offered', asOf: '2026-11-28T10:00:00.000Z' } });
    expect(JSON.stringify([...forge.kvs.plain.entries()].filter(([key]) => key.startsWith('card:')))).toBe(before);
    sandbox.apiAnswer = () => Response.json({ data: [{ id: '17', name: 'Acme', city: 'Bremen' }] });
    later(3);
    await open('17');
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    later(4);
    const card = await open('17');
    expect(card).toMatchObject({ value: { state: 'kept', asOf: '2026-11-28T11:00:00.000Z' } });
    expect(JSON.stringify(card)).toContain('Bremen');
    expect(kept()).toHaveLength(1);
  });

  test('is deleted when the source certainly has the row no more, and shown while nobody knows', async () => {
    sandbox.apiAnswer = () =>
      Response.json({ data: [{ id: '1', name: 'One' }] }, { headers: { 'x-total-count': '500' } });
    expect(await open('17')).toMatchObject({ value: { state: 'kept', why: null } });
    later(3);
    sandbox.apiAnswer = () => Response.json({ data: [{ id: '18', name: 'Globex' }] });
    expect(await open('17')).toEqual({ ok: true, value: { state: 'gone' } });
    expect(kept()).toEqual([]);
  });

  test('that cannot be read is none', async () => {
    for (const key of kept()) forge.kvs.plain.set(key, JSON.stringify({ values: 'x', atMs: 1 }));
    sandbox.apiAnswer = () => new Response('', { status: 503 });
    expect(await open('17')).toMatchObject({ ok: false, error: { code: 'source-not-answering' } });
  });

  test('is the only one that is stored: of a card that is live nothing is', async () => {
    expect(kept()).toHaveLength(1);
    const { settings, version } = (await admin.value('getBinding', context)).binding ?? {};
    if (settings?.card === undefined || version === undefined) throw new Error('not connected');
    const { isKept: _isKept, ...live } = settings.card;
    for (const key of kept()) forge.kvs.plain.delete(key);
    await admin.value('saveBinding', { ...context, version, settings: { ...settings, card: live } });
    await open('17');
    expect(kept()).toEqual([]);
  });
});
