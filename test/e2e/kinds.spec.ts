import { connectField, fieldIdOf, saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

const contact = 'contact.email';

test('a field of each kind: default value, details, and a read-only value that follows its parent', async ({
  site,
}) => {
  const datasourceId = await saveDatasource(site.host, 'Customers');
  await connectField(site.host, 'Customer', {
    datasourceId,
    path: 'customers',
    items: '$.items[*]',
    key: 'id',
    label: '{{name}}',
    details: '{{city}}',
    initial: { kind: 'fixed', key: 'C-00001', label: 'House account' },
  });
  const customer = await fieldIdOf(site.host, 'Customer');

  await site.open('/settings/fields');
  await site.page.getByRole('link', { name: /Edit configuration of Balance/ }).click();
  await site.choose('Datasource', 'Customers');
  await site.textbox('Path below its URL').fill(`customers/{fields.${customer}.key}`);
  await expect(site.textbox('Try a search')).toHaveCount(0);
  await expect(site.page.getByText(/A variable|variable of the path has no value/).first()).toBeVisible();
  await site.textbox('Path below its URL').fill('customers/C-00001');
  await site.button('{{balanceCents}}').click();
  await expect(site.page.getByText(/^Value: -?[\d,]+$/)).toBeVisible();
  await site.textbox('Value').fill(`{{${contact}}}`);
  await expect(site.page.getByText(/is not a number/)).toBeVisible();
  await site.textbox('Value').fill('{{balanceCents}}');
  await site.textbox('Path below its URL').fill(`customers/{fields.${customer}.key}`);
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();

  await site.open('/?as=agent');
  await site.button('Create').click();
  const dialog = site.page.getByRole('dialog');
  await expect(dialog.getByText('House account', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('group', { name: 'Balance' })).toHaveCount(0);
  await dialog.getByLabel('Summary').fill('Check the balance');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
  await site.page.getByRole('button', { name: 'View' }).click();
  const group = (name: string) => site.page.getByRole('group', { name, exact: true });
  await expect(group('Customer')).toContainText('House account');
  await expect(group('Balance')).toContainText(/^Balance-?[\d,]+$/);

  await site.button('Edit Customer').click();
  const box = group('Customer').getByRole('combobox');
  await box.focus();
  await box.press('ArrowDown');
  await site.page.getByRole('listbox').getByRole('option').nth(1).click();
  const before = await group('Balance').innerText();
  await site.button('Confirm').click();
  await expect(group('Balance')).not.toHaveText(before);
});

test('a date and time is read in each person’s time zone, and refused where the source has none', async ({ site }) => {
  await saveDatasource(site.host, 'Changes');
  await site.open('/settings/fields');
  await site.page.getByRole('link', { name: /Edit configuration of Last change/ }).click();
  await site.choose('Datasource', 'Changes');
  await site.textbox('Path below its URL').fill('customers/C-00001');
  await site.textbox('Value').fill('{{name}}');
  await expect(site.page.getByText(/is not a date and time of the chosen form/)).toBeVisible();
  await site.textbox('Value').fill('{{updatedAt}}');
  await expect(site.page.getByText(/^Value: .*20\d\d at \d/)).toBeVisible();
  await expect(site.page.getByRole('combobox', { name: 'Time zone' })).toBeVisible();
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();

  const group = site.page.getByRole('group', { name: 'Last change', exact: true });
  await site.open('/browse/DEV-1');
  await expect(group).toContainText(/20\d\d at \d/);
  const inNewYork = await group.innerText();
  await site.be('agent');
  await site.open('/browse/DEV-1?as=agent');
  await expect(group).toContainText(/20\d\d at \d/);
  expect(await group.innerText()).not.toBe(inNewYork);
});
