// Says which files are not formatted. oxfmt reads them all in half a second; what it would write otherwise, Prettier, whose
// style it follows, has the last word on: they differ over unions that fit into one line of their own.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} name @param {string[]} args */
function run(name, args) {
  return spawnSync(join(root, 'node_modules', '.bin', name), args, { cwd: root, encoding: 'utf8' });
}

const seen = run('oxfmt', ['--list-different', '.']);
const doubted = seen.stdout.split('\n').filter((line) => line !== '');
if (seen.status !== 0 && doubted.length === 0) {
  process.stderr.write(seen.stderr);
  process.exit(2);
}
const judged = doubted.length === 0 ? null : run('prettier', ['--check', '--log-level', 'warn', ...doubted]);
process.stderr.write(judged?.stderr ?? '');
process.exitCode = judged?.status ?? 0;
