import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagedOnce } from '../../host/platform/bundle/forge-cache';
import { readManifest } from '../../host/platform/manifest';
import { root } from '../conventions/files';

test('the Forge CLI packages functions and resources, offline', { timeout: 900_000 }, async () => {
  const manifest = readManifest(root);
  const cacheDir = join(root, '.cache', 'forge-bundles');
  const packaged = await packagedOnce({ appFolder: root, cacheDir });
  const kilobytes = (bytes: number) => Math.round(bytes / 1024);
  const zips = Object.entries(packaged.archives).map(([key, bytes]) => `${key} ${kilobytes(bytes)} KB`);
  console.log(`zips: ${zips.join(', ')}; ${packaged.megabytes} MB of memory at most, on Node ${process.version}`);

  const code = readFileSync(join(packaged.functionsDir, 'index.cjs'), 'utf8');
  for (const { handler } of manifest.modules.function ?? []) expect(code).toContain(handler.split('.')[1]);
  const size = kilobytes(statSync(join(packaged.functionsDir, 'index.cjs')).size);
  console.log(`functions: ${size} KB, not minified`);
  // Forge reads this on every cold start: grow it on purpose only.
  expect(size).toBeLessThan(2048);

  const resources = (manifest.resources ?? []).map(({ key }) => key);
  expect(Object.keys(packaged.archives).sort()).toEqual(['functions', ...resources].sort());
  const pages = (manifest.resources ?? []).filter(({ path }) => path.endsWith('.tsx'));
  expect(Object.keys(packaged.resources).sort()).toEqual(pages.map(({ key }) => key).sort());
  for (const folder of Object.values(packaged.resources)) {
    expect(existsSync(join(folder, 'index.html'))).toBe(true);
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
  }
});
