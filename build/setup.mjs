// Puts a fresh clone in order: dependencies from the lock file, and (where apt and root are there) the few programs tests need.
// Needs nothing but Node and npm itself; is quick when there is nothing to do; prints what it does and what it could not get.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = `${ROOT}node_modules/.sanzhang-setup`;
const [major, minor] = process.versions.node.split('.').map(Number);

function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

function run(command, args) {
  // Nothing of ours may land on stdout: the command line's results are read by scripts.
  return (
    spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }).status === 0
  );
}

/** Installs the dependencies of the lock file unless this very lock file is installed already. */
export function installDependencies() {
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
    process.exit(1);
  }
  const lock = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  say('installing the dependencies of package-lock.json (npm ci) ...');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'])) {
    say('npm ci failed. Check that the npm registry can be reached (npm ping), then try again.');
    process.exit(1);
  }
  mkdirSync(`${ROOT}node_modules`, { recursive: true });
  writeFileSync(STAMP, lock);
}

function has(program) {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [program], { stdio: 'ignore' }).status === 0;
}

/** Programs that only tests use: pdftotext reads the statements back. */
export function installTestPrograms() {
  if (has('pdftotext')) return;
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get');
  if (canInstall) {
    say('installing poppler-utils (tests read PDFs back with pdftotext) ...');
    if (
      (run('apt-get', ['update', '-q']) || true) &&
      run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'poppler-utils'])
    )
      return;
  }
  say(
    'pdftotext is missing: install it (Debian: apt-get install poppler-utils); the tests that read PDFs will fail without it.',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDependencies();
  installTestPrograms();
}
