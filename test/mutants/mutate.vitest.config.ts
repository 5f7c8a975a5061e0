import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config';

const root = fileURLToPath(new URL('../..', import.meta.url));

// What is installed was looked at before; a copy of the project links to it.
const { globalSetup: _checkedBefore, ...test } = base.test ?? {};

/** The tests of one room, as ever. */
export default defineConfig({
  ...base,
  root,
  test: { ...test, include: (process.env['MUTATE_TESTS'] ?? 'test/**/*.test.ts').split(' ') },
});
