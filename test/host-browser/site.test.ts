import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from './support/browser';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function pick(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Pick/ }).fill(name);
  await page.getByRole('option', { name }).click();
}

describe('the small Jira', () => {
  it('saves a field of an issue through its inline editor', async () => {
    const { page, problems } = await browser.open('/browse/DEMO-1');
    const field = page.getByRole('group', { name: 'Customer' });
    await field.getByText('Acme').waitFor();
    await field.getByRole('button', { name: 'Edit Customer' }).click();
    await pick(page, 'Globex');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await field.getByRole('button', { name: 'Edit Customer' }).waitFor();
    await field.getByText('Globex').waitFor();
    expect(browser.host.seen.findLast((request) => request.method === 'PUT')).toMatchObject({
      path: '/_site/issues/DEMO-1',
      body: { fields: { customfield_1: { key: 'c-2', label: 'Globex' } } },
    });
    expect(problems).toEqual([]);
  });

  it('creates an issue with the value of a connected field', async () => {
    const { page } = await browser.open('/');
    await page.getByRole('button', { name: 'Create' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create' });
    await dialog.getByLabel('Project').selectOption('DEMO');
    await dialog.getByLabel('Summary').fill('Second issue');
    await pick(page, 'Acme');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Second issue' }).click();
    await page.getByRole('group', { name: 'Customer' }).getByText('Acme').waitFor();
  });

  it('edits a field in many issues at once and with a transition, and not in the list', async () => {
    const { page, problems } = await browser.open('/issues');
    const first = page.getByRole('row', { name: /DEMO-1/ });
    await first.waitFor();
    expect(await first.getByRole('button', { name: /^Edit/ }).count()).toBe(0);

    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: /^Edit selected \(\d\)$/ }).click();
    const bulk = page.getByRole('dialog');
    expect(await bulk.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await pick(page, 'Globex');
    await bulk.getByRole('button', { name: 'Save' }).click();
    await bulk.waitFor({ state: 'detached' });
    expect(await page.getByRole('cell', { name: 'Globex' }).count()).toBe(await page.getByRole('checkbox').count());

    await page.getByRole('link', { name: 'DEMO-1', exact: true }).click();
    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('dialog').getByLabel('Status').selectOption('Done');
    await pick(page, 'Acme');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(browser.host.seen.findLast((request) => request.method === 'PUT')).toMatchObject({
      path: '/_site/issues/DEMO-1',
      body: { status: 'Done', fields: { customfield_1: { key: 'c-1', label: 'Acme' } } },
    });
    await page.getByRole('link', { name: 'Board' }).first().click();
    await page.getByRole('region', { name: 'Done' }).getByText('Acme').waitFor();
    expect(problems).toEqual([]);
  });

  it('has the app’s page in the sidebar, and the others behind its entry under Manage apps', async () => {
    const { page, problems } = await browser.open('/settings');
    const side = page.getByRole('navigation', { name: 'Settings' });
    await side.getByRole('link', { name: 'Gallery' }).waitFor();
    expect(await side.getByRole('link', { name: 'Routes' }).count()).toBe(0);
    await side.getByRole('link', { name: 'Manage apps' }).click();
    await page.getByRole('link', { name: 'Configure' }).click();
    await page.getByRole('heading', { name: 'Routes', level: 1 }).waitFor();
    expect(problems).toEqual([]);
  });

  it('says what is missing before it creates an issue', async () => {
    const { page } = await browser.open('/');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page.getByText('Summary is required.').waitFor();
  });

  it('lets a customer raise a request and read it', async () => {
    const { page } = await browser.open('/portal?as=customer');
    expect(await page.getByRole('button', { name: 'Create' }).count()).toBe(0);
    await page.getByRole('link', { name: /Help desk/ }).click();
    await page.getByLabel('What do you need?').fill('A new badge');
    await pick(page, 'Globex');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'A new badge' }).waitFor();
    await page.getByRole('group', { name: 'Customer' }).getByText('Globex').waitFor();
    expect(browser.host.seen.findLast((request) => request.path === '/_site/requests')).toMatchObject({
      as: 'customer-1',
    });
  });

  it("saves the configuration of a field's context and goes back to the list", async () => {
    const { page } = await browser.open('/settings/fields');
    await page.getByRole('link', { name: /Edit configuration of Customer/ }).click();
    await page.getByRole('tab', { name: 'Controls' }).click();
    await page.getByPlaceholder('Customers').fill('crm');
    await page.getByRole('button', { name: 'Submit view' }).click();
    await page.getByRole('heading', { name: 'Fields' }).waitFor();
    await page.getByText('Customer is configured').waitFor();
    expect(browser.host.seen.findLast((request) => request.method === 'PUT')).toMatchObject({
      path: '/_site/fields/customfield_1/contexts/11',
      body: { configuration: { typed: 'crm' } },
    });
  });

  it('creates a field', async () => {
    const { page } = await browser.open('/settings/fields');
    await page.getByRole('button', { name: 'Create field' }).click();
    await page.getByLabel('Name').fill('Site');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page.getByRole('link', { name: /Edit configuration of Site/ }).waitFor();
  });

  it('stops and starts the authorization server and runs the renewal', async () => {
    const { page } = await browser.open('/sandbox');
    await page.getByText('https://localhost:8443/token').waitFor();
    await page.getByRole('button', { name: 'Stop the authorization server' }).click();
    await page.getByRole('button', { name: 'Start the authorization server' }).click();
    await page.getByRole('button', { name: 'Run the scheduled renewal now' }).click();
    await page.getByText('Done: 1 invocation.').waitFor();
    expect(browser.host.seen.some((request) => request.path === '/_host/scheduled/renewal')).toBe(true);
  });

  it('remembers the person and the theme', async () => {
    const { page } = await browser.open('/');
    await page.getByLabel('Use the site as').selectOption('agent-1');
    await page.getByLabel('Theme').selectOption('dark');
    await page.reload();
    expect(await page.getByLabel('Language').inputValue()).toBe('de-DE');
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe('dark');
    expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  });

  it.each([
    '/',
    '/browse/DEMO-1',
    '/issues',
    '/board',
    '/settings/apps/gallery',
    '/settings/fields',
    '/portal',
    '/sandbox',
  ])('fits %s into a window of any width without scrolling sideways', async (path) => {
    const { page } = await browser.open(path, { width: 320, height: 800 });
    await page.getByRole('main').getByRole('heading').first().waitFor();
    for (const width of [320, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overhang, `${String(width)} px`).toBeLessThanOrEqual(0);
    }
  });
});
