import { defineConfig, devices } from '@playwright/test';
import { chromiumOptions } from './test/support/chromium';

export default defineConfig({
  testDir: 'test/e2e',
  fullyParallel: false,
  // Two are no faster on two cores: page, host and functions fill them.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two runs side by side, one a project, keep apart what they write.
  projects: [
    { name: 'product', testIgnore: 'states.spec.ts', outputDir: 'test-results/product' },
    { name: 'states', testMatch: 'states.spec.ts', outputDir: 'test-results/states' },
  ],
  reporter: [['list'], ['json', { outputFile: process.env['BROWSER_REPORT'] ?? '.cache/reports/browser.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // A third of the whole time, so only where a failure has to be understood.
    trace: process.env['E2E_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: chromiumOptions,
  },
});
