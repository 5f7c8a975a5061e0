import { breaches } from './support/axe';
import { bindField, fieldIdOf, saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('a rule looks up rows of a connected field, sets it by key, and is told of a key that the source does not have', async ({
  site,
  host,
}) => {
  const datasourceId = await saveDatasource(host, 'Assets of one customer');
  await bindField(host, 'Customer', datasourceId, {
    query: { path: 'assets?customer=C-00001' },
    extraction: { items: '$.items[*]', key: 'id', label: '{{model}} {{serial}}' },
  });
  const { page } = site;
  const answer = page.getByRole('status').locator('pre');
  await site.open('/settings/automation');
  await site.button('Run as Alva Brandt').click();
  await expect(page.getByRole('alert')).toContainText('“Field” is empty. Fill it in.');
  await expect(site.textbox('Issue key')).not.toHaveValue(/\{\{/);
  await site.choose('Field', /^Customer$/);
  await site.textbox('Issue key').fill('DEV-1');
  expect(await breaches(page)).toEqual([]);
  await site.picture('23-action');
  await site.picture('23-action-narrow', { theme: 'dark', width: 360 });
  await site.button('Run as Alva Brandt').click();
  await expect(answer).toContainText('"count"');
  const isTooWide = (): boolean => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  expect(await page.evaluate(isTooWide)).toBe(false);
  const { key } = JSON.parse((await answer.textContent()) ?? '{}') as { key: string };
  expect(key).toMatch(/^A-/);

  await page.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'Set a connected field' });
  await site.choose('Field', /^Customer$/);
  await site.textbox('Issue key').fill('DEV-1');
  await site.textbox('Keys of options, one a line').fill('A-99999');
  await site.button('Run as Alva Brandt').click();
  await expect(answer).toContainText("The field's source does not offer A-99999. Nothing was changed.");
  await site.textbox('Keys of options, one a line').fill(key);
  await site.button('Run as Alva Brandt').click();
  await expect(answer).toContainText('"changed": true');

  const inputs = { field: await fieldIdOf(host, 'Customer'), issueKey: 'DEV-1', keys: key };
  const asCustomer = await fetch(`${host.url}/_site/actions/set-connected-field-action`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-host-as': 'customer' },
    body: JSON.stringify({ inputs }),
  });
  expect(await asCustomer.text()).toContain('There is no issue DEV-1');
});
