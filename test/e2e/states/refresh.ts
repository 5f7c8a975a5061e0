import { administer, bindField, fieldIdOf } from '../support/connect';
import { approveSandbox, brokenApi, customers, saveOpen, setValues } from './furniture';
import { openTab, say } from './moves';
import { defineScene, type Stage } from './state';

/** Presses a button of a field's row, or of its report. */
async function press({ site }: Stage, field: string, button: string): Promise<void> {
  await site.page.getByRole('group', { name: field, exact: true }).getByRole('button', { name: button }).click();
}

/** The connected fields, and what a refresh of their stored labels found. */
export const refresh = defineScene({
  page: 'Fields',
  for: 'administrators',
  states: [
    {
      name: 'No field is connected',
      reach: async (stage) => {
        await openTab(stage, 'fields');
        await say(stage, stage.words.refresh.noneTitle);
      },
    },
    {
      name: 'Never refreshed',
      reach: async (stage) => {
        const { host } = stage.site;
        const query = { path: 'customers?limit=500' };
        const id = await saveOpen(host, 'Customer directory');
        await bindField(host, 'Customer', id, { ...customers, query });
        const broken = await saveOpen(host, 'Ledger', { baseUrl: brokenApi });
        await bindField(host, 'Balance', broken, {
          query: { path: 'error-500' },
          extraction: { items: '$', key: '', label: '{{balance}}' },
          value: { kind: 'number', decimal: 'point' },
        });
        await approveSandbox(host);
        await setValues(host, 'DEV-1', { Customer: { key: 'C-00001', label: 'The old name' } });
        await setValues(host, 'DEV-2', { Customer: { key: 'C-9', label: 'Gone Ltd' } });
        await openTab(stage, 'fields');
        await say(stage, stage.words.refresh.never);
      },
    },
    {
      name: 'After a dry run, and a source that does not answer',
      reach: async (stage) => {
        const { words } = stage;
        await press(stage, 'Customer', words.refresh.dryRun);
        await say(stage, /DRY RUN DONE|PROBELAUF/);
        await press(stage, 'Balance', words.refresh.dryRun);
        await say(stage, /DRY RUN GOES ON|PROBELAUF LÄUFT/);
      },
    },
    {
      name: 'Report',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.page
          .getByRole('row', { name: /Customer/ })
          .getByRole('button', { name: words.refresh.details })
          .click();
        await site.page.getByRole('table', { name: words.refresh.changedTitle }).waitFor();
      },
    },
    {
      name: 'A limit that is none',
      reach: async ({ site, words }) => {
        await site.page.getByRole('spinbutton').fill('200');
        await site.button(words.refresh.savePlan).click();
        await site.page.getByText(words.refresh.thresholdProblem).waitFor();
      },
    },
    {
      name: 'Asked before the refresh',
      reach: async (stage) => {
        const { site, words } = stage;
        const id = await fieldIdOf(site.host, 'Customer');
        const { fields } = await administer(site.host, 'listRefreshes', {});
        const item = fields.find(({ fieldId }) => fieldId === id);
        if (item === undefined) throw new Error('The field is not connected.');
        const plan = { schedule: 'weekly', thresholdPercent: 60 } as const;
        await administer(site.host, 'saveRefreshPlan', { id: item.id, plan });
        await openTab(stage, 'fields');
        await press(stage, 'Customer', words.refresh.start);
        await say(stage, words.refresh.confirmTitle('Customer'));
      },
    },
    {
      name: 'Asked before a field is disconnected, and after it',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.button(words.refresh.dismiss).click();
        const row = site.page.getByRole('row', { name: /Balance/ });
        await row.getByRole('button', { name: words.refresh.disconnect }).click();
        const dialog = site.page.getByRole('dialog');
        await dialog.getByText(words.refresh.disconnectBody).waitFor();
        await dialog.getByRole('button', { name: words.refresh.disconnect }).click();
        await row.waitFor({ state: 'detached' });
      },
    },
  ],
});
