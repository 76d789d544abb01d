// npm run package: the unpacked application for this platform, made without a network, checked, and its size.
// npm run package -- --installers: what electron-builder.yml lists for this platform.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleDesktop, DESKTOP, SHIPPED_PACKAGES } from './bundle-desktop.mjs';
import { findRuntime } from './electron-runtime.mjs';
import { installDependencies, ROOT } from './setup.mjs';

const APP = join(ROOT, 'dist', 'package', 'app');
const OUT = join(ROOT, 'dist', 'package', 'out');

/** What the fuses of a packaged application have to say. */
export const FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** The packages the bundles leave to node_modules, and theirs, out of the installed ones. */
function shippedPackages() {
  const found = new Set();
  const add = (name) => {
    if (found.has(name) || !existsSync(join(ROOT, 'node_modules', name, 'package.json'))) return;
    found.add(name);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
    );
    for (const each of [...Object.keys(dependencies), ...Object.keys(optionalDependencies)]) add(each);
  };
  for (const name of SHIPPED_PACKAGES) add(name);
  return [...found];
}

/** Of the font packages only the faces that are used: the rest is a hundred megabytes of nobody's need. */
const FACES = /(?:NotoSansSC_400Regular|NotoSansSC_700Bold|NotoSerifSC_700Bold)\.ttf$/;

/** The folder electron-builder packs: bundles, and the packages they leave out. */
function layOutApplication() {
  rmSync(join(ROOT, 'dist', 'package'), { recursive: true, force: true });
  cpSync(DESKTOP, APP, { recursive: true, filter: (path) => !path.endsWith('.map') });
  for (const name of shippedPackages()) {
    const isFont = name.startsWith('@expo-google-fonts/');
    cpSync(join(ROOT, 'node_modules', name), join(APP, 'node_modules', name), {
      recursive: true,
      filter: (path) =>
        !isFont || statSync(path).isDirectory() || FACES.test(path) || /package\.json$|LICENSE/.test(path),
    });
  }
  const manifest = JSON.parse(readFileSync(join(APP, 'package.json'), 'utf8'));
  const root = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // electron-builder ships what stands here.
  const dependencies = Object.fromEntries(SHIPPED_PACKAGES.map((name) => [name, root.dependencies[name]]));
  writeFileSync(
    join(APP, 'package.json'),
    `${JSON.stringify({ ...manifest, author: 'Sanzhang', dependencies }, null, 2)}\n`,
  );
}

function bytesIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

/** The unpacked application's folder of this platform. */
export function unpackedFolder() {
  const found = existsSync(OUT) ? readdirSync(OUT).find((name) => /-?unpacked$|^mac/.test(name)) : undefined;
  return found === undefined ? null : join(OUT, found);
}

/** The program of the unpacked application. */
export function packagedExecutable(folder) {
  const name =
    { win32: 'Sanzhang.exe', darwin: 'Sanzhang.app/Contents/MacOS/Sanzhang' }[process.platform] ?? 'sanzhang';
  return join(folder, name);
}

/** Reads the fuses back. Gives a sentence for each that is not as it should be; a fuse the runtime does not have yet is no fault. */
export async function wrongFuses(executable, wanted = FUSES) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(wanted).flatMap(([name, on]) => {
    const state = wire[FuseV1Options[name]];
    if (state === undefined) return [];
    return state === (on ? FuseState.ENABLE : FuseState.DISABLE) ? [] : [`fuse ${name} should be ${on ? 'on' : 'off'}`];
  });
}

/** Makes the unpacked application (or, with `installers`, everything for this platform) and checks it. Gives its folder. */
export async function makePackage({ installers = false, inspectable = false } = {}) {
  installDependencies();
  await bundleDesktop({ force: true });
  const runtime = findRuntime();
  if (runtime === null) throw new Error('there is no Electron to package with');
  if (installers && !runtime.forUsers)
    throw new Error(
      `Electron ${runtime.version} from ${runtime.source} is for development and tests only: no installer is made with it`,
    );
  layOutApplication();
  const args = [
    join(ROOT, 'node_modules', 'electron-builder', 'cli.js'),
    ...(installers ? [] : ['--dir']),
    '--config',
    join(ROOT, 'electron-builder.yml'),
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${runtime.version}`,
    // The journeys drive the application by the inspector, which users' packages do not have.
    ...(inspectable ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []),
  ];
  const done = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) throw new Error('electron-builder failed');
  const folder = unpackedFolder();
  if (folder === null) throw new Error('electron-builder left no unpacked application');
  const wanted = { ...FUSES, EnableNodeCliInspectArguments: inspectable };
  const wrong = await wrongFuses(packagedExecutable(folder), wanted);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const resources = join(folder, 'resources');
  if (!existsSync(join(resources, 'app.asar')) || existsSync(join(resources, 'app')))
    throw new Error('the application does not lie in its archive alone');
  return { folder, runtime, bytes: bytesIn(folder) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    const { folder, runtime, bytes } = await makePackage({ installers: process.argv.includes('--installers') });
    console.log(
      `${folder}: ${(bytes / 1e6).toFixed(0)} MB, Electron ${runtime.version}, fuses and archive as they should be`,
    );
    if (!runtime.forUsers)
      console.log('This runtime is for development and tests only: never hand this package to users.');
  } catch (error) {
    console.error(`package: ${error.message}`);
    process.exit(1);
  }
}
