// npm start: opens the window. Where there is no display or no runtime it says so, and reconciles the sample county from the command line.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { bundleDesktop, DESKTOP } from './bundle-desktop.mjs';
import { hasDisplay } from './display.mjs';
import { commandFor, findRuntime } from './electron-runtime.mjs';
import { installSystemParts, ROOT } from './setup.mjs';

process.exit((await openWindow()) ?? (await reconcileSampleCounty()));

/** The window's exit code once it is closed; null where it cannot be opened. */
async function openWindow() {
  if (!hasDisplay()) {
    process.stderr.write(
      '没有显示器（DISPLAY 未设置），改为在命令行里核对示例县。/ No display: reconciling the sample county instead.\n',
    );
    return null;
  }
  installSystemParts('window');
  await bundleDesktop();
  const runtime = findRuntime();
  if (runtime === null) {
    process.stderr.write(
      '没有可用的 Electron，改为在命令行里核对示例县。/ No Electron runtime: reconciling the sample county instead.\n',
    );
    return null;
  }
  const { executable, args } = commandFor(runtime, DESKTOP);
  // Left over from somebody's shell it would start a plain Node instead of a window.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const { status } = spawnSync(executable, args, { cwd: ROOT, stdio: 'inherit', env });
  // The loader's own code: a library of the system is missing, and nothing was opened.
  if (status === 127) {
    process.stderr.write(
      '窗口打不开，缺少系统库（见上），改为在命令行里核对示例县。/ A system library is missing: reconciling the sample county instead.\n',
    );
    return null;
  }
  return status ?? 1;
}

/** Makes the sample county, reconciles it, and says where the reports lie and what the verdict is. */
async function reconcileSampleCounty() {
  await bundle();
  const county = `${ROOT}sample-county`;
  const cli = (...args) =>
    spawnSync(process.execPath, [`${ROOT}dist/cli/sanzhang.mjs`, ...args], { cwd: ROOT, stdio: 'inherit' }).status;
  rmSync(county, { recursive: true, force: true });
  if (cli('sample', county, '--households', '600', '--seed', '1') !== 0) return 2;
  const files = {
    '--approval': '农村低保家庭查询_202604.xlsx',
    '--finance': '财政请款明细_202604.xlsx',
    '--bank': '代发明细_202604.txt',
    '--bank-return': '代发回盘_202604.txt',
  };
  const named = Object.entries(files).flatMap(([flag, name]) => [flag, `${county}/${name}`]);
  const status = cli('reconcile', ...named, '--period', '2026-04', '--out', `${county}/对账结果`);
  // The sample county has discrepancies planted: finding them (1) is success here.
  return status === 0 || status === 1 ? 0 : status;
}
