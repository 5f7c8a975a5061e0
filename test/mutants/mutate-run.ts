// `npm run mutate`: thousands of small changes of the code, one after the other, and whether a test of the same room notices.
// Stryker makes them and runs, for each, the tests that reach its line. Takes hours; a folder or a file takes minutes.
//
//   npm run mutate                           src/oauth, src/datasources, src/extract, src/runtime
//   npm run mutate -- src/oauth/state        what is below, by the tests that mirror the room
//   npm run mutate -- src/oauth/wire/read-lifetime.ts test/oauth/wire
import { readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = join(root, '.cache', 'mutate');
const [wanted, ...tests] = process.argv.slice(2);
const places = wanted === undefined ? ['src/oauth', 'src/datasources', 'src/extract', 'src/runtime'] : [wanted];

type Mutant = {
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
  status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'CompileError' | 'RuntimeError' | 'Ignored' | 'Pending';
};
type Report = { files: Record<string, { source: string; mutants: Mutant[] }> };
type Score = { noticed: number; survived: number; untried: number };

mkdirSync(reports, { recursive: true });
const scores: Record<string, Score> = {};
for (const place of places) {
  for (const [file, { source, mutants }] of Object.entries(mutate(place).files)) {
    const score = (scores[dirname(file)] ??= { noticed: 0, survived: 0, untried: 0 });
    for (const mutant of mutants) {
      if (mutant.status === 'Killed' || mutant.status === 'Timeout') score.noticed += 1;
      else if (mutant.status === 'Survived' || mutant.status === 'NoCoverage') {
        score.survived += 1;
        const { line } = mutant.location.start;
        const now = (mutant.replacement ?? '').replace(/\s+/g, ' ').slice(0, 80);
        console.log(`${file}:${line} ${mutant.mutatorName}: ${source.split('\n')[line - 1]?.trim() ?? ''} → ${now}`);
      } else score.untried += 1;
    }
  }
}
console.table(
  Object.fromEntries(
    Object.entries(scores).map(([room, { noticed, survived, untried }]) => [
      room,
      { noticed, survived, untried, 'score %': Math.round((1000 * noticed) / Math.max(1, noticed + survived)) / 10 },
    ]),
  ),
);

/** Runs Stryker over a folder or a file with the tests of its room, or with those that were named. */
function mutate(place: string): Report {
  const room = place.split('/')[1] ?? '';
  const report = join(reports, `${place.replaceAll('/', '-')}.json`);
  const configuration = {
    mutate: [statSync(join(root, place)).isDirectory() ? `${place}/**/*.ts` : place],
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutants/mutate.vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // What runs once, when a file is loaded, would need every test again for each change.
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 30_000,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: report },
    tempDirName: '.cache/mutate/sandbox',
    ignorePatterns: ['.cache', '.forge-local', 'deploy/node_modules', 'docs/images', 'pictures', 'test-results'],
    allowConsoleColors: false,
    checkers: [],
    disableTypeChecks: false,
  };
  const configFile = join(reports, 'stryker.json');
  writeFileSync(configFile, JSON.stringify(configuration));
  const include = tests.length > 0 ? tests : [`test/${room}`];
  const done = spawnSync(join(root, 'node_modules/.bin/stryker'), ['run', configFile], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      MODEL_RUNS: '100',
      MUTATE_TESTS: include.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)).join(' '),
    },
  });
  if (done.status !== 0) throw new Error(`Stryker ended with ${done.status} over ${place}.`);
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}
