import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('a server and an API that want proofs with their nonces are asked as they want, without a setting', async ({
  site,
}) => {
  const { page } = site;
  const sandbox = await site.host.sandbox();
  const client = sandbox.clients.find(({ dpop }) => dpop === 'required');
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await site.textbox(/^Name/).fill('Bound');
  await site.textbox(/^Base URL/).fill(sandbox.boundApiUrl);
  await site.choose('Authentication', 'OAuth2 - Client credentials');
  await site.textbox(/Access token URL/).fill(sandbox.tokenUrl);
  await site.textbox('Client ID').fill(client?.clientId ?? '');
  await page.getByLabel(/^Client Secret/).fill(client?.clientSecret ?? '');
  await site.textbox(/Scopes/).fill('customers:read');
  await site.button('Get access token').click();
  await site.allowUntil(page.getByText('Valid access token', { exact: true }));
  await expect(page.getByText(/bound to a key of this datasource/)).toBeVisible();
  await site.textbox('Path to try').fill('customers');
  await site.button('Test the datasource').click();
  await site.allowUntil(page.getByRole('table').first());
  await site.button('Save').click();
  await expect(page.getByRole('heading', { name: 'Connect a field' })).toBeVisible();
  await site.button('Back to the datasources').click();
  const row = page.getByRole('row', { name: /Bound/ });
  await expect(row).toContainText('Valid access token');

  // A client that also signs with a key, at a server that wants its nonce in each proof.
  const signing = sandbox.clients.find(({ dpop }) => dpop === 'required-with-nonce');
  await row.getByRole('button', { name: /Edit/ }).click();
  await site.textbox('Client ID').fill(signing?.clientId ?? '');
  await site.button('Show advanced settings').click();
  await site.choose('Client authentication', /private_key_jwt/);
  await site.choose(/^Signing algorithm$/, /^ES256/);
  await site.textbox('Key ID').fill(signing?.privateKey?.keyId ?? '');
  await site.textbox('Issuer').fill(sandbox.issuer);
  await site.button('Paste a key of your own').click();
  await site.textbox('Private key').fill(signing?.privateKey?.pem ?? '');
  await site.button(/^Get (an? )?(new )?access token$/).click();
  await expect(page.getByText('A token was issued. The settings are in force once you save.')).toBeVisible();
  await expect(page.getByText(/bound to a key of this datasource/)).toBeVisible();
  await site.textbox('Path to try').fill('customers?limit=3');
  await site.button('Test the datasource').click();
  await expect(page.getByRole('table').first()).toBeVisible();
});
