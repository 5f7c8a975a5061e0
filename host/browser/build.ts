import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { sortAtomicCss } from './sort-atomic-css';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds the host's pages into `outDir` (emptied first): `index.html` (every path that is not under `/_site/` or
 * `/_host/` and names no file falls back to it), `frame.html` (the document an app's UI Kit bundle runs in), `custom-ui.js` (what comes first in a document of
 * Custom UI) and `assets/` (content-hashed, cacheable for ever). About two seconds on two cores.
 */
export async function buildBrowser(options: { outDir: string }): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: '/',
    // Atlaskit's icons are CommonJS; without this their default export would be the whole module.
    legacy: { inconsistentCjsInterop: true },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    // Also when tests build it, with NODE_ENV=test.
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    plugins: [sortAtomicCss()],
    build: {
      outDir: options.outDir,
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: `${root}index.html`, frame: `${root}frame.html` },
        checks: { bundlerTimings: false },
        // Atlaskit marks its modules 'use client', which means nothing in one bundle.
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE' && log.code !== 'EVAL') handle(level, log);
        },
      },
    },
  });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: options.outDir,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: {
        input: `${root}custom-ui.ts`,
        // One classic script: it has to run before the app's own.
        output: { format: 'iife', entryFileNames: 'custom-ui.js', codeSplitting: false },
      },
    },
  });
}
