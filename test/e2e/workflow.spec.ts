import type { Locator, Page } from '@playwright/test';
import type { SiteState } from '../../host/protocol';
import { breaches } from './support/axe';
import { administer, bindField, createDatasource, fieldIdOf, saveDatasource } from './support/connect';
import type { RunningHost } from './support/host';
import { expect, onFreshSite, test } from './support/site';
import { settingsOf } from '../support/settings';

onFreshSite();
test.describe.configure({ mode: 'serial' });

let datasourceId = '';

/** What somebody writes past the field's own list, by Jira's REST API. */
async function write(host: RunningHost, key: string, value: unknown): Promise<void> {
  const fields = { [await fieldIdOf(host, 'Customer')]: value };
  await host.call('PUT', `/_site/issues/${key}`, { fields });
}

/** What the field's own list begins with. */
async function firstAsset(host: RunningHost): Promise<{ key: string; label: string }> {
  const fieldId = await fieldIdOf(host, 'Customer');
  const answer = (await host.call('POST', '/_host/invoke', {
    module: 'connected-select',
    function: 'searchOptions',
    payload: { search: '' },
    extension: { entryPoint: 'edit', fieldId, issue: { key: 'DEV-1' }, renderContext: 'issue-view' },
  })) as { value: { value: { options: { key: string; label: string }[] } } };
  const [first] = answer.value.value.options;
  if (first === undefined) throw new Error('The source offers nothing.');
  return first;
}

function valueOn(state: unknown, key: string, fieldId: string): unknown {
  return (state as SiteState).issues.find((issue) => issue.key === key)?.fields[fieldId];
}

