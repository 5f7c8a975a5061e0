import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    setupFiles: 'test/support/count-cases.ts',
    globalSetup: 'test/support/current-packages.mjs',
    // The files of a worker share what they import: reading it anew for each file was half of the time. What a test changes
    // beyond its file, it puts back.
    isolate: false,
    // Some suites build bundles and make certificates; a hung test still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // Polling waits for other threads and processes, which a busy machine may keep waiting.
    expect: { poll: { timeout: 15_000 } },
  },
});
