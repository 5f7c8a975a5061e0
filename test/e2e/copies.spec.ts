import { breaches } from './support/axe';
import { saveDatasource } from './support/connect';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

test.afterAll(async ({ host }) => {
  await host.call('DELETE', '/_host/faults');
});

const group = (site: Site) => site.page.getByRole('group', { name: 'Customer', exact: true });

async function openConfiguration(site: Site): Promise<void> {
  await site.open('/settings/fields?as=admin');
  await site.page.getByRole('link', { name: /^Edit configuration of Customer, / }).click();
}

/** Types into the field on the issue and picks the one option that is found, which is saved. Answers its label. */
async function pick(site: Site, typed: string): Promise<string> {
  await site.button('Edit Customer').click();
  await group(site).getByRole('combobox').fill(typed);
  const options = site.page.getByRole('listbox').getByRole('option', { name: /^(?!Loading)/ });
  await expect(options).toHaveCount(1);
  await expect(group(site).getByText(/^From a copy of the source, \d\d:\d\d\.$/)).toBeVisible();
  const label = (await options.innerText()).trim();
  await options.click();
  await site.button('Confirm').click();
  await expect(site.button('Confirm')).toBeHidden();
  await expect(group(site)).toContainText(label);
  return label;
}

test('a source is copied, renewed and searched in, also while it is down', async ({ site, host }) => {
  test.setTimeout(180_000);
  const { page } = site;
  await saveDatasource(host, 'Customers');
  await openConfiguration(site);
  await site.choose('Datasource', 'Customers');
  await site.textbox('Path below its URL').fill('customers');
  await site.button(/^Offset,/).click();
  await expect(page.getByText('All rows were read: as many as the API says it has.')).toBeVisible();
  await site.button('Search and labels').click();
  await site.choose('Where people’s search is matched', 'In a copy of all rows that the app keeps');
  const estimate = page.getByText(/^3,000 rows: each complete copy writes about [\d.]+ kB and reads [\d.]+ kB/);
  await expect(estimate).toContainText(/<\s\$0\.01 a month at most/);
  expect(await breaches(page)).toEqual([]);
  await site.button('Save').click();
  await expect(page.getByText(/is configured/).first()).toBeVisible();

  await openConfiguration(site);
  const rows = page.getByText(
    /^People search in 3,000 rows from .* ago\)\.$|^People search in 3,000 rows .*\(now\)\.$/,
  );
  await expect(rows).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/^Next renewal: .*\(in 24 hours\)$/)).toBeVisible();
  await expect(page.getByText(/kB are stored\. The last renewal wrote .*, which costs <\s\$0\.01\.$/)).toBeVisible();
  // What was chosen is not folded away when the page is opened again.
  await expect(page.getByRole('combobox', { name: 'Where people’s search is matched' })).toBeVisible();
  expect(await breaches(page)).toEqual([]);

  await host.call('POST', '/_site/sandbox', { renameCustomer: { id: 'C-02999', name: 'Zeppelin Works' } });
  await site.button('Renew copy now').click();
  await expect(page.getByText(/^A copy is being made: /)).toBeVisible();
  await expect(site.button('Renew copy now')).toBeDisabled();
  await expect(page.getByText(/^Next renewal: /)).toBeVisible({ timeout: 40_000 });
  await expect(rows).toBeVisible();

  await site.open('/browse/DEV-1?as=agent');
  expect(await pick(site, 'zeppelin')).toBe('Zeppelin Works');

  await host.call('POST', '/_host/faults', {
    faults: [{ service: 'egress', kind: 'refuse', path: '/customers', times: 1000 }],
  });
  await site.open('/browse/DEV-2?as=agent');
  await pick(site, 'C-01234');

  await openConfiguration(site);
  await site.button('Renew copy now').click();
  await expect(page.getByText(/^The source could not be read\. It is tried again in \d+ seconds\.$/)).toBeVisible();
  await expect(rows).toBeVisible();

  await site.openAdministration();
  await page.getByRole('navigation').getByRole('button', { name: 'Fields' }).click();
  await page
    .getByRole('row', { name: /Customer/ })
    .getByRole('button', { name: 'Details' })
    .click();
  await expect(rows).toBeVisible();
  expect(await breaches(page)).toEqual([]);
  await page.getByLabel('Language').selectOption('de-DE');
  await expect(page.getByText(/^Gesucht wird in 3\.000 Zeilen vom .*\(vor /)).toBeVisible();
  await expect(page.getByText(/^Die Quelle konnte nicht gelesen werden\./)).toBeVisible();
  // A person's language stays with the site that the next tests have.
  await page.getByLabel('Language').selectOption('en-US');
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Fields' })).toBeVisible();
});
