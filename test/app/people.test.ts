import { beforeEach, describe, expect, test } from 'vitest';
import type { OptionsFailure, PresentPeople } from '../../src/contract/field-api';
import type { Account } from '../../src/contract/person';
import type { Result } from '../../src/contract/result';
import { fieldResolver } from '../../src/index';
import { type AdminClient } from '../support/admin-client';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  ({ forge, sandbox, admin, datasourceId } = await siteWithDatasource());
  sandbox.apiAnswer = () =>
    Response.json({
      data: [
        { email: 'ann@example.com', name: 'Ann' },
        { email: 'bob@example.com', name: 'Bob' },
      ],
    });
});

const context = { fieldId: 'customfield_10042', contextId: '10142' };
const shown = { fieldId: context.fieldId, configuration: { bindingId: 'customfield_10042:10142' } };

async function connect(over: SettingsOver = {}): Promise<void> {
  const settings = fieldSettings(datasourceId, { ...over, extraction: { key: 'email' } });
  await admin.value('saveBinding', { ...context, version: null, settings });
}

function personOf(key: string, search = ''): Promise<Result<Account, OptionsFailure>> {
  return forge.invoke(fieldResolver, 'personOf', { key, search }, { as: 'agent', extension: shown });
}

const ann = {
  accountId: 'a1',
  accountType: 'atlassian',
  displayName: 'Ann',
  emailAddress: 'ann@example.com',
  active: true,
};

test('the account of an offered person is looked for as the app itself', async () => {
  await connect();
  forge.jiraAnswer = (path) => (path === '/rest/api/3/user/search' ? Response.json([ann]) : null);
  expect(await personOf('ann@example.com')).toEqual({ ok: true, value: { accountId: 'a1', name: 'Ann' } });
  expect(forge.jiraCalls.at(-1)).toEqual({
    path: '/rest/api/3/user/search?query=ann%40example.com&maxResults=50',
    provider: 'app',
  });
});

test('nobody learns whether an address that the source does not offer has an account', async () => {
  await connect();
  const before = forge.jiraCalls.length;
  expect(await personOf('eve@example.com')).toEqual({ ok: false, error: { code: 'not-offered' } });
  expect(await personOf('ann@example.com', 'bob')).toEqual({ ok: false, error: { code: 'not-offered' } });
  expect(forge.jiraCalls.slice(before).filter(({ path }) => path.includes('/user/'))).toEqual([]);
});

test('the default value of a field is looked for, whether it is offered or not', async () => {
  await connect({ behaviour: { initial: { kind: 'fixed', key: 'ann@example.com', label: 'Ann' } } });
  sandbox.apiAnswer = () => Response.json({ data: [] });
  forge.jiraAnswer = (path) => (path === '/rest/api/3/user/search' ? Response.json([ann]) : null);
  expect(await personOf('ann@example.com')).toMatchObject({ ok: true });
});

test('who has no account is told with the address, and the log holds no address', async () => {
  await connect();
  forge.jiraAnswer = (path) => (path === '/rest/api/3/user/search' ? Response.json([]) : null);
  expect(await personOf('ann@example.com')).toEqual({
    ok: false,
    error: { code: 'no-person', reason: 'no-account', named: 'ann@example.com' },
  });
  expect(forge.logged.join('\n')).toContain('person.not-found');
  expect(forge.logged.join('\n')).not.toContain('ann@');
});

test.each<[string, () => Response]>([
  ['refuses', () => new Response('', { status: 403 })],
  ['is busy', () => new Response('', { status: 429 })],
  ['is down', () => new Response('', { status: 503 })],
  ['answers with a page', () => new Response('<html>', { status: 200 })],
])('nobody is chosen when Jira %s', async (_what, answer) => {
  await connect();
  forge.jiraAnswer = (path) => (path === '/rest/api/3/user/search' ? answer() : null);
  expect(await personOf('ann@example.com')).toEqual({ ok: false, error: { code: 'jira-not-answering' } });
});

test.each([
  [400, { code: 'no-person', reason: 'names-nobody', named: 'E-4711' }],
  [404, { code: 'no-person', reason: 'names-nobody', named: 'E-4711' }],
  [403, { code: 'jira-not-answering' }],
])('a text that Jira refuses as an account ID with %i is answered as %j', async (status, error) => {
  await connect();
  sandbox.apiAnswer = () => Response.json({ data: [{ email: 'E-4711', name: 'Ann' }] });
  forge.jiraAnswer = (path) => (path === '/rest/api/3/user/bulk' ? new Response('{}', { status }) : null);
  expect(await personOf('E-4711')).toEqual({ ok: false, error });
});

