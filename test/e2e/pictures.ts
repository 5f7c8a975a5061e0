// `npm run pictures`: photographs every page in every state (test/e2e/states), in light and dark, at a desk and on a phone,
// in English and, where administrators work, in German. Leaves the pictures in `pictures/` with an `index.html` to leaf
// through. `npm run pictures -- health audit` does so only for pages with these words in their names.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { contactSheet, type Picture } from './contact-sheet';
import { scenes } from './states/index';
import { play } from './states/play';
import type { Scene } from './states/state';
import { startHostProcess } from './support/host';
import { Site } from './support/site';

const folder = fileURLToPath(new URL('../../pictures/', import.meta.url));
const locales = { administrators: ['en-US', 'de-DE'], everybody: ['en-US'] } as const;
const themes = ['light', 'dark'] as const;
const widths = [1280, 360];

process.env['HOST_BUNDLE'] ??= 'quick';
const words = process.argv.slice(2).map((word) => word.toLowerCase());
const wanted = scenes.filter(
  ({ page }) => words.length === 0 || words.some((word) => page.toLowerCase().includes(word)),
);
rmSync(folder, { recursive: true, force: true });
const pictures: Picture[] = [];
const failures: string[] = [];
const host = await startHostProcess();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const scene of wanted) for (const locale of locales[scene.for]) await photograph(scene, locale);
} finally {
  await browser.close();
  await host.stop();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), contactSheet(pictures));
}
for (const failure of failures) console.error(failure);
console.log(`${pictures.length} pictures in ${folder}index.html`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function photograph(scene: Scene, locale: string): Promise<void> {
  const context = await browser.newContext({ locale, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  const page = await context.newPage();
  let last = 'its beginning';
  try {
    await play(scene, { site: new Site(page, host), locale }, async ({ name }) => {
      last = name;
      await photographState(page, { page: scene.page, state: name, locale });
    });
    console.log(`${scene.page}, ${locale}`);
  } catch (error) {
    // The other pages are worth their pictures all the same.
    failures.push(`${scene.page}, ${locale}, after ${last}: ${String(error)}`);
  }
  await context.close();
}

async function photographState(page: Page, about: Pick<Picture, 'page' | 'state' | 'locale'>): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-color-mode=${theme}]`).waitFor();
      const file = `${[about.page, about.state, about.locale, theme, width].join(' ').replaceAll(/[^\w-]+/g, '-')}.png`;
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      await page.evaluate(() => window.scrollTo(0, 0));
      // A dialog covers the window, not the page below it.
      const fullPage = !(await page.getByRole('dialog').isVisible());
      await page.screenshot({ path, animations: 'disabled', fullPage });
      pictures.push({ ...about, theme, width, file });
    }
  }
}
