import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildBrowser } from '../../../host/browser/build';
import { bundleResource } from './bundle-resource';
import { startFakeHost, type FakeHost } from './fake-host';

const entries = ['gallery', 'routes', 'editor', 'viewer'];

export type OpenBrowser = {
  host: FakeHost;
  /** A page of its own, with its own storage, at a path of the site. `problems` collects what went wrong in it. */
  open: (path: string, viewport?: { width: number; height: number }) => Promise<{ page: Page; problems: string[] }>;
  close: () => Promise<void>;
};

/** Builds the host's pages and the fixture apps, serves them from a fake host and starts the system's Chromium. */
export async function openBrowser(): Promise<OpenBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'host-browser-'));
  const pages = join(folder, 'pages');
  const resources = join(folder, 'resources');
  const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}.tsx`, import.meta.url));
  await Promise.all([
    buildBrowser({ outDir: pages }),
    ...entries.map((name) => bundleResource({ entry: fixture(name), outDir: join(resources, name) })),
  ]);
  const host = await startFakeHost({ pages, resources });
  const browser: Browser = await chromium.launch({
    ...(process.env['CHROMIUM_PATH'] === undefined
      ? { executablePath: '/usr/bin/chromium' }
      : { executablePath: process.env['CHROMIUM_PATH'] }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  return {
    host,
    open: async (path, viewport = { width: 1280, height: 900 }) => {
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(host.url + path);
      return { page, problems };
    },
    close: async () => {
      await browser.close();
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
