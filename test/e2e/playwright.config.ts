import { defineConfig } from '@playwright/test';

/** Journeys in the real window. One worker: two windows on two processors would only wait for each other. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/e2e/output',
  workers: 1,
  // Drawn without a graphics card on a machine that others use too, a window now and then gives no frame in time. A journey that had to be made
  // twice is told as flaky in the list: it is to be looked into.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  forbidOnly: Boolean(process.env.CI),
});
