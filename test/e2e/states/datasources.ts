import { connectField, administer, createDatasource, saveDatasource } from '../support/connect';
import { settingsOf } from '../../support/settings';
import { approveSandbox, customers, saveOpen } from './furniture';
import { chooseInRow, openTab, pressInRow, say } from './moves';
import { defineScene } from './state';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The list of datasources, and what it asks before it acts. */
export const datasources = defineScene({
  page: 'Datasources',
  for: 'administrators',
  states: [
    {
      name: 'Nothing yet',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        await say(stage, stage.words.list.emptyTitle);
      },
    },
    {
      name: 'Filled',
      reach: async (stage) => {
        const { host } = stage.site;
        const directory = await saveDatasource(host, 'Customer directory');
        await administer(host, 'renewToken', { id: directory });
        const { query, extraction } = customers;
        await connectField(host, 'Customer', { datasourceId: directory, ...query, ...extraction });
        await saveDatasource(host, 'Contracts', { secretExpiresOn: inDays(5) });
        await saveOpen(host, 'Sites');
        const resting = await saveOpen(host, 'Warehouse');
        await administer(host, 'pauseDatasource', { id: resting, reason: 'Moves to another server' });
        const asked = settingsOf({ name: 'Suppliers', authentication: { kind: 'bearer' } });
        await createDatasource(host, asked, { 'bearer-token': 'for-now' });
        await approveSandbox(host);
        await openTab(stage, 'datasources');
        await say(stage, stage.words.list.inUse);
      },
    },
    {
      name: 'Nothing matches',
      reach: async ({ site, words }) => {
        await site.page.getByLabel(words.list.search, { exact: true }).fill('Nobody has this');
        await site.page.getByText(words.list.nothingMatches).waitFor();
      },
    },
    {
      name: 'Menu of a row',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        await pressInRow(stage, 'Customer directory', stage.words.list.more);
        await say(stage, stage.words.list.duplicate);
      },
    },
    {
      name: 'Tested from the list',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        await pressInRow(stage, 'Sites', stage.words.list.test);
        await say(stage, stage.words.test.notOk);
      },
    },
    {
      name: 'Which field to connect',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        const row = stage.site.page.getByRole('row', { name: /Contracts/ });
        await row.getByRole('button', { name: stage.words.list.connect }).click();
        await say(stage, stage.words.connect.free);
      },
    },
    {
      name: 'Delete, refused',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        await chooseInRow(stage, 'Customer directory', stage.words.list.delete);
        await say(stage, stage.words.deleteDialog.inUseTitle('Customer directory'));
      },
    },
    {
      name: 'Delete',
      reach: async (stage) => {
        await stage.site.page.keyboard.press('Escape');
        await chooseInRow(stage, 'Sites', stage.words.list.delete);
        await say(stage, stage.words.deleteDialog.title('Sites'));
      },
    },
    {
      name: 'Pause',
      reach: async (stage) => {
        await stage.site.page.keyboard.press('Escape');
        await chooseInRow(stage, 'Customer directory', stage.words.list.pause);
        await say(stage, stage.words.pauseDialog.title('Customer directory'));
      },
    },
    {
      name: 'Done, told by a flag',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.page.getByRole('dialog').getByRole('button', { name: words.pauseDialog.confirm }).click();
        await say(stage, words.list.pausedDone('Customer directory'));
      },
    },
  ],
});
