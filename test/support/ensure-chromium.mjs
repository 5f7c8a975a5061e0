import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The shell first: without the windows of a desktop it takes a third less of processor time for the same pages. */
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium to drive: `CHROMIUM_PATH`, the system's, or one installed now. Throws a sentence that says what to do. */
export async function ensureChromium() {
  const found = find();
  if (found !== null) return found;
  if (existsSync('/usr/bin/apt-get')) {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    apt([...sudo, 'apt-get', 'update', '-q']);
    for (const name of [shell, 'chromium']) {
      console.log(`Chromium is missing: installing the package ${name} with apt-get.`);
      apt([...sudo, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', name]);
      if (find() !== null) break;
    }
  } else {
    console.log('Chromium is missing: downloading it with Playwright.');
    spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
    const { chromium } = await import('playwright-core');
    if (existsSync(chromium.executablePath())) return chromium.executablePath();
  }
  const installed = find();
  if (installed === null) {
    throw new Error('No Chromium could be installed. Install Chromium or Chrome yourself, or set CHROMIUM_PATH to it.');
  }
  return installed;
}

/** @param {string[]} command */
function apt(command) {
  const [program = '', ...args] = command;
  spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function find() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && existsSync(given)) return given;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...places].find((file) => existsSync(file)) ?? null;
}
