// Bundles the desktop application into dist/desktop: main, preload, the two services and the window. What is native or data (the
// database library, the fonts) stays in node_modules; everything else is bundled.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, ROOT } from './setup.mjs';

export const DESKTOP = join(ROOT, 'dist', 'desktop');
/** What the bundles leave to node_modules, and so what the package for users has to carry. */
export const SHIPPED_PACKAGES = ['libsql', '@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-serif-sc'];

/** The oldest runtime the bundles have to run in is Electron 25: Node 18, Chrome 114. */
const NODE = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  outExtension: { '.js': '.cjs' },
  outdir: DESKTOP,
  external: ['electron', ...SHIPPED_PACKAGES.map((name) => (name.startsWith('@expo') ? `${name}/*` : name))],
  legalComments: 'none',
  sourcemap: 'linked',
  logLevel: 'warning',
};

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

function isFresh() {
  const built = join(DESKTOP, 'package.json');
  const sources = [
    'shared',
    'electron',
    'renderer',
    'docs',
    'package.json',
    'package-lock.json',
    'build/bundle-desktop.mjs',
  ];
  return existsSync(built) && sources.every((source) => newest(join(ROOT, source)) < statSync(built).mtimeMs);
}

/** Bundles unless the bundle is newer than every source. `force`: in any case. */
export async function bundleDesktop({ force = false } = {}) {
  installDependencies();
  if (!force && isFresh()) return;
  const { build } = await import('esbuild');
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
  rmSync(DESKTOP, { recursive: true, force: true });
  mkdirSync(join(DESKTOP, 'renderer', 'help'), { recursive: true });
  await Promise.all([
    build({
      ...NODE,
      entryPoints: {
        main: 'electron/main/main.ts',
        'data-service': 'electron/services/data-service.ts',
        'job-runner': 'electron/services/job-runner.ts',
      },
      // CommonJS has no import.meta: the place of the bundle stands in for it.
      define: { SANZHANG_VERSION: JSON.stringify(manifest.version), 'import.meta.url': 'bundleUrl' },
      banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    }),
    // The preload script lives in the sandbox: it has no require but for electron.
    build({ ...NODE, entryPoints: { preload: 'electron/preload/preload.ts' } }),
    build({
      absWorkingDir: ROOT,
      bundle: true,
      entryPoints: { app: 'renderer/main.tsx' },
      outdir: join(DESKTOP, 'renderer'),
      format: 'esm',
      splitting: true,
      chunkNames: 'chunk-[hash]',
      target: 'chrome114',
      jsx: 'automatic',
      minify: true,
      loader: { '.png': 'file', '.svg': 'file', '.woff2': 'file' },
      define: { 'process.env.NODE_ENV': '"production"', SANZHANG_VERSION: JSON.stringify(manifest.version) },
      legalComments: 'none',
      logLevel: 'warning',
    }),
  ]);
  cpSync(join(ROOT, 'renderer', 'index.html'), join(DESKTOP, 'renderer', 'index.html'));
  copyHelp();
  await copyLicenses();
  // Written last: it says that the bundle is whole.
  const { name, version, description, license } = manifest;
  writeFileSync(
    join(DESKTOP, 'package.json'),
    `${JSON.stringify({ name, productName: 'Sanzhang', version, description, license, main: 'main.cjs' }, null, 2)}\n`,
  );
}

/** The documents for clerks and their pictures: the help is there without a network. */
function copyHelp() {
  const docs = join(ROOT, 'docs');
  const help = join(DESKTOP, 'renderer', 'help');
  for (const name of ['guide.zh.md', '使用说明.md'])
    if (existsSync(join(docs, name))) cpSync(join(docs, name), join(help, name));
  if (existsSync(join(docs, 'pictures'))) cpSync(join(docs, 'pictures'), join(help, 'pictures'), { recursive: true });
}

/** The licences of everything that ships, for 关于. */
async function copyLicenses() {
  const collector = join(ROOT, 'build', 'collect-licenses.mjs');
  if (!existsSync(collector)) return;
  const { collectLicenses } = await import('./collect-licenses.mjs');
  writeFileSync(join(DESKTOP, 'renderer', 'licenses.txt'), await collectLicenses());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleDesktop({ force: true });
