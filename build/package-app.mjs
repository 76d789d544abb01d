// The folder electron-builder packs for one platform: the bundles, and the packages they leave to node_modules.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESKTOP, SHIPPED_PACKAGES } from './bundle-desktop.mjs';
import { isIntact, packTarball, untar } from './last-resort.mjs';
import { ROOT } from './setup.mjs';

/** The database library's native part, by platform and processor. */
export const NATIVE_PACKAGES = {
  'linux-x64': '@libsql/linux-x64-gnu',
  'linux-arm64': '@libsql/linux-arm64-gnu',
  'win32-x64': '@libsql/win32-x64-msvc',
  'darwin-x64': '@libsql/darwin-x64',
  'darwin-arm64': '@libsql/darwin-arm64',
};

/** Of the font packages only the faces the reports are set in: the rest is two hundred megabytes nobody needs. */
export const FACES = [
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
];

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The packages the bundles leave out, and what those need, without any native part. */
function plainPackages() {
  const found = new Set();
  const add = (name) => {
    if (found.has(name)) return;
    found.add(name);
    for (const each of Object.keys(manifestOf(join(ROOT, 'node_modules', name)).dependencies ?? {})) add(each);
  };
  for (const name of SHIPPED_PACKAGES) add(name);
  return [...found];
}

function isShipped(path) {
  if (!path.includes('@expo-google-fonts') || statSync(path).isDirectory()) return true;
  return FACES.some((face) => path.replaceAll('\\', '/').endsWith(face)) || /(?:package\.json|LICENSE\w*)$/.test(path);
}

/** The native part for a platform: the installed one, or, for another platform, the one the lock file names, its bytes checked. */
function addNativePackage(name, app) {
  const to = join(app, 'node_modules', name);
  const installed = join(ROOT, 'node_modules', name);
  if (existsSync(installed)) {
    cpSync(installed, to, { recursive: true });
    return;
  }
  const { version, integrity } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages[
    `node_modules/${name}`
  ];
  const work = join(app, '..', 'fetched');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const tarball = packTarball(`${name}@${version}`, work);
  if (!isIntact(readFileSync(tarball), integrity))
    throw new Error(`${name} is not the package of package-lock.json (integrity)`);
  untar(tarball, work);
  cpSync(join(work, 'package'), to, { recursive: true });
  rmSync(work, { recursive: true });
}

/** Lays the application for one platform out in the folder `app`. The bundles have to be there. */
export function layOutApplication(app, platform, arch) {
  rmSync(app, { recursive: true, force: true });
  cpSync(DESKTOP, app, { recursive: true, filter: (path) => !path.endsWith('.map') });
  for (const name of plainPackages())
    cpSync(join(ROOT, 'node_modules', name), join(app, 'node_modules', name), { recursive: true, filter: isShipped });
  const native = NATIVE_PACKAGES[`${platform}-${arch}`];
  if (native === undefined) throw new Error(`there is no database library for ${platform} ${arch}`);
  addNativePackage(native, app);
  const { dependencies } = manifestOf(ROOT);
  writeFileSync(
    join(app, 'package.json'),
    `${JSON.stringify(
      {
        ...manifestOf(DESKTOP),
        author: 'Sanzhang',
        // electron-builder packs what stands here.
        dependencies: Object.fromEntries(SHIPPED_PACKAGES.map((name) => [name, dependencies[name]])),
      },
      null,
      2,
    )}\n`,
  );
}
