import { approveSandbox, saveOpen } from './states/furniture';
import { saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('50 of 3,000 rows become all of them by one click, and the last one is found on an issue', async ({ site }) => {
  await saveDatasource(site.host, 'Customers');
  await site.open('/settings/fields');
  await site.page.getByRole('link', { name: /Edit configuration of Customer, / }).click();
  await site.choose('Datasource', 'Customers');
  await expect(site.page.getByText('Nothing was asked yet')).toBeVisible();
  await expect(site.page.getByText(/HTTP \d/)).toHaveCount(0);
  await site.textbox('Path below its URL').fill('customers');
  await expect(site.page.getByText('50 of 3,000 rows: people can find only these')).toBeVisible();
  await site.button(/^Offset,/).click();
  await expect(site.page.getByText('All rows were read: as many as the API says it has.')).toBeVisible();
  await expect(site.page.getByText(/people can find only these/)).toHaveCount(0);
  await expect(site.page.getByText(/of 3,000 options, from 3,000 rows/)).toBeVisible();
  await site.textbox('Try a search').fill('C-03000');
  await expect(site.page.getByText('1 option from 3,000 rows.')).toBeVisible();
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();

  await site.open('/?as=agent');
  await site.button('Create').click();
  const dialog = site.page.getByRole('dialog');
  const box = dialog.getByRole('group', { name: 'Customer', exact: true }).getByRole('combobox');
  await box.fill('C-03000');
  await expect(site.page.getByRole('listbox').getByRole('option')).toHaveCount(1);
});

test('"not found" as the answer to a search becomes no rows by one click', async ({ site }) => {
  await saveDatasource(site.host, 'Lookup');
  await site.open('/settings/fields');
  await site.page.getByRole('link', { name: /Edit configuration of Assets, / }).click();
  await site.choose('Datasource', 'Lookup');
  await site.textbox('Path below its URL').fill('customers/{input}');
  await site.textbox('Try a search').fill('C-00001');
  await expect(site.page.getByText('1 option from 1 row.')).toBeVisible();
  await site.textbox('Try a search').fill('nobody');
  await expect(site.page.getByText(/The API has nothing at this address \(HTTP 404\)/)).toBeVisible();
  await expect(site.page.getByText('Some APIs answer so when a search finds nothing.')).toBeVisible();
  await site.button('Take it for no rows').click();
  await expect(site.page.getByText('The API answered, but no row matches.')).toBeVisible();
  await site.button('Method and pages').click();
  await expect(site.page.getByRole('checkbox', { name: /An answer of “not found”/ })).toBeChecked();
});

test('a test that is begun in the list says that the answer is a part', async ({ site }) => {
  await approveSandbox(site.host);
  await saveOpen(site.host, 'Parts', { testPath: 'customers' });
  await site.openAdministration();
  await site.page.getByRole('group', { name: 'Parts', exact: true }).getByRole('button', { name: 'Test' }).click();
  const dialog = site.page.getByRole('dialog');
  await expect(dialog.getByText('50 of 3,000 rows: the API gives the others on further pages.')).toBeVisible();
});
