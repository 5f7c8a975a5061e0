import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config';
import type { Mutant } from './claims';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mutant = JSON.parse(process.env['MUTANT'] ?? 'null') as Mutant | null;

/** The tests as ever, with one place of one file as the mutant has it. Nothing is written to a file. */
export default defineConfig({
  ...base,
  root,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform: (code, id) =>
        mutant !== null && id === `${root}${mutant.file}` ? code.replace(mutant.from, () => mutant.to) : null,
    },
  ],
});
