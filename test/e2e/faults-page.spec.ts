import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('the page of faults lets the next call fail, shows what is still to come, and takes it back', async ({ site }) => {
  await site.open('/sandbox/faults');
  await expect(site.page.getByText('None.')).toBeVisible();
  await site.page.getByLabel('How often').fill('2');
  await site.page.getByLabel('Status (503 without)').fill('500');
  await site.button('Let it happen').click();
  await site.page.getByLabel('Service').selectOption('Schedule');
  await site.page.getByLabel('What happens').selectOption('twice at once');
  await site.page.getByLabel('How often').fill('1');
  await site.button('Let it happen').click();
  const pending = site.page.getByRole('list', { name: 'Faults still to come' });
  await expect(pending.getByRole('listitem')).toHaveText([
    'Storage: refused (500), 2 times',
    'Schedule: twice at once, once',
  ]);

  await site.open('/settings');
  await expect(site.page.getByRole('heading', { name: 'The datasources could not be loaded' })).toBeVisible();
  await site.open('/sandbox/faults');
  await expect(site.page.getByText(/Storage: refused/)).toHaveCount(0);
  await site.button('Clear them').click();
  await expect(site.page.getByText('None.')).toBeVisible();
  await site.openAdministration();
});

test('a fault that never comes is not taken', async ({ site }) => {
  await site.open('/sandbox/faults');
  await site.page.getByLabel('How often').fill('0');
  await site.button('Let it happen').click();
  await expect(site.page.getByText('None.')).toBeVisible();
  await expect(site.page.getByRole('heading', { name: /Still to come/ })).toContainText('0');
});
