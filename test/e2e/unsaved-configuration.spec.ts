import type { Page } from '@playwright/test';
import { bindField, fieldIdOf, saveDatasource } from './support/connect';
import type { SiteState } from '../../host/protocol';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

/** The page keeps what stands in the form: to be begun before what leads to it. */
const kept = (page: Page): Promise<unknown> =>
  page.waitForResponse(
    (response) => response.request().postData()?.includes('"keepUnsavedBinding"') === true && response.ok(),
  );

async function openConfiguration(site: Site, name: string): Promise<void> {
  const { fields } = (await site.host.call('GET', '/_site/state')) as SiteState;
  const contextId = fields.find((field) => field.name === name)?.contexts[0]?.id ?? '';
  const fieldId = await fieldIdOf(site.host, name);
  await site.open(`/settings/apps/connected-fields-admin/fields/${fieldId}/${contextId}/configuration`);
  await expect(site.page.getByRole('heading', { name, exact: true })).toBeVisible();
}

test('a configuration that was half typed when the page was reloaded is offered, continued and saved', async ({
  site,
}) => {
  const { page } = site;
  await saveDatasource(site.host, 'Customers');
  await openConfiguration(site, 'Customer');
  // The only datasource is chosen already; the path is what a person types next.
  await expect(site.textbox('Path below its URL')).toBeFocused();
  await page.keyboard.insertText('customers{?q=input}');
  const keeping = kept(page);
  await page.keyboard.press('Tab');
  await keeping;

  await page.reload();
  await expect(page.getByText(/You left unsaved changes on/)).toBeVisible();
  await expect(site.button('Continue with them')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(site.textbox('Path below its URL')).toHaveValue('customers{?q=input}');
  await expect(site.textbox('Path below its URL')).toBeFocused();
  await expect(page.getByText('Your unsaved changes are back')).toBeVisible();
  await expect(page.getByText(/options from/).first()).toBeVisible();
  await site.button('Save').click();
  await expect(page.getByText('Customer is connected')).toBeVisible();

  await openConfiguration(site, 'Customer');
  await expect(site.textbox('Path below its URL')).toHaveValue('customers{?q=input}');
  await expect(page.getByText(/You left unsaved changes on/)).toHaveCount(0);
});

test('a configuration that was cancelled is offered again, without what may be a secret, and can be discarded', async ({
  site,
}) => {
  const { page } = site;
  await openConfiguration(site, 'Customer');
  await site.textbox('Details (optional)').fill('{{city}}');
  await site.textbox('Path below its URL').fill('customers?api_key=abc');
  const keeping = kept(page);
  await site.button('Cancel').click();
  await keeping;
  await expect(
    page.getByRole('row', { name: /Customer/ }).getByRole('button', { name: 'Configuration' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await site.button('Continue with them').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Path below its URL' })).toBeVisible();
  await expect(site.textbox('Details (optional)')).toHaveValue('{{city}}');
  await expect(site.textbox('Path below its URL')).toHaveValue('customers{?q=input}');

  await openConfiguration(site, 'Customer');
  await site.button('Discard them').click();
  await expect(site.textbox('Details (optional)')).toHaveValue('');
  await openConfiguration(site, 'Customer');
  await expect(site.textbox('Details (optional)')).toHaveValue('');
});

test('a default value is chosen from the options, and one that was typed once is said to be none of them', async ({
  site,
}) => {
  const { page } = site;
  const id = await saveDatasource(site.host, 'Lists');
  await bindField(site.host, 'Assets', id, {
    query: { path: 'assets?customer=C-00001' },
    extraction: { items: '$.items[*]', key: 'id', label: '{{model}}' },
    behaviour: { initial: { kind: 'fixed', key: '999', label: 'Typed once' } },
  });
  await openConfiguration(site, 'Assets');
  await expect(page.getByRole('alert').filter({ hasText: 'The source does not offer “Typed once”' })).toBeVisible();
  const box = page.getByRole('combobox', { name: 'Default option' });
  await box.focus();
  await box.press('ArrowDown');
  const first = page.getByRole('listbox').getByRole('option').first();
  const text = (await first.innerText()).trim();
  expect(text).toMatch(/ \(A-\d+\)$/);
  await first.click();
  await expect(page.getByText('The source does not offer')).toHaveCount(0);
  await site.button('Save').click();
  await expect(page.getByText('Assets is connected')).toBeVisible();
  await openConfiguration(site, 'Assets');
  await expect(page.getByText(text, { exact: true })).toBeVisible();
});

test('the focus goes on where the person was: Create, Edit, Cancel and Save', async ({ site }) => {
  const { page } = site;
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await expect(site.textbox('Name')).toBeFocused();
  await site.button('Cancel').click();
  await expect(site.button('Create a datasource').first()).toBeFocused();
  const edit = page.getByRole('group', { name: 'Lists' }).getByRole('button', { name: 'Edit' });
  await edit.click();
  await expect(site.textbox('Name')).toBeFocused();
  await site.button('Cancel').click();
  await expect(edit).toBeFocused();
  await edit.click();
  await page.locator('[name="cacheSeconds"]').fill('60');
  await site.button('Save').click();
  await expect(edit).toBeFocused();
});
