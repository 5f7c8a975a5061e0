import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssueEvent } from '../../../host/jira/issue-events';
import { openJira, type Jira } from '../../../host/jira/model';
import { createJiraRest } from '../../../host/jira/rest/rest';
import type { JiraRest } from '../../../host/platform/calls';
import { openDatabase, type Database } from '../../../host/platform/storage/database';

const folder = mkdtempSync(join(tmpdir(), 'host-jira-'));
let database: Database;
let jira: Jira;
let rest: JiraRest;
let told: IssueEvent[] = [];

beforeAll(async () => {
  database = await openDatabase(folder);
  const issue = { projectKey: 'DEV', issueType: 'Task', description: '', status: 'To Do', reporter: 'a' };
  const times = { created: '2026-11-01T00:00:00.000Z', updated: '2026-11-01T00:00:00.000Z' };
  jira = await openJira({
    database,
    onEvent: (event) => told.push(event),
    seed: {
      users: [{ accountId: 'a', displayName: 'Alva', role: 'administrator', locale: 'en-US', timeZone: 'UTC' }],
      projects: [{ id: '1', key: 'DEV', name: 'Development', type: 'software' }],
      issueTypes: ['Task'],
      issues: ['DEV-1', 'DEV-2'].map((key) => ({ ...issue, ...times, key, summary: key })),
      fields: [{ name: 'Customer', type: 'connected-select' }],
    },
  });
  rest = createJiraRest({
    jira,
    siteUrl: 'https://site.example',
    appId: 'app',
    environmentId: 'environment',
    fieldTypes: [],
    scopes: ['read:jira-work', 'write:app-data:jira', 'read:custom-field-contextual-configuration:jira'],
  });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const asApp = { kind: 'app' } as const;

test('the app writes one field’s values and reads them back, many issues at once', async () => {
  const [field] = jira.fields();
  const path = `/rest/api/3/app/field/${field?.id ?? ''}/value`;
  const [first, second] = jira.allIssues().map(({ id }) => id);
  const value = { key: '17', label: 'Acme' };
  const body = { updates: [{ issueIds: [Number(first)], value }] };
  expect(await rest({ method: 'PUT', path, body, as: asApp })).toMatchObject({ status: 204 });
  const asPerson = { kind: 'user', accountId: 'a' } as const;
  expect(await rest({ method: 'PUT', path, body, as: asPerson })).toMatchObject({ status: 403 });
  const read = await rest({
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    body: { issueIdsOrKeys: [first, second, '77'], fields: [field?.id] },
    as: asApp,
  });
  expect(read).toMatchObject({
    status: 200,
    body: {
      issues: [
        { key: 'DEV-1', fields: { [field?.id ?? '']: value } },
        { key: 'DEV-2', fields: { [field?.id ?? '']: null } },
      ],
    },
  });
});

test('several fields at once go by the other address', async () => {
  const [field] = jira.fields();
  const [, second] = jira.allIssues().map(({ id }) => id);
  const updates = [{ customField: field?.id, issueIds: [second], value: null }];
  expect(await rest({ method: 'POST', path: '/rest/api/3/app/field/value', body: { updates }, as: asApp })).toEqual({
    status: 204,
    body: undefined,
  });
});

test('whoever listens is told of issues that were created or changed, by whom, and what differs', async () => {
  const [field] = jira.fields();
  const [user] = jira.users();
  if (field === undefined || user === undefined) throw new Error('The site is empty.');
  const value = { key: '99', label: 'Initech' };
  told = [];
  const fresh = { projectKey: 'DEV', issueType: 'Task', summary: 'New', description: '', fields: {} };
  const made = await jira.createIssue(fresh, user, 'jira');
  await jira.editIssue(made.key, { fields: { [field.id]: value }, status: 'Done' }, user);
  await jira.editIssue(made.key, { fields: { [field.id]: value }, status: 'Done' }, user);
  const path = `/rest/api/3/app/field/${field.id}/value`;
  const body = { updates: [{ issueIds: [Number(made.id)], value: null }] };
  await rest({ method: 'PUT', path, body, as: asApp });
  await rest({ method: 'PUT', path, body, as: asApp });
  const issue = { id: made.id, key: made.key, fields: { summary: 'New', project: { key: 'DEV' } } };
  const item = { field: 'Customer', fieldId: field.id, fieldtype: 'custom' };
  expect(told).toMatchObject([
    { eventType: 'avi:jira:created:issue', selfGenerated: false, issue, atlassianId: 'a' },
    {
      eventType: 'avi:jira:updated:issue',
      selfGenerated: false,
      issue,
      changelog: {
        items: [
          { ...item, fromString: null, toString: JSON.stringify(value) },
          { fieldId: 'status', fromString: 'To Do', toString: 'Done' },
        ],
      },
    },
    {
      eventType: 'avi:jira:updated:issue',
      selfGenerated: true,
      issue,
      changelog: { items: [{ ...item, fromString: JSON.stringify(value), toString: null }] },
    },
  ]);
  expect(told[0]).not.toHaveProperty('changelog');
});

test.each(['', 'ORDER BY key ASC'])('a search by REST that nothing restricts is refused: %j', async (jql) => {
  for (const path of ['/rest/api/3/search/jql', '/rest/api/3/search/approximate-count']) {
    expect(await rest({ method: 'POST', path, body: { jql }, as: asApp })).toMatchObject({
      status: 400,
      body: { errorMessages: [expect.stringContaining('Unbounded JQL')] },
    });
  }
});

test('a call whose scope the manifest does not have is refused', async () => {
  expect(
    await rest({ method: 'GET', path: '/rest/api/3/myself', body: null, as: { kind: 'user', accountId: 'a' } }),
  ).toEqual({
    status: 401,
    body: { code: 401, message: 'Unauthorized; scope does not match' },
  });
});