test.each<[string, unknown]>([
  ['an object', { users: [ann] }],
  ['people without IDs', [{ ...ann, accountId: undefined }, { ...ann, accountId: 'unknown' }, null, 7]],
])('nobody is chosen when Jira answers with %s', async (_what, body) => {
  await connect();
  forge.jiraAnswer = (path) => (path === '/rest/api/3/user/search' ? Response.json(body) : null);
  expect(await personOf('ann@example.com')).toMatchObject({ error: { code: 'no-person', reason: 'no-account' } });
});

describe('people that are stored on an issue', () => {
  const account = (accountId: string, over: object = {}): object => ({
    ...ann,
    accountId,
    emailAddress: `${accountId}@example.com`,
    ...over,
  });
  const accounts = [
    account('ann'),
    account('bob', { active: false }),
    account('eve'),
    account('hid', { emailAddress: undefined }),
  ];
  const knows = (path: string): Response | null =>
    path === '/rest/api/3/user/bulk' ? Response.json({ values: accounts }) : null;
  const present = (ids: string[], over: object = {}): Promise<Result<PresentPeople, OptionsFailure>> =>
    forge.invoke(
      fieldResolver,
      'presentPeople',
      {},
      { as: 'agent', extension: { ...shown, fieldValue: ids.map((accountId) => ({ accountId })), ...over } },
    );

  test('are told apart: named, no longer named, not active any more, deleted', async () => {
    await connect({ behaviour: { labels: 'present' } });
    forge.jiraAnswer = knows;
    expect(await present(['ann', 'bob', 'eve', 'hid', 'deleted'])).toEqual({
      ok: true,
      value: { gone: ['eve'], inactive: ['bob', 'deleted'] },
    });
    expect(forge.jiraCalls.filter(({ path }) => path.includes('/user/'))).toHaveLength(1);
  });

  test('are looked for where Forge hands no value over, and of nobody else anything is told', async () => {
    await connect({ behaviour: { labels: 'present' } });
    forge.jiraAnswer = knows;
    const calls = sandbox.apiCalls.length;
    expect(await present([])).toEqual({ ok: true, value: { gone: [], inactive: [] } });
    expect(sandbox.apiCalls.length).toBe(calls);
    forge.issues.set('1', { id: '1', key: 'IT-1', fields: { customfield_10042: { accountId: 'eve' } } });
    const issue = { fieldValue: undefined, issue: { id: '1', key: 'IT-1' } };
    expect(await present([], issue)).toMatchObject({ value: { gone: ['eve'] } });
  });

  test('are asked for nowhere unless the settings want it', async () => {
    await connect();
    const before = [forge.jiraCalls.length, sandbox.apiCalls.length];
    expect(await present(['eve'])).toEqual({ ok: true, value: { gone: [], inactive: [] } });
    expect([forge.jiraCalls.filter(({ path }) => path.includes('/user/')).length, sandbox.apiCalls.length]).toEqual([
      0,
      before[1],
    ]);
  });

  test.each<[string, () => void, string]>([
    [
      'the source does not answer',
      () => void (sandbox.apiAnswer = () => new Response('', { status: 503 })),
      'source-not-answering',
    ],
    [
      'Jira does not answer',
      () => void (forge.jiraAnswer = (path) => (path.includes('/user/') ? new Response('', { status: 503 }) : null)),
      'jira-not-answering',
    ],
    [
      'Jira refuses one of several IDs',
      () => void (forge.jiraAnswer = (path) => (path.includes('/user/') ? new Response('', { status: 400 }) : null)),
      'jira-not-answering',
    ],
  ])('are not judged while %s', async (_when, happens, code) => {
    await connect({ behaviour: { labels: 'present' } });
    forge.jiraAnswer = knows;
    happens();
    expect(await present(['ann', 'eve'])).toEqual({ ok: false, error: { code } });
  });

  test.each<[string, () => Response, SettingsOver]>([
    ['gives a part', () => Response.json({ data: [{ email: 'ann@example.com', name: 'Ann' }], has_more: true }), {}],
    [
      'is searched',
      () => Response.json({ data: [] }),
      { query: { path: 'people{?q=input}' }, behaviour: { search: 'at-source' } },
    ],
  ])('are not called gone by a source that %s', async (_how, answer, over) => {
    await connect({ ...over, behaviour: { labels: 'present', ...over.behaviour } });
    forge.jiraAnswer = knows;
    sandbox.apiAnswer = answer;
    expect(await present(['eve'])).toEqual({ ok: true, value: { gone: [], inactive: [] } });
  });
});
