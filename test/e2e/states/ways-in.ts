import { say } from './moves';
import { defineScene } from './state';

/** What Manage apps offers beside the administration itself. */
export const waysIn = defineScene({
  page: 'Get started',
  for: 'administrators',
  states: [
    {
      name: 'Three steps',
      reach: async (stage) => {
        await stage.site.open('/settings/apps/connected-fields-start');
        await say(stage, stage.words.start.intro);
      },
    },
    {
      name: 'Manage apps',
      reach: async ({ site }) => {
        await site.open('/settings/manage-apps');
        await site.page.getByRole('link', { name: 'Get started' }).waitFor();
      },
    },
  ],
});
