import type { SandboxState } from '../../host/protocol';
import { approve, createDatasource, bindField } from './support/connect';
import { settingsOf } from '../support/settings';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

type Body = { event: string; text: string; link: string };

const inbox = async (site: Site): Promise<Body[]> =>
  ((await site.host.call('GET', '/_site/sandbox')) as SandboxState).inbox.messages.map(
    ({ body }) => JSON.parse(body) as Body,
  );

/** The functions' clock goes on, and what is done every hour is done. */
async function anHourLater(site: Site, hours: number): Promise<void> {
  await site.host.call('POST', '/_host/clock', { aheadMs: hours * 3_600_000 });
  await site.host.call('POST', '/_host/scheduled/refresh-labels-trigger');
}

test('an administrator sets a webhook, tries it, and is told of a failure and its end', async ({ site }) => {
  const { page, host } = site;
  const sandbox = (await host.call('GET', '/_site/sandbox')) as SandboxState;
  await site.openAdministration();
  await page.getByRole('navigation').getByRole('button', { name: 'Notifications' }).click();
  await expect(page.getByText('Nobody is told yet')).toBeVisible();
  await site.textbox('Address that takes messages').fill(sandbox.inbox.url.replace('https', 'http'));
  await site.button('Save').click();
  await expect(page.getByText(/Start the address with https/)).toBeVisible();
  await site.textbox('Address that takes messages').fill(sandbox.inbox.url);
  await site.button('Send a test message').click();
  await site.allowUntil(page.getByText('The test message was taken.'));
  expect((await inbox(site)).map(({ event }) => event)).toEqual(['test']);
  await site.button('Save').click();
  await expect(page.getByText('Messages go to api.sandbox.example.')).toBeVisible();
  expect(await page.content()).not.toContain('/inbox');

  const odd = sandbox.oddities.find(({ url }) => url.endsWith('/api/error-500'))?.url ?? '';
  const broken = await createDatasource(host, {
    ...settingsOf({ name: 'Ledger', baseUrl: odd.replace(/\/error-500$/, '') }),
    authentication: { kind: 'none' },
  });
  await approve(host, [sandbox.inbox.url, odd]);
  await bindField(host, 'Customer', broken, {
    query: { path: 'error-500' },
    extraction: { items: '$[*]', key: 'id', label: '{{name}}' },
  });
  await site.open('/browse/DEV-1?as=agent');
  await site.button('Edit Customer').click();
  await expect(page.getByText(/does not answer/).first()).toBeVisible();
  await anHourLater(site, 1);
  const [failing] = await inbox(site);
  expect(failing).toMatchObject({ event: 'failing' });
  expect(failing?.text).toMatch(/^“Ledger” gets no answer from its API since .* UTC \(HTTP 500\)\. http/);
  await anHourLater(site, 2);
  expect((await inbox(site)).filter(({ event }) => event === 'failing')).toHaveLength(1);

  // The link leads to the datasource and what its API answered last.
  await site.open(`${new URL(failing?.link ?? '').pathname}?as=administrator`);
  await expect(page.getByRole('heading', { name: /Ledger/ })).toBeVisible();
  await expect(page.getByText(/HTTP 500/).first()).toBeVisible();

  await site.open('/sandbox');
  await expect(page.getByRole('list', { name: 'Messages in the inbox' })).toContainText('“Ledger” gets no answer');
  await site.button('Refuse messages').click();
  await site.openAdministration();
  await page.getByRole('navigation').getByRole('button', { name: 'Notifications' }).click();
  await site.button('Send a test message').click();
  await expect(page.getByText(/did not arrive: the receiver answered HTTP 503\./)).toBeVisible();

  await page.getByLabel(/^Language(?! of)/).selectOption('de-DE');
  await expect(page.getByText('Nachrichten gehen an api.sandbox.example.')).toBeVisible();
  await site.button('Niemanden mehr benachrichtigen').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Niemanden mehr benachrichtigen' }).click();
  await expect(page.getByText('Noch wird niemand benachrichtigt')).toBeVisible();
  await page.getByLabel(/^Language(?! of)/).selectOption('en-US');
});
