import { administer, bindField } from '../support/connect';
import type { RunningHost } from '../support/host';
import { putFieldsToWork } from './fields-at-work';
import { brokenApi, customers, setValues } from './furniture';
import { field, openOptions, say } from './moves';
import { defineScene, type Stage } from './state';

async function open({ site }: Stage, key: string): Promise<void> {
  await site.open(`/browse/${key}?as=agent`);
  await site.page.getByRole('heading', { level: 1 }).waitFor();
}

async function edit(stage: Stage, name: string): Promise<void> {
  await stage.site.button(`Edit ${name}`).click();
  await field(stage, name).getByRole('combobox').waitFor();
}

/** Further fields of the site, each in a state of its own: not connected, failing, without options, with too many. */
async function addFields(host: RunningHost, { open: parts, broken }: { open: string; broken: string }): Promise<void> {
  for (const name of ['Contract', 'Cost centre', 'Supplier', 'Spare part'])
    await host.call('POST', '/_site/fields', { name, type: 'connected-select' });
  await bindField(host, 'Cost centre', broken, { ...customers, query: { path: 'error-500' } });
  await bindField(host, 'Supplier', broken, { ...customers, query: { path: 'no-rows' } });
  await bindField(host, 'Spare part', parts, {
    query: { path: 'parts' },
    extraction: { items: '$[*]', key: 'id', label: '{{name}}' },
    behaviour: { maxOptions: 10 },
  });
}

/** A connected field on an issue: its value, its editor, and what either says when something is wrong. */
export const issue = defineScene({
  page: 'Issue',
  for: 'everybody',
  prepare: async (host) => {
    await addFields(host, await putFieldsToWork(host));
    await setValues(host, 'DEV-3', {
      Customer: { key: 'C-9', label: 'Gone Ltd' },
      'Cost centre': { key: '7', label: 'Seven' },
    });
  },
  states: [
    {
      name: 'Values of every kind',
      reach: async (stage) => {
        await open(stage, 'DEV-1');
        await field(stage, 'Balance').getByText(/\d/).waitFor();
      },
    },
    {
      name: 'Editing, options open',
      reach: async (stage) => {
        await edit(stage, 'Customer');
        await openOptions(stage, 'Customer');
      },
    },
    {
      name: 'Editing, nothing found',
      reach: async (stage) => {
        await stage.site.page.keyboard.type('qqqq');
        await say(stage, stage.words.field.none);
      },
    },
    {
      name: 'Editing several values',
      reach: async (stage) => {
        await open(stage, 'DEV-1');
        await edit(stage, 'Assets');
      },
    },
    {
      name: 'Editing, a cut list',
      reach: async (stage) => {
        await open(stage, 'DEV-1');
        await edit(stage, 'Spare part');
        await openOptions(stage, 'Spare part');
      },
    },
    {
      name: 'Editing, no options',
      reach: async (stage) => {
        await open(stage, 'DEV-1');
        await edit(stage, 'Supplier');
        await say(stage, stage.words.field.none);
      },
    },
    {
      name: 'Editing, waiting for its parent',
      reach: async (stage) => {
        await open(stage, 'DEV-2');
        await edit(stage, 'Assets');
        await say(stage, /once there is a value for Customer/);
      },
    },
    {
      name: 'Editing, not connected',
      reach: async (stage) => {
        await open(stage, 'DEV-2');
        // Where nothing can be chosen there is nothing to type into.
        await stage.site.button('Edit Contract').click();
        await say(stage, /is connected to no source/);
      },
    },
    {
      name: 'Value that the source never had, another source failing',
      reach: async (stage) => {
        await open(stage, 'DEV-3');
        await edit(stage, 'Customer');
        await say(stage, stage.words.field.marks.unchosen('Gone Ltd'));
        await edit(stage, 'Cost centre');
        await say(stage, stage.words.field.retry);
      },
    },
    {
      name: 'Values that cannot be loaded',
      reach: async (stage) => {
        const { host } = stage.site;
        const { datasources } = await administer(host, 'listDatasources', {});
        const directory = datasources.find(({ name }) => name === 'Customer directory');
        if (directory === undefined) throw new Error('The fields have their datasource.');
        const { id } = directory;
        const { settings, version } = await administer(host, 'getDatasource', { id });
        const input = { settings: { ...settings, baseUrl: `${brokenApi}/error-500` }, secrets: {} };
        await administer(host, 'saveDatasource', { id, draftId: id, input, version });
        await open(stage, 'DEV-1');
        await field(stage, 'Balance')
          .getByText(/^Stored value; |The source of this field/)
          .waitFor();
      },
    },
  ],
});
