import { administer, bindField, saveDatasource } from './support/connect';
import { customers } from './states/furniture';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('a host is renamed in all datasources that share it: impact first, the secret once, a conflict told', async ({
  site,
}) => {
  const { page, host } = site;
  const { clients } = await host.sandbox();
  const secret = clients.find(({ method }) => method === 'client_secret_basic')?.clientSecret ?? '';
  const first = await saveDatasource(host, 'Customers');
  const second = await saveDatasource(host, 'Suppliers');
  await bindField(host, 'Customer', first, customers);
  await site.openAdministration();
  await site.button('Change several…').click();
  await expect(page).toHaveURL(/\/several$/);
  await site.choose('What changes', /^Host api\.sandbox\.example \(2 datasources\)/);
  await site.textbox('New host').fill('https://odd.sandbox.example');
  await expect(page.getByText('Enter a host alone')).toBeVisible();
  await site.textbox('New host').fill('odd.sandbox.example');
  await site.button('Show what it touches').click();
  await expect(page.getByRole('heading', { name: 'What it touches: 2 datasources' })).toBeVisible();
  await expect(page.getByText('Fields that use it: Customer.')).toBeVisible();
  await expect(page.getByText('A new access token is requested at its next use.')).toHaveCount(2);
  await expect(page.getByText('This site has not approved odd.sandbox.example.')).toBeVisible();
  await expect(site.button('Change 0 datasources')).toBeDisabled();
  await page.getByLabel(/^Client Secret of client/).fill(secret);
  await expect(site.button('Change 2 datasources')).toBeEnabled();

  // Somebody else saves one of them meanwhile.
  const { settings } = await administer(host, 'getDatasource', { id: second });
  const input = { settings: { ...settings, cacheSeconds: 60 }, secrets: {} };
  await administer(host, 'saveDatasource', { id: second, draftId: crypto.randomUUID(), input, version: 1 });

  await site.button('Change 2 datasources').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change 2 datasources' }).click();
  const results = page.getByRole('table', { name: 'Changed datasources' });
  await site.allowUntil(results);
  await expect(results.getByRole('row', { name: /Customers/ })).toContainText('Changed.');
  await expect(results.getByRole('row', { name: /Suppliers/ })).toContainText('somebody saved it after you looked');
  expect((await administer(host, 'getDatasource', { id: first })).settings.baseUrl).toContain('odd.sandbox.example');
  expect((await administer(host, 'getDatasource', { id: second })).settings.baseUrl).toContain('api.sandbox.example');
  expect(await page.content()).not.toContain(secret);
});

test('a client’s secret is rotated in all datasources at once, and tokens are given for it', async ({ site }) => {
  const { page, host } = site;
  await host.call('POST', '/_host/reset', {});
  const { clients } = await host.sandbox();
  const secret = clients.find(({ method }) => method === 'client_secret_basic')?.clientSecret ?? '';
  const ids = [await saveDatasource(host, 'Customers'), await saveDatasource(host, 'Suppliers')];
  await site.openAdministration();
  await site.button('Change several…').click();
  await site.choose('What changes', /^Client .* \(2 datasources\)/);
  await page.getByLabel('New Client Secret (optional)').fill(secret);
  await page.getByLabel('The new secret ends on (optional)').fill('2027-03-31');
  await site.button('Show what it touches').click();
  await expect(page.getByText('Client Secret: changed')).toHaveCount(2);
  await site.button('Change 2 datasources').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change 2 datasources' }).click();
  await expect(page.getByRole('table', { name: 'Changed datasources' }).getByText('Changed.')).toHaveCount(2);
  await expect(page.getByLabel('New Client Secret (optional)')).toHaveValue('');
  for (const id of ids) {
    expect((await administer(host, 'renewToken', { id })).status.kind).toBe('valid');
  }
});
