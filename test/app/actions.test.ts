import { beforeEach, expect, test } from 'vitest';
import { lookUpOptions, setConnectedField } from '../../src/index';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';

const fieldId = 'customfield_10042';

let forge: ForgeFake;
let sandbox: Sandbox;
let editable: boolean;
beforeEach(async () => {
  const site = await siteWithDatasource();
  ({ forge, sandbox } = site);
  const settings = fieldSettings(site.datasourceId);
  await site.admin.value('saveBinding', { fieldId, contextId: '10142', version: null, settings });
  const custom = 'ari:cloud:ecosystem::extension/app/00000000-0000-4000-8000-000000000001/static/connected-select';
  Object.assign(forge.fields, [{ id: fieldId, name: 'Customer', schema: { custom } }]);
  const place = { project: { id: '1', key: 'IT' }, issuetype: { id: '2', name: 'Task' } };
  forge.issues.set('IT-1', { id: '10001', key: 'IT-1', fields: place });
  editable = true;
  forge.jiraAnswer = (path) =>
    path.endsWith('/editmeta') ? Response.json({ fields: editable ? { [fieldId]: {} } : {} }) : null;
});

const somebody = { principal: { accountId: 'agent' } };
const about = { field: fieldId, issueKey: 'IT-1' };
const told = (sentence: string): unknown => ({ errors: [{ message: expect.stringContaining(sentence) as string }] });
const stored = (): unknown => forge.issues.get('IT-1')?.fields[fieldId];

test('a look-up gives the first row and all that match, and none is no failure', async () => {
  expect(await lookUpOptions({ ...about, search: 'acme' }, somebody)).toEqual({
    key: '17',
    label: 'Acme',
    details: '',
    count: 1,
    keys: '17',
    labels: 'Acme',
  });
  expect(await lookUpOptions(about, somebody)).toMatchObject({ count: 2, keys: '17\n18' });
  expect(await lookUpOptions({ ...about, search: 'nobody' }, somebody)).toMatchObject({ key: '', count: 0 });
});

test('a field is set by key with the label of its source, under a seal, and twice is once', async () => {
  expect(await setConnectedField({ ...about, keys: '18' }, somebody)).toEqual({
    keys: '18',
    labels: 'Globex',
    changed: true,
  });
  expect(stored()).toMatchObject({ key: '18', label: 'Globex', seal: expect.any(String) as string });
  expect(await setConnectedField({ ...about, keys: '18' }, somebody)).toMatchObject({ changed: false });
});

test('a wrong key, a list that was not read to its end and a source that is down each have a sentence, and change nothing', async () => {
  expect(await setConnectedField({ ...about, keys: '99' }, somebody)).toEqual(told('does not offer 99'));
  sandbox.apiAnswer = () => Response.json({ data: customers, has_more: true });
  expect(await setConnectedField({ ...about, keys: '99' }, somebody)).toEqual(told('not certain'));
  sandbox.apiAnswer = () => new Response('canary-of-the-server', { status: 503 });
  const down = await setConnectedField({ ...about, keys: '17' }, somebody);
  expect(down).toEqual(told('does not answer'));
  expect(JSON.stringify(down)).not.toContain('canary');
  expect(await setConnectedField({ ...about, keys: '17\n18' }, somebody)).toEqual(told('one option'));
  expect(stored()).toBeUndefined();
});

test('who may not edit the field on the issue cannot set it by an action, and who may not see the issue learns nothing', async () => {
  editable = false;
  sandbox.apiCalls.length = 0;
  expect(await setConnectedField({ ...about, keys: '17' }, somebody)).toEqual(told('may not edit'));
  expect(await lookUpOptions({ ...about, issueKey: 'IT-9' }, somebody)).toEqual(told('no issue IT-9'));
  expect(sandbox.apiCalls).toEqual([]);
  expect(stored()).toBeUndefined();
  const asked = forge.jiraCalls.filter(({ path }) => path.includes('/issue/IT-') || path.endsWith('/editmeta'));
  expect(asked.every(({ provider }) => provider === 'user')).toBe(true);
});

test('without a person nothing is asked, and an account among the inputs is none', async () => {
  sandbox.apiCalls.length = 0;
  for (const context of [undefined, {}, { principal: null }, { principal: {} }]) {
    expect(await lookUpOptions({ ...about, accountId: 'admin', context: somebody }, context)).toEqual(
      told('named none'),
    );
  }
  expect(sandbox.apiCalls).toEqual([]);
});

test('inputs that are missing or malformed have a sentence', async () => {
  for (const payload of [undefined, null, 7, {}, { field: 'summary', issueKey: 'IT-1' }]) {
    expect(await lookUpOptions(payload, somebody)).toEqual(told('Field is missing'));
  }
  expect(await lookUpOptions({ field: fieldId }, somebody)).toEqual(told('Issue key is missing'));
  expect(await setConnectedField(about, somebody)).toEqual(told('Keys is missing'));
});

test('a rule that asks again and again spends its person’s purse, and is told when to come again', async () => {
  sandbox.apiCalls.length = 0;
  let last: unknown = null;
  for (let at = 0; at < 310; at += 1) last = await lookUpOptions(about, somebody);
  expect(sandbox.apiCalls.length).toBe(300);
  expect(last).toEqual(told('Try again in'));
});
