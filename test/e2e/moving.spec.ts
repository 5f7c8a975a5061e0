import { placeOf, type ExportedBinding, type ExportFile } from '../../src/contract/transfer';
import { administer, bindField, fieldIdOf } from './support/connect';
import { expect, test, type Site } from './support/site';
import { assets, customers, saveOpen } from './states/furniture';

test.beforeEach(async ({ host }) => {
  await host.call('POST', '/_host/reset', {});
});

/** What the export's own page shows. */
async function exportedFile(site: Site): Promise<ExportFile> {
  await site.page.getByRole('navigation').getByRole('button', { name: 'Export and import' }).click();
  await site.button('Make the export').click();
  const text = await site.page.getByRole('textbox', { name: 'Export file', exact: true }).inputValue();
  return JSON.parse(text) as ExportFile;
}

/** The same file as another site would have made it: every field has another id and context there. */
function fromAnotherSite(file: ExportFile, ids: Record<string, string>): ExportFile {
  const text = Object.entries(ids).reduce((now, [here, there]) => now.replaceAll(here, there), JSON.stringify(file));
  const moved = JSON.parse(text) as ExportFile;
  return { ...moved, bindings: moved.bindings.map((binding) => ({ ...binding, contextId: '99001' })) };
}

test('fields are exported, found by their names on another site, chosen where there is none, and connected', async ({
  site,
}) => {
  const { page, host } = site;
  const [customer, asset] = await Promise.all([fieldIdOf(host, 'Customer'), fieldIdOf(host, 'Assets')]);
  const datasourceId = await saveOpen(host, 'Directory');
  await bindField(host, 'Customer', datasourceId, customers);
  const path = `assets{?customer=fields.${customer}.key}`;
  await bindField(host, 'Assets', datasourceId, { ...assets, query: { path, whenMissing: 'wait' } });
  await site.openAdministration();
  const file = await exportedFile(site);
  expect(file.bindings.map(({ fieldName, kind }) => [fieldName, kind]).sort()).toEqual([
    ['Assets', 'multi-select'],
    ['Customer', 'select'],
  ]);

  const there = fromAnotherSite(file, { [customer]: 'customfield_90042', [asset]: 'customfield_90043' });
  const renamed = there.bindings.map((binding): ExportedBinding =>
    binding.fieldName === 'Customer' ? { ...binding, fieldName: 'Client', parents: {} } : binding,
  );
  for (const { fieldId, contextId } of file.bindings) {
    await administer(host, 'disconnectField', { id: placeOf({ fieldId, contextId }) });
  }
  await administer(host, 'deleteDatasource', { id: datasourceId, version: 1 });

  await site.textbox('Export file to import').fill(JSON.stringify({ ...there, bindings: renamed }));
  await site.button('Show what it would do').click();
  await expect(page.getByText('This site has no field named “Client”')).toBeVisible();
  await expect(site.button('Import 1 datasource and 1 field')).toBeVisible();
  await site.choose('Field on this site for “Client”', /^Customer /);
  await expect(page.getByText(`To “Customer”, context`)).toBeVisible();
  await site.button('Import 1 datasource and 2 fields').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import 1 datasource and 2 fields' }).click();
  await expect(page.getByRole('table', { name: 'Imported fields' }).getByText('Connected.')).toHaveCount(2);

  const { binding } = await administer(host, 'getBinding', {
    fieldId: asset,
    contextId: file.bindings.find(({ fieldId }) => fieldId === asset)?.contextId ?? '',
  });
  expect(binding?.settings.query.path).toBe(path);
  await page.getByRole('navigation').getByRole('button', { name: 'Fields' }).click();
  await expect(page.getByRole('main').getByText('Customer', { exact: true }).first()).toBeVisible();
});

test('settings of Elements Connect are mapped, and lead on through both forms to a connected field', async ({
  site,
}) => {
  const { page, host } = site;
  const [customer, asset] = await Promise.all([fieldIdOf(host, 'Customer'), fieldIdOf(host, 'Assets')]);
  const { tokenUrl, apiUrl, clients } = await host.sandbox();
  const client = clients.find(({ method }) => method === 'client_secret_post');
  await site.openAdministration();
  await page.getByRole('navigation').getByRole('button', { name: 'Export and import' }).click();
  await site.button('Map the settings').click();
  await expect(page).toHaveURL(/\/move-in$/);
  await site
    .textbox('Settings of Elements Connect')
    .fill(
      [
        'Name: Assets of customers',
        `URL: ${apiUrl}`,
        'Authentication: OAuth2 - Client credentials',
        `Access token URL: ${tokenUrl}`,
        `Client ID: ${client?.clientId ?? ''}`,
        `Client Secret: ${client?.clientSecret ?? ''}`,
        `Scopes: ${client?.scopes.join(' ') ?? ''}`,
        'Query: assets?customer=$issue.customfield_10001.id&by=$currentUser',
        'Root element: $.items',
        'Template: ${row.model} ${row.serial}',
        'Key: id',
      ].join('\n'),
    );
  await site.button('Read the settings').click();
  await expect(page.getByText('This app has no counterpart of $currentUser.')).toBeVisible();
  await expect(page.getByText('{{model}} {{serial}}')).toBeVisible();
  expect(await page.content()).not.toContain(client?.clientSecret ?? '-');

  await site
    .textbox('Settings of Elements Connect')
    .fill(
      [
        'Name: Assets of customers',
        `URL: ${apiUrl}`,
        `Access token URL: ${tokenUrl}`,
        `Client ID: ${client?.clientId ?? ''}`,
        `Client Secret: ${client?.clientSecret ?? ''}`,
        `Scopes: ${client?.scopes.join(' ') ?? ''}`,
        'Query: assets?customer=$issue.customfield_10001.id',
        'Root element: $.items',
        'Template: ${row.model} ${row.serial}',
        'Key: id',
      ].join('\n'),
    );
  await site.button('Read the settings').click();
  await site.choose('Field in place of customfield_10001', /^Customer /);
  await expect(page.getByText(`assets?customer={fields.${customer}.key}`)).toBeVisible();
  await site.button('Fill in a new datasource').click();
  await expect(site.textbox('Access token URL')).toHaveValue(tokenUrl);
  await expect(page.getByLabel('Client Secret')).toHaveValue(client?.clientSecret ?? '');
  await site.button('Save').first().click();
  await site.allowUntil(page.getByRole('heading', { name: 'Connect a field' }));
  await page.getByRole('button', { name: /^Connect Assets/ }).click();
  await expect(site.textbox('Path')).toHaveValue(`assets?customer={fields.${customer}.key}`);
  await expect(site.textbox(/^Label/)).toHaveValue('{{model}} {{serial}}');
  await site.button('Save').click();
  await expect(page.getByText(/Assets.* is connected/)).toBeVisible();
  const { contextIds } = await administer(host, 'fieldContexts', { fieldId: asset });
  const [contextId = ''] = contextIds ?? [];
  const { binding } = await administer(host, 'getBinding', { fieldId: asset, contextId });
  expect(binding?.settings).toMatchObject({
    query: { path: `assets?customer={fields.${customer}.key}`, whenMissing: 'wait' },
    extraction: { items: '$.items[*]', key: 'id', label: '{{model}} {{serial}}' },
  });
});
