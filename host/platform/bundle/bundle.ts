import { join } from 'node:path';
import type { Manifest } from '../manifest';
import { isPagePath, sourceOf } from './entries';

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
  const files = new Set(
    (manifest.modules.function ?? []).map(({ handler }) => handler.slice(0, handler.lastIndexOf('.'))),
  );
  return {
    functions: [...files].flatMap((name) => {
      const path = sourceOf(appFolder, name);
      return path === null ? [] : [{ name, path }];
    }),
    pages: (manifest.resources ?? [])
      .filter(({ path }) => isPagePath(path))
      .map(({ key, path }) => ({ name: key, path: join(appFolder, path) })),
  };
}

/** Folders of Custom UI by resource key: files as they are, which nobody builds. */
export function customUiOf(manifest: Manifest, appFolder: string): Record<string, string> {
  const folders = (manifest.resources ?? []).filter(({ path }) => !isPagePath(path));
  return Object.fromEntries(folders.map(({ key, path }) => [key, join(appFolder, path)]));
}
