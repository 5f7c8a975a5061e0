import type { Page } from '@playwright/test';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

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
  // Left on purpose: nothing of this form is offered to the next test.
  await site.button('Cancel').click();
  await site.button('Leave without saving').click();
  await expect(site.button('Create a datasource').first()).toBeVisible();
});

test('an administrator gets a token, tests and saves a datasource', async ({ site }) => {
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await fillOAuth(site);
  await site.button('Get access token').click();
  await site.allowUntil(validToken(site.page));
  await expect(site.page.getByText(/\(in [45] minutes\)/).first()).toBeVisible();

  await site.textbox('Path to try').fill('customers');
  await site.button('Test the datasource').click();
  await site.allowUntil(site.page.getByRole('table').first());
  await expect(site.page.getByRole('row').nth(1)).toBeVisible();
  await site.picture('2-datasource');

  await site.button('Save').click();
  await expect(site.page.getByRole('heading', { name: 'Connect a field' })).toBeVisible();
  await expect(site.button('Connect Customer')).toBeVisible();
  await site.button('Back to the datasources').click();
  const row = site.page.getByRole('row', { name: /Customers/ });
  await expect(row).toContainText('NOT USED');
  await expect(row).toContainText('OAuth2 - Client credentials');
  await expect(row).toContainText('Valid access token');
});

test('the list edits, and a saved secret cannot be read back', async ({ site }) => {
  await site.openAdministration();
  await site.page
    .getByRole('row', { name: /Customers/ })
    .getByRole('button', { name: /Edit/ })
    .click();
  await expect(site.textbox('Name')).toHaveValue('Customers');
  await expect(site.button(/^Replace Client Secret/)).toBeVisible();
  const { clients } = await site.host.sandbox();
  const page = await site.page.content();
  for (const { clientSecret } of clients) if (clientSecret !== null) expect(page).not.toContain(clientSecret);
  await site.textbox('Name').fill('Customer directory');
  await site.button('Save').click();
  await expect(site.page.getByRole('row', { name: /Customer directory/ })).toBeVisible();
});

test('an administrator connects the field, with a live preview', async ({ site }) => {
  await site.open('/settings/fields');
  await site.page
    .getByRole('button', { name: /Edit configuration of Customer,/ })
    .or(site.page.getByRole('link', { name: /Edit configuration of Customer,/ }))
    .first()
    .click();
  await site.choose('Datasource', 'Customer directory');
  await site.textbox('Path below its URL').fill('customers');
  // The rows, the key and the label are found in the answer; nothing has to be known of JSONPath.
  await expect(site.textbox('Where the items are')).toHaveValue('$.items[*]');
  await expect(site.textbox('Key')).toHaveValue('id');
  await expect(site.textbox('Label')).toHaveValue('{{name}}');
  await expect(site.page.getByText(/50 options from 50 rows|options from/).first()).toBeVisible();
  await site.picture('3-field-configuration');
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured|is connected/).first()).toBeVisible();

  await site.openAdministration();
  await expect(site.page.getByRole('row', { name: /Customer directory/ })).toContainText('IN USE');
});

test('a datasource in use cannot be deleted, and the field is named', async ({ site }) => {
  await site.openAdministration();
  const row = site.page.getByRole('row', { name: /Customer directory/ });
  await row.getByRole('button', { name: 'More' }).click();
  await row.getByRole('button', { name: 'Delete' }).click();
  await expect(site.page.getByRole('dialog')).toContainText('Customer');
  await expect(site.page.getByRole('dialog').getByRole('button', { name: 'Delete' })).toHaveCount(0);
});

test('the same in German', async ({ site }) => {
  const { page } = site;
  await site.openAdministration();
  await page.getByLabel('Language').selectOption('de-DE');
  const row = page.getByRole('row', { name: /Customer directory/ });
  await expect(row).toContainText('Gültiges Zugriffstoken');
  await expect(row).toContainText('IN VERWENDUNG');
  await expect(row).toContainText(/\d\d\.\d\d\.\d{4}, \d\d:\d\d \(in \d+ (Minuten|Sekunden)\)/);
  await row.getByRole('button', { name: /Bearbeiten/ }).click();
  await site.textbox('Access-Token-URL').fill('http://login.example.com');
  await site.button('Neues Zugriffstoken abrufen').click();
  await expect(page.getByText(/Beginnen Sie die Adresse mit https/).first()).toBeVisible();
  await site.button('Abbrechen').last().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ohne Speichern verlassen' }).click();
  await expect(site.button('Datenquelle erstellen').first()).toBeVisible();
  // What the manifest says is translated by Jira.
  await site.open('/settings/fields');
  await expect(page.getByText('Verbundene Auswahl', { exact: true }).first()).toBeVisible();
  await page.getByLabel('Language').selectOption('en-US');
  await expect(page.getByText('Connected select', { exact: true }).first()).toBeVisible();
});

async function labelOfFirstOption(site: Site): Promise<string> {
  const loaded = site.page.getByRole('listbox').getByRole('option', { name: /^(?!Loading)/ });
  return (await loaded.first().innerText()).trim();
}

