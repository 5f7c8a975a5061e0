import type { KnipConfig } from 'knip';

/**
 * Two looks at what nobody needs: `knip` at everything, and `knip --production` at what is shipped, where a test is no
 * use of its own. What a file uses itself it may also show to its test; a type may be named for whoever reads the function.
 */
export default ({ production = false }: { production?: boolean }): KnipConfig => ({
  entry: [
    'src/index.ts!',
    'src/frontend/{admin,field-configuration,field-edit,field-view}/index.tsx!',
    'src/frontend/workflow-rule/index.ts!',
    'src/frontend/action-config/index.tsx!',
    'host/main.ts',
    'host/browser/{main.tsx,frame.ts,custom-ui.ts}',
    'test/**/*.test.ts',
    // Started by path, in processes of their own.
    'test/format.mjs',
    'test/bench/*.ts',
    'test/bench/tokens/{measure,server}.ts',
    'test/faults/host-process.ts',
    'test/mutants/{mutate.vitest,vitest}.config.ts',
  ],
  project: ['src/**/*.{ts,tsx}!', 'host/**/*.{ts,tsx,mjs,cjs}', 'test/**/*.{ts,tsx,mjs}', '!**/fixtures/**'],
  // csv-spectrum is read as files. The others are run from test by path; tsgolint is what oxlint runs for rules that need types.
  ignoreDependencies: [
    '@stryker-mutator/core',
    '@stryker-mutator/vitest-runner',
    'csv-spectrum',
    'oxfmt',
    'oxlint',
    'oxlint-tsgolint',
    'typescript-native',
  ],
  ignoreExportsUsedInFile: production ? true : { type: true, interface: true },
});
