import type { Page } from '@playwright/test';
import { saveDatasource } from './support/connect';
import { expect, onFreshSite, test } from './support/site';

onFreshSite();

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

test('the keyboard goes through the editor as it is read, and shows where it is', async ({ site }) => {
  await saveDatasource(site.host, 'Customers');
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
