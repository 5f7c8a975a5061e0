import { wordingFor } from '../../src/frontend/wording';
import { breaches } from './support/axe';
import { expect, test, type Site } from './support/site';
import { scenes } from './states/index';
import { play } from './states/play';

/** How each state is looked at. axe, which is slow, sees it narrow and wide, in light and in dark. */
const looks = [
  { width: 320, colorScheme: 'light', byAxe: true },
  { width: 768, colorScheme: 'light', byAxe: false },
  { width: 1920, colorScheme: 'light', byAxe: false },
  { width: 1280, colorScheme: 'dark', byAxe: true },
] as const;

/** What is wrong with the page as it stands, one line for each thing in each look. */
async function inspect({ page }: Site, state: string): Promise<string[]> {
  const found: string[] = [];
  // The site, and the frame of the app in it.
  for (const frame of page.frames())
    for (const text of await frame.getByText('not modelled').allTextContents()) found.push(`${state}: ${text}`);
  for (const { width, colorScheme, byAxe } of looks) {
    const look = `${state}, ${width} px, ${colorScheme}`;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-color-mode', colorScheme);
    const { overhang, cut } = await page.evaluate(() => ({
      overhang: document.documentElement.scrollWidth - window.innerWidth,
      cut: [...document.querySelectorAll('[role=dialog] button')]
        .filter((button) => button.getBoundingClientRect().left < 0)
        .map(({ textContent }) => textContent),
    }));
    if (overhang > 0) found.push(`${look}: scrolls sideways by ${overhang}`);
    found.push(...cut.map((button) => `${look}: the dialog cuts off ${button}`));
    if (byAxe) found.push(...(await breaches(page)).map((breach) => `${look}: ${breach}`));
  }
  return found;
}

test('every part of the administration has its states', () => {
  const pages = scenes.map(({ page }) => page);
  expect(pages).toEqual(expect.arrayContaining(Object.values(wordingFor('en').tabs)));
});

for (const scene of scenes) {
  test(`${scene.page}: no breach in any of ${scene.states.length} states`, async ({ site }) => {
    test.setTimeout(240_000);
    const found: string[] = [];
    await play(scene, { site, locale: 'en-US' }, async ({ name }) => {
      found.push(...(await inspect(site, name)));
    });
    expect(found).toEqual([]);
  });
}
