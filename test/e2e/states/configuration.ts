import { administer, bindField, discardUnsaved, fieldIdOf } from '../support/connect';
import { approveSandbox, brokenApi, customers, saveOpen, setValues } from './furniture';
import { openConfiguration, openTab, say } from './moves';
import { defineScene, type Stage } from './state';

/** The configuration as it was saved, whatever the state before has left in it: it is left once, so that it keeps no more. */
async function openCleanly(stage: Stage): Promise<void> {
  const { site, words } = stage;
  await openTab(stage, 'fields');
  await discardUnsaved(site.host, 'Customer');
  await openConfiguration(stage, 'Customer');
  await site.page.getByRole('table', { name: words.configuration.preview.heading }).waitFor();
}

/** Opens what is folded, unless something set in it has opened it. */
async function unfold({ site, words }: Stage, what: 'more' | 'moreContent'): Promise<void> {
  const fold = site.button(words.configuration[what]);
  if ((await fold.count()) > 0) await fold.click();
}

/** Where a field's values come from. */
export const configuration = defineScene({
  page: 'Field configuration',
  for: 'administrators',
  states: [
    {
      name: 'No datasource yet',
      reach: async (stage) => {
        await openConfiguration(stage, 'Customer');
        await say(stage, stage.words.configuration.noDatasources);
      },
    },
    {
      name: 'Not connected yet',
      reach: async (stage) => {
        const { host } = stage.site;
        const id = await saveOpen(host, 'Customer directory');
        const broken = await saveOpen(host, 'Ledger', { baseUrl: brokenApi });
        await approveSandbox(host);
        const customer = await fieldIdOf(host, 'Customer');
        await bindField(host, 'Assets', id, {
          query: { path: `assets?customer={fields.${customer}.key}` },
          extraction: { items: '$.items[*]', key: 'id', label: '{{model}}', details: '{{serial}}' },
        });
        await bindField(host, 'Balance', broken, {
          query: { path: 'error-500' },
          extraction: { items: '$', key: '', label: '{{balance}}' },
          value: { kind: 'number', decimal: 'comma' },
        });
        await bindField(host, 'Customer since', id, {
          query: { path: 'assets/A-00001' },
          extraction: { items: '$', key: '', label: '{{installedOn}}' },
          value: { kind: 'date', format: 'iso', timeZone: 'Europe/Berlin' },
        });
        await openConfiguration(stage, 'Customer');
        await say(stage, stage.words.configuration.preview.waiting);
      },
    },
    {
      name: 'Refused, because something is missing',
      reach: async (stage) => {
        await stage.site.button(stage.words.configuration.save).click();
        await say(stage, stage.words.configuration.summaryTitle);
      },
    },
    {
      name: 'Preview with options',
      reach: async (stage) => {
        const { site, words } = stage;
        const { datasources } = await administer(site.host, 'listDatasources', {});
        const directory = datasources.find(({ name }) => name === 'Customer directory');
        await bindField(site.host, 'Customer', directory?.id ?? '', {
          ...customers,
          extraction: { ...customers.extraction, details: '{{city}}' },
        });
        await openConfiguration(stage, 'Customer');
        await site.page.getByRole('table', { name: words.configuration.preview.heading }).waitFor();
      },
    },
    {
      name: 'Everything open',
      reach: async (stage) => {
        const { site, words } = stage;
        await unfold(stage, 'more');
        await unfold(stage, 'moreContent');
        await site.choose(words.configuration.method.label, 'POST');
        await site.choose(words.configuration.paging.label, words.pagingKind('page'));
        await site.choose(words.configuration.whenMissing.label, words.configuration.whenMissing.constant);
        await site.textbox(words.configuration.constant.label).waitFor();
      },
    },
    {
      name: 'A map, and labels in HTML',
      reach: async ({ site, words: { configuration: words } }) => {
        await site.choose(words.layout.label, words.layout.members);
        await site.choose(words.encoding.label, 'windows-1252');
        await site.page.getByRole('checkbox', { name: words.decodesReferences }).check();
        await site.page.getByText(words.layout.help.members).waitFor();
      },
    },
    {
      name: 'A table with lines above its header',
      reach: async ({ site, words: { configuration: words } }) => {
        await site.choose(words.content.label, words.content.csv);
        await site
          .textbox(words.skippedLines.label)
          .or(site.page.getByLabel(words.skippedLines.label))
          .first()
          .waitFor();
      },
    },
    {
      name: 'A position in the text of a query',
      reach: async (stage) => {
        const { site, words } = stage;
        await openCleanly(stage);
        await site.textbox(words.configuration.path.label).fill('customers?q=from {paging.position}');
        await unfold(stage, 'more');
        await site.choose(words.configuration.paging.label, words.pagingKind('offset'));
        await say(stage, words.configuration.paging.isPlaced);
      },
    },
    {
      name: 'A search that finds nothing, with HTTP 404',
      reach: async (stage) => {
        const { site, words } = stage;
        await openCleanly(stage);
        await site.textbox(words.configuration.path.label).fill('customers/{input}');
        await site.textbox(words.configuration.preview.search.label).fill('nobody');
        await say(stage, words.configuration.preview.notFound);
      },
    },
    {
      name: 'Preview with an issue',
      reach: async (stage) => {
        const { site, words } = stage;
        await setValues(site.host, 'DEV-1', { Customer: { key: 'C-00001', label: 'The first one' } });
        await openConfiguration(stage, 'Assets');
        await site.textbox(words.configuration.preview.issue.label).fill('DEV-1');
        await say(stage, /customer=C-00001/);
      },
    },
    {
      name: 'Preview that fails',
      reach: async (stage) => {
        await openConfiguration(stage, 'Balance');
        await say(stage, /HTTP 500/);
      },
    },
    {
      name: 'Read-only date',
      reach: async (stage) => {
        await openConfiguration(stage, 'Customer since');
        await say(stage, new RegExp(`^${stage.words.configuration.preview.value}: `));
      },
    },
  ],
});
