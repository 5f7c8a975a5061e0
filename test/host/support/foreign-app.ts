import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The folder of a small app below `test/host/fixtures`. */
export function foreignApp(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/**
 * Builds the Custom UI of the notebook where its manifest expects it, as its developer would before `forge deploy`. Tests of
 * two processes may do so at once: each builds aside, and what is there is replaced whole.
 */
export async function buildNotebook(): Promise<void> {
  const folder = foreignApp('esm-app');
  const [built, before, aside] = ['notes', `before-${process.pid}`, `built-${process.pid}`].map((name) =>
    join(folder, 'static', name),
  ) as [string, string, string];
  await build({
    root: `${folder}/ui`,
    configFile: false,
    logLevel: 'error',
    base: './',
    mode: 'production',
    legacy: { inconsistentCjsInterop: true },
    build: { outDir: aside, emptyOutDir: true, reportCompressedSize: false, modulePreload: false },
  });
  if (existsSync(built)) renameSync(built, before);
  renameSync(aside, built);
  rmSync(before, { recursive: true, force: true });
}
