import { approve, saveDatasource } from '../support/connect';
import { openTab, say } from './moves';
import { defineScene } from './state';

/** Which hosts the app calls, and for whom. */
export const hosts = defineScene({
  page: 'Hosts',
  for: 'administrators',
  states: [
    {
      name: 'No host needed',
      reach: async (stage) => {
        await openTab(stage, 'hosts');
        await say(stage, stage.words.egress.shown(0));
      },
    },
    {
      name: 'Approved, missing and not needed',
      reach: async (stage) => {
        const { host } = stage.site;
        await saveDatasource(host, 'Customer directory');
        await saveDatasource(host, 'Contracts');
        const { apiUrl } = await host.sandbox();
        await host.call('DELETE', '/_host/egress', { key: 'sandbox' });
        await approve(host, [apiUrl, 'https://retired.example.com']);
        await openTab(stage, 'hosts');
        await say(stage, stage.words.egress.states.unused);
      },
    },
  ],
});
