import type { Page } from '@playwright/test';
import { administer, saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

/** The page has kept what stands in the form, this among it. */
async function kept(page: Page, part = ''): Promise<void> {
  await page.waitForResponse((response) => {
    const sent = response.request().postData() ?? '';
    return sent.includes('"keepUnsavedForm"') && sent.includes(part) && response.ok();
  });
}

test('a form that was half filled when the page was reloaded is continued, by keyboard, and saved', async ({
  site,
}) => {
  const { page } = site;
  const sandbox = await site.host.sandbox();
  const client = sandbox.clients.find(({ method }) => method === 'client_secret_post');
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await site.textbox('Name').fill('Half a datasource');
  await site.choose('Authentication', 'OAuth2 - Client credentials');
  await site.textbox('Access token URL').fill(sandbox.tokenUrl);
  await site.textbox('Client ID').fill(client?.clientId ?? '');
  const keeping = kept(page, '"typedSecrets":["client-secret"]');
  await page.getByLabel('Client Secret').fill(client?.clientSecret ?? '');
  await keeping;

  // The page has an address of its own: a reload comes back to it.
  await page.reload();
  await expect(page.getByText(/You left unsaved changes on/)).toBeVisible();
  await expect(page.getByText('The changes to “Half a datasource” were kept for you alone')).toBeVisible();
  await expect(site.button('Continue with them')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: /^Client Secret$/ })).toBeVisible();
  await expect(page.getByLabel('Client Secret')).toBeFocused();
  await expect(page.getByLabel('Client Secret')).toHaveValue('');
  await expect(site.textbox('Name')).toHaveValue('Half a datasource');
  await expect(site.textbox('Access token URL')).toHaveValue(sandbox.tokenUrl);
  await page.keyboard.insertText(client?.clientSecret ?? '');
  await site.textbox('Base URL').fill(sandbox.apiUrl);
  await site.button('Save').click();
  await site.allowUntil(site.page.getByRole('heading', { name: 'Connect a field' }));
  await site.button('Back to the datasources').click();
  await expect(page.getByRole('row', { name: /Half a datasource/ })).toBeVisible();

  await site.button('Create a datasource').first().click();
  await expect(site.textbox('Name')).toHaveValue('');
});

test('changes to an older version meet what was saved since; others are discarded for good', async ({ site }) => {
  const { page } = site;
  const id = await saveDatasource(site.host, 'Shared');
  const open = async (): Promise<void> => {
    await site.openAdministration();
    await page.getByRole('group', { name: 'Shared' }).getByRole('button', { name: 'Edit' }).click();
  };
  await open();
  await site.textbox('Name').fill('Shared, mine');
  await kept(page);
  const file = await administer(site.host, 'exportSite', {});
  const text = file.ok ? file.text.replaceAll('"cacheSeconds": 300', '"cacheSeconds": 60') : '';
  await administer(site.host, 'applyImport', { text, updateByName: [], versions: { [id]: 1 } });

  await open();
  await site.button('Continue with them').click();
  const told = page.getByRole('alert').filter({ hasText: 'This datasource was saved elsewhere' });
  await expect(told).toContainText('Cache (seconds): 300 → 60');
  await site.button('Take over what I did not change').click();
  await site.textbox('Name').fill('Shared by two');
  await kept(page);

  await open();
  await site.button('Discard them').click();
  await expect(site.textbox('Name')).toHaveValue('Shared');
  await open();
  await expect(site.textbox('Name')).toHaveValue('Shared');
  await expect(page.locator('[name="cacheSeconds"]')).toHaveValue('60');

  await page.route('**/_site/invoke', (route) =>
    route.request().postData()?.includes('"keepUnsavedForm"') === true ? route.abort() : route.fallback(),
  );
  await site.textbox('Name').fill('Shared, not kept');
  await expect(page.getByText('These changes are not being kept')).toBeVisible();
  await site.button('Save').click();
  await expect(page.getByRole('group', { name: 'Shared, not kept' })).toBeVisible();
});
