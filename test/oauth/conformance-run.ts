// `npm run conformance`: runs the tests of the token engine and shows, demand by demand, which of them keep it.
// Fails when a demand names a test that does not exist or did not pass, or when a row is missing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { conformance, type Requirement } from './conformance';

const rows = 43;
const root = fileURLToPath(new URL('../..', import.meta.url));
const report = join(root, '.cache', 'reports', 'conformance.json');

type Report = { testResults: { assertionResults: { title: string; status: string }[] }[] };

mkdirSync(join(root, '.cache', 'reports'), { recursive: true });
spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=json',
    `--outputFile=${report}`,
    '--exclude=**/model.test.ts',
    'test/oauth',
    'test/http',
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
const outcomes = new Map<string, boolean>();
for (const { assertionResults } of (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults) {
  // The same title may stand in two files: both must have passed.
  for (const { title, status } of assertionResults)
    outcomes.set(title, status === 'passed' && outcomes.get(title) !== false);
}

const kept = conformance.filter((requirement) => show(requirement));
const later = kept.filter((requirement) => requirement.later !== undefined);
const numbers = new Set(conformance.map(({ row }) => row));
const complete = numbers.size === rows && conformance.length === rows;
console.log(
  `\n${kept.length} of ${rows} rows hold${later.length > 0 ? `, ${later.length} of them told apart as "later"` : ''}; ${outcomes.size} tests ran`,
);
if (!complete) console.log(`the table has ${conformance.length} rows, it should have ${rows}`);
process.exitCode = complete && kept.length === rows ? 0 : 1;

function show({ row, source, demand, tests, later: reason }: Requirement): boolean {
  const broken = tests.filter((title) => outcomes.get(title) !== true);
  const holds = tests.length > 0 && broken.length === 0;
  console.log(
    `${holds ? (reason === undefined ? 'ok   ' : 'later') : 'FAIL '} ${String(row).padStart(2)}  ${source}: ${demand}`,
  );
  if (reason !== undefined) console.log(`             ${reason}`);
  for (const title of tests) {
    const outcome = outcomes.get(title);
    console.log(`             ${outcome === undefined ? '? no such test: ' : outcome ? '✓ ' : '✗ '}${title}`);
  }
  return holds;
}
