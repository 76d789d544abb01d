// node test/bench/grid.mjs: measures the grid of differences from the database and prints a table.
//   node test/bench/grid.mjs                     100,000 and 1,000,000 differences (a minute or two)
//   node test/bench/grid.mjs --rows 20000        other sizes, separated by commas
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = `${ROOT}.cache/bench/programs/grid-views.mjs`;
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000,1000000' } } });

mkdirSync(`${ROOT}.cache/bench/programs`, { recursive: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: ['test/bench/grid-views.ts'],
  outfile: PROGRAM,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
});
const { measureGrid } = await import(pathToFileURL(PROGRAM).href);

const line = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
line('differences', 'what', 'middle, ms', '95 %, ms', 'goal, ms');
line('---:', '---', '---:', '---:', '---:');
let missed = 0;
for (const rows of values.rows.split(',').map(Number)) {
  for (const { what, middleMs, mostMs, goalMs } of await measureGrid(rows)) {
    if (goalMs !== null && mostMs > goalMs) missed++;
    line(rows, what, middleMs, mostMs, goalMs === null ? '' : mostMs > goalMs ? `${goalMs}, missed` : goalMs);
  }
}
process.exit(missed === 0 ? 0 : 1);
