import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from './support/browser';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function controls(): Promise<{ page: Page; problems: string[] }> {
  const opened = await browser.open('/settings/apps/gallery');
  await opened.page.getByRole('tab', { name: 'Controls' }).click();
  await opened.page.getByLabel('Name', { exact: true }).or(opened.page.getByLabel('Name*')).first().waitFor();
  return opened;
}

const sees = async (page: Page, words: string): Promise<void> => page.getByText(words, { exact: true }).waitFor();

describe('the UI Kit renderer', () => {
  it('draws every tab of the gallery without an error or anything not modelled', async () => {
    const { page, problems } = await browser.open('/settings/apps/gallery');
    await sees(page, 'Words and layout');
    for (const tab of ['Controls', 'Messages', 'Data']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel').getByText(/./).first().waitFor();
    }
    expect(await page.getByText('not modelled').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('draws a chart as wide as its place, and anew when that changes', async () => {
    const { page } = await browser.open('/settings/apps/gallery');
    await page.getByRole('tab', { name: 'Data' }).click();
    const chart = page.getByRole('img', { name: 'Over time' });
    const drawnFor = (): Promise<number> =>
      chart.evaluate((svg) => (svg as SVGSVGElement).viewBox.baseVal.width - (svg.parentElement?.clientWidth ?? 0));
    for (const width of [1200, 400]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(drawnFor).toBe(0);
      const box = await chart.boundingBox();
      expect((box?.width ?? 0) > 480).toBe(width > 480);
    }
  });

  it('loses no character and no focus while somebody types fast', async () => {
    const { page } = await controls();
    const words = 'The quick brown fox jumps over the lazy dog 0123456789';
    await page.getByPlaceholder('Customers').pressSequentially(words);
    await sees(page, `typed: ${words}`);
    const slow = page.getByLabel('Slow');
    await slow.pressSequentially(words);
    expect(await slow.inputValue()).toBe(words);
    await sees(page, `slow: ${words}`);
    expect(await slow.inputValue()).toBe(words);
    expect(await slow.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it('keeps a password out of sight', async () => {
    const { page } = await controls();
    const secret = page.getByLabel('Client Secret');
    expect(await secret.getAttribute('type')).toBe('password');
    await secret.fill('hush');
    await sees(page, 'secret letters: 4');
  });

  it('hands over the chosen option and matches label and value while searching', async () => {
    const { page } = await controls();
    const customer = page.getByRole('combobox', { name: 'Customer', exact: true });
    await customer.fill('hidden');
    await page.getByRole('option', { name: 'Initech' }).click();
    await page.getByText('chosen: c-3 hidden-match').waitFor();
    const many = page.getByRole('combobox', { name: 'Customers', exact: true });
    for (const name of ['Acme', 'Globex']) {
      await many.fill(name);
      await page.getByRole('option', { name }).click();
    }
    await sees(page, 'many: c-1 c-2');
  });

  it('tells the app about checkboxes, toggles, radios and dates', async () => {
    const { page } = await controls();
    await page.getByLabel('Search at the source').check();
    await sees(page, 'checked: true');
    await page.getByLabel('Live').check({ force: true });
    await sees(page, 'on: true');
    await page.getByLabel('Large').check();
    await sees(page, 'size: l');
    await page.getByLabel('POST').check();
    await sees(page, 'group: post');
    await page.getByLabel('Until').fill('2026-12-24');
    await sees(page, 'date: 2026-12-24');
  });

  it('opens a dialog, closes it, and hands the answer over', async () => {
    const { page } = await controls();
    await page.getByRole('button', { name: 'Open dialog' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It is not in use.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open dialog' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.waitFor({ state: 'detached' });
    await sees(page, 'said: deleted');
  });

  it('submits a form of useForm with the values of all its fields', async () => {
    const { page } = await controls();
    await page.getByLabel('Title').fill('');
    await page.getByRole('button', { name: 'Save form' }).click();
    await page.getByText('A title is needed').waitFor();
    await page.getByLabel('Title').fill('Customers');
    await page.getByRole('combobox', { name: 'Kind' }).fill('Globex');
    await page.getByRole('option', { name: 'Globex' }).click();
    await page.getByLabel('Agree').check();
    await page.getByRole('button', { name: 'Save form' }).click();
    await sees(page, 'sent: {"title":"Customers","agree":true,"kind":{"label":"Globex","value":"c-2"}}');
  });

  it('sorts and pages a table by the keys of its cells', async () => {
    const { page } = await browser.open('/settings/apps/gallery');
    await page.getByRole('tab', { name: 'Data' }).click();
    const table = page.getByRole('table', { name: 'Datasources' });
    const names = () => table.locator('tbody tr td:first-child').allInnerTexts();
    expect(await names()).toEqual(['Alpha', 'Bravo', 'Charlie']);
    await table.getByRole('button', { name: 'Name' }).click();
    expect(await names()).toEqual(['Delta', 'Charlie', 'Bravo']);
    await page.getByText('Nothing to show').waitFor();
  });

  it('edits in place and opens a popup', async () => {
    const { page } = await browser.open('/settings/apps/gallery');
    await page.getByRole('button', { name: 'Edit Name in place' }).click();
    await page.getByRole('group', { name: 'Name in place' }).getByRole('textbox').fill('Assets');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: 'Edit Name in place' }).getByText('Assets').waitFor();
    await page.getByRole('button', { name: 'Open popup' }).click();
    await page.getByText('Inside the popup').waitFor();
  });

  it('knows every component that @forge/react exports but the two editors', () => {
    const source = (path: string): string => readFileSync(path, 'utf8');
    const forgeReact = dirname(createRequire(import.meta.url).resolve('@forge/react'));
    const exported = [
      ...source(join(forgeReact, 'components/ui-kit-components.js')).matchAll(/^exports\.\w+ = '(\w+)';$/gm),
    ];
    const registry = source(fileURLToPath(new URL('../../host/browser/ui-kit/registry.ts', import.meta.url)));
    const drawn = new Set([...registry.matchAll(/^ {2}(\w+): /gm)].map((found) => found[1]));
    const missing = exported.map((found) => found[1]).filter((name) => !drawn.has(name));
    expect(exported.length).toBeGreaterThan(70);
    expect(missing).toEqual(['CommentEditor', 'ChromelessEditor']);
  });
});
