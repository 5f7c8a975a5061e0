import { administer, bindField, saveDatasource } from '../support/connect';
import { customers, saveOpen } from './furniture';
import { openTab, say } from './moves';
import { defineScene } from './state';

/** Who changed what. */
export const audit = defineScene({
  page: 'Audit',
  for: 'administrators',
  states: [
    {
      name: 'Nothing yet',
      reach: async (stage) => {
        await openTab(stage, 'audit');
        await say(stage, stage.words.audit.nothingYet);
      },
    },
    {
      name: 'Filled',
      reach: async (stage) => {
        const { host } = stage.site;
        const id = await saveDatasource(host, 'Customer directory');
        await administer(host, 'renewToken', { id });
        await bindField(host, 'Customer', id, customers);
        const { settings, version } = await administer(host, 'getDatasource', { id });
        const changed = { ...settings, name: 'Customers of the company', cacheSeconds: 60 };
        await administer(host, 'saveDatasource', {
          id,
          draftId: id,
          version,
          input: { settings: changed, secrets: { 'client-secret': 'another' } },
        });
        const spare = await saveOpen(host, 'Spare');
        await administer(host, 'pauseDatasource', { id: spare, reason: 'Maintenance' });
        await administer(host, 'deleteDatasource', { id: spare, version: 2 });
        await openTab(stage, 'audit');
        await say(stage, stage.words.auditAction('datasource-deleted'));
      },
    },
    {
      name: 'As CSV',
      reach: async ({ site, words }) => {
        await site.button(words.audit.exportCsv).click();
        await site.textbox(words.audit.csvLabel).waitFor();
      },
    },
    {
      name: 'Nothing matches',
      reach: async ({ site, words }) => {
        await site.page.getByLabel(words.audit.search, { exact: true }).fill('Nobody has this');
        await site.page.getByText(words.audit.nothingMatches(null)).waitFor();
      },
    },
  ],
});
