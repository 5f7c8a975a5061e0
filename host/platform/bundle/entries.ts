import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** In the order in which Forge's bundler tries them. */
const extensions = ['.ts', '.tsx', '.js', '.jsx', '.json', '.cjs'];

/** The source file of a handler's file part; null if there is none. */
export function sourceOf(appFolder: string, file: string): string | null {
  const path = extensions.map((extension) => join(appFolder, 'src', file + extension)).find(existsSync);
  return path ?? null;
}

/** A resource that names a file of scripts is UI Kit; any other is a folder of Custom UI. */
export function isPagePath(path: string): boolean {
  return /\.[jt]sx?$/.test(path);
}
