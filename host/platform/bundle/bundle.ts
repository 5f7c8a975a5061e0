import { join } from 'node:path';
import type { Manifest } from '../manifest';

/** The app, built: what Forge would deploy. */
export type Bundle = {
  /** `FILE.cjs` for every file that the manifest's handlers name. */
  functionsDir: string;
  /** A folder with `index.html` and its scripts for every UI Kit resource, by resource key. */
  resources: Record<string, string>;
};

export type Entry = { name: string; path: string };

/** Where the manifest's functions and UI Kit pages start. Paths are absolute. */
export function entriesOf(manifest: Manifest, appFolder: string): { functions: Entry[]; pages: Entry[] } {
  const files = new Set((manifest.modules.function ?? []).map(({ handler }) => handler.split('.')[0] ?? ''));
  return {
    functions: [...files].map((name) => ({ name, path: join(appFolder, 'src', `${name}.ts`) })),
    pages: (manifest.resources ?? [])
      .filter(({ path }) => /\.[jt]sx?$/.test(path))
      .map(({ key, path }) => ({ name: key, path: join(appFolder, path) })),
  };
}
