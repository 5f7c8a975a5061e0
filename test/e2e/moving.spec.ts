import { placeOf, type ExportedBinding, type ExportFile } from '../../src/contract/transfer';
import { administer, bindField, fieldIdOf } from './support/connect';
import { expect, onFreshSite, test, type Site } from './support/site';
import { assets, customers, saveOpen } from './states/furniture';

onFreshSite();

/** What the export's own page shows. */
async function exportedFile(site: Site): Promise<ExportFile> {
  await site.page.getByRole('tab', { name: 'Export and import' }).click();
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
  await page.getByRole('tab', { name: 'Fields' }).click();
  await expect(page.getByRole('tabpanel').getByText('Customer', { exact: true }).first()).toBeVisible();
});
