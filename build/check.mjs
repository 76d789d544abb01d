// npm run check: everything that must hold and needs no window. Ends with one line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { installDependencies, installTestPrograms, ROOT } from './setup.mjs';

installDependencies();
installTestPrograms();
await bundle({ force: true });

let passed = 0;
let failed = 0;

function step(name, script, args) {
  const began = Date.now();
  const done = spawnSync(process.execPath, [`${ROOT}${script}`, ...args], { cwd: ROOT, stdio: 'inherit' });
  const ok = done.status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return ok;
}

for (const [name, script, args] of [
  ['types', 'node_modules/typescript/bin/tsc', ['-b']],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', ['ci', '.']],
  ['layers', 'build/check-layers.mjs', []],
]) {
  if (step(name, script, args)) passed++;
  else failed++;
}

mkdirSync(`${ROOT}.cache`, { recursive: true });
const report = `${ROOT}.cache/vitest.json`;
const green = step('tests', 'node_modules/vitest/vitest.mjs', [
  'run',
  '--config',
  'build/vitest.config.ts',
  '--reporter',
  'default',
  '--reporter',
  'json',
  `--outputFile.json=${report}`,
]);
try {
  const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  if (!green && numFailedTests === 0) failed++;
  if (numTotalTests === 0) failed++;
} catch {
  failed++;
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
