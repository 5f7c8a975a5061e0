import { openTab, say } from './moves';
import { defineScene } from './state';

/** Who is told of failures without opening a page. */
export const notifications = defineScene({
  page: 'Notifications',
  for: 'administrators',
  states: [
    {
      name: 'Nobody is told yet',
      reach: async (stage) => {
        await openTab(stage, 'notifications');
        await say(stage, stage.words.notify.none);
      },
    },
  ],
});
