import type { Locator, Page } from '@playwright/test';
import { connectField, saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

/** Every place where Jira shows a connected field, in the order a value goes through them. */
test.describe.configure({ mode: 'serial' });

/** Opens the field's list and takes the first option that is not chosen yet. */
async function pick(page: Page, within: Locator): Promise<string> {
  const box = within.getByRole('combobox').last();
  await box.focus();
  await box.press('ArrowDown');
  const found = page
    .getByRole('listbox')
    .getByRole('option', { name: /^(?!Loading)/ })
    .first();
  const label = (await found.innerText()).trim();
  await found.click();
  return label;
}

const group = (page: Page | Locator, name: string): Locator => page.getByRole('group', { name, exact: true });

test('the list shows what a field’s formatter says, and edits nothing in place', async ({ site, host }) => {
  const datasourceId = await saveDatasource(host, 'Company');
  const label = '{{name}}';
  await connectField(host, 'Customer', { datasourceId, path: 'customers', items: '$.items[*]', key: 'id', label });
  await connectField(host, 'Assets', {
    datasourceId,
    path: 'assets',
    items: '$.items[*]',
    key: 'id',
    label: '{{model}} {{serial}}',
  });

  await site.open('/browse/DEV-1?as=agent');
  const field = group(site.page, 'Customer');
  await field.getByRole('button', { name: 'Edit Customer' }).click();
  const customer = await pick(site.page, field);
  await field.getByRole('button', { name: 'Confirm' }).click();
  await expect(field.getByText(customer, { exact: true })).toBeVisible();
  await site.open('/issues?as=agent');
  const row = site.page.getByRole('row', { name: /DEV-1 / });
  await expect(row.getByText(customer, { exact: true })).toBeVisible();
  await expect(row.getByRole('button')).toHaveCount(0);
});

test('many issues get a value at once, of a field with several too', async ({ site }) => {
  await site.open('/issues?as=agent&jql=project%20%3D%20DEV');
  for (const key of ['DEV-2', 'DEV-3']) await site.page.getByLabel(`Select ${key}`).check();
  await site.button('Edit selected (2)').click();
  const dialog = site.page.getByRole('dialog');
  await dialog.getByLabel('Field').selectOption('Assets');
  const first = await pick(site.page, group(dialog, 'Assets'));
  const second = await pick(site.page, group(dialog, 'Assets'));
  await site.page.keyboard.press('Tab');
  await site.picture('9-bulk-edit');
  await site.picture('9-bulk-edit-narrow', { theme: 'dark', width: 360 });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  for (const key of ['DEV-2', 'DEV-3'])
    await expect(site.page.getByRole('row', { name: new RegExp(`${key} `) })).toContainText(`${first}, ${second}`);
});

test('many issues lose a value at once', async ({ site, host }) => {
  await site.open('/issues?as=agent&jql=project%20%3D%20DEV');
  for (const key of ['DEV-2', 'DEV-3']) await site.page.getByLabel(`Select ${key}`).check();
  await site.button('Edit selected (2)').click();
  const dialog = site.page.getByRole('dialog');
  await dialog.getByLabel('Field').selectOption('Assets');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Remove the value' }).click();
  await expect(dialog.getByText('The issues will have no value here.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const left = (await host.call('GET', '/_site/search?jql=Assets%20is%20not%20EMPTY')) as { key: string }[];
  expect(left).toEqual([]);
});

test('a transition changes a value with the status', async ({ site }) => {
  await site.open('/browse/DEV-2?as=agent');
  await site.button('Change status').click();
  const dialog = site.page.getByRole('dialog');
  await dialog.getByLabel('Status').selectOption('Done');
  const label = await pick(site.page, group(dialog, 'Customer'));
  await site.picture('11-transition', { theme: 'dark' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(group(site.page, 'Customer')).toContainText(label);
  await site.open('/board?as=agent');
  await expect(site.page.getByRole('region', { name: 'Done' })).toContainText(label);
  await site.picture('10-board', { theme: 'dark' });
});

test('JQL finds key and label; the export holds the value; a wrong query is told', async ({ site, host }) => {
  const issues = (await host.call('GET', '/_site/search?jql=Customer%20is%20not%20EMPTY')) as {
    key: string;
    fields: Record<string, { key?: string; label?: string } | null>;
  }[];
  const one = issues.find(({ key }) => key === 'DEV-1');
  const value = Object.values(one?.fields ?? {}).find((candidate) => candidate?.key !== undefined);
  const jql = `"Customer.key" = "${value?.key ?? ''}"`;
  await site.open('/issues?as=agent');
  await site.page.getByLabel('JQL').fill(jql);
  await site.button('Search').click();
  await expect(site.page.getByRole('row', { name: /DEV-1 / })).toBeVisible();
  await site.picture('8-list');
  await site.picture('8-list-narrow', { theme: 'dark', width: 360 });
  const link = await site.page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
  const csv = await (await site.page.request.get(host.url + (link ?? ''))).text();
  expect(csv).toContain('Custom field (Customer)');
  expect(csv).toContain(value?.label);
  expect(csv).not.toContain('DEV-3');

  await site.page.getByLabel('JQL').fill('"Customer.name" = "x"');
  await site.button('Search').click();
  await expect(site.page.getByRole('alert')).toContainText("the field 'Customer.name' does not exist");
});

test('a customer fills in a request form and reads the request', async ({ site }) => {
  await site.open('/portal?as=customer');
  await site.page.getByRole('link', { name: /Customer support/ }).click();
  await site.textbox('What do you need?').fill('A second scanner for the loading dock');
  const label = await pick(site.page, group(site.page, 'Customer'));
  await site.picture('12-portal-form', { theme: 'dark' });
  await site.picture('12-portal-form-narrow', { width: 360 });
  await site.button('Send').click();
  await expect(group(site.page, 'Customer')).toContainText(label);
  await site.picture('13-portal-request', { theme: 'dark' });
});
