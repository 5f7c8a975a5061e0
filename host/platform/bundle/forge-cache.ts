import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageWithForge, type Packaged } from './forge';

const cliLock = fileURLToPath(new URL('../../../deploy/package-lock.json', import.meta.url));

/** What the Forge CLI makes of the app, made once for the same source, manifest and packages. */
export async function packagedOnce(options: { appFolder: string; cacheDir: string }): Promise<Packaged> {
  const { appFolder, cacheDir } = options;
  const outDir = join(cacheDir, contentHash(appFolder));
  const listing = join(outDir, 'bundle.json');
  if (existsSync(listing)) return JSON.parse(readFileSync(listing, 'utf8')) as Packaged;
  // Only the newest build is worth its room.
  rmSync(cacheDir, { recursive: true, force: true });
  const packaged = await packageWithForge({ outDir, appFolder });
  writeFileSync(listing, JSON.stringify(packaged));
  return packaged;
}

function contentHash(appFolder: string): string {
  const hash = createHash('sha256');
  const below = (folder: string) =>
    existsSync(join(appFolder, folder))
      ? readdirSync(join(appFolder, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [];
  const named = ['manifest.yml', 'package.json', 'package-lock.json', 'tsconfig.json'];
  for (const file of [...below('src'), ...below('static'), ...named.map((name) => join(appFolder, name)), cliLock]) {
    if (existsSync(file)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 20);
}
