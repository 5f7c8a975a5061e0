import { administer, bindField } from '../support/connect';
import { approveSandbox, customers, saveOpen } from './furniture';
import { say } from './moves';
import { defineScene } from './state';

/** The host's own pages: none of them is shipped. */
export const sandbox = defineScene({
  page: 'Local host',
  for: 'everybody',
  prepare: async (host) => {
    const id = await saveOpen(host, 'Customer directory');
    await bindField(host, 'Customer', id, customers);
    await approveSandbox(host);
    const { inbox } = await host.sandbox();
    await administer(host, 'testNotifications', {
      url: inbox.url,
      basedOn: null,
      headerName: '',
      headerValue: null,
      format: 'all',
      language: 'en',
      page: 'https://jira.example/admin',
    });
  },
  states: [
    {
      name: 'Sandbox',
      reach: async (stage) => {
        await stage.site.open('/sandbox?as=administrator');
        await say(stage, 'Broken on purpose');
        await stage.site.page.getByRole('list', { name: 'Messages in the inbox' }).waitFor();
      },
    },
    {
      name: 'Invocations',
      reach: async ({ site }) => {
        await site.open('/sandbox/invocations?as=administrator');
        await site.page.getByRole('group').first().waitFor();
      },
    },
    {
      name: 'Storage',
      reach: async ({ site }) => {
        await site.open('/sandbox/storage?as=administrator');
        await site.page.getByRole('group').first().waitFor();
      },
    },
    {
      name: 'Fields',
      reach: async ({ site }) => {
        await site.open('/settings/fields?as=administrator');
        await site.page.getByRole('row').nth(1).waitFor();
      },
    },
    {
      name: 'Create a field',
      reach: async ({ site }) => {
        await site.button('Create field').click();
        await site.page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'Administration, as somebody who is no administrator',
      reach: async (stage) => {
        await stage.site.open('/settings?as=agent');
        await say(stage, /Only Jira administrators/);
      },
    },
  ],
});
