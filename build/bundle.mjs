// Bundles the command line (and its worker) for plain Node. Dependencies stay in node_modules.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installDependencies, ROOT } from './setup.mjs';

const OUT = `${ROOT}dist/cli`;
const SOURCES = ['shared', 'electron', 'package.json', 'package-lock.json', 'build/bundle.mjs'];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(`${path}/${name}`)), stat.mtimeMs);
}

function isFresh() {
  try {
    const built = statSync(`${OUT}/sanzhang.mjs`).mtimeMs;
    return SOURCES.every((source) => newest(ROOT + source) < built);
  } catch {
    return false;
  }
}

/** Bundles unless the bundle is newer than every source. */
export async function bundle({ force = false } = {}) {
  installDependencies();
  if (!force && isFresh()) return;
  const { build } = await import('esbuild');
  mkdirSync(OUT, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      sanzhang: 'electron/cli/sanzhang.ts',
      'ledger-worker': 'electron/jobs/ledger-worker.ts',
      'dossier-worker': 'electron/jobs/archive/dossier-worker.ts',
    },
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    splitting: true,
    sourcemap: 'linked',
    banner: { js: '#!/usr/bin/env node' },
    define: {
      SANZHANG_VERSION: JSON.stringify((await import('../package.json', { with: { type: 'json' } })).default.version),
      SANZHANG_VERIFIER: JSON.stringify(readFileSync(`${ROOT}electron/jobs/audit/verifier/verify.mjs`, 'utf8')),
    },
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle({ force: true });
