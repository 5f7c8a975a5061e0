import { expect } from '@playwright/test';
import { putFieldsToWork } from './fields-at-work';
import { field, openOptions } from './moves';
import { defineScene } from './state';

/** Where else in Jira a connected field is met. */
export const surfaces = defineScene({
  page: 'Jira',
  for: 'everybody',
  prepare: async (host) => {
    await putFieldsToWork(host);
  },
  states: [
    {
      name: 'Your work',
      reach: async ({ site }) => {
        await site.open('/?as=agent');
        await site.page.getByRole('row').nth(1).waitFor();
      },
    },
    {
      name: 'List of issues',
      reach: async ({ site }) => {
        await site.open('/issues?as=agent&jql=Customer%20is%20not%20EMPTY');
        await site.page.getByRole('row', { name: /DEV-1 / }).waitFor();
      },
    },
    {
      name: 'List, a query that is refused',
      reach: async ({ site }) => {
        await site.open('/issues?as=agent&jql=%22Customer.name%22%20%3D%20x');
        await site.page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'Bulk edit',
      reach: async ({ site }) => {
        await site.open('/issues?as=agent&jql=project%20%3D%20DEV');
        for (const key of ['DEV-2', 'DEV-3']) await site.page.getByLabel(`Select ${key}`).check();
        await site.button('Edit selected (2)').click();
        await site.page.getByRole('dialog').getByRole('combobox').last().waitFor();
      },
    },
    {
      name: 'Bulk edit of a field that depends on another',
      reach: async ({ site }) => {
        await site.page.getByRole('dialog').getByLabel('Field').selectOption('Assets');
        await site.page.getByText(/Edit them one by one/).waitFor();
      },
    },
    {
      name: 'Board',
      reach: async ({ site }) => {
        await site.open('/board?as=agent');
        await site.page.getByRole('region').first().waitFor();
      },
    },
    {
      name: 'Transition',
      reach: async (stage) => {
        const { site } = stage;
        await site.open('/browse/DEV-1?as=agent');
        await site.button('Change status').click();
        await site.page
          .getByRole('dialog')
          .getByRole('group', { name: 'Customer', exact: true })
          .getByRole('combobox')
          .waitFor();
      },
    },
    {
      name: 'Create dialog',
      reach: async (stage) => {
        const { site } = stage;
        await site.open('/?as=agent');
        await site.button('Create').click();
        await site.page
          .getByRole('dialog')
          .getByRole('group', { name: 'Customer', exact: true })
          .getByRole('combobox')
          .waitFor();
        await expect(field(stage, 'Assets').getByText(/once the issue is created/)).toBeVisible();
      },
    },
    {
      name: 'Create dialog, options open',
      reach: (stage) => openOptions(stage, 'Customer'),
    },
  ],
});
