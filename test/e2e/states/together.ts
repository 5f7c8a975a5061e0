import { administer, bindField, saveDatasource } from '../support/connect';
import { customers } from './furniture';
import { openTab, say } from './moves';
import { defineScene, type Stage } from './state';

async function open(stage: Stage): Promise<void> {
  await openTab(stage, 'datasources');
  await stage.site.button(stage.words.together.open).click();
  await say(stage, stage.words.together.intro);
}

/** One change of all datasources that share a host or a client. */
export const together = defineScene({
  page: 'Change several datasources',
  for: 'administrators',
  prepare: async (host) => {
    const id = await saveDatasource(host, 'Customers');
    await saveDatasource(host, 'Suppliers');
    await bindField(host, 'Customer', id, customers);
  },
  states: [
    { name: 'Start', reach: open },
    {
      name: 'A host that is none',
      reach: async ({ site, words }) => {
        await site.choose(words.together.what, /^Host api\.sandbox\.example/);
        await site.textbox(words.together.newHost).fill('https://new.sandbox.example/v1');
        await site.page.getByText(words.together.newHostProblem).waitFor();
      },
    },
    {
      name: 'What a renamed host touches',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.textbox(words.together.newHost).fill('odd.sandbox.example');
        await site.button(words.together.plan).click();
        await say(stage, words.together.secretsHelp);
      },
    },
    {
      name: 'A client to rotate',
      reach: async ({ site, words }) => {
        await site.choose(words.together.what, /^Client /);
        await site.page.getByLabel(words.together.newSecret).waitFor();
      },
    },
    {
      name: 'Changed, and one that was saved meanwhile',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.page.getByLabel(words.together.newSecret).fill('another secret');
        await site.button(words.together.plan).click();
        await site.page.getByRole('heading', { name: words.together.planTitle(2) }).waitFor();
        const { datasources } = await administer(site.host, 'listDatasources', {});
        const other = datasources.find(({ name }) => name === 'Suppliers');
        if (other === undefined) throw new Error('Suppliers is not there.');
        const { settings, version } = await administer(site.host, 'getDatasource', { id: other.id });
        const input = { settings: { ...settings, cacheSeconds: version }, secrets: {} };
        await administer(site.host, 'saveDatasource', { id: other.id, draftId: crypto.randomUUID(), input, version });
        await site.button(words.together.apply(2)).click();
        await site.page
          .getByRole('dialog')
          .getByRole('button', { name: words.together.apply(2) })
          .click();
        await site.button(words.together.toDatasources).waitFor();
      },
    },
  ],
});
