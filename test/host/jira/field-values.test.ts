import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openJira, type Jira } from '../../../host/jira/model';
import { createJiraRest } from '../../../host/jira/rest';
import type { JiraRest } from '../../../host/platform/platform';
import { openDatabase, type Database } from '../../../host/platform/storage/database';

const folder = mkdtempSync(join(tmpdir(), 'host-jira-'));
let database: Database;
let jira: Jira;
let rest: JiraRest;

beforeAll(async () => {
  database = await openDatabase(folder);
  const issue = { projectKey: 'DEV', issueType: 'Task', description: '', status: 'To Do', reporter: 'a' };
  const times = { created: '2026-11-01T00:00:00.000Z', updated: '2026-11-01T00:00:00.000Z' };
  jira = await openJira({
    database,
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
