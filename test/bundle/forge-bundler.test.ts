import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cachedForgeBuild } from '../../host/platform/bundle/forge-cache';
import { readManifest } from '../../host/platform/manifest';

const appFolder = fileURLToPath(new URL('../..', import.meta.url));

test('Forge’s own bundler builds functions and pages, offline', { timeout: 600_000 }, async () => {
  const manifest = readManifest(appFolder);
  const bundle = await cachedForgeBuild({
    manifest,
    appFolder,
    cacheDir: join(appFolder, '.cache', 'forge-bundles'),
  });

  const code = readFileSync(join(bundle.functionsDir, 'index.cjs'), 'utf8');
  for (const { handler } of manifest.modules.function ?? []) expect(code).toContain(handler.split('.')[1]);
  const kilobytes = Math.round(statSync(join(bundle.functionsDir, 'index.cjs')).size / 1024);
  console.log(`functions: ${kilobytes} KB, not minified`);
  // Forge reads this on every cold start: grow it on purpose only.
  expect(kilobytes).toBeLessThan(2048);

  const pages = (manifest.resources ?? []).filter(({ path }) => path.endsWith('.tsx'));
  expect(Object.keys(bundle.resources).sort()).toEqual(pages.map(({ key }) => key).sort());
  for (const folder of Object.values(bundle.resources)) {
    expect(existsSync(join(folder, 'index.html'))).toBe(true);
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
  }
});
