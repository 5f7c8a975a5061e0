import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The folder of a small app below `test/host/fixtures`. */
export function foreignApp(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/** Builds the Custom UI of the notebook where its manifest expects it, as its developer would before `forge deploy`. */
export async function buildNotebook(): Promise<void> {
  const folder = foreignApp('esm-app');
  await build({
    root: `${folder}/ui`,
    configFile: false,
    logLevel: 'error',
    base: './',
    mode: 'production',
    legacy: { inconsistentCjsInterop: true },
    build: { outDir: `${folder}/static/notes`, emptyOutDir: true, reportCompressedSize: false, modulePreload: false },
  });
}
