import { bindField, fieldIdOf, saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('a value that a program made up is marked, and refused where only chosen ones are taken', async ({ site }) => {
  const datasourceId = await saveDatasource(site.host, 'Customer directory');
  const paging = { kind: 'offset', sentIn: 'query', parameter: 'offset', first: 0 } as const;
  await bindField(site.host, 'Customer', datasourceId, {
    query: { path: 'customers', paging: { ...paging, sizeParameter: 'limit', size: 500 } },
    extraction: { items: '$.items[*]', key: 'id', label: '{{name}}' },
  });
  const customer = await fieldIdOf(site.host, 'Customer');
  const madeUp = { key: 'C-9', label: 'Made up Ltd' };
  const write = (value: object): Promise<unknown> =>
    site.host.call('PUT', '/_site/issues/DEV-1', { fields: { [customer]: value } });
  await write(madeUp);
  await site.open('/browse/DEV-1?as=agent');
  const field = site.page.getByRole('group', { name: 'Customer', exact: true });
  await expect(field).toContainText('Made up Ltd');
  await expect(field).toContainText(/not from this source/i);

  await site.open('/settings/fields?as=admin');
  await site.page.getByRole('link', { name: /Edit configuration of Customer,/ }).click();
  const only = site.page.getByRole('checkbox', { name: 'Take only values that were chosen in the field' });
  await only.check();
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();

  await expect(write({ key: 'C-00001', label: 'Anything' })).rejects.toThrow(
    'This field takes only values that were chosen in it.',
  );
  await site.open('/browse/DEV-1?as=agent');
  await site.button('Edit Customer').click();
  await expect(site.page.getByText(/Made up Ltd: not from this source/)).toBeVisible();
  const box = field.getByRole('combobox');
  await box.focus();
  await box.press('ArrowDown');
  const option = site.page.getByRole('listbox').getByRole('option').first();
  const label = (await option.innerText()).trim();
  await option.click();
  await site.button('Confirm').click();
  await expect(field).toContainText(label);
  await expect(field).not.toContainText(/not from this source/i);
  await expect(write(madeUp)).rejects.toThrow('This field takes only values that were chosen in it.');
});
