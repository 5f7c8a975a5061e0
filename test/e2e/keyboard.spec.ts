import { keyboard } from './support/hands';
import { configureField, createDatasource } from './support/main-job';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('the keyboard alone creates a datasource, gets its token, saves it and connects a field', async ({ site }) => {
  const { page, host } = site;
  const given = { page, url: host.url, sandbox: await host.sandbox() };
  const hands = keyboard(page);
  const names = { datasource: 'By keyboard' };
  await site.openAdministration();
  await createDatasource(given, hands, names);
  await site.open('/settings/fields');
  await hands.press(page.getByRole('link', { name: /Edit configuration of Customer,/ }).first());
  await configureField(given, hands, names);
  await site.openAdministration();
  await expect(page.getByRole('row', { name: /By keyboard/ })).toContainText('IN USE');
});
