import { expect, onFreshSite, test } from './support/site';

onFreshSite();

test('two curl lines fill the form, and what they filled can be taken back', async ({ site }) => {
  const { page, host } = site;
  const sandbox = await host.sandbox();
  const client = sandbox.clients.find(({ method }) => method === 'client_secret_post');
  const secret = client?.clientSecret ?? '';
  await site.open('/settings/apps/connected-fields-admin/datasources/new');
  await site.textbox('Client ID').waitFor({ state: 'detached' });
  await page
    .getByLabel('Paste what you have (optional)')
    .fill(
      `curl ${sandbox.tokenUrl} -d grant_type=client_credentials -d client_id=${client?.clientId ?? ''} -d client_secret=${secret} -d scope=customers:read\n` +
        `curl -H "Authorization: Bearer $TOKEN" ${sandbox.apiUrl}/customers`,
    );
  await site.button('Read it').click();
  await expect(page.getByText('Found: a curl line')).toBeVisible();
  await expect(site.textbox('Access token URL')).toHaveValue(sandbox.tokenUrl);
  await expect(page.getByLabel('Client Secret')).toHaveValue(secret);
  await expect(page.getByLabel('Paste what you have (optional)')).toHaveValue('');
  await expect(site.textbox('Path to try')).toHaveValue('customers');
  await site.picture('20-paste');

  await site.button('Take it back').click();
  await expect(site.textbox('Base URL')).toHaveValue('');
  await page.getByLabel('Paste what you have (optional)').fill('{"openapi": "3.0.0", "servers": [');
  await site.button('Read it').click();
  await expect(page.getByText('It begins like JSON and cannot be read near line 1')).toBeVisible();

  await page
    .getByLabel('Paste what you have (optional)')
    .fill(`CLIENT_ID=${client?.clientId ?? ''}\nCLIENT_SECRET=${secret}\nTOKEN_URL=${sandbox.tokenUrl}\n`);
  await site.button('Read it').click();
  await expect(page.getByText('Found: what a service hands out to sign in with')).toBeVisible();
  await expect(site.textbox('Client ID')).toHaveValue(client?.clientId ?? '');
  await expect(page.getByLabel('Client Secret')).toHaveValue(secret);
});
