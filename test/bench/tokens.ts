// `npm run bench:tokens`: the engine beside its peers, each as its README shows or in its best form, against a token
// endpoint in another process. Every number is measured now, on this machine. `npm run bench:tokens -- ours` measures one.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { clients, type BenchEntry } from './tokens/clients';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.cache', 'bench');
mkdirSync(folder, { recursive: true });

const server = spawn(process.execPath, ['--import', 'tsx', join(root, 'test/bench/tokens/server.ts')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await new Promise<string>((resolve) => {
  server.stdout.once('data', (data: Buffer) => {
    resolve(data.toString().trim());
  });
});

const table: Record<string, Record<string, string | number>> = {};
const named = process.argv.slice(2);
for (const entry of clients.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const measured = measure(entry);
  table[entry.name] = { ...measured, ...(await weigh(entry)) };
  console.log(`${entry.name}: ${entry.form}`);
}
server.kill();
console.table(table);
rmSync(folder, { recursive: true });

function measure({ name }: BenchEntry): Record<string, string | number> {
  const script = join(root, 'test/bench/tokens/measure.ts');
  const run = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, name, port, 'bomb'], {
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    console.error(run.stderr.split('\n').slice(0, 12).join('\n'));
    return { failed: String(run.status) };
  }
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, string | number>;
}

type Weight = { kilobytes: number; loadMs: number; ofIt?: string };

/**
 * Minified and gzipped with everything it brings along, as one CommonJS file, which is what Forge's bundler makes of
 * functions; and the median of 21 times to load it, in processes of their own. Ours comes with the app's door to the outside
 * (`src/http`: limits of size and time, what an answer may show), which the calls of APIs go through too; `ofIt` is
 * `src/oauth` by itself.
 */
async function weigh({ module }: BenchEntry): Promise<Weight> {
  const isOurs = module.startsWith('src/');
  const files = isOurs ? [join(root, module), join(root, 'src/http/outbound.ts')] : [module];
  const bundle = await bundled(files, () => false);
  const kilobytes = weightOf(bundle);
  const loadMs = loadTime(bundle);
  if (!isOurs) return { kilobytes, loadMs };
  const alone = await bundled(files.slice(0, 1), (id) => /\/(http|checks)\//.test(id));
  return { kilobytes, loadMs, ofIt: `${weightOf(alone)} src/oauth` };
}

function weightOf(bundle: string): number {
  return Math.round(gzipSync(readFileSync(bundle)).length / 102.4) / 10;
}

function loadTime(bundle: string): number {
  const script = `const t = performance.now(); require(${JSON.stringify(bundle)}); console.log(performance.now() - t);`;
  const times = Array.from({ length: 21 }, () =>
    Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout),
  ).sort((a, b) => a - b);
  return Math.round((times[10] ?? 0) * 10) / 10;
}

async function bundled(files: readonly string[], isLeftOut: (id: string) => boolean): Promise<string> {
  const entry = join(folder, 'entry.js');
  writeFileSync(entry, files.map((file) => `export * from ${JSON.stringify(file)};`).join('\n'));
  const outDir = join(folder, 'out');
  await build({
    root,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      minify: true,
      emptyOutDir: true,
      rolldownOptions: {
        external: (id) => isBuiltin(id) || isLeftOut(id),
        output: { format: 'cjs', entryFileNames: 'bundle.cjs', codeSplitting: false },
      },
    },
  });
  return join(outDir, 'bundle.cjs');
}
