import { administer, saveDatasource } from './support/connect';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

async function startForm(site: Site, change: { tokenUrl?: string; baseUrl?: string } = {}): Promise<void> {
  const sandbox = await site.host.sandbox();
  const client = sandbox.clients.find(({ method }) => method === 'client_secret_post');
  await site.open('/settings?as=administrator');
  await site.button('Create a datasource').first().click();
  await site.textbox('Name').fill('Trial');
  await site.textbox('Base URL').fill(change.baseUrl ?? sandbox.apiUrl);
  await site.choose('Authentication', 'OAuth2 - Client credentials');
  await site.textbox('Access token URL').fill(change.tokenUrl ?? sandbox.tokenUrl);
  await site.textbox('Client ID').fill(client?.clientId ?? '');
  await site.page.getByLabel('Client Secret').fill(client?.clientSecret ?? '');
}

async function oddity(site: Site, path: string): Promise<string> {
  const { oddities } = await site.host.sandbox();
  const found = oddities.find(({ url }) => url.endsWith(path));
  if (found === undefined) throw new Error(`The sandbox has no ${path}.`);
  return found.url;
}

const tokenTrouble: [path: string, sentence: RegExp][] = [
  ['/token/html-403', /403/],
  ['/token/html-200', /web page|HTML/i],
  ['/token/error-500', /500/],
  ['/token/redirect-302', /redirect/i],
];

for (const [path, sentence] of tokenTrouble) {
  test(`a token endpoint that answers like ${path} gets a sentence, and the form keeps what was typed`, async ({
    site,
  }) => {
    await startForm(site, { tokenUrl: await oddity(site, path) });
    await site.button('Get access token').click();
    const alert = site.page.getByRole('alert').filter({ hasText: sentence }).first();
    await site.allowUntil(alert);
    await expect(alert).toContainText(/access token|token endpoint|token URL|authorization server/i);
    await expect(site.textbox('Name')).toHaveValue('Trial');
    await expect(site.textbox('Client ID')).not.toHaveValue('');
  });
}

test('what was said about the token stays when something else is tried', async ({ site }) => {
  await startForm(site, { tokenUrl: await oddity(site, '/token/error-500'), baseUrl: 'no URL' });
  await site.button('Get access token').click();
  const alert = site.page.getByRole('alert').filter({ hasText: '500' }).first();
  await site.allowUntil(alert);
  await site.button('Test the datasource').click();
  await expect(site.page.getByRole('alert').filter({ hasText: 'needs your attention' })).toBeVisible();
  await expect(alert).toBeVisible();
});

const apiTrouble: [path: string, sentence: RegExp][] = [
  ['/api/unauthorized', /401/],
  ['/api/forbidden', /403/],
  ['/api/not-found', /404/],
  ['/api/error-500', /500/],
  ['/api/html', /web page|HTML/i],
  ['/api/huge', /5 MB|too large|larger/i],
];

test('an API that misbehaves gets a sentence that names the step', async ({ site }) => {
  test.setTimeout(120_000);
  const odd = new URL(await oddity(site, '/api/unauthorized'));
  await startForm(site, { baseUrl: `${odd.origin}/api` });
  await site.choose('Authentication', 'None');
  for (const [path, sentence] of apiTrouble) {
    await oddity(site, path);
    await site.textbox('Path to try').fill(path.slice('/api/'.length));
    await site.button('Test the datasource').click();
    const said = site.page.getByText(sentence).first();
    await site.allowUntil(said);
  }
});

test('an http URL is refused at its input before anything is sent', async ({ site }) => {
  await startForm(site, { tokenUrl: 'http://auth.sandbox.example/token' });
  await site.button('Get access token').click();
  await expect(site.page.getByText(/https/).first()).toBeVisible();
  await expect(site.page.getByRole('dialog')).toHaveCount(0);
});

test('a host that does not exist is named', async ({ site }) => {
  await startForm(site, { tokenUrl: 'https://nobody.sandbox.example/token' });
  await site.button('Get access token').click();
  const said = site.page
    .getByText(/nobody\.sandbox\.example/)
    .filter({ hasText: /found|reach|name/i })
    .first();
  await site.allowUntil(said);
});

test('declined consent names the host and offers to approve it', async ({ site }) => {
  await startForm(site, { tokenUrl: 'https://declined.sandbox.example/token' });
  await site.button('Get access token').click();
  await site.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(site.page.getByText(/declined\.sandbox\.example/).first()).toBeVisible();
  await expect(site.button('Approve host').first()).toBeVisible();
  await expect(site.textbox('Name')).toHaveValue('Trial');
});

test('the second of two administrators is told what the first one saved, and both changes go together', async ({
  site,
}) => {
  const id = await saveDatasource(site.host, 'Shared');
  await site.open('/settings?as=administrator');
  await site.page.getByRole('group', { name: 'Shared' }).getByRole('button', { name: 'Edit' }).click();
  await site.textbox('Name').fill('Shared, mine');
  const { settings, version } = await administer(site.host, 'getDatasource', { id });
  const input = { settings: { ...settings, name: 'Shared, theirs', cacheSeconds: 60 }, secrets: {} };
  await administer(site.host, 'saveDatasource', { id, draftId: id, input, version });
  await site.button('Save').click();
  const told = site.page.getByRole('alert').filter({ hasText: 'This datasource was saved elsewhere' });
  await expect(told).toContainText('Name: Shared → Shared, theirs');
  await expect(told).toContainText('Cache (seconds): 300 → 60');
  await expect(told).toContainText('You changed these as well: Name.');
  await site.button('Take over what I did not change').click();
  await expect(told).toBeHidden();
  await expect(site.textbox('Name')).toHaveValue('Shared, mine');
  await site.button('Save').click();
  await expect(site.page.getByText('Shared, mine', { exact: true }).first()).toBeVisible();
  const saved = await administer(site.host, 'getDatasource', { id });
  expect(saved.settings).toEqual({ ...settings, name: 'Shared, mine', cacheSeconds: 60 });
});

test('a first save whose answer was lost, and that somebody else has edited since, can be reloaded', async ({
  site,
}) => {
  await site.openAdministration();
  await site.button('Create a datasource').first().click();
  await site.textbox('Name').fill('Lost');
  await site.textbox('Base URL').fill((await site.host.sandbox()).apiUrl);
  await site.choose('Authentication', 'None');
  let isLost = false;
  await site.page.route('**/_site/invoke', async (route) => {
    const isSave = route.request().postData()?.includes('"saveDatasource"') === true;
    if (isLost || !isSave) return route.fallback();
    isLost = true;
    await route.fetch();
    return route.abort();
  });
  await site.button('Save').click();
  await site.allowUntil(site.page.getByRole('alert').filter({ hasText: 'connection' }));
  const { datasources } = await administer(site.host, 'listDatasources', {});
  const id = datasources.find(({ name }) => name === 'Lost')?.id ?? '';
  const { settings, version } = await administer(site.host, 'getDatasource', { id });
  const input = { settings: { ...settings, name: 'Found' }, secrets: {} };
  await administer(site.host, 'saveDatasource', { id, draftId: id, input, version });
  await site.button('Save').click();
  const told = site.page.getByRole('alert').filter({ hasText: 'This datasource was saved elsewhere' });
  await expect(told).toContainText('Found');
  await told.getByRole('button', { name: 'Reload theirs' }).click();
  await expect(site.page.getByRole('heading', { name: 'Edit Found' })).toBeVisible();
  await expect(site.textbox('Name')).toHaveValue('Found');
});
