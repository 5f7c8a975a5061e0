import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BindingSettings } from '../../src/contract/binding';
import type { OptionsFailure, OptionsPage } from '../../src/contract/field-api';
import type { FieldSettings } from '../../src/contract/field-pointer';
import type { Result } from '../../src/contract/result';
import { fieldResolver } from '../../src/index';
import type { AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import type { Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  ({ forge, sandbox, admin, datasourceId } = await siteWithDatasource());
});
afterEach(() => {
  vi.useRealTimers();
});

const fieldId = 'customfield_10042';
const issue = { id: '1', key: 'IT-1', type: 'Task', typeId: '10100' };
const project = { id: '10000', key: 'IT', type: 'software' };

/** What Forge documents for an issue's view: no configuration. */
const onIssue = {
  type: 'jira:customFieldType',
  entryPoint: 'edit',
  fieldId,
  renderContext: 'issue-view',
  issue,
  project,
};
const onCreate = { ...onIssue, renderContext: 'issue-create', issue: undefined };

const bindingWith = (path: string): BindingSettings =>
  fieldSettings(datasourceId, {
    query: { path, whenMissing: 'wait' },
    extraction: { items: '$.data[*]', label: '{{name}} ({{city}})' },
  });

const connect = (contextId: string, path: string) =>
  admin.value('saveBinding', { fieldId, contextId, version: null, settings: bindingWith(path) });

const search = (extension: unknown, accountType = 'licensed') =>
  forge.invoke<Result<OptionsPage, OptionsFailure>>(
    fieldResolver,
    'searchOptions',
    { search: '' },
    { as: 'agent', extension, accountType },
  );

const notConfigured = { ok: false, error: { code: 'not-configured' } };
/** As if an hour had passed. */
const forgetContexts = (): void => {
  for (const key of forge.kvs.plain.keys()) if (key.startsWith('contexts:')) forge.kvs.plain.delete(key);
};
const contextCalls = () => forge.jiraCalls.filter(({ path }) => path.includes('/context/configuration'));

describe('a field whose view is not handed its configuration', () => {
  test('is asked of Jira by its project and issue type, as the app, once an hour for all who look at such issues', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28, 8) });
    await connect('10142', 'customers');
    forge.contexts = (query) => (query.get('issueTypeId') === '10100' ? ['10142'] : []);
    const look = async (): Promise<void> => {
      for (const id of ['1', '2', '3'])
        expect(await search({ ...onIssue, issue: { ...issue, id, key: `IT-${id}` } })).toMatchObject({ ok: true });
      await forge.invoke(fieldResolver, 'fieldSettings', {}, { as: 'customer', extension: onIssue });
    };
    await look();
    const path = `/rest/api/3/app/field/${fieldId}/context/configuration?maxResults=1000&projectKeyOrId=10000&issueTypeId=10100`;
    expect(contextCalls()).toEqual([{ path, provider: 'app' }]);
    expect(await search({ ...onIssue, issue: { ...issue, typeId: '10101' } })).toEqual(notConfigured);
    expect(contextCalls()).toHaveLength(2);
    vi.setSystemTime(Date.UTC(2026, 10, 28, 9));
    await look();
    expect(contextCalls()).toHaveLength(3);
  });

  test('is asked of Jira by its issue where the view does not tell its type, and what is damaged is asked again', async () => {
    await connect('10142', 'customers');
    const untyped = { ...onIssue, issue: { id: '1', key: 'IT-1' } };
    forge.contexts = (query) => (query.get('issueId') === '1' ? ['10142'] : []);
    expect(await search(untyped)).toMatchObject({ ok: true });
    expect(contextCalls().at(-1)?.path).toContain('maxResults=1000&issueId=1');
    forge.contexts = () => ['10142'];
    for (const damaged of [{ contextIds: 'x', atMs: Date.now() }, { contextIds: [7], atMs: Date.now() }, null, 'x']) {
      forge.kvs.plain.set(`contexts:${fieldId}:10000:10100`, JSON.stringify(damaged));
      expect(await search(onIssue)).toMatchObject({ ok: true });
    }
    expect(contextCalls()).toHaveLength(5);
  });

  test('has no options where another context applies than the one that is connected', async () => {
    await connect('10142', 'customers');
    forge.contexts = () => ['999'];
    const calls = sandbox.apiCalls.length;
    expect(await search(onIssue)).toEqual(notConfigured);
    expect(sandbox.apiCalls).toHaveLength(calls);
  });

  test('takes the one of two connected contexts that applies', async () => {
    await connect('10142', 'customers');
    await connect('10143', 'others');
    forge.contexts = () => ['10142'];
    expect(await search(onIssue)).toMatchObject({ ok: true });
    expect(sandbox.apiCalls.at(-1)?.url).toContain('/customers');
  });

  test('asks for each issue type of the project in a form that makes an issue', async () => {
    await connect('10142', 'customers');
    await connect('10143', 'others');
    forge.contexts = (query) => (query.get('projectKeyOrId') === project.id ? ['10142'] : ['10142', '10143']);
    expect(await search(onCreate)).toMatchObject({ ok: true });
    expect(contextCalls().map(({ path }) => new URL(path, 'https://x').searchParams.get('issueTypeId'))).toEqual([
      '10100',
      '10101',
    ]);
    forgetContexts();
    forge.contexts = (query) => (query.get('issueTypeId') === '10100' ? ['10142'] : ['10143']);
    expect(await search(onCreate)).toEqual(notConfigured);
  });

  test('asks for project and issue type where the form tells both', async () => {
    await connect('10142', 'customers');
    await connect('10143', 'others');
    forge.contexts = (query) => (query.get('issueTypeId') === '10100' ? ['10142'] : ['10143']);
    expect(await search({ ...onCreate, issue: { typeId: '10100', type: 'Task' } })).toMatchObject({ ok: true });
  });

  test('in bulk edit is the one that applies to all issues', async () => {
    await connect('10142', 'customers');
    await connect('10143', 'others');
    const bug = { id: '2', key: 'IT-2', type: 'Bug', typeId: '10101' };
    const bulk = { fieldId, renderContext: 'issue-bulk-edit', issues: [issue, bug], projects: [project] };
    forge.contexts = () => ['10142'];
    expect(await search(bulk)).toMatchObject({ ok: true });
    forgetContexts();
    forge.contexts = (query) => (query.get('issueTypeId') === '10101' ? ['10143'] : ['10142']);
    expect(await search(bulk)).toEqual(notConfigured);
  });

  test('uses its only configuration when Jira does not say, and does not guess between two', async () => {
    await connect('10142', 'customers');
    forge.jiraAnswer = (path) => (path.includes('/context/') ? new Response('', { status: 503 }) : null);
    expect(await search(onIssue)).toMatchObject({ ok: true });
    await connect('10143', 'others');
    expect(await search(onIssue)).toEqual(notConfigured);
  });

  test('tells its pages what they would have read there', async () => {
    await connect('10142', 'assets{?fields.customfield_7.key}');
    const answer = await forge.invoke<Result<FieldSettings, OptionsFailure>>(
      fieldResolver,
      'fieldSettings',
      {},
      { as: 'agent', extension: onIssue },
    );
    expect(answer).toEqual({
      ok: true,
      value: { dependsOn: ['customfield_7'], showDetails: true, labels: 'stored', hasInitial: false, card: 'nowhere' },
    });
  });
});

