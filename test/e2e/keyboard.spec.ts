import { keyboard, mouse, type Hands } from './support/hands';
import { connectField, createDatasource, pickValue } from './support/main-job';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

/** From a site that nobody has used to a picked value, without a look into any documentation. */
async function oneWay({ page, host }: Site, hands: Hands): Promise<void> {
  const given = { page, url: host.url, sandbox: await host.sandbox() };
  await host.call('POST', '/_host/reset', {});
  await page.goto(`${host.url}/settings`);
  await createDatasource(given, hands, { datasource: 'Customers' });
  await connectField(given, hands);
  expect(await pickValue(given, hands)).toMatch(/[A-Z]/);
}

test('one way leads from an empty site to a picked value', async ({ site }) => {
  const hands = mouse(site.page);
  await oneWay(site, hands);
  expect(hands.count()).toBeLessThanOrEqual(25);
});

test('the keyboard alone goes the same way', async ({ site }) => {
  await oneWay(site, keyboard(site.page));
  await site.openAdministration();
  await expect(site.page.getByRole('row', { name: /Customers/ })).toContainText('IN USE');
});
