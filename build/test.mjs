// npm test: everything that must hold, the window included. Ends with one line "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import { bundleDesktop } from './bundle-desktop.mjs';
import { runChecks } from './checks.mjs';
import { Count } from './count.mjs';
import { hasDisplay, startXvfb } from './display.mjs';
import { findRuntime } from './electron-runtime.mjs';
import { installSystemParts, ROOT } from './setup.mjs';

const count = new Count();
if (!process.argv.includes('--window-only')) await runChecks(count);
await runWindow();
count.end();

/** The journeys in a real window. */
async function runWindow() {
  installSystemParts('tests', 'window');
  await bundleDesktop({ force: true });
  const runtime = findRuntime();
  const xvfb = hasDisplay() ? null : await startXvfb();
  if (runtime === null || (!hasDisplay() && xvfb === null)) {
    console.log('FAILED window: there is no runtime or no display for it');
    count.add(false, 0, 0);
    return;
  }
  const report = `${ROOT}.cache/e2e.json`;
  rmSync(report, { force: true });
  const ok = await count.run(
    'window',
    'node_modules/@playwright/test/cli.js',
    [
      'test',
      '--config',
      'test/e2e/playwright.config.ts',
      ...process.argv.slice(2).filter((word) => word !== '--window-only'),
    ],
    {
      ...(xvfb === null ? {} : { DISPLAY: xvfb.display }),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  );
  xvfb?.end();
  try {
    const { expected, unexpected, flaky } = JSON.parse(readFileSync(report, 'utf8')).stats;
    count.add(ok, expected + flaky, unexpected);
  } catch {
    count.add(false, 0, 0);
  }
}
