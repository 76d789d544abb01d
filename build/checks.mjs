// Everything that must hold and needs no window.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { installDependencies, installSystemParts, ROOT } from './setup.mjs';

/** Types, lint, layers, and every test of vitest, into the count. */
export async function runChecks(count) {
  installDependencies();
  installSystemParts('tests');
  await bundle({ force: true });
  // The compiler works on one processor only: the rest need not wait for it.
  const types = count.step('types', 'node_modules/typescript/bin/tsc', ['-b']);
  await count.step('lint and format', 'node_modules/@biomejs/biome/bin/biome', ['ci', '.']);
  await count.step('layers', 'build/check-layers.mjs', []);
  mkdirSync(`${ROOT}.cache`, { recursive: true });
  const report = `${ROOT}.cache/vitest.json`;
  // An earlier run's numbers must not stand in for those of a run that never got there.
  rmSync(report, { force: true });
  const green = await count.run('tests', 'node_modules/vitest/vitest.mjs', [
    'run',
    '--config',
    'build/vitest.config.ts',
    '--reporter',
    'default',
    '--reporter',
    'json',
    `--outputFile.json=${report}`,
  ]);
  let counts = { numPassedTests: 0, numFailedTests: 0 };
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    // No report: the runner itself failed, which counts as a failure.
  }
  count.add(green, counts.numPassedTests, counts.numFailedTests);
  await types;
}
