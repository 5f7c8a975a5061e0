import { putFieldsToWork } from './fields-at-work';
import { field, openOptions } from './moves';
import { defineScene } from './state';

/** The portal, as a customer without a licence meets it. */
export const portal = defineScene({
  page: 'Portal',
  for: 'everybody',
  prepare: async (host) => {
    await putFieldsToWork(host);
  },
  states: [
    {
      name: 'Help center',
      reach: async ({ site }) => {
        await site.open('/portal?as=customer');
        await site.page.getByRole('link', { name: /Customer support/ }).waitFor();
      },
    },
    {
      name: 'Request form',
      reach: async (stage) => {
        await stage.site.open('/portal/create/SUP?as=customer');
        await field(stage, 'Customer').getByRole('combobox').waitFor();
      },
    },
    {
      name: 'Request form, options open',
      reach: (stage) => openOptions(stage, 'Customer'),
    },
    {
      name: 'Request',
      reach: async (stage) => {
        await stage.site.open('/portal/SUP-1?as=customer');
        await field(stage, 'Customer').waitFor();
      },
    },
  ],
});
