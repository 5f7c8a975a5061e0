import { administer, bindField, createDatasource, saveDatasource } from '../support/connect';
import { settingsOf } from '../../support/settings';
import { approveSandbox, brokenApi, customers, openApi, saveOpen } from './furniture';
import { openEditor, openTab, say } from './moves';
import { defineScene, type Stage } from './state';

async function openNew(stage: Stage): Promise<void> {
  const { site, words } = stage;
  const name = site.textbox(words.form.name.label).first();
  const discard = site.button(words.unsaved.discard);
  await openTab(stage, 'datasources');
  await site.button(words.list.create).first().click();
  await name.or(discard).first().waitFor();
  // What the state before left unsaved may be offered to this one.
  if (await discard.isVisible()) await discard.click();
  await name.waitFor();
}

/** Fills in the main job, up to the token. */
async function fillIn(stage: Stage, typed: { secret?: string } = {}): Promise<void> {
  const { site, words } = stage;
  const { form } = words;
  const { apiUrl, tokenUrl, clients } = await site.host.sandbox();
  const client = clients.find(({ method }) => method === 'client_secret_post');
  await openNew(stage);
  await site.textbox(form.name.label).first().fill('Customer directory');
  await site.textbox(form.baseUrl.label).fill(apiUrl);
  await site.choose(form.kind.label, words.authenticationName('oauth2-client-credentials'));
  await site.textbox(form.tokenUrl.label).fill(tokenUrl);
  await site.textbox(form.clientId.label).fill(client?.clientId ?? '');
  await site.page.getByLabel(form.secretInputs['client-secret'].label).fill(typed.secret ?? client?.clientSecret ?? '');
  await site.textbox(form.scopes.label).fill('customers:read');
}

