import { bindField, renewToken, saveDatasource } from '../support/connect';
import { customers } from './furniture';
import { openTab, say } from './moves';
import { defineScene } from './state';

/** How tokens fare, and what the app uses. */
export const health = defineScene({
  page: 'Health',
  for: 'administrators',
  states: [
    {
      name: 'Nothing yet',
      reach: async (stage) => {
        await openTab(stage, 'health');
        await say(stage, stage.words.health.emptyTitle);
      },
    },
    {
      name: 'Renewals and a failure, 24 hours',
      reach: async (stage) => {
        const { host } = stage.site;
        const id = await saveDatasource(host, 'Customer directory');
        const other = await saveDatasource(host, 'Contracts');
        await bindField(host, 'Customer', id, customers);
        for (const one of [id, id, other]) await renewToken(host, one);
        await host.call('POST', '/_site/sandbox', { authorizationServer: 'stopped' });
        await renewToken(host, other);
        await openTab(stage, 'health');
        await say(stage, stage.words.health.renewalsTitle);
      },
    },
    {
      name: 'Numbers beside a chart',
      reach: async ({ site, words }) => {
        await site.button(words.health.showNumbers(words.health.renewalsTitle)).click();
        await site.button(words.health.hideNumbers(words.health.renewalsTitle)).waitFor();
      },
    },
    {
      name: '30 days',
      reach: async (stage) => {
        const { site, words } = stage;
        await openTab(stage, 'health');
        await site.choose(words.health.period, words.health.periods.days);
        await say(stage, new RegExp(words.health.renewalsSum.days));
      },
    },
  ],
  restore: async (host) => {
    await host.call('POST', '/_site/sandbox', { authorizationServer: 'running' });
  },
});
