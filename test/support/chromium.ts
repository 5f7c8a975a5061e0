import type { LaunchOptions } from 'playwright-core';

/** How every test starts Chromium: offline, without a GPU, and without V8's optimising compilers, which cost pages of a few seconds more than they save. */
export const chromiumOptions: LaunchOptions = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--js-flags=--no-maglev --no-opt',
  ],
};
