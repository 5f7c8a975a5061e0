import { breaches } from './support/axe';
import { connectField, fieldIdOf, saveDatasource } from './support/connect';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

const group = (site: Site, name: string) => site.page.getByRole('group', { name, exact: true });

test('a value opens to the members that the administrator chose, and while the source is down to the last that it gave', async ({
  site,
  host,
}) => {
  test.setTimeout(120_000);
  const datasourceId = await saveDatasource(host, 'Customers', {}, { cacheSeconds: 0 });
  await connectField(host, 'Customer', {
    datasourceId,
    path: 'customers{?q=input}',
    items: '$.items[*]',
    key: 'id',
    label: '{{name}}',
  });
  await site.open('/settings/fields');
  await site.page
    .getByRole('link', { name: /^Edit configuration of Customer/ })
    .first()
    .click();
  const offered = site.page.getByText('Add to the card:', { exact: true }).locator('xpath=..');
  await offered.getByRole('button', { name: 'city', exact: true }).click();
  await offered.getByRole('button', { name: 'updatedAt', exact: true }).click();
  await expect(site.page.getByText(/^Card of /)).toBeVisible();
  await site.button('Add a line').click();
  await site.textbox('Member of line 3').fill('contact.email');
  await site.textbox('Name of line 3').fill('Write to');
  await expect(site.page.getByText('Write to', { exact: true })).toBeVisible();
  await site.page.getByLabel('What a card shows').click();
  await site.page.getByRole('option', { name: /while it is down, the last one/ }).click();
  expect(await breaches(site.page)).toEqual([]);
  await site.picture('30-card-configuration');
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();

  const customer = { [await fieldIdOf(host, 'Customer')]: { key: 'C-00001', label: 'House account' } };
  await host.call('PUT', '/_site/issues/DEV-1', { fields: customer });
  await site.open('/browse/DEV-1');
  await group(site, 'Customer').getByRole('button', { name: 'Show more' }).click();
  await expect(group(site, 'Customer')).toContainText('City');
  await expect(group(site, 'Customer')).toContainText(/Updated at.*20\d\d/s);
  await expect(group(site, 'Customer')).toContainText(/Write to.*@customer-\d+\.example/s);
  expect(await breaches(site.page)).toEqual([]);
  await site.picture('31-card');
  await site.picture('31-card-narrow', { theme: 'dark', width: 360 });
  await site.button('Show less').click();
  await expect(group(site, 'Customer')).not.toContainText('Write to');

  await host.call('POST', '/_host/faults', { faults: [{ service: 'egress', kind: 'refuse', status: 503, times: 20 }] });
  await site.open('/browse/DEV-1');
  await group(site, 'Customer').getByRole('button', { name: 'Show more' }).click();
  const kept = group(site, 'Customer');
  await expect(kept).toContainText(/HTTP 503.*This is what the source had at .*20\d\d/s);
  await expect(kept).toContainText(/Write to.*@customer-\d+\.example/s);
  expect(await breaches(site.page)).toEqual([]);
  await site.picture('31-card-kept-narrow', { theme: 'dark', width: 360 });
  await host.call('DELETE', '/_host/faults', {});
  await site.button('Try again').click();
  await expect(kept).toContainText(/As of .*20\d\d/);
  await expect(kept).not.toContainText('HTTP 503');
});
