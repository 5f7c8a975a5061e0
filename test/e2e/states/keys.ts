import { createPublicKey } from 'node:crypto';
import { settingsOf } from '../../support/settings';
import { administer, approve, createDatasource } from '../support/connect';
import { chooseInRow, openTab, say } from './moves';
import { defineScene } from './state';

/** Keys that a datasource signs with, on their way from one to the next. */
export const keys = defineScene({
  page: 'Keys',
  for: 'administrators',
  prepare: async (host) => {
    const { clients, tokenUrl, apiUrl } = await host.sandbox();
    const client = clients.find(({ method, dpop }) => method === 'private_key_jwt' && dpop === undefined);
    if (client?.privateKey == null) throw new Error('The sandbox has no client that signs.');
    await approve(host, [tokenUrl, apiUrl]);
    const { clientId, privateKey } = client;
    const assertion = { algorithm: 'ES256', keyId: privateKey.keyId, audience: 'token-endpoint' } as const;
    const oauth = { tokenUrl, clientId, clientAuthentication: 'private-key-jwt' as const, assertion, scopes: [] };
    await createDatasource(host, settingsOf({ name: 'Signed', baseUrl: apiUrl }, oauth), {
      'private-key': privateKey.pem,
    });
  },
  states: [
    {
      name: 'One key',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        await chooseInRow(stage, 'Signed', stage.words.keys.open);
        await say(stage, stage.words.keys.noNext);
      },
    },
    {
      name: 'A next key, and both to register',
      reach: async ({ site, words }) => {
        await site.button(words.keys.make).click();
        await site.button(words.keys.discard).waitFor();
        await site.button(words.keys.showJwks).click();
        await site.textbox(words.keys.jwksLabel).waitFor();
      },
    },
    {
      name: 'Asked before the switch',
      reach: async (stage) => {
        await stage.site.button(stage.words.keys.switch).click();
        await say(stage, stage.words.keys.switchBody);
      },
    },
    {
      name: 'The server does not know the next key',
      reach: async ({ site, words }) => {
        await site.page.getByRole('dialog').getByRole('button', { name: words.keys.switch }).click();
        await site.page.getByText(words.keys.failedTitle).waitFor();
      },
    },
    {
      name: 'An old key to remove',
      reach: async ({ site, words }) => {
        const { datasources } = await administer(site.host, 'listDatasources', {});
        const id = datasources[0]?.id ?? '';
        const { current, next, version } = await administer(site.host, 'datasourceKeys', { id });
        const registered = [current?.jwk, next?.key.jwk].filter((key) => key !== undefined);
        const { clients } = await site.host.sandbox();
        const client = clients.find(({ method, dpop }) => method === 'private_key_jwt' && dpop === undefined);
        const change = { registerKeys: { clientId: client?.clientId ?? '', keys: registered } };
        await site.host.call('POST', '/_site/sandbox', change);
        await administer(site.host, 'switchKey', { id, version });
        await site.page.reload();
        await site.page.getByText(words.keys.retiredTitle).waitFor();
      },
    },
    {
      name: 'A reminder in the list',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        await say(stage, stage.words.keys.toDoTitle);
      },
    },
  ],
  restore: async (host) => {
    const { clients } = await host.sandbox();
    const client = clients.find(({ method, dpop }) => method === 'private_key_jwt' && dpop === undefined);
    if (client?.privateKey == null) return;
    const jwk = createPublicKey(client.privateKey.pem).export({ format: 'jwk' });
    const key = { ...jwk, kid: client.privateKey.keyId, use: 'sig', alg: client.privateKey.algorithm };
    await host.call('POST', '/_site/sandbox', { registerKeys: { clientId: client.clientId, keys: [key] } });
  },
});
