import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../conventions/files';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What the app may weigh, minified and compressed, and how many modules its functions may load: each of them is read, compiled
 * and run before the first answer of a cold start. Raise a budget with a reason, in the commit that needs it.
 */
const budgets = {
  functions: { kilobytes: 248, modules: 634 },
  pages: { 'action-config': 95, admin: 338, 'field-config': 220, 'field-edit': 207, 'field-view': 205 } as Record<
    string,
    number
  >,
};

const manifest = parse(textOf('manifest.yml')) as { resources: { key: string; path: string }[] };
const pages = manifest.resources.filter(({ path }) => path.endsWith('.tsx'));

async function built(config: InlineConfig): Promise<Rolldown.OutputChunk[]> {
  const output = await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    publicDir: false,
    legacy: { inconsistentCjsInterop: true },
    ...config,
  });
  const bundles = (Array.isArray(output) ? output : [output]) as Rolldown.RolldownOutput[];
  return bundles.flatMap((one) => one.output.filter((file) => file.type === 'chunk'));
}

const kilobytes = (chunks: readonly Rolldown.OutputChunk[]): number =>
  Math.round(chunks.reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0) / 1000);

describe('the app weighs no more than it may', () => {
  test('its functions, with everything that they load', async () => {
    const chunks = await built({
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        target: 'node22',
        minify: true,
        write: false,
        rolldownOptions: { input: { index: `${root}src/index.ts` }, output: { format: 'cjs' } },
      },
    });
    const modules = chunks.reduce((sum, { moduleIds }) => sum + moduleIds.length, 0);
    console.log(`functions: ${String(kilobytes(chunks))} KB compressed, ${String(modules)} modules`);
    expect(kilobytes(chunks)).toBeLessThanOrEqual(budgets.functions.kilobytes);
    expect(modules).toBeLessThanOrEqual(budgets.functions.modules);
  });

  test('the script of each of its pages', async () => {
    expect(Object.keys(budgets.pages).sort()).toEqual(pages.map(({ key }) => key).sort());
    const tooHeavy: string[] = [];
    for (const { key, path } of pages) {
      const chunks = await built({
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          target: 'es2022',
          minify: true,
          write: false,
          modulePreload: false,
          rolldownOptions: { input: { [key]: `${root}${path}` }, output: { format: 'es' } },
        },
      });
      console.log(`${key}: ${String(kilobytes(chunks))} KB compressed`);
      if (kilobytes(chunks) > (budgets.pages[key] ?? 0)) tooHeavy.push(key);
    }
    expect(tooHeavy).toEqual([]);
  });
}, 300_000);
