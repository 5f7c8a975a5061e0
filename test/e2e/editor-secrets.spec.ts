import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('a key pair is made, its public half is shown, and the private one is nowhere on the page', async ({ site }) => {
  const { page } = site;
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await site.choose('Authentication', 'OAuth2 - Client credentials');
  await site.choose('Provider', 'Okta (Okta’s own API)');
  await site.textbox('Okta domain').fill('acme.okta.com');
  await site.button('Fill in the form').click();
  await site.button('Make a key pair').click();
  const shown = site.textbox('Public key');
  await expect(shown).toHaveValue(/"kty": "RSA"/);
  const jwk = JSON.parse(await shown.inputValue()) as Record<string, string>;
  expect(Object.keys(jwk).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  await expect(site.textbox('Key ID')).toHaveValue(jwk['kid'] ?? '');
  expect(await page.content()).not.toMatch(/PRIVATE KEY/);
});

test('a replaced secret that was not tried is asked about, and the saved one can stay', async ({ site }) => {
  const { page } = site;
  const sandbox = await site.host.sandbox();
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await site.textbox(/^Name/).fill('Passwords');
  await site.textbox(/^Base URL/).fill(sandbox.apiUrl);
  await site.choose('Authentication', 'Basic');
  await site.textbox('User name').fill('jira');
  await page.getByLabel('Password').fill('first');
  await site.button('Save').click();
  const row = page.getByRole('row', { name: /Passwords/ });
  await site.allowUntil(site.page.getByRole('heading', { name: 'Connect a field' }));
  await site.button('Back to the datasources').click();
  await row.getByRole('button', { name: /Edit/ }).click();

  await site.textbox(/^Base URL/).fill('https://api.elsewhere.example');
  await page.getByLabel('Password').fill('typed on');
  await expect(page.getByLabel('Password')).toHaveValue('typed on');
  await site.textbox(/^Base URL/).fill(sandbox.apiUrl);
  await site.button('Save').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Save a secret that was not tried?');
  await dialog.getByRole('button', { name: 'Keep the saved one' }).click();
  await expect(row).toBeVisible();
});
