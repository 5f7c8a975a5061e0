import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildBrowser } from '../../../host/browser/build';
import { root } from '../../conventions/files';
import { chromiumOptions } from '../../support/chromium';
import { bundleResource } from './bundle-resource';
import { startFakeHost, type FakeHost } from './fake-host';

const entries = ['gallery', 'routes', 'editor', 'viewer'];

export type OpenBrowser = {
  host: FakeHost;
  /** The one page, at a path of the site and with nothing stored. `problems` collects what goes wrong from now on. */
  open: (path: string, viewport?: { width: number; height: number }) => Promise<{ page: Page; problems: string[] }>;
  close: () => Promise<void>;
};

type Built = { pages: string; resources: string };

/** What the first file of a worker built; the files after it find it here. */
let built: Promise<Built> | undefined;

async function build(): Promise<Built> {
  const folder = join(root, '.cache', 'host-browser', process.env['VITEST_POOL_ID'] ?? '0');
  const pages = join(folder, 'pages');
  const resources = join(folder, 'resources');
  const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}.tsx`, import.meta.url));
  await Promise.all([
    buildBrowser({ outDir: pages }),
    ...entries.map((name) => bundleResource({ entry: fixture(name), outDir: join(resources, name) })),
  ]);
  return { pages, resources };
}

/** Serves the host's pages and the fixture apps from a fake host and starts Chromium. */
export async function openBrowser(): Promise<OpenBrowser> {
  built ??= build();
  const host = await startFakeHost(await built);
  const browser: Browser = await chromium.launch(chromiumOptions);
  // A page that goes on has read and compiled the site's scripts already.
  const page = await browser.newPage();
  page.setDefaultTimeout(5_000);
  let problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return {
    host,
    open: async (path, viewport = { width: 1280, height: 900 }) => {
      await page.setViewportSize(viewport);
      if (page.url().startsWith(host.url)) {
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
      }
      problems = [];
      await page.goto(host.url + path);
      return { page, problems };
    },
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}
