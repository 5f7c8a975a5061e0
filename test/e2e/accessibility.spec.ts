import type { Page } from '@playwright/test';
import { breaches } from './support/axe';
import { administer, connectField, saveDatasource } from './support/connect';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

/** What the first test connects, the others look at. */
test.describe.configure({ mode: 'serial' });

/** What is wrong with the page in this state: as wide as a phone in light, as wide as can be in dark, and between. */
async function inspect(site: Site, state: string): Promise<string[]> {
  const { page } = site;
  const found: string[] = [];
  const looks = [
    { width: 320, colorScheme: 'light' },
    { width: 768, colorScheme: 'light' },
    { width: 1920, colorScheme: 'dark' },
  ] as const;
  for (const { width, colorScheme } of looks) {
    const look = `${state}, ${width} px, ${colorScheme}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-color-mode', colorScheme);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overhang > 0) found.push(`${look}: scrolls sideways by ${overhang}`);
    if (width !== 768) found.push(...(await breaches(page)).map((breach) => `${look}: ${breach}`));
  }
  return found;
}

type Stop = { name: string; top: number; left: number; isSeen: boolean };

/** Where the focus goes in the page's main part while Tab is pressed, from what has it now. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at.closest('main') === null) return null;
      // The ring may be drawn by a frame around the input itself.
      const frames = [
        at,
        at.parentElement,
        at.parentElement?.parentElement,
        at.parentElement?.parentElement?.parentElement,
      ];
      // The parts of a date have the browser's own ring.
      const isSeen =
        at.matches('input[type=date]') ||
        frames.some((frame) => {
          if (!frame) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(frame);
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        });
      const { top, left } = at.getBoundingClientRect();
      const name = at.getAttribute('aria-label') ?? at.textContent;
      return { name: name === '' ? at.id : name, top: top + window.scrollY, left, isSeen };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
}

test('no page of the administration has a breach, in any state', async ({ site }) => {
  test.setTimeout(180_000);
  const { page } = site;
  const found: string[] = [];
  await site.open('/settings?as=administrator');
  await site.button('Create a datasource').first().waitFor();
  found.push(...(await inspect(site, 'empty list')));

  await site.button('Create a datasource').first().click();
  await site.choose('Authentication', 'OAuth2 - Client credentials');
  await site.choose('Provider', 'Microsoft Entra ID');
  await site.button('Show advanced settings').click();
  await site.button('I only know the issuer').click();
  await site.button('Save').click();
  await page.getByText(/inputs need your attention/).waitFor();
  const kept = page.waitForResponse((answer) => answer.request().postData()?.includes('keepUnsavedForm') === true);
  found.push(...(await inspect(site, 'new datasource with everything open and errors')));
  await kept;
  await page.reload();
  await site.button('Create a datasource').first().click();
  await site.button('Continue with them').waitFor();
  found.push(...(await inspect(site, 'unsaved changes offered')));

  const id = await saveDatasource(site.host, 'Customers');
  await administer(site.host, 'renewToken', { id });
  await connectField(site.host, 'Customer', {
    datasourceId: id,
    path: 'customers',
    items: '$.items[*]',
    key: 'id',
    label: '{{name}}',
  });
  const spare = await saveDatasource(site.host, 'Spare');
  await administer(site.host, 'pauseDatasource', { id: spare, version: 1, reason: 'Maintenance' });
  await site.openAdministration();
  await page
    .getByRole('row', { name: /Spare/ })
    .getByRole('button', { name: /Delete/ })
    .click();
  await page.getByRole('dialog').waitFor();
  found.push(...(await inspect(site, 'dialog')));
  await page.keyboard.press('Escape');

  // Whatever tabs there are.
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
    found.push(...(await inspect(site, `tab ${await tab.innerText()}`)));
  }
  expect(found).toEqual([]);
});

test('no page around fields has a breach, in any state', async ({ site }) => {
  test.setTimeout(180_000);
  const { page } = site;
  const found: string[] = [];
  await site.open('/settings/fields?as=administrator');
  const configure = /Edit configuration of Customer,/;
  await page
    .getByRole('button', { name: configure })
    .or(page.getByRole('link', { name: configure }))
    .first()
    .click();
  await page
    .getByText(/options from/)
    .first()
    .waitFor();
  found.push(...(await inspect(site, 'field configuration with its preview')));

  await site.open('/browse/DEV-1?as=agent');
  await site.button('Edit Customer').click();
  const box = page.getByRole('group', { name: 'Customer', exact: true }).getByRole('combobox');
  await box.focus();
  await box.press('ArrowDown');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  found.push(...(await inspect(site, 'issue with open options')));

  await site.open('/?as=agent');
  await site.button('Create').click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Customer', exact: true }).waitFor();
  found.push(...(await inspect(site, 'create dialog')));

  await site.open('/portal/create/SUP?as=customer');
  await page.getByRole('combobox', { name: 'Customer', exact: true }).waitFor();
  found.push(...(await inspect(site, 'portal form')));
  expect(found).toEqual([]);
});

test('the keyboard goes through the editor as it is read, and shows where it is', async ({ site }) => {
  await site.openAdministration();
  await site.page
    .getByRole('row', { name: /Customers/ })
    .getByRole('button', { name: /Edit/ })
    .click();
  await site.button('Show advanced settings').click();
  await site.textbox('Name').first().focus();
  const stops = await walk(site.page);
  expect(stops.length).toBeGreaterThan(20);
  expect(stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name)).toEqual([]);
  // What stands beside something else is at most half an input higher.
  const back = stops.filter(({ top, left }, at) => {
    const before = stops[at - 1];
    return before !== undefined && (top < before.top - 24 || (Math.abs(top - before.top) <= 4 && left < before.left));
  });
  expect(back).toEqual([]);
});
