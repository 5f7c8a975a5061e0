import { administer, renewToken, saveDatasource } from './support/connect';
import { approveSandbox } from './states/furniture';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('an open editor shows the token that a renewal brought, and that somebody paused the datasource', async ({
  site,
}) => {
  const { page, host } = site;
  const lifetime = (tokenLifetimeSeconds: number): Promise<unknown> =>
    host.call('POST', '/_site/sandbox', { tokenLifetimeSeconds });
  await approveSandbox(host);
  const id = await saveDatasource(host, 'Customers');
  await lifetime(3_600);
  await renewToken(host, id);

  await page.clock.install();
  await site.openAdministration();
  await page.getByRole('group', { name: 'Customers' }).getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByText(/The token ends .*\(in 60 minutes\)\. A new one is requested by itself/)).toBeVisible();
  await expect(site.textbox('Name')).toBeFocused();

  await lifetime(10_800);
  await renewToken(host, id);
  await page.clock.fastForward(61_000);
  await expect(page.getByText(/The token ends .*\(in 3 hours\)/)).toBeVisible();

  await page.getByRole('spinbutton', { name: 'Cache (seconds)' }).fill('60');
  await administer(host, 'pauseDatasource', { id, reason: 'moves' });
  await page.clock.fastForward(61_000);
  await expect(page.getByText('This datasource is paused')).toBeVisible();
  await expect(page.getByText('While the datasource is paused')).toBeVisible();
  await expect(page.getByText('This datasource was saved elsewhere')).toBeHidden();
  await expect(site.button('Pause')).toBeHidden();

  await administer(host, 'resumeDatasource', { id });
  await page.clock.fastForward(61_000);
  await expect(site.button('Pause')).toBeVisible();
  await administer(host, 'pauseDatasource', { id, reason: '' });
  await site.button('Save').click();
  await expect(page.getByText('Customers was saved')).toBeVisible();
  expect(await administer(host, 'getDatasource', { id })).toMatchObject({
    settings: { cacheSeconds: 60 },
    paused: { reason: '' },
  });
  await lifetime(300);
});
