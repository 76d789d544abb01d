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

function run(command, args, env = {}) {
  // Nothing of ours may land on stdout: the command line's results are read by scripts.
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  return done.status === 0;
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

/** Debian's packages by what shows that they are there: a program on the path, a library the loader knows, a font. */
const SYSTEM_PARTS = {
  tests: [
    { package: 'poppler-utils', program: 'pdftotext', why: 'tests read PDFs back' },
    { package: 'xvfb', program: 'Xvfb', why: 'a display for the window where there is none' },
    { package: 'xauth', program: 'xauth', why: 'for Xvfb' },
  ],
  window: [
    { package: 'libgtk-3-0', library: 'libgtk-3.so.0', why: 'the window' },
    { package: 'libnss3', library: 'libnss3.so', why: 'the window' },
    { package: 'libasound2', library: 'libasound.so.2', why: 'the window' },
    { package: 'libgbm1', library: 'libgbm.so.1', why: 'the window' },
    { package: 'libxtst6', library: 'libXtst.so.6', why: 'the window' },
    { package: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0', why: 'the window' },
    { package: 'libdrm2', library: 'libdrm.so.2', why: 'the window' },
    { package: 'fonts-noto-cjk', font: 'zh', why: 'Chinese on screen' },
  ],
};

/** What a program says, also one of the places a plain user's path leaves out; null where it cannot be run. */
function saidBy(program, ...args) {
  const done = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` },
  });
  return done.status === 0 ? done.stdout : null;
}

function hasLibrary(libraries, name) {
  if (libraries !== null) return libraries.includes(name);
  // No ldconfig (another libc, a bare container): the places themselves.
  return ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].some(
    (place) => existsSync(`${place}/${name}`),
  );
}

function missingParts(parts) {
  const libraries = saidBy('ldconfig', '-p');
  return parts.filter(({ program, library, font }) => {
    if (program !== undefined) return !has(program);
    if (library !== undefined) return !hasLibrary(libraries, library);
    // Any font that has the language will do.
    const fonts = saidBy('fc-list', `:lang=${font}`, 'family');
    return fonts === null ? !existsSync('/usr/share/fonts/opentype/noto') : fonts.trim() === '';
  });
}

function installPackages(names) {
  // Offline it is to fail soon and to ask nobody.
  const apt = (...args) =>
    run('apt-get', ['-q', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', ...args], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  const install = (...wanted) => apt('install', '-y', '--no-install-recommends', ...wanted);
  apt('update');
  if (install(...names)) return;
  // One unknown name fails all of them: since Debian 13 some are called ...t64.
  for (const name of names) if (!install(name)) install(`${name}t64`);
}

/**
 * Programs and libraries of the system, on Linux: installed where apt and root are there, named where not. Gives whether all are there.
 * Elsewhere the window brings everything it needs.
 */
export function installSystemParts(...groups) {
  if (process.platform !== 'linux') return true;
  const wanted = groups.flatMap((group) => SYSTEM_PARTS[group]);
  const missing = missingParts(wanted);
  if (missing.length === 0) return true;
  if (process.getuid?.() === 0 && has('apt-get')) {
    say(`installing ${missing.map((part) => `${part.package} (${part.why})`).join(', ')} ...`);
    installPackages(missing.map((part) => part.package));
  }
  const still = missingParts(wanted);
  if (still.length > 0)
    say(
      `missing: ${still.map((part) => `${part.package} (${part.why})`).join(', ')}. As root on Debian and its kin: apt-get install ${still.map((part) => part.package).join(' ')}`,
    );
  return still.length === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDependencies();
  installSystemParts('tests', 'window');
}
