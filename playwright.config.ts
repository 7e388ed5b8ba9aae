import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/people/browser';
import { soak } from './e2e/people/trials';

export default defineConfig({
  testDir: 'e2e',
  // They are taken, not tested: `npm run pictures`.
  testIgnore: process.env['PICTURES'] === '1' ? [] : ['**/pictures/**'],
  outputDir: 'test-results/browser',
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: soak ? 20 * 60_000 : 150_000,
  expect: { timeout: 20_000 },
  use: {
    launchOptions: {
      executablePath: findBrowser(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    actionTimeout: 20_000,
    // A trace takes a tenth of a story's time: `npx playwright test --trace on` where one is wanted.
    trace: 'off',
  },
});
