import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    globalSetup: 'test/support/current-packages.mjs',
    // Some suites build bundles and make certificates; a hung test still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // Polling waits for other threads and processes, which a busy machine may keep waiting.
    expect: { poll: { timeout: 15_000 } },
  },
});
