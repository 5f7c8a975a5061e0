import {
  exportFormat,
  exportSchemaVersion,
  type ExportedBinding,
  type ExportFile,
} from '../../../src/contract/transfer';
import { fieldSettings } from '../../support/field-settings';
import { settingsOf } from '../../support/settings';
import { administer } from '../support/connect';
import { customers, saveOpen } from './furniture';
import { openTab, say } from './moves';
import { defineScene, type Stage } from './state';

async function paste({ site, words }: Stage, text: string): Promise<void> {
  await site.textbox(words.transfer.importLabel).fill(text);
  await site.button(words.transfer.plan).click();
}

const wanted = { datasources: 2, fields: 1 };

/** Of another site, which means nothing here but its name. */
const fieldOf = (fieldId: string, fieldName: string, datasourceId: string): ExportedBinding => ({
  fieldId,
  contextId: '90100',
  fieldName,
  settings: fieldSettings(datasourceId, customers),
});

/** A text of which the site has one datasource already, one with other settings, and one's name. */
async function mixedText({ site: { host } }: Stage): Promise<string> {
  const same = await saveOpen(host, 'Sites');
  const changed = await saveOpen(host, 'Warehouse');
  await saveOpen(host, 'Suppliers');
  const settings = async (id: string): Promise<ReturnType<typeof settingsOf>> =>
    (await administer(host, 'getDatasource', { id })).settings;
  const file: ExportFile = {
    format: exportFormat,
    schemaVersion: exportSchemaVersion,
    exportedAt: new Date(0).toISOString(),
    datasources: [
      { id: crypto.randomUUID(), settings: settingsOf({ name: 'Customer directory' }), secrets: ['client-secret'] },
      { id: changed, settings: { ...(await settings(changed)), cacheSeconds: 60 }, secrets: [] },
      { id: same, settings: await settings(same), secrets: [] },
      { id: crypto.randomUUID(), settings: { ...(await settings(same)), name: 'Suppliers' }, secrets: [] },
    ],
    bindings: [
      fieldOf('customfield_90001', 'Customer', same),
      { ...fieldOf('customfield_90002', 'Asset tag', same), projects: ['CRM', 'OPS'] },
      fieldOf('customfield_90003', 'Assets', crypto.randomUUID()),
    ],
  };
  return JSON.stringify(file, null, 2);
}

/** Datasources out of the site and into it. */
export const transfer = defineScene({
  page: 'Export and import',
  for: 'administrators',
  states: [
    { name: 'Start', reach: (stage) => openTab(stage, 'transfer') },
    {
      name: 'A text that is no export',
      reach: async (stage) => {
        await paste(stage, '{ "datasources": [');
        await say(stage, stage.words.transfer.problemTitle);
      },
    },
    {
      name: 'Plan: new, changed, same, in conflict',
      reach: async (stage) => {
        const text = await mixedText(stage);
        await openTab(stage, 'transfer');
        await paste(stage, text);
        for (const plan of ['new', 'changed', 'same', 'conflict'] as const)
          await stage.site.page.getByText(stage.words.planName[plan], { exact: true }).first().waitFor();
        await say(stage, stage.words.fieldImport.intro);
      },
    },
    {
      name: 'Asked before the import',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.button(words.transfer.import(wanted)).click();
        await say(stage, words.transfer.confirmTitle(wanted));
      },
    },
    {
      name: 'Imported',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.page
          .getByRole('dialog')
          .getByRole('button', { name: words.transfer.import(wanted) })
          .click();
        await site.button(words.transfer.toDatasources).waitFor();
      },
    },
    {
      name: 'Exported',
      reach: async (stage) => {
        const { site, words } = stage;
        await openTab(stage, 'transfer');
        await site.button(words.transfer.makeExport).click();
        await site.textbox(words.transfer.exportLabel).first().waitFor();
      },
    },
  ],
});
