import type { Page } from '@playwright/test';
import { expect, test, type Site } from './support/site';

/** The main job in the order a person does it; each step builds on the one before. */
test.describe.configure({ mode: 'serial' });

const validToken = (page: Page) => page.getByText('Valid access token', { exact: true });

async function fillOAuth(site: Site, { secret }: { secret?: string } = {}): Promise<void> {
  const sandbox = await site.host.sandbox();
  const client = sandbox.clients.find(({ method }) => method === 'client_secret_post');
  if (client?.clientSecret == null) throw new Error('The sandbox has no client with a secret.');
  await site.textbox(/^Name/).fill('Customers');
  await site
    .textbox(/Base URL/)
    .first()
    .fill(sandbox.apiUrl);
  await site.choose('Authentication', 'OAuth2 - Client credentials');
  await site.textbox(/Access token URL/).fill(sandbox.tokenUrl);
  await site.textbox(/Client ID/).fill(client.clientId);
  await site.page.getByLabel(/^Client Secret/).fill(secret ?? client.clientSecret);
  await site.textbox(/Scopes/).fill('customers:read');
}

test('the sandbox page gives what has to be typed in', async ({ site }) => {
  const sandbox = await site.host.sandbox();
  await site.open('/sandbox');
  await expect(site.page.getByText(sandbox.tokenUrl, { exact: true }).first()).toBeVisible();
  await expect(site.page.getByText(sandbox.apiUrl, { exact: true }).first()).toBeVisible();
  await expect(site.page.getByText(sandbox.clients[0]?.clientId ?? '', { exact: true }).first()).toBeVisible();
  await site.picture('1-sandbox');
});

test('a wrong secret is refused in words, and the form keeps what was typed', async ({ site }) => {
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await fillOAuth(site, { secret: 'not-the-secret' });
  await site.button('Get access token').click();
  const refusal = site.page.getByText(/invalid_client/).first();
  await site.allowUntil(refusal);
  await expect(site.textbox(/^Name/)).toHaveValue('Customers');
  await expect(site.textbox(/Client ID/)).not.toHaveValue('');
});

test('an administrator gets a token, tests and saves a datasource', async ({ site }) => {
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await fillOAuth(site);
  await site.button('Get access token').click();
  await site.allowUntil(validToken(site.page));
  await expect(site.page.getByText(/\(in [45] minutes\)/).first()).toBeVisible();

  await site.textbox(/Path below the base URL/).fill('customers');
  await site.button('Test the datasource').click();
  await site.allowUntil(site.page.getByRole('table').first());
  await expect(site.page.getByRole('row').nth(1)).toBeVisible();
  await site.picture('2-datasource');

  await site.button('Save').click();
  const row = site.page.getByRole('row', { name: /Customers/ });
  await expect(row).toContainText('NOT USED');
  await expect(row).toContainText('OAuth2 - Client credentials');
  await expect(row).toContainText('Valid access token');
});
