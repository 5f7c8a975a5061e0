import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the npm packages if they are missing or older than the lockfile, and says so. Needs nothing but Node and npm.
 * Exits the process with npm's own message when that fails.
 *
 * @param {string} root folder of package.json
 * @param {string} what whose packages, for the person who waits
 */
export function ensurePackages(root, what = 'the npm packages') {
  checkNode();
  if (isInstalled(root)) return;
  const hasLockfile = existsSync(join(root, 'package-lock.json'));
  console.log(`Installing ${what} (about a minute, once) …`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(
    npm,
    [hasLockfile ? 'ci' : 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (result.status !== 0) {
    console.error('npm could not install the packages. Read its message above, check the network, and try again.');
    process.exit(1);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`This needs Node 20.19 or later; this is ${process.version}. Install a newer one from nodejs.org.`);
  process.exit(1);
}

/**
 * Compares what is installed with what the lockfile asks for, package by package: dates say nothing after a checkout.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (wanted === null) return true;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

/** @param {string} file @returns {Record<string, {version?: string, optional?: boolean}> | null} */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}
