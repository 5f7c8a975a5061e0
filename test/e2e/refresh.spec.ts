import type { SiteState } from '../../host/protocol';
import { bindField, saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('a renamed row gets its new label on the issue, after a dry run that only shows it', async ({ site }) => {
  const datasourceId = await saveDatasource(site.host, 'Customer directory');
  // All rows, or nothing could be called gone.
  const paging = { kind: 'offset', sentIn: 'query', parameter: 'offset', first: 0 } as const;
  await bindField(site.host, 'Customer', datasourceId, {
    query: { path: 'customers', paging: { ...paging, sizeParameter: 'limit', size: 500 } },
    extraction: { items: '$.items[*]', key: 'id', label: '{{name}}' },
  });
  const { fields } = (await site.host.call('GET', '/_site/state')) as SiteState;
  const field = fields.find(({ name }) => name === 'Customer');
  const value = { key: 'C-00001', label: 'The old name' };
  await site.host.call('PUT', '/_site/issues/DEV-1', { fields: { [field?.id ?? '']: value } });
  await site.host.call('PUT', '/_site/issues/DEV-2', {
    fields: { [field?.id ?? '']: { key: 'C-9', label: 'Made up Ltd' } },
  });
  await site.host.call('POST', '/_site/sandbox', { renameCustomer: { id: 'C-00001', name: 'The new name' } });

  await site.openAdministration();
  await site.page.getByRole('navigation').getByRole('button', { name: 'Fields' }).click();
  const row = site.page.getByRole('row', { name: /Customer/ });
  await row.getByRole('button', { name: 'Dry run' }).click();
  // Done in the background, by a queue.
  await expect(row).toContainText('DRY RUN DONE', { timeout: 30_000 });
  await expect(row).toContainText('2 issues looked at, 1 value would change.');
  await row.getByRole('button', { name: 'Details' }).click();
  await expect(site.page).toHaveURL(/\/fields\/customfield_\d+\/\d+$/);
  const changed = site.page.getByRole('table', { name: 'Changed values' });
  await expect(changed.getByRole('row', { name: /DEV-1 The old name The new name/ })).toBeVisible();
  await expect(site.page.getByRole('table', { name: 'Not from this source' })).toContainText('Made up Ltd');
  await site.picture('15-refresh');

  const limit = site.page.getByRole('spinbutton', { name: /percent/ });
  await limit.fill('200');
  await site.button('Save the schedule').click();
  await expect(site.page.getByText('Enter a whole number from 0 to 100.')).toBeVisible();
  await limit.fill('60');
  await site.choose('Refresh by itself', 'Every week');
  await site.button('Save the schedule').click();
  await expect(site.page.getByText('The schedule was saved')).toBeVisible();

  await site.button('Refresh now').click();
  await site.page.getByRole('dialog').getByRole('button', { name: 'Refresh now' }).click();
  await expect(site.page.getByRole('table', { name: 'What the refresh found' })).toContainText(
    'Issues with new values',
  );
  await expect(site.page.getByText('DONE', { exact: true })).toBeVisible();
  await site.button('Back to all fields').click();
  await expect(row).toContainText(/Next refresh: .*in 7 days/);

  await site.open('/browse/DEV-1?as=agent');
  await expect(site.page.getByRole('group', { name: 'Customer', exact: true })).toContainText('The new name');
  await site.open('/browse/DEV-2?as=agent');
  await expect(site.page.getByRole('group', { name: 'Customer', exact: true })).toContainText('Made up Ltd');
});
