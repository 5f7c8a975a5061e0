import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../manifest';
import type { Bundle } from './bundle';
import { buildWithForgeBundler } from './forge';

/** What Forge's bundler makes of the app, built once for the same source, manifest and packages. */
export async function cachedForgeBuild(options: {
  manifest: Manifest;
  appFolder: string;
  cacheDir: string;
}): Promise<Bundle> {
  const { manifest, appFolder, cacheDir } = options;
  const outDir = join(cacheDir, contentHash(appFolder));
  const listing = join(outDir, 'bundle.json');
  if (existsSync(listing)) return JSON.parse(readFileSync(listing, 'utf8')) as Bundle;
  // Only the newest build is worth its room.
  rmSync(cacheDir, { recursive: true, force: true });
  const bundle = await buildWithForgeBundler({ outDir, appFolder, manifest });
  writeFileSync(listing, JSON.stringify(bundle));
  return bundle;
}

function contentHash(appFolder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(join(appFolder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [
    ...files,
    ...['manifest.yml', 'package-lock.json', 'tsconfig.json'].map((name) => join(appFolder, name)),
  ]) {
    if (existsSync(file)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 20);
}