describe('bulk edit of a field that depends on another', () => {
  const issues = ['1', '2'].map((id) => ({ ...issue, id, key: `IT-${id}` }));
  const bulk = { fieldId, renderContext: 'issue-bulk-edit', issues, projects: [project] };
  const holding = (...keys: string[]) => {
    keys.forEach((key, at) => {
      const id = String(at + 1);
      forge.issues.set(id, { id, key: `IT-${id}`, fields: { customfield_7: { key, label: key } } });
    });
  };

  test('has options when all issues hold the same value, and waits when they differ', async () => {
    await connect('10142', 'customers{?fields.customfield_7.key}');
    holding('17', '17');
    expect(await search(bulk)).toMatchObject({ ok: true });
    expect(sandbox.apiCalls.at(-1)?.url).toContain('17');
    holding('17', '18');
    expect(await search(bulk)).toMatchObject({ ok: false, error: { code: 'waiting-for', issue: 'many' } });
  });

  test('waits when the person may not see one of them', async () => {
    await connect('10142', 'customers{?fields.customfield_7.key}');
    holding('17');
    expect(await search(bulk)).toMatchObject({ ok: false, error: { code: 'waiting-for' } });
  });
});

describe('a person without a licence', () => {
  test.each(['unlicensed', 'anonymous'])(
    '(%s) is not asked for in a call to Jira, and reads why',
    async (accountType) => {
      await connect('10142', 'customers{?fields.customfield_7.key}');
      forge.jiraCalls.length = 0;
      expect(await search(onIssue, accountType)).toEqual({ ok: false, error: { code: 'account-cannot-read' } });
      expect(forge.jiraCalls.filter(({ provider }) => provider === 'user')).toEqual([]);
    },
  );

  test('picks where the query names nothing of the issue', async () => {
    await connect('10142', 'customers');
    expect(await search(onCreate, 'unlicensed')).toMatchObject({ ok: true });
  });

  test('is told a sentence where Forge refuses a call on behalf of somebody', async () => {
    await connect('10142', 'customers{?fields.customfield_7.key}');
    forge.jiraAnswer = (path) =>
      path.includes('/issue/')
        ? new Response('', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } })
        : null;
    expect(await search(onIssue)).toMatchObject({ ok: false, error: { code: 'waiting-for' } });
  });
});

test.each([[{ search: 7 }], [{}], [null], ['x'], [{ search: '', held: [7] }]])(
  'the payload %j is no question, and no bug',
  async (payload) => {
    const answer = await forge.invoke(fieldResolver, 'searchOptions', payload, { as: 'agent', extension: onIssue });
    expect(answer).toEqual({ ok: false, error: { code: 'invalid-input' } });
    expect(forge.logged.join()).not.toContain('resolver.failed');
  },
);