async function changeStatus(page: Page, status: string): Promise<void> {
  await page.getByRole('button', { name: 'Change status' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Status').selectOption(status);
  await dialog.getByRole('button', { name: 'Save' }).click();
}

/** What Jira says of a transition that did not go on: the first of the dialog's alerts, the others are of its fields. */
const refusal = (page: Page): Locator => page.getByRole('dialog').getByRole('alert').first();

const ruleForm = (page: Page) => page.frameLocator('iframe.custom-ui');

test('an administrator adds a validator to a transition, and its page is good in dark and narrow too', async ({
  site,
  host,
}) => {
  datasourceId = await saveDatasource(host, 'Assets of one customer');
  await bindField(host, 'Customer', datasourceId, {
    query: { path: 'assets?customer=C-00001' },
    extraction: { items: '$.items[*]', key: 'id', label: '{{model}} {{serial}}' },
  });
  const { page } = site;
  await site.open('/settings/workflows');
  await site.button('Add rule to To Done').click();
  const form = ruleForm(page);
  await expect(form.getByText('An empty field stops no transition.')).toBeVisible();

  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect(form.getByText('Choose the field that the rule is about.')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeVisible();

  await form.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Customer' });
  await expect(form.getByRole('option', { name: 'Assets (not connected)' })).toHaveCount(1);
  await expect(form.getByRole('option', { name: /text|number|date/i })).toHaveCount(0);
  expect(await breaches(page)).toEqual([]);
  await site.picture('19-rule');
  await site.picture('19-rule-narrow', { theme: 'dark', width: 360 });

  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  const transition = page.getByRole('region', { name: 'Transition To Done' });
  await expect(transition).toContainText(
    'The value of Customer is still offered by its source. When nobody can tell, the transition stops.',
  );
});

test('a value that the source has goes through, one that it has not is stopped and named', async ({ site, host }) => {
  const state = (await host.call('GET', '/_site/state')) as SiteState;
  expect(state.workflowRules).toHaveLength(1);
  await write(host, 'DEV-2', { key: 'A-99999', label: 'Forged forklift' });
  await site.open('/browse/DEV-2?as=agent');
  await changeStatus(site.page, 'Done');
  const alert = refusal(site.page);
  await expect(alert).toContainText(
    '“Forged forklift” in Customer is not from the field’s source: it was not chosen from the field’s list, and the source does not offer it. Choose another value, then try again.',
  );
  await site.picture('20-stopped');
  await site.picture('20-stopped-narrow', { theme: 'dark', width: 360 });

  const field = site.page.getByRole('dialog').getByRole('group', { name: 'Customer', exact: true });
  await field.getByRole('combobox').last().focus();
  await field.getByRole('combobox').last().press('ArrowDown');
  await site.page.getByRole('listbox').getByRole('option', { name: /A-|\w/ }).first().click();
  await site.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(site.page.getByRole('dialog')).toBeHidden();
  await expect(site.page.getByText('Done', { exact: true }).first()).toBeVisible();
});

test('while the source is paused the rule stops the transition and says so, or lets it through when it is set so', async ({
  site,
  host,
}) => {
  const { page } = site;
  await administer(host, 'pauseDatasource', { id: datasourceId, reason: '' });
  await write(host, 'DEV-3', { key: 'A-99999', label: 'Forged forklift' });
  await site.open('/browse/DEV-3?as=agent');
  await changeStatus(page, 'Done');
  await expect(refusal(page)).toContainText('an administrator has paused the field’s source');

  await site.open('/settings/workflows?as=administrator');
  await site.button('Edit rule').click();
  const form = ruleForm(page);
  await expect(form.getByLabel('Stop the transition and say why')).toBeChecked();
  await expect(form.getByRole('combobox', { name: 'Field' }).locator('option:checked')).toHaveText('Customer');
  await form.getByLabel('Let the transition go on').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('When nobody can tell, the transition goes on.')).toBeVisible();

  await site.open('/browse/DEV-3?as=agent');
  await changeStatus(page, 'Done');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a new issue is checked before it is made', async ({ host }) => {
  await administer(host, 'resumeDatasource', { id: datasourceId });
  const fieldId = await fieldIdOf(host, 'Customer');
  const configuration = {
    fieldId,
    fieldName: 'Customer',
    language: 'english',
    description: '',
    demands: 'now',
    whenUnsure: 'stop',
    checks: 'all',
  };
  await host.call('POST', '/_site/workflow-rules', {
    projectKey: 'DEV',
    to: 'To Do',
    module: 'value-is-offered',
    configuration,
  });
  const make = (value: unknown): Promise<unknown> =>
    host.call('POST', '/_site/issues', {
      projectKey: 'DEV',
      issueType: 'Task',
      summary: 'x',
      fields: { [fieldId]: value },
    });
  await expect(make({ key: 'A-99999', label: 'Forged forklift' })).rejects.toThrow('is not from the field’s source');
  await make(await firstAsset(host));
});

test('an API that is down stops the transition with a sentence', async ({ site, host }) => {
  const { apiUrl } = await host.sandbox();
  const down = new URL(apiUrl);
  const id = await createDatasource(host, {
    ...settingsOf({ name: 'Nobody', baseUrl: `${down.origin}/nowhere` }),
    authentication: { kind: 'none' },
  });
  await bindField(host, 'Assets', id, { extraction: { items: '$.items[*]', key: 'id', label: '{{model}}' } });
  const fieldId = await fieldIdOf(host, 'Assets');
  const configuration = {
    fieldId,
    fieldName: 'Assets',
    language: 'german',
    description: '',
    demands: 'now',
    whenUnsure: 'stop',
    checks: 'all',
  };
  await host.call('POST', '/_site/workflow-rules', {
    projectKey: 'SUP',
    to: 'Done',
    module: 'value-is-offered',
    configuration,
  });
  await host.call('PUT', '/_site/issues/SUP-1', { fields: { [fieldId]: { keys: ['A-1'], labels: ['Stapler'] } } });
  await site.open('/browse/SUP-1?as=agent');
  await changeStatus(site.page, 'Done');
  await expect(refusal(site.page)).toContainText('Ob „Stapler“ in Assets noch angeboten wird, war nicht zu prüfen');
});

test('a post function sets the option with a key after the transition, and brings a label up to date', async ({
  site,
  host,
}) => {
  const { page } = site;
  await site.open('/settings/workflows?as=administrator');
  await site.button('Add rule to To In Progress').click();
  await page.getByRole('combobox', { name: 'Rule' }).selectOption({ label: 'Set or refresh a connected field' });
  const form = ruleForm(page);
  await form.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Customer' });
  await form.getByLabel('Set the options with these keys').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect(form.getByText('Enter at least one key.')).toBeVisible();
  const first = await firstAsset(host);
  await form.getByLabel('Keys of options, one a line').fill(first.key);
  expect(await breaches(page)).toEqual([]);
  await site.picture('21-post-function');
  await site.picture('21-post-function-narrow', { theme: 'dark', width: 360 });
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText(`Customer is set to ${first.key}.`)).toBeVisible();

  await write(host, 'DEV-6', null);
  await site.open('/browse/DEV-6?as=agent');
  await changeStatus(page, 'In Progress');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect
    .poll(async () => valueOn(await host.call('GET', '/_site/state'), 'DEV-6', await fieldIdOf(host, 'Customer')))
    .toMatchObject(first);

  const state = (await host.call('GET', '/_site/state')) as SiteState;
  const rule = state.workflowRules.find(({ module }) => module === 'set-connected-field');
  const configuration = { ...(rule?.configuration as object), does: 'refresh', keys: [] };
  await host.call('PUT', `/_site/workflow-rules/${rule?.id ?? ''}`, { configuration });
  await write(host, 'DEV-2', { key: first.key, label: 'As it was called before' });
  await site.open('/browse/DEV-2?as=agent');
  await changeStatus(page, 'In Progress');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect
    .poll(async () => valueOn(await host.call('GET', '/_site/state'), 'DEV-2', await fieldIdOf(host, 'Customer')))
    .toMatchObject(first);
});

test('a condition offers a transition by what is stored on the issue', async ({ site, host }) => {
  const { page } = site;
  const first = await firstAsset(host);
  await site.open('/settings/workflows?as=administrator');
  await page.getByLabel('Workflow of').selectOption({ label: 'Customer support' });
  await site.button('Add rule to To Waiting for customer').click();
  await page.getByRole('combobox', { name: 'Rule' }).selectOption({ label: 'Connected field holds a value' });
  const form = ruleForm(page);
  await form.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Customer' });
  await form.getByLabel('holds an option with one of these keys').check();
  await form.getByLabel('Keys of options, one a line').fill(first.key);
  expect(await breaches(page)).toEqual([]);
  await site.picture('22-condition', { theme: 'dark' });
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText(`Customer holds one of ${first.key}.`)).toBeVisible();

  const offered = async (): Promise<unknown> => host.call('GET', '/_site/issues/SUP-4/transitions');
  await write(host, 'SUP-4', null);
  expect(await offered()).not.toContain('Waiting for customer');
  await write(host, 'SUP-4', { key: 'A-99999', label: 'Another' });
  expect(await offered()).not.toContain('Waiting for customer');
  await write(host, 'SUP-4', first);
  await site.open('/browse/SUP-4?as=agent');
  await changeStatus(page, 'Waiting for customer');
  await expect(page.getByRole('dialog')).toBeHidden();
});
