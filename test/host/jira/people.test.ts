import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFieldChecks } from '../../../host/jira/field-checks';
import { openJira, type Jira } from '../../../host/jira/model';
import { createJiraRest } from '../../../host/jira/rest/rest';
import type { JiraRest } from '../../../host/platform/calls';
import { openDatabase, type Database } from '../../../host/platform/storage/database';
import type { HostUser } from '../../../host/protocol';

const person = (accountId: string, displayName: string, over: Partial<HostUser> = {}): HostUser => ({
  accountId,
  displayName,
  role: 'agent',
  locale: 'en-US',
  timeZone: 'UTC',
  ...over,
});

const users = [
  person('a', 'Alva Brandt', { role: 'administrator', emailAddress: 'alva@example.com' }),
  person('b', 'Berta Alvarez', { emailAddress: 'berta@example.com', hidesEmail: true }),
  person('c', 'Alvin Gone', { emailAddress: 'alvin@example.com', isDeactivated: true }),
  person('qm:d', 'Dora Customer', { role: 'customer', emailAddress: 'dora@example.com' }),
];

const types = [
  { key: 'person', name: 'Person', type: 'user' },
  { key: 'people', name: 'People', type: 'user', collection: 'list' as const },
];

const folder = mkdtempSync(join(tmpdir(), 'host-people-'));
let database: Database;
let jira: Jira;
let rest: JiraRest;

beforeAll(async () => {
  database = await openDatabase(folder);
  const times = { created: '2026-11-01T00:00:00.000Z', updated: '2026-11-01T00:00:00.000Z' };
  jira = await openJira({
    database,
    checks: createFieldChecks(
      types,
      () => undefined,
      (id) => users.some(({ accountId }) => accountId === id),
    ),
    seed: {
      users,
      projects: [{ id: '1', key: 'DEV', name: 'Development', type: 'software' }],
      issueTypes: ['Task'],
      issues: [
        {
          key: 'DEV-1',
          projectKey: 'DEV',
          issueType: 'Task',
          summary: 'One',
          description: '',
          status: 'To Do',
          reporter: 'a',
          ...times,
        },
      ],
      fields: [
        { name: 'Owner', type: 'person' },
        { name: 'Team', type: 'people' },
      ],
    },
  });
  rest = createJiraRest({
    jira,
    siteUrl: 'https://site.example',
    appId: 'app',
    environmentId: 'environment',
    fieldTypes: types,
    scopes: ['read:jira-user', 'read:jira-work', 'write:app-data:jira'],
  });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const asApp = { kind: 'app' } as const;
const found = async (query: string, as: Parameters<JiraRest>[0]['as'] = asApp): Promise<unknown> => {
  const answer = await rest({ method: 'GET', path: `/rest/api/3/user/${query}`, body: null, as });
  const { body } = answer;
  return Array.isArray(body) ? (body as { accountId: string }[]).map(({ accountId }) => accountId) : answer;
};

describe('people of the site', () => {
  test.each([
    ['search?query=alva', ['a', 'b']],
    ['search?query=ALVA%40example.com', ['a']],
    ['search?query=berta%40example.com', ['b']],
    ['search?query=alvin', []],
    ['search?query=dora%40', ['qm:d']],
    ['search?query=example.com', []],
    ['search?accountId=a', ['a']],
  ])('are found by the beginning of a name or an address, and only while they are active: %s', async (query, ids) => {
    expect(await found(query)).toEqual(ids);
  });

  test('are found by nobody who may not browse them', async () => {
    expect(await found('search?query=alva', { kind: 'user', accountId: 'qm:d' })).toEqual([]);
    expect(await found('search')).toMatchObject({ status: 400 });
  });

  test('come without the address that they hide', async () => {
    const answer = await rest({
      method: 'GET',
      path: '/rest/api/3/user/bulk?accountId=a&accountId=b&accountId=c&accountId=z',
      body: null,
      as: asApp,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        total: 3,
        values: [
          { accountId: 'a', emailAddress: 'alva@example.com', active: true },
          { accountId: 'b', displayName: 'Berta Alvarez' },
          { accountId: 'c', active: false },
        ],
      },
    });
    expect(JSON.stringify(answer)).not.toContain('berta@');
  });
});

describe('a value of the data type user', () => {
  const write = async (name: string, value: unknown): Promise<number> => {
    const field = jira.fields().find((one) => one.name === name);
    const path = `/rest/api/3/app/field/${field?.id ?? ''}/value`;
    const body = { updates: [{ issueIds: [jira.allIssues()[0]?.id], value }] };
    return (await rest({ method: 'PUT', path, body, as: asApp })).status;
  };

  test.each<[string, unknown, number]>([
    ['Owner', { accountId: 'a' }, 204],
    ['Owner', { accountId: 'z' }, 400],
    ['Owner', { id: 'a' }, 400],
    ['Owner', 'a', 400],
    ['Owner', [{ accountId: 'a' }], 400],
    ['Owner', null, 204],
    ['Team', [{ accountId: 'a' }, { accountId: 'b' }], 204],
    ['Team', [{ accountId: 'a' }, { accountId: 'z' }], 400],
    ['Team', { accountId: 'a' }, 400],
  ])(
    'of %s is written as an object with the account ID of somebody there is: %j is answered %i',
    async (name, value, status) => {
      expect(await write(name, value)).toBe(status);
    },
  );

  test('comes back as the whole user', async () => {
    expect(await write('Owner', { accountId: 'b', displayName: 'Not kept' })).toBe(204);
    const [issue] = jira.allIssues();
    expect(issue?.fields[jira.fields()[0]?.id ?? '']).toEqual({ accountId: 'b' });
    const answer = await rest({ method: 'GET', path: '/rest/api/3/issue/DEV-1', body: null, as: asApp });
    expect(JSON.stringify(answer.body)).toContain('"displayName":"Berta Alvarez"');
  });
});
