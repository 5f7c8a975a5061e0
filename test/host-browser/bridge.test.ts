import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from './support/browser';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function controls(path = '/settings/apps/gallery'): Promise<Page> {
  const { page } = await browser.open(path);
  await page.getByRole('tab', { name: 'Controls' }).click();
  await page.getByText('said: nothing yet').waitFor();
  return page;
}

const press = async (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

describe('the bridge', () => {
  it('invokes a function of the app as the person who looks at the page', async () => {
    const page = await controls('/settings/apps/gallery?as=agent');
    await page.getByText('context: gallery de-DE').waitFor();
    await page.getByText('Jira would not show this page to you').waitFor();
    await page.getByPlaceholder('Customers').fill('Acme');
    await press(page, 'Invoke');
    await page.getByText('said: resolved {"typed":"Acme"}').waitFor();
    const call = browser.host.seen.findLast((request) => request.path === '/_site/invoke');
    expect(call).toMatchObject({
      as: 'agent-1',
      body: { module: 'gallery', function: 'echo', payload: { typed: 'Acme' }, extension: { type: 'jira:adminPage' } },
    });
    await press(page, 'Invoke failing');
    await page.getByText('said: rejected The function failed.').waitFor();
  });

  it('refuses what it does not model, and shows its name', async () => {
    const page = await controls();
    await press(page, 'Call Jira');
    await page.getByText('not modelled: fetchProduct').waitFor();
    await page.getByText('said: rejected The local host does not model this: fetchProduct').waitFor();
  });

  it('refuses to submit or close a view that cannot be', async () => {
    const page = await controls();
    await press(page, 'Submit view');
    await page.getByText("said: rejected this resource's view is not submittable.").waitFor();
    await press(page, 'Close view');
    await page.getByText("said: rejected this resource's view is not closable.").waitFor();
  });

  it('asks the administrator before a host may be called, and rejects when the answer is no', async () => {
    const page = await controls();
    await press(page, 'Ask for egress');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('https://api.example.com').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^said: rejected The administrator declined/).waitFor();
    await press(page, 'Ask for egress');
    await dialog.getByRole('button', { name: 'Allow' }).click();
    await page.getByText(/^said: resolved \{"results":\[\{"key":"datasource-1"/).waitFor();
  });

  it('lets nobody but an administrator change egress', async () => {
    const page = await controls('/settings/apps/gallery?as=agent');
    await press(page, 'Ask for egress');
    await page.getByText(/^said: rejected Only administrators/).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('shows a flag until it is dismissed', async () => {
    const page = await controls();
    await press(page, 'Flag');
    const flag = page.getByRole('alert').filter({ hasText: 'All good' });
    await flag.getByRole('button', { name: 'Dismiss' }).click();
    await flag.waitFor({ state: 'detached' });
  });

  it('opens a resource in a dialog and hands back what it was closed with', async () => {
    const page = await controls();
    await press(page, 'Open bridge modal');
    const dialog = page.getByRole('dialog', { name: 'Bridge modal' });
    await dialog.getByRole('tab', { name: 'Controls' }).click();
    await dialog.getByRole('button', { name: 'Close view' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('said: modal from app').waitFor();
  });

  it("keeps the app's routes in the address, through Back and reloading", async () => {
    const { page } = await browser.open('/settings/apps/routes');
    await press(page, 'Open seven');
    await page.getByText('Datasource 7').waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings/apps/routes/datasources/7');
    await page.reload();
    await page.getByText('Datasource 7').waitFor();
    await page.goBack();
    await page.getByText('The list').waitFor();
    await page.goForward();
    await press(page, 'Back to the list');
    await page.getByText('The list').waitFor();
  });
});
