// Runs every test of the project: `npm test`. Needs nothing but Node and npm; installs what is missing and says so.
//
//   npm test                 everything
//   npm test -- unit         only the named steps (see `steps`)
//   npm run check            what needs no browser and no bundle, for every save
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from '../host/ensure-packages.mjs';
import { ensureChromium } from './support/ensure-chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, '.cache', 'reports');
const nativeTsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');
const bin = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name);

/**
 * In the order in which they begin: two at a time, one a core, the longest first. `after` names a step whose result this one
 * uses; `report` the JSON file in which a runner counts its tests; a step without one counts as one check.
 *
 * @type {Step[]}
 */
const steps = [
  vitest('bundle', 'the Forge CLI packages functions and pages', ['test/bundle/']),
  browser('states', 'every page in every state: wide and narrow, light and dark, for everybody'),
  {
    name: 'format',
    shows: 'every file is formatted',
    command: [process.execPath, 'test/format.mjs'],
    remedy: 'npm run format',
  },
  types('types', 'functions, local Forge and tests', 'host/tsconfig.json'),
  types('types-frontend', 'pages', 'src/frontend/tsconfig.json'),
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
  browser('product', 'the product, driven in Chromium'),
];

/** @param {string} name a project of playwright.config.ts @param {string} shows @returns {Step} */
function browser(name, shows) {
  return {
    name,
    shows,
    command: ['env', `BROWSER_REPORT=.cache/reports/${name}.json`, bin('playwright'), 'test', `--project=${name}`],
    remedy: `E2E_TRACE=1 npx playwright test FILE -g NAME; pictures and traces are in test-results/${name}/`,
    report: `${name}.json`,
    after: 'bundle',
  };
}

/** @param {string} name @param {string} part @param {string} project @returns {Step} */
function types(name, part, project) {
  const info = join('.cache', 'types', `${name}.tsbuildinfo`);
  return {
    name,
    shows: `types of ${part}`,
    // Two packages have a `tsc`, and npm links either. Shared types are checked once for each checker, and two steps run side by side anyway.
    command: [nativeTsc, '--noEmit', '--checkers', '1', '--incremental', '--tsBuildInfoFile', info, '-p', project],
    remedy: `node_modules/typescript-native/bin/tsc --noEmit -p ${project}`,
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
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(' or ')}. There are: ${steps.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}
const chosen = (/** @type {{name: string}} */ step) => wanted.length === 0 || wanted.includes(step.name);

/**
 * `shows` says what passes when it does, `remedy` what to run when it does not.
 *
 * @typedef {{name: string, shows: string, command: string[], remedy: string, report?: string, after?: string}} Step
 */
/** @typedef {{name: string, ok: boolean, passed: number, failed: number, skipped: number, seconds: number, processorSeconds: number}} Outcome */

/** Runs a command and then writes what it and its children cost to the fourth channel, as POSIX's `times` says it. */
const timed = '"$@"; code=$?; times >&3; exit $code';

/** @param {Step} step @returns {Promise<Outcome>} */
function run(step) {
  const startedAt = Date.now();
  console.log(`▶ ${step.name}: ${step.shows}`);
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', timed, 'sh', ...step.command], {
      cwd: root,
      // Checkers of types and lint are Go programs with short lives: memory costs them less than collecting it.
      env: { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0', GOGC: process.env.GOGC ?? '400' },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const output = [];
    let times = '';
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      times += chunk.toString();
    });
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
      const ok = code === 0;
      if (!ok || step.report !== undefined) process.stdout.write(Buffer.concat(output));
      const processorSeconds = sumOfTimes(times.split('\n')[1] ?? '');
      console.log(
        `${ok ? '✔' : '✘'} ${step.name} (${String(seconds)} s, ${processorSeconds.toFixed(1)} s of processor)`,
      );
      if (!ok) console.log(`  → ${step.remedy}, then npm test -- ${step.name}`);
      resolve({ name: step.name, ok, seconds, processorSeconds, ...count(step, ok) });
    });
  });
}

/** Seconds of a line of `times`, user and system: `1m2.50s 0m3.25s`. @param {string} line */
function sumOfTimes(line) {
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
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

/** Starts what may start whenever one of two places is free. @returns {Promise<Outcome[]>} */
async function runAll() {
  const waiting = steps.filter(chosen);
  const unfinished = new Set(waiting.map(({ name }) => name));
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  while (unfinished.size > 0) {
    const next = waiting.findIndex(({ after }) => after === undefined || !unfinished.has(after));
    if (next === -1 || running.size === 2) {
      await Promise.race(running);
      continue;
    }
    const [step] = waiting.splice(next, 1);
    if (step === undefined) break;
    const place = run(step).then((outcome) => {
      outcomes.push(outcome);
      unfinished.delete(step.name);
      running.delete(place);
    });
    running.add(place);
  }
  return steps.flatMap(({ name }) => outcomes.filter((outcome) => outcome.name === name));
}

const startedAt = Date.now();
ensurePackages(root);
if (['product', 'states', 'bundle'].some((name) => chosen({ name })))
  ensurePackages(join(root, 'deploy'), 'the Forge CLI');
if (['product', 'states', 'unit'].some((name) => chosen({ name }))) process.env.CHROMIUM_PATH = await ensureChromium();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const outcomes = await runAll();

const total = { passed: 0, failed: 0, skipped: 0, processorSeconds: 0 };
console.log('');
for (const outcome of outcomes) {
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  total.processorSeconds += outcome.processorSeconds;
  console.log(
    `${outcome.ok ? 'ok  ' : 'FAIL'} ${outcome.name.padEnd(16)} ${String(outcome.passed).padStart(5)} passed ${String(outcome.failed).padStart(3)} failed ${outcome.seconds.toFixed(1).padStart(7)} s ${outcome.processorSeconds.toFixed(1).padStart(7)} s of processor`,
  );
}
const clock = ((Date.now() - startedAt) / 1000).toFixed(0);
console.log(`in ${clock} s, ${total.processorSeconds.toFixed(0)} s of processor\n`);
console.log(
  `${String(total.passed)} passed, ${String(total.failed)} failed${total.skipped > 0 ? `, ${String(total.skipped)} skipped` : ''}`,
);
process.exitCode = outcomes.every((outcome) => outcome.ok) && total.failed === 0 ? 0 : 1;
