import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('a service account needs its key file only, whose key goes to the input of the secret and nowhere else', async ({
  site,
}) => {
  const { page } = site;
  const sandbox = await site.host.sandbox();
  const file = sandbox.clients.find(({ keyFile }) => keyFile !== undefined)?.keyFile ?? '';
  const { private_key: key = '', token_uri: tokenUrl = '' } = JSON.parse(file) as Record<string, string>;
  const line = key.split('\n')[3] ?? '';
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await site.textbox(/^Name/).fill('Robot');
  await site.textbox(/^Base URL/).fill(sandbox.apiUrl);
  await site.choose('Authentication', 'OAuth2 - Client credentials');
  await site.choose('Provider', 'Google (service account)');
  const input = site.textbox('Key file of the service account');
  await input.fill('{"web":{"client_secret":"x"}}');
  await expect(page.getByText(/This file is for something else/)).toBeVisible();
  const kept: string[] = [];
  page.on('request', (request) => {
    const sent = request.postData() ?? '';
    if (sent.includes('keepUnsavedForm')) kept.push(sent);
  });
  await input.fill(file);
  await expect(page.getByText(/^Filled in: .*Client ID/)).toBeVisible();
  await expect(site.textbox('Key file of the service account')).toHaveValue('');
  await expect(site.textbox(/Access token URL/)).toHaveValue(tokenUrl);
  await expect(site.textbox('Client ID')).toHaveValue(/^robot@/);
  await expect(site.textbox('Private key')).toHaveValue(key);
  await site.textbox(/Scopes/).fill('customers:read');
  await expect.poll(() => kept.length).toBeGreaterThan(0);
  expect(kept.join('')).toContain('robot@');
  expect(kept.join('')).not.toContain(line);

  await site.button('Get access token').click();
  await site.allowUntil(page.getByText('Valid access token', { exact: true }));
  await site.textbox('Path to try').fill('customers');
  await site.button('Test the datasource').click();
  await site.allowUntil(page.getByRole('table').first());
  await site.button('Save').click();
  await expect(page.getByRole('heading', { name: 'Connect a field' })).toBeVisible();
  await site.button('Back to the datasources').click();
  const row = page.getByRole('row', { name: /Robot/ });
  await expect(row).toContainText('Valid access token');

  await row.getByRole('button', { name: /Edit/ }).click();
  await expect(site.textbox('Client ID')).toHaveValue(/^robot@/);
  await expect(page.getByText('A private key is saved. It cannot be shown.')).toBeVisible();
  expect(await page.content()).not.toContain(line);
});
