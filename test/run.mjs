// Runs every test of the project: `npm test`. Needs nothing but Node and npm; installs what is missing and says so.
//
//   npm test                 everything
//   npm test -- unit         only the named steps (see `lanes`)
//   npm run check            what needs no browser and no bundle, for every save
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from '../host/ensure-packages.mjs';
import { ensureChromium } from './support/ensure-chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, '.cache', 'reports');
const bin = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name);

/**
 * A lane runs its steps one after the other; the two lanes run side by side, one a core.
 * `report` names the JSON file in which a runner counts its tests; a step without one counts as one check.
 */
const lanes = [
  [
    {
      name: 'format',
      shows: 'every file is formatted',
      command: [
        bin('prettier'),
        '--check',
        '--cache',
        '--cache-location',
        '.cache/prettier',
        '--log-level',
        'warn',
        '.',
      ],
      remedy: 'npm run format',
    },
    types('types', 'functions', 'tsconfig.json'),
    types('types-frontend', 'pages', 'src/frontend/tsconfig.json'),
    types('types-host', 'local Forge and tests', 'host/tsconfig.json'),
    {
      name: 'lint',
      shows: 'no known mistake, types included',
      command: [bin('oxlint'), '--type-aware', '--deny-warnings'],
      remedy: 'npx oxlint --type-aware --fix mends some of it',
    },
    {
      name: 'dead',
      shows: 'no file, export or package that nobody needs',
      command: [bin('knip')],
      remedy: 'delete what is named, or the word export before it',
    },
    {
      name: 'dead-shipped',
      shows: 'nothing is shipped that only a test needs',
      command: [bin('knip'), '--production'],
      remedy: 'delete what is named, or move it to the test',
    },
    vitest('rules', 'who imports whom, and the other rules of the house', ['test/conventions/']),
    vitest('unit', 'everything else without a browser', ['--exclude', 'test/{bundle,conventions}/**']),
  ],
  [
    vitest('bundle', 'the Forge CLI packages functions and pages', ['test/bundle/']),
    {
      name: 'browser',
      shows: 'the product, driven in Chromium',
      command: [bin('playwright'), 'test'],
      remedy: 'E2E_TRACE=1 npx playwright test FILE -g NAME; pictures and traces are in test-results/',
      report: 'browser.json',
    },
  ],
];

/** @param {string} name @param {string} part @param {string} project @returns {Step} */
function types(name, part, project) {
  const info = join('.cache', 'types', `${name}.tsbuildinfo`);
  return {
    name,
    shows: `types of ${part}`,
    command: [bin('tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', info, '-p', project],
    remedy: `npx tsc --noEmit -p ${project}`,
  };
}

/** @param {string} name @param {string} shows @param {string[]} which @returns {Step} */
function vitest(name, shows, which) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=.cache/reports/${name}.json`];
  return {
    name,
    shows,
    command: [bin('vitest'), 'run', ...which, ...reporters],
    remedy: 'npx vitest run FILE -t NAME, with a file and a name from above',
    report: `${name}.json`,
  };
}

const wanted = process.argv.slice(2);
const chosen = (/** @type {{name: string}} */ step) => wanted.length === 0 || wanted.includes(step.name);

/**
 * `shows` says what passes when it does, `remedy` what to run when it does not.
 *
 * @typedef {{name: string, shows: string, command: string[], remedy: string, report?: string}} Step
 */
/** @typedef {{name: string, ok: boolean, passed: number, failed: number, skipped: number, seconds: number}} Outcome */

/** @param {Step} step @returns {Promise<Outcome>} */
function run(step) {
  const startedAt = Date.now();
  console.log(`▶ ${step.name}: ${step.shows}`);
  return new Promise((resolve) => {
    const [command = '', ...args] = step.command;
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
      const ok = code === 0;
      if (!ok || step.report !== undefined) process.stdout.write(Buffer.concat(output));
      console.log(`${ok ? '✔' : '✘'} ${step.name} (${String(seconds)} s)`);
      if (!ok) console.log(`  → ${step.remedy}, then npm test -- ${step.name}`);
      resolve({ name: step.name, ok, seconds, ...count(step, ok) });
    });
  });
}

/** @param {Step} step @param {boolean} ok */
function count(step, ok) {
  const nothing = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  if (step.report === undefined) return nothing;
  const file = join(reports, step.report);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const counts =
    'stats' in report
      ? {
          passed: report.stats.expected + report.stats.flaky,
          failed: report.stats.unexpected + report.errors.length,
          skipped: report.stats.skipped,
        }
      : {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests + report.numTodoTests,
        };
  // A runner that stopped with an error without naming a failed test still failed; so did one that ran nothing.
  if ((!ok || counts.passed === 0) && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {Step[]} steps */
async function lane(steps) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const step of steps.filter(chosen)) outcomes.push(await run(step));
  return outcomes;
}

const startedAt = Date.now();
ensurePackages(root);
if (['browser', 'bundle'].some((name) => chosen({ name }))) ensurePackages(join(root, 'deploy'), 'the Forge CLI');
if (['browser', 'unit'].some((name) => chosen({ name }))) process.env.CHROMIUM_PATH = await ensureChromium();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const outcomes = (await Promise.all(lanes.map(lane))).flat();

const total = { passed: 0, failed: 0, skipped: 0 };
console.log('');
for (const outcome of outcomes) {
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  console.log(
    `${outcome.ok ? 'ok  ' : 'FAIL'} ${outcome.name.padEnd(16)} ${String(outcome.passed).padStart(5)} passed ${String(outcome.failed).padStart(3)} failed ${outcome.seconds.toFixed(1).padStart(7)} s`,
  );
}
console.log(`in ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
console.log(
  `${String(total.passed)} passed, ${String(total.failed)} failed${total.skipped > 0 ? `, ${String(total.skipped)} skipped` : ''}`,
);
process.exitCode = outcomes.every((outcome) => outcome.ok) && total.failed === 0 ? 0 : 1;
