import { defineConfig } from '@playwright/test';

/** Journeys in the real window. One worker: two windows on two processors would only wait for each other. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/e2e/output',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  forbidOnly: Boolean(process.env.CI),
});
