import type { Locator } from '@playwright/test';
import type { Issue } from '../../host/protocol';
import { connectField, fieldIdOf, saveDatasource } from './support/connect';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

/** Some seconds after its issue was created or changed, a stored value is on the page: whoever looks again sees it. */
async function seenAgain(site: Site, path: string, expected: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await site.open(path);
    await expected();
  }).toPass({ timeout: 30_000 });
}

const cardOf = (site: Site, summary: string): Locator =>
  site.page.getByRole('region', { name: 'To Do' }).getByRole('link', { name: new RegExp(summary) });

test('a read-only value is stored on a new issue, follows its parent, and is refreshed', async ({ site, host }) => {
  // Three times it waits for what Jira's event, the queue and the service take.
  test.setTimeout(120_000);
  const datasourceId = await saveDatasource(host, 'Customers');
  await connectField(host, 'Customer', {
    datasourceId,
    path: 'customers',
    items: '$.items[*]',
    key: 'id',
    label: '{{name}}',
    initial: { kind: 'fixed', key: 'C-00001', label: 'House account' },
  });
  const customer = await fieldIdOf(host, 'Customer');
  await site.open('/settings/fields');
  await site.page.getByRole('link', { name: /Edit configuration of Customer’s city/ }).click();
  await site.choose('Datasource', 'Customers');
  await site.textbox('Path below its URL').fill(`customers/{fields.${customer}.key}`);
  await site.textbox('Value').fill('{{city}} ({{name}})');
  const stores = site.page.getByRole('checkbox', { name: 'Store the value when an issue is created or changed' });
  await expect(stores).toBeChecked();
  await stores.scrollIntoViewIfNeeded();
  await site.picture('16-value-configuration');
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();

  const summary = 'Where is this customer?';
  await site.open('/?as=agent');
  await site.button('Create').click();
  const dialog = site.page.getByRole('dialog');
  await expect(dialog.getByText('House account', { exact: true })).toBeVisible();
  await dialog.getByLabel('Summary').fill(summary);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
  await site.page.getByRole('button', { name: 'View' }).click();
  const key = site.page.url().split('/').at(-1)?.split('?')[0] ?? '';
  const city = site.page.getByRole('group', { name: 'Customer’s city', exact: true });
  await expect(city).toContainText(/\(.+\)$/);
  const shown = (await city.innerText()).replace(/^Customer’s city\s*/, '').trim();
  await seenAgain(site, '/board?as=agent', () =>
    expect(cardOf(site, summary)).toContainText(shown, { timeout: 1_000 }),
  );
  const found = `/issues?as=agent&jql=${encodeURIComponent(`"Customer’s city" = "${shown}"`)}`;
  await site.open(found);
  const row = site.page.getByRole('row', { name: new RegExp(`${key} `) });
  await expect(row).toContainText(shown);
  await site.picture('17-stored-value');

  await site.open(`/browse/${key}?as=agent`);
  const parent = site.page.getByRole('group', { name: 'Customer', exact: true });
  await site.button('Edit Customer').click();
  await parent.getByRole('combobox').focus();
  await parent.getByRole('combobox').press('ArrowDown');
  const other = site.page
    .getByRole('listbox')
    .getByRole('option', { name: /^(?!Loading)/ })
    .nth(3);
  const name = (await other.innerText()).trim();
  await other.click();
  await site.button('Confirm').click();
  await expect(parent).toContainText(name);
  await seenAgain(site, '/board?as=agent', () =>
    expect(cardOf(site, summary)).toContainText(`(${name})`, { timeout: 1_000 }),
  );

  const [issue] = (await host.call('GET', `/_site/search?jql=key%20%3D%20${key}`)) as Issue[];
  if (issue === undefined) throw new Error(`the site has no issue ${key}`);
  const { key: id } = issue.fields[customer] as { key: string };
  await host.call('POST', '/_site/sandbox', { renameCustomer: { id, name: 'The new name' } });
  await site.openAdministration();
  await site.be('administrator');
  await site.page.getByRole('navigation').getByRole('button', { name: 'Fields' }).click();
  const field = site.page.getByRole('row', { name: /Customer’s city/ });
  await field.getByRole('button', { name: 'Details' }).click();
  await site.button('Refresh now').click();
  await site.page.getByRole('dialog').getByRole('button', { name: 'Refresh now' }).click();
  await expect(site.page.getByText('DONE', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(site.page.getByRole('table', { name: 'Changed values' })).toContainText('(The new name)');
  await site.page.getByRole('navigation').getByRole('button', { name: 'Audit' }).click();
  const entry = site.page.getByRole('row', { name: /Customer’s city\s*Refresh started/ });
  await expect(entry).toContainText('Refresh: values are written');
  await site.open('/board?as=agent');
  await expect(site.page.getByText(/\(The new name\)/)).toBeVisible();
});
