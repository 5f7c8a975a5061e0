// Every property test with so many cases altogether. What was done is noted part by part: the same command goes on where it was
// broken off, as long as no file of src or test has changed.
//
//   npm run properties                                1,000,000 cases from a seed that is printed
//   npm run properties -- --seed 7 --cases 200000     the same cases again, or the rest of them
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow, root, textOf } from '../conventions/files';
import { partsFor, type Measured, type Part } from './parts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string' }, jobs: { type: 'string' } },
});
const wanted = Number(values.cases);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const jobs = Number(values.jobs ?? availableParallelism());

type Done = Part & { code: string; cases: number; seconds: number; isPassed: boolean };

const code = createHash('sha256');
for (const file of [...filesBelow('src'), ...filesBelow('test')]) code.update(file).update(textOf(file));
const codeNow = code.digest('hex').slice(0, 12);

const folder = join(root, '.cache', 'properties');
mkdirSync(folder, { recursive: true });
const book = join(folder, `${String(seed)}.jsonl`);
const noted = existsSync(book) ? readFileSync(book, 'utf8').trim().split('\n') : [];
const done = noted.map((line) => JSON.parse(line) as Done).filter((one) => one.code === codeNow && one.isPassed);

const isSame =
  (part: Part) =>
  (one: Part): boolean =>
    one.file === part.file && one.number === part.number && one.times === part.times;

async function tryOut(part: Part): Promise<void> {
  if (done.some(isSame(part))) return;
  const counts = join(folder, `${String(seed)}-${part.file.replaceAll('/', '-')}-${String(part.number)}.counts`);
  rmSync(counts, { force: true });
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--maxWorkers=1', '--reporter=dot', '--testTimeout=0', '--hookTimeout=0', part.file],
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PROPERTY_TIMES: String(part.times),
        PROPERTY_SEED: String(seed + part.number),
        PROPERTY_COUNTS: counts,
      },
    },
  );
  const isPassed = await new Promise<boolean>((resolve) => child.on('close', (status) => resolve(status === 0)));
  const lines = existsSync(counts) ? readFileSync(counts, 'utf8').trim().split('\n') : [];
  rmSync(counts, { force: true });
  const cases = lines.reduce((sum, line) => sum + (JSON.parse(line) as { cases: number }).cases, 0);
  const seconds = (performance.now() - startedMs) / 1000;
  const one: Done = { ...part, code: codeNow, cases, seconds, isPassed };
  done.push(one);
  appendFileSync(book, `${JSON.stringify(one)}\n`);
  if (!isPassed) console.error(`${part.file} fails: PROPERTY_SEED=${String(seed + part.number)} shows it.`);
}

async function tryAll(parts: readonly Part[]): Promise<void> {
  const left = [...parts];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await tryOut(next);
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

console.log(
  `Seed ${String(seed)}. To go on, or once more: npm run properties -- --seed ${String(seed)} --cases ${wanted}`,
);
const files = filesBelow('test').filter((file) => file.endsWith('.test.ts') && textOf(file).includes('fc.assert('));
const firsts = files.map((file): Part => ({ file, number: 0, times: 1 }));
await tryAll(firsts);
const measured = firsts.flatMap((part): Measured[] => done.filter(isSame(part)));
const parts = partsFor(wanted, measured);
await tryAll(parts);

const ours = done.filter((one) => [...firsts, ...parts].some(isSame(one)));
const casesOf = (some: readonly Done[]): number => some.reduce((sum, { cases }) => sum + cases, 0);
const tests = firsts.map(({ file }) => ({ file, cases: casesOf(ours.filter((one) => one.file === file)) }));
console.log('| tests | cases |\n| --- | --: |');
for (const { file, cases } of tests.toSorted((a, b) => b.cases - a.cases))
  console.log(`| ${file} | ${String(cases)} |`);
const minutes = Math.round(ours.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
const inTests = casesOf(ours.filter(({ number }) => number === 0));
console.log(`${casesOf(ours)} cases in ${minutes} min of its parts, ${inTests} of them as in npm test, seed ${seed}.`);
if (ours.some(({ isPassed }) => !isPassed)) {
  console.error('Some of these tests fail: run them by name with the PROPERTY_SEED above.');
  process.exitCode = 1;
}
