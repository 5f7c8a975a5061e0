import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const skipped = new Set([
  'node_modules',
  '.git',
  '.forge-local',
  '.cache',
  'test-results',
  'playwright-report',
  'dist',
]);

/** Every file below a folder of the project, as paths relative to the root with forward slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [relative(root, join(root, path)).replaceAll('\\', '/')];
  });
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
