import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import type { Manifest } from '../manifest';
import { entriesOf, type Bundle, type Entry } from './bundle';

/** Code that several pages share: a folder beside theirs, reached as `../__shared__/` from their scripts. */
const sharedFolder = '__shared__';

/**
 * Builds the app with the same packages as Forge's bundler does, but without type checks and much faster. Empties
 * `outDir` first. `Bundle` says what is where.
 */
export async function buildQuickly(options: {
  manifest: Manifest;
  appFolder: string;
  outDir: string;
}): Promise<Bundle> {
  const { manifest, appFolder, outDir } = options;
  const { functions, pages: declared } = entriesOf(manifest, appFolder);
  // A page without a file is the manifest's mistake; the others still open.
  const pages = declared.filter(({ path }) => existsSync(path));
  const functionsDir = join(outDir, 'functions');
  const pagesDir = join(outDir, 'pages');
  await Promise.all([
    functions.length === 0 ? undefined : buildFunctions(appFolder, functions, functionsDir),
    pages.length === 0 ? undefined : buildPages(appFolder, pages, pagesDir),
  ]);
  return {
    functionsDir,
    resources: Object.fromEntries(
      [...pages.map(({ name }) => name), sharedFolder].map((name) => [name, join(pagesDir, name)]),
    ),
  };
}

const common = (appFolder: string): InlineConfig => ({
  root: appFolder,
  configFile: false,
  envDir: false,
  logLevel: 'error',
  publicDir: false,
  // As webpack does it: `import x from` a CommonJS module with `__esModule` is its `default`, whatever package.json says.
  legacy: { inconsistentCjsInterop: true },
});

async function buildFunctions(appFolder: string, entries: Entry[], outDir: string): Promise<void> {
  await build({
    ...common(appFolder),
    // Everything goes into the bundle, as on Forge: there is no node_modules there.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node22',
      minify: false,
      sourcemap: 'inline',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(entries.map(({ name, path }) => [name, path])),
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[hash].cjs', exports: 'named' },
      },
    },
  });
}

async function buildPages(appFolder: string, entries: Entry[], outDir: string): Promise<void> {
  await build({
    ...common(appFolder),
    base: './',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      minify: false,
      reportCompressedSize: false,
      modulePreload: false,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(entries.map(({ name, path }) => [name, path])),
        output: {
          format: 'es',
          entryFileNames: '[name]/[name].js',
          chunkFileNames: `${sharedFolder}/[name]-[hash].js`,
        },
      },
    },
  });
  for (const { name } of entries) {
    mkdirSync(join(outDir, name), { recursive: true });
    writeFileSync(
      join(outDir, name, 'index.html'),
      `<!doctype html><html><head><meta charset="utf-8"></head><body><script type="module" src="${name}.js"></script></body></html>\n`,
    );
  }
}
