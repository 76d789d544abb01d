// npm run package: the unpacked application for this platform, made without a network, checked, and its size.
// npm run package -- --installers: what electron-builder.yml lists for this platform, for every processor it is made for.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleDesktop } from './bundle-desktop.mjs';
import { FUSES, fusesThereAre, wrongArchive, wrongFuses } from './check-package.mjs';
import { findRuntime } from './electron-runtime.mjs';
import { layOutApplication } from './package-app.mjs';
import { installDependencies, ROOT } from './setup.mjs';

const PACKAGE = join(ROOT, 'dist', 'package');
const OUT = join(PACKAGE, 'out');
const PROCESSORS = { linux: ['x64', 'arm64'], win32: ['x64'], darwin: ['x64', 'arm64'] };

function bytesIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

/** The folder of the unpacked application of this platform; null where none was made. */
export function unpackedFolder(arch = process.arch) {
  const system = { win32: 'win', darwin: 'mac' }[process.platform] ?? 'linux';
  const named = `${system}${arch === 'x64' ? '' : `-${arch}`}${system === 'mac' ? '' : '-unpacked'}`;
  return existsSync(join(OUT, named)) ? join(OUT, named) : null;
}

/** The program of an unpacked application. */
export function packagedExecutable(folder) {
  const name =
    { win32: 'Sanzhang.exe', darwin: 'Sanzhang.app/Contents/MacOS/Sanzhang' }[process.platform] ?? 'sanzhang';
  return join(folder, name);
}

function resourcesOf(folder) {
  return join(folder, process.platform === 'darwin' ? 'Sanzhang.app/Contents/Resources' : 'resources');
}

/** electron-builder, with our settings and these; what it says goes to stderr. */
function runBuilder(settings, args) {
  const file = join(PACKAGE, 'electron-builder.json');
  writeFileSync(file, JSON.stringify({ extends: join(ROOT, 'electron-builder.yml'), ...settings }, null, 2));
  const cli = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const done = spawnSync(process.execPath, [cli, ...args, '--config', file, '--publish', 'never'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    // Nobody's certificate of this machine is taken for ours.
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  if (done.status !== 0) throw new Error('electron-builder failed');
}

/** A runtime of development may have fewer fuses than electron-builder.yml flips: those it has are flipped here. */
async function flipFuses(executable, wanted) {
  const { FuseV1Options, FuseVersion, flipFuses: flip } = await import('@electron/fuses');
  const there = Object.entries(await fusesThereAre(executable, wanted));
  await flip(executable, {
    version: FuseVersion.V1,
    ...Object.fromEntries(there.map(([name, on]) => [FuseV1Options[name], on])),
  });
}

async function check(folder, arch, fuses) {
  const wrong = [
    ...(await wrongFuses(packagedExecutable(folder), fuses)),
    ...wrongArchive(resourcesOf(folder), process.platform, arch),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}

/**
 * Makes the unpacked application of this platform and checks it. `inspectable`: with the one fuse on that a test needs to drive it.
 * Gives its folder, its size and the runtime in it.
 */
export async function makePackage({ inspectable = false } = {}) {
  const runtime = await prepare();
  layOutApplication(join(PACKAGE, 'app'), process.platform, process.arch);
  runBuilder({ electronDist: runtime.folder, electronVersion: runtime.version, electronFuses: null }, ['--dir']);
  const folder = unpackedFolder();
  if (folder === null) throw new Error('electron-builder left no unpacked application');
  const fuses = { ...FUSES, EnableNodeCliInspectArguments: inspectable };
  await flipFuses(packagedExecutable(folder), fuses);
  await check(folder, process.arch, fuses);
  return { folder, runtime, bytes: bytesIn(folder) };
}

/** Makes the installers of this platform, a processor at a time. Gives the files. */
export async function makeInstallers() {
  const runtime = await prepare();
  if (!runtime.forUsers)
    throw new Error(
      `Electron ${runtime.version} from ${runtime.source} is for development and tests only: no installer is made with it`,
    );
  for (const arch of PROCESSORS[process.platform] ?? []) {
    layOutApplication(join(PACKAGE, 'app'), process.platform, arch);
    // For another processor electron-builder downloads the same version.
    const own = arch === process.arch ? { electronDist: runtime.folder } : {};
    const system = { win32: '--win', darwin: '--mac' }[process.platform] ?? '--linux';
    runBuilder({ ...own, electronVersion: runtime.version }, [system, `--${arch}`]);
    const folder = unpackedFolder(arch);
    if (folder !== null) await check(folder, arch, FUSES);
  }
  return readdirSync(OUT)
    .filter((name) => /\.(?:exe|AppImage|deb|dmg)$/.test(name))
    .map((name) => join(OUT, name));
}

/** Dependencies, fresh bundles, an empty place, and the runtime. */
async function prepare() {
  installDependencies();
  await bundleDesktop({ force: true });
  rmSync(PACKAGE, { recursive: true, force: true });
  mkdirSync(PACKAGE, { recursive: true });
  const runtime = findRuntime();
  if (runtime === null) throw new Error('there is no Electron to package with');
  if (runtime.version === 'unknown')
    throw new Error(`the Electron in ${runtime.folder} does not say its version (a file "version")`);
  return runtime;
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (process.argv.includes('--installers')) {
      for (const file of await makeInstallers()) console.log(`${file}: ${megabytes(statSync(file).size)}`);
    } else {
      const { folder, runtime, bytes } = await makePackage();
      console.log(
        `${folder}: ${megabytes(bytes)}, Electron ${runtime.version}, fuses and archive read back and as they should be`,
      );
      if (!runtime.forUsers)
        console.log('This runtime is for development and tests only: never hand this package to users.');
    }
  } catch (error) {
    console.error(`package: ${error.message}`);
    process.exit(1);
  }
}
