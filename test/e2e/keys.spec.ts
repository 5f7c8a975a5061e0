import { administer, approve, createDatasource } from './support/connect';
import type { RunningHost } from './support/host';
import { expect, onFreshSite, test } from './support/site';
import { settingsOf } from '../support/settings';

onFreshSite();

/** A datasource of the sandbox whose client signs with a key. */
async function saveSigning(host: RunningHost, name: string): Promise<{ id: string; clientId: string; pem: string }> {
  const { clients, tokenUrl, apiUrl } = await host.sandbox();
  const client = clients.find(({ method, dpop }) => method === 'private_key_jwt' && dpop === undefined);
  if (client?.privateKey == null) throw new Error('The sandbox has no client that signs.');
  await approve(host, [tokenUrl, apiUrl]);
  const { clientId, privateKey } = client;
  const assertion = { algorithm: 'ES256', keyId: privateKey.keyId, audience: 'token-endpoint' } as const;
  const oauth = { tokenUrl, clientId, clientAuthentication: 'private-key-jwt' as const, assertion, scopes: [] };
  const settings = settingsOf({ name, baseUrl: apiUrl }, oauth);
  const id = await createDatasource(host, settings, { 'private-key': privateKey.pem });
  return { id, clientId, pem: privateKey.pem };
}

test('a key is rotated with overlap: the next one registered beside it, switched to, and the old one removed', async ({
  site,
}) => {
  const { page, host } = site;
  const { id, clientId } = await saveSigning(host, 'Signed');
  expect((await administer(host, 'renewToken', { id })).status.kind).toBe('valid');
  await site.openAdministration();
  const row = page.getByRole('group', { name: 'Signed', exact: true });
  await row.getByRole('button', { name: 'More' }).click();
  await row.getByRole('button', { name: 'Keys' }).click();
  await expect(page).toHaveURL(new RegExp(`/datasources/${id}/keys$`));
  await expect(page.getByRole('heading', { name: 'Keys of Signed' })).toBeVisible();
  await site.button('Make the next key').click();
  await expect(page.getByText('It signs nothing until you switch.')).toBeVisible();
  await site.button('Show the JWKS text').click();
  const jwks = JSON.parse(await site.textbox('JWKS to register').inputValue()) as { keys: Record<string, string>[] };
  expect(jwks.keys.map((key) => Object.keys(key).includes('d'))).toEqual([false, false]);

  // The server does not know it yet.
  const switchNow = async (): Promise<void> => {
    await site.button('Switch to the next key').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch to the next key' }).click();
  };
  await switchNow();
  await expect(page.getByText('That did not work')).toBeVisible();
  await expect(
    page.getByText(/did not accept a request that the next key \(.+\) has signed, and nothing was changed/),
  ).toBeVisible();
  await expect(page.getByText('It signs nothing until you switch.')).toBeVisible();

  const { pathname, search } = new URL(page.url());
  await site.open('/sandbox');
  const client = page.getByRole('region', { name: `Client ${clientId}` });
  await client.getByRole('textbox').fill('{"keys":[{"kty":"EC","d":"private"}]}');
  await client.getByRole('button', { name: 'Register the keys' }).click();
  await expect(client).toContainText('This is no JWKS of public keys.');
  await client.getByRole('textbox').fill(JSON.stringify(jwks));
  await client.getByRole('button', { name: 'Register the keys' }).click();
  await expect(client).toContainText('2 keys are registered.');
  await site.open(`${pathname}${search}`);
  await switchNow();
  await expect(page.getByText('Remove at the authorization server')).toBeVisible();
  await expect(page.getByText('No next key waits.')).toBeVisible();
  await host.call('POST', '/_site/sandbox', { registerKeys: { clientId, keys: jwks.keys.slice(1) } });
  expect((await administer(host, 'renewToken', { id })).status.kind).toBe('valid');

  await site.choose('Make a next key by itself', 'Every 90 days');
  await expect(page.getByText(/The next one is made .*in 90 days/)).toBeVisible();

  await site.button('Back to the datasources').click();
  await expect(page.getByText('Keys wait for you')).toBeVisible();
  await page.getByRole('button', { name: 'Keys of Signed' }).click();
  await page.getByRole('button', { name: /is removed there$/ }).click();
  await expect(page.getByText('Remove at the authorization server')).toBeHidden();
});
