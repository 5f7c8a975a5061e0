import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/** Bundles a UI Kit entry with the real `@forge/react` into `outDir`: `index.html` and `main.js`, as Forge's bundler lays it out. */
export async function bundleResource(options: { entry: string; outDir: string }): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // The default export of Forge's CommonJS packages, as Forge's own bundler reads it.
    legacy: { inconsistentCjsInterop: true },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      outDir: options.outDir,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input: options.entry,
        output: { format: 'iife', entryFileNames: 'main.js', codeSplitting: false },
        onLog: () => undefined,
      },
    },
  });
  await writeFile(
    join(options.outDir, 'index.html'),
    '<!doctype html><html><head></head><body><script defer="defer" src="main.js"></script></body></html>',
  );
}
