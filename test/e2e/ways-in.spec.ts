import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('Manage apps leads to getting started, and that to a new datasource', async ({ site }) => {
  await site.open('/settings/manage-apps');
  await site.page.getByRole('link', { name: 'Get started' }).click();
  await expect(site.page.getByRole('heading', { name: 'Get started with Connected Fields' })).toBeVisible();
  await site.button('Create a datasource').click();
  await expect(site.page).toHaveURL(/connected-fields-admin\/datasources\/new$/);
  await expect(site.textbox('Name')).toBeVisible();
});

test('Configure opens the same administration as the sidebar', async ({ site }) => {
  await site.open('/settings/manage-apps');
  await site.page.getByRole('link', { name: 'Configure' }).click();
  await expect(site.page.getByRole('navigation').getByRole('button', { name: 'Datasources' })).toBeVisible();
  await site.page.getByRole('link', { name: 'Connected Fields' }).click();
  await expect(site.page).toHaveURL(/connected-fields-admin$/);
  await expect(site.page.getByRole('navigation').getByRole('button', { name: 'Datasources' })).toBeVisible();
});
