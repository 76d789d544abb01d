// npm start: until there is a window, makes the sample county, reconciles it, and says where the reports lie and what the verdict is.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { ROOT } from './setup.mjs';

await bundle();
const county = `${ROOT}sample-county`;

function cli(...args) {
  return spawnSync(process.execPath, [`${ROOT}dist/cli/sanzhang.mjs`, ...args], { cwd: ROOT, stdio: 'inherit' }).status;
}

rmSync(county, { recursive: true, force: true });
if (cli('sample', county, '--households', '600', '--seed', '1') !== 0) process.exit(2);
const status = cli(
  'reconcile',
  '--approval',
  `${county}/农村低保家庭查询_202604.xlsx`,
  '--finance',
  `${county}/财政请款明细_202604.xlsx`,
  '--bank',
  `${county}/代发明细_202604.txt`,
  '--bank-return',
  `${county}/代发回盘_202604.txt`,
  '--period',
  '2026-04',
  '--out',
  `${county}/对账结果`,
);
// The sample county has discrepancies planted: finding them (1) is success here.
process.exit(status === 0 || status === 1 ? 0 : status);
