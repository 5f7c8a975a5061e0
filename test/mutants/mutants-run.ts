// `npm run mutants`: one change of the code for each claim of docs/threat-model.md, and whether the test that the claim names
// notices it.
//
//   npm run mutants                  all
//   npm run mutants -- purse         those whose file or threat holds this text
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { claims, type Mutant } from './claims';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [wanted = ''] = process.argv.slice(2);

/** Whether the test passes; with the mutant, or with the code as it is. */
function passes(test: string, mutant: Mutant | null): Promise<boolean> {
  const child = spawn(
    `${root}node_modules/.bin/vitest`,
    ['run', '--config', 'test/mutants/vitest.config.ts', '--maxWorkers=1', '--bail=1', test],
    { cwd: root, stdio: 'ignore', env: { ...process.env, MODEL_RUNS: '400', MUTANT: JSON.stringify(mutant) } },
  );
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

const chosen = claims.flatMap(({ threat, mutants }) =>
  mutants.filter(({ file }) => `${threat} ${file}`.includes(wanted)).map((mutant) => ({ threat, mutant })),
);
const tests = [...new Set(chosen.map(({ mutant }) => mutant.killedBy))];
const failing = new Set<string>();
for (const test of tests) if (!(await passes(test, null))) failing.add(test);

const rows: { threat: string; file: string; test: string; killed: boolean }[] = [];
let unjudged = 0;
for (const { threat, mutant } of chosen) {
  if (failing.has(mutant.killedBy)) {
    unjudged += 1;
    continue;
  }
  const killed = !(await passes(mutant.killedBy, mutant));
  rows.push({ threat: threat.slice(0, 50), file: mutant.file, test: mutant.killedBy, killed });
  console.error(`${killed ? 'killed' : 'LIVES'} ${mutant.file}`);
}
console.table(rows);
const killed = rows.filter((row) => row.killed).length;
console.log(`${String(killed)} of ${String(rows.length)} mutants killed`);
if (unjudged > 0)
  console.log(`${String(unjudged)} not judged: without a mutant these tests fail: ${[...failing].join(', ')}`);
process.exitCode = killed === chosen.length ? 0 : 1;
