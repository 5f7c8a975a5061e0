import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow, root, textOf } from '../conventions/files';

/** Every property test with so many cases altogether; a seed that is printed makes the same cases again. */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
});
const wanted = Number(values.cases);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

type Counted = { testPath: string; cases: number };

const files = filesBelow('test').filter((file) => file.endsWith('.test.ts') && textOf(file).includes('fc.assert('));

/** Runs all of them with so many times the cases of `npm test`. */
function tried(times: number, from: number): { counted: Counted[]; isPassed: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'properties-'));
  const counts = join(folder, 'counts.jsonl');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--maxWorkers=2', '--reporter=dot', '--testTimeout=0', '--hookTimeout=0'],
      ...files,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PROPERTY_TIMES: String(times), PROPERTY_SEED: String(from), PROPERTY_COUNTS: counts },
    },
  );
  const lines = readFileSync(counts, 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });
  return { counted: lines.map((line) => JSON.parse(line) as Counted), isPassed: status === 0 };
}

const casesOf = (counted: readonly Counted[]): number => counted.reduce((sum, { cases }) => sum + cases, 0);

const startedMs = Date.now();
console.log(`Seed ${seed}. The same cases again: npm run properties -- --seed ${seed} --cases ${wanted}`);
const first = tried(1, seed);
const each = casesOf(first.counted);
const times = Math.max(0, Math.ceil((wanted - each) / each));
const second = times === 0 ? { counted: [], isPassed: true } : tried(times, seed + 1);
const all = [...first.counted, ...second.counted];

const byFile = new Map<string, number>();
for (const { testPath, cases } of all) byFile.set(testPath, (byFile.get(testPath) ?? 0) + cases);
console.log('| tests | cases |\n| --- | --: |');
for (const [path, cases] of [...byFile].sort(([, a], [, b]) => b - a))
  console.log(`| ${relative(root, path)} | ${cases} |`);
const minutes = Math.round((Date.now() - startedMs) / 60_000);
console.log(`${casesOf(all)} cases in ${minutes} min, ${each} of them as in npm test, seed ${seed}.`);
if (!first.isPassed || !second.isPassed) {
  console.error('Some of these tests fail: run them by name with PROPERTY_SEED set to the seed.');
  process.exitCode = 1;
}