/** The form of a datasource: what it asks, what it answers, and what it asks before it saves or is left. */
export const editor = defineScene({
  page: 'Datasource',
  for: 'administrators',
  states: [
    { name: 'New', reach: openNew },
    {
      name: 'Everything open, with errors',
      reach: async (stage) => {
        const { site, words } = stage;
        await openNew(stage);
        await site.choose(words.form.kind.label, words.authenticationName('oauth2-client-credentials'));
        await site.choose(words.presets.label, words.providerName('entra-v2'));
        await site.button(words.form.advanced.show).click();
        await site.button(words.discovery.open).click();
        await site.button(words.form.headers.add).click();
        await site.button(words.form.save).click();
        await say(stage, new RegExp(words.form.summaryTitle(9).replace('9', '\\d+')));
      },
    },
    {
      name: 'Unsaved changes offered',
      reach: async (stage) => {
        const { site, words } = stage;
        await openNew(stage);
        const kept = site.page.waitForResponse(
          (answer) => answer.request().postData()?.includes('"keepUnsavedForm"') === true,
        );
        await site.textbox(words.form.name.label).first().fill('Half a datasource');
        await kept;
        await openTab(stage, 'datasources');
        await site.button(words.list.create).first().click();
        await site.button(words.unsaved.continue).waitFor();
      },
    },
    {
      name: 'Unsaved changes back',
      reach: async (stage) => {
        await stage.site.button(stage.words.unsaved.continue).click();
        await say(stage, stage.words.unsaved.returned);
      },
    },
    {
      name: 'Key pair made',
      reach: async (stage) => {
        const { site, words } = stage;
        await openNew(stage);
        await site.choose(words.form.kind.label, words.authenticationName('oauth2-client-credentials'));
        await site.choose(words.presets.label, words.providerName('okta-org'));
        await site.textbox(words.presetQuestion('okta-domain').label).fill('acme.okta.com');
        await site.button(words.presets.fill).click();
        await site.button(words.form.privateKey.make).first().click();
        await site.textbox(words.form.publicKey.label).waitFor();
      },
    },
    {
      name: 'Consent to a host, asked by Forge',
      reach: async (stage) => {
        await fillIn(stage);
        await stage.site.button(stage.words.tokenPanel.get).click();
        await stage.site.button('Allow').waitFor();
      },
    },
    {
      name: 'Consent declined',
      reach: async (stage) => {
        await stage.site.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
        await stage.site
          .button(/^(Approve hosts?|Hosts? freigeben)$/)
          .first()
          .waitFor();
      },
    },
    {
      name: 'Token refused',
      reach: async (stage) => {
        await approveSandbox(stage.site.host);
        await fillIn(stage, { secret: 'not-the-secret' });
        await stage.site.button(stage.words.tokenPanel.get).click();
        await say(stage, /invalid_client/);
      },
    },
    {
      name: 'Test succeeded',
      reach: async (stage) => {
        const { site, words } = stage;
        await fillIn(stage);
        await site.button(words.tokenPanel.get).click();
        await say(stage, words.statusName({ kind: 'valid', expiresAt: '' }));
        await site.textbox(words.form.testPath.label).fill('customers');
        await site.button(words.test.run).click();
        await say(stage, words.test.ok);
      },
    },
    {
      name: 'Test, raw answer',
      reach: async ({ site, words }) => {
        await site.button(words.test.raw.show).click();
        await site.page.getByText('"items":').first().waitFor();
      },
    },
    {
      name: 'Test failed',
      reach: async ({ site, words }) => {
        await site.textbox(words.form.testPath.label).fill('nowhere');
        await site.button(words.test.run).click();
        await site.page.getByText(words.test.notOk).waitFor();
      },
    },
    {
      name: 'Test answered without rows',
      reach: async (stage) => {
        const { site, words } = stage;
        await saveOpen(site.host, 'Sign-in page', { baseUrl: brokenApi });
        await openEditor(stage, 'Sign-in page');
        await site.textbox(words.form.testPath.label).fill('html');
        await site.button(words.test.run).click();
        await say(stage, words.test.okWithoutRows);
      },
    },
    {
      name: 'Leave with changes',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.textbox(words.form.name.label).first().fill('Renamed');
        await site.button(words.form.cancel).last().click();
        await say(stage, words.leave.title);
      },
    },
    {
      name: 'Copy of a datasource',
      reach: async (stage) => {
        const { site, words } = stage;
        await openTab(stage, 'datasources');
        await site.button(words.list.more).click();
        await site.button(words.list.duplicate).click();
        await say(stage, words.form.copied);
      },
    },
    {
      name: 'Paused',
      reach: async (stage) => {
        const { site, words } = stage;
        const id = await saveOpen(site.host, 'Warehouse');
        await administer(site.host, 'pauseDatasource', { id, reason: 'Moves to another server' });
        await openEditor(stage, 'Warehouse');
        await say(stage, words.form.pausedTitle);
      },
    },
    {
      name: 'Saved by somebody else meanwhile',
      reach: async (stage) => {
        const { site, words } = stage;
        const id = await saveDatasource(site.host, 'Shared');
        await approveSandbox(site.host);
        await openEditor(stage, 'Shared');
        await site.textbox(words.form.name.label).first().fill('Shared, mine');
        const { settings, version } = await administer(site.host, 'getDatasource', { id });
        const input = { settings: { ...settings, name: 'Shared, theirs', cacheSeconds: 60 }, secrets: {} };
        await administer(site.host, 'saveDatasource', { id, draftId: id, input, version });
        await site.button(words.form.save).click();
        await say(stage, words.conflict.title);
      },
    },
    {
      name: 'Impact before the save',
      reach: async (stage) => {
        const { site, words } = stage;
        const id = await saveOpen(site.host, 'Sites');
        await bindField(site.host, 'Customer', id, customers);
        await openEditor(stage, 'Sites');
        await site.textbox(words.form.baseUrl.label).fill(`${openApi}/assets`);
        await site.button(words.form.save).click();
        await say(stage, words.impactDialog.title(1));
      },
    },
    {
      name: 'A replaced secret in doubt',
      reach: async (stage) => {
        const { site, words } = stage;
        const authentication = { kind: 'basic', username: 'jira' } as const;
        const settings = settingsOf({ name: 'Passwords', baseUrl: openApi, authentication });
        await createDatasource(site.host, settings, { password: 'first' });
        await openEditor(stage, 'Passwords');
        await site.button(words.form.secret.replace(words.form.secretInputs.password.label)).click();
        await site.page.getByLabel(words.form.secretInputs.password.label).last().fill('second');
        await site.button(words.form.save).click();
        await say(stage, words.doubt.untriedTitle);
      },
    },
  ],
});
