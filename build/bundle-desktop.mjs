// Bundles the desktop application into dist/desktop: main, preload, the two services and the window. What is native or data (the
// database library, the fonts) stays in node_modules; everything else is bundled.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, ROOT } from './setup.mjs';

export const DESKTOP = join(ROOT, 'dist', 'desktop');
/** What the bundles leave to node_modules, and so what the package for users has to carry. */
export const SHIPPED_PACKAGES = ['libsql', '@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-serif-sc'];

/**
 * Libraries that few jobs need, each in a file of its own beside the bundles: a job is a new process, and most of its start is reading
 * the bundle. They are imported when they are needed, so a job that needs none of them never opens these files.
 */
export const APART = {
  '@e965/xlsx': 'lib-xlsx',
  '@e965/xlsx/dist/cpexcel.full.mjs': 'lib-code-pages',
  docxtemplater: 'lib-docxtemplater',
  exceljs: 'lib-exceljs',
  fontkit: 'lib-fontkit',
  'pdf-lib': 'lib-pdf-lib',
  pdfmake: 'lib-pdfmake',
  pizzip: 'lib-pizzip',
};

/** Leaves the libraries of APART to their files, wherever they are imported. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) =>
      kind !== 'entry-point' && Object.hasOwn(APART, path) ? { path: `./${APART[path]}.cjs`, external: true } : null,
    );
  },
};

/** The oldest runtime the bundles have to run in is Electron 25: Node 18, Chrome 114. */
const NODE = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  // import() goes through the loader of modules, which in the oldest runtime cannot look into the archive: require can.
  supported: { 'dynamic-import': false },
  outExtension: { '.js': '.cjs' },
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

/** Bundles unless the bundle is newer than every source. `force`: in any case. A bundle that fails leaves the former one in its place. */
export async function bundleDesktop({ force = false } = {}) {
  installDependencies();
  if (!force && isFresh()) return;
  mkdirSync(dirname(DESKTOP), { recursive: true });
  const work = mkdtempSync(`${DESKTOP}-`);
  // Whoever may read the checkout may read the bundle.
  chmodSync(work, 0o755);
  try {
    await bundleInto(work);
    rmSync(DESKTOP, { recursive: true, force: true });
    renameSync(work, DESKTOP);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  }
}

async function bundleInto(folder) {
  const { build } = await import('esbuild');
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
  const node = { ...NODE, outdir: folder };
  await Promise.all([
    build({
      ...node,
      entryPoints: {
        main: 'electron/main/main.ts',
        'data-service': 'electron/services/data-service.ts',
        'job-runner': 'electron/services/job-runner.ts',
        'dossier-worker': 'electron/jobs/archive/dossier-worker.ts',
      },
      plugins: [apart],
      // CommonJS has no import.meta: the place of the bundle stands in for it.
      define: {
        SANZHANG_VERSION: JSON.stringify(manifest.version),
        SANZHANG_VERIFIER: JSON.stringify(readFileSync(join(ROOT, 'electron/jobs/audit/verifier/verify.mjs'), 'utf8')),
        'import.meta.url': 'bundleUrl',
      },
      banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    }),
    build({
      ...node,
      entryPoints: Object.fromEntries(Object.entries(APART).map(([library, name]) => [name, library])),
      plugins: [apart],
      minify: true,
      sourcemap: false,
    }),
    // The preload script lives in the sandbox: it has no require but for electron.
    build({ ...node, entryPoints: { preload: 'electron/preload/preload.ts' } }),
    build({
      absWorkingDir: ROOT,
      bundle: true,
      entryPoints: { app: 'renderer/main.tsx' },
      outdir: join(folder, 'renderer'),
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
    // What reads a PDF does so in a thread of its own, so that a crooked file cannot hold the window up.
    build({
      absWorkingDir: ROOT,
      bundle: true,
      entryPoints: { 'pdf-worker': 'pdfjs-dist/legacy/build/pdf.worker.mjs' },
      outdir: join(folder, 'renderer'),
      format: 'esm',
      target: 'chrome114',
      minify: true,
      legalComments: 'none',
      logLevel: 'error',
    }),
  ]);
  copyCharacterMaps(join(folder, 'renderer', 'cmaps'));
  cpSync(join(ROOT, 'renderer', 'index.html'), join(folder, 'renderer', 'index.html'));
  copyHelp(join(folder, 'renderer', 'help'));
  const { collectLicenses } = await import('./collect-licenses.mjs');
  writeFileSync(join(folder, 'renderer', 'licenses.txt'), await collectLicenses());
  // Written last: it says when the bundle was made.
  const { name, version, description, license } = manifest;
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, productName: 'Sanzhang', version, description, license, main: 'main.cjs' }, null, 2)}\n`,
  );
}

/** What a PDF needs that names a Chinese font without holding it: which code stands for which character. */
function copyCharacterMaps(folder) {
  const maps = join(ROOT, 'node_modules', 'pdfjs-dist', 'cmaps');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(maps))
    if (/^(?:Adobe-GB1|GB|UniGB|LICENSE)/.test(name)) cpSync(join(maps, name), join(folder, name));
}

/** The documents for clerks and their pictures: the help is there without a network. */
function copyHelp(help) {
  const docs = join(ROOT, 'docs');
  mkdirSync(help, { recursive: true });
  for (const name of ['guide.zh.md', '使用说明.md'])
    if (existsSync(join(docs, name))) cpSync(join(docs, name), join(help, name));
  if (existsSync(join(docs, 'pictures'))) cpSync(join(docs, 'pictures'), join(help, 'pictures'), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleDesktop({ force: true });