test('an agent picks, saves and sees the label; the administration page refuses', async ({ site }) => {
  await site.open('/browse/DEV-1?as=agent');
  await site.button('Edit Customer').click();
  const box = site.page.getByRole('group', { name: 'Customer', exact: true }).getByRole('combobox');
  await box.focus();
  await box.press('ArrowDown');
  const label = await labelOfFirstOption(site);
  await site.page.getByRole('listbox').getByRole('option').first().click();
  await site.button('Confirm').click();
  await expect(site.page.getByRole('group', { name: 'Customer', exact: true })).toContainText(label);
  await site.open('/browse/DEV-1?as=agent');
  await expect(site.page.getByRole('group', { name: 'Customer', exact: true })).toContainText(label);
  await site.picture('4-issue');
  await site.picture('4-issue-narrow', { theme: 'dark', width: 360 });

  await site.open('/settings?as=agent');
  await expect(site.page.getByText(/Only Jira administrators/).first()).toBeVisible();
});

test('the create dialog offers the same options', async ({ site }) => {
  await site.open('/?as=agent');
  await site.button('Create').click();
  const dialog = site.page.getByRole('dialog');
  await dialog.getByLabel('Summary').fill('New badge printer');
  const box = dialog.getByRole('group', { name: 'Customer', exact: true }).getByRole('combobox');
  await box.focus();
  await box.press('ArrowDown');
  const label = await labelOfFirstOption(site);
  await site.page.getByRole('listbox').getByRole('option').first().click();
  await expect(dialog.getByText(label, { exact: true })).toBeVisible();
  await site.picture('18-create');
  await site.picture('18-create-narrow', { theme: 'dark', width: 360 });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
  const row = site.page.getByRole('row', { name: /New badge printer/ });
  await expect(row.or(site.page.getByRole('heading', { name: 'New badge printer' })).first()).toBeVisible();
  await expect(site.page.getByText(label).first()).toBeVisible();
});

type Token = { nextRenewalAt: string | null; status: { kind: string; expiresAt?: string } } | null;

async function tokenOf(site: Site, name: string): Promise<Token> {
  const invoke = async <T>(functionName: string, payload: object): Promise<T> => {
    const call = { module: 'connected-fields-admin', function: functionName, payload, extension: {} };
    return ((await site.host.call('POST', '/_site/invoke', call)) as { value: { value: T } }).value.value;
  };
  const { datasources } = await invoke<{ datasources: { id: string; name: string }[] }>('listDatasources', {});
  const id = datasources.find((row) => row.name === name)?.id;
  return (await invoke<{ token: Token }>('getDatasource', { id })).token;
}

test('the scheduled renewal replaces a token that is about to end', async ({ site }) => {
  // The sandbox's tokens live five minutes, which no schedule keeps: one of twenty is due after about half of that.
  await site.host.call('POST', '/_site/sandbox', { tokenLifetimeSeconds: 1_200 });
  await site.openAdministration();
  await site.page
    .getByRole('row', { name: /Customer directory/ })
    .getByRole('button', { name: /Edit/ })
    .click();
  await site.button('Renew now').click();
  await expect(site.page.getByText(/A new one is requested by itself before that/)).toBeVisible();
  const before = await tokenOf(site, 'Customer directory');
  expect(before?.status.kind).toBe('valid');
  await site.host.call('POST', '/_site/sandbox', { tokenLifetimeSeconds: 3600 });
  const dueInMs = Date.parse(before?.nextRenewalAt ?? '') - Date.now();
  await site.host.call('POST', '/_host/clock', { aheadMs: dueInMs + 1_000 });
  await site.open('/sandbox?as=administrator');
  await site.button('Run the scheduled renewal now').click();
  await expect(site.page.getByText(/^Done/)).toBeVisible();
  const after = await tokenOf(site, 'Customer directory');
  expect(Date.parse(after?.status.expiresAt ?? '')).toBeGreaterThan(
    Date.parse(before?.status.expiresAt ?? '') + 1_800_000,
  );

  await site.openAdministration();
  const row = site.page.getByRole('row', { name: /Customer directory/ });
  // By the functions' clock, which is minutes ahead of the browser's.
  await expect(row).toContainText(/in (59|60) minutes/);
  await site.picture('5-renewed');
});

test('fields go on while the token lives and the authorization server is down', async ({ site }) => {
  await site.host.call('POST', '/_site/sandbox', { authorizationServer: 'stopped' });
  try {
    await site.openAdministration();
    const row = site.page.getByRole('row', { name: /Customer directory/ });
    await row.getByRole('button', { name: 'More' }).click();
    await row.getByRole('button', { name: 'Renew now' }).click();
    await expect(row).toContainText(/Renewal failing/);
    await expect(row).toContainText(/The last token is good until/);
    await site.picture('6-authorization-server-down');
    await site.page.getByRole('navigation').getByRole('button', { name: 'Health' }).click();
    await expect(site.page.getByRole('heading', { name: 'Next renewals' })).toBeVisible();
    await expect(site.page.getByText(/1 failure/).first()).toBeVisible();
    await site.picture('7-health');
    await site.page.getByRole('navigation').getByRole('button', { name: 'Hosts' }).click();
    await expect(site.page.getByRole('row', { name: /api\.sandbox\.example/ })).toContainText('ALLOWED');
    await site.picture('14-hosts', { theme: 'dark' });

    await site.open('/browse/DEV-2?as=agent');
    await site.button('Edit Customer').click();
    const box = site.page.getByRole('group', { name: 'Customer', exact: true }).getByRole('combobox');
    await box.focus();
    await box.press('ArrowDown');
    expect(await labelOfFirstOption(site)).not.toBe('');
  } finally {
    await site.host.call('POST', '/_site/sandbox', { authorizationServer: 'running', tokenLifetimeSeconds: 300 });
  }
});
