// Puts a fresh clone in order: dependencies from the lock file, and (where apt and root are there) the few programs tests need.
// Needs nothing but Node and npm itself; is quick when there is nothing to do; prints what it does and what it could not get.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Debian's packages by what shows that they are there: a program on the path, or a library the loader knows. */
const SYSTEM_PARTS = {
  tests: [
    { package: 'poppler-utils', program: 'pdftotext', why: 'tests read PDFs back' },
    { package: 'xvfb', program: 'Xvfb', why: 'a display for the window where there is none' },
    { package: 'xauth', program: 'xauth', why: 'Xvfb' },
    { package: 'fonts-noto-cjk', font: 'NotoSansCJK', why: 'Chinese on screen' },
  ],
  window: [
    { package: 'libgtk-3-0', library: 'libgtk-3.so.0', why: 'the window' },
    { package: 'libnss3', library: 'libnss3.so', why: 'the window' },
    { package: 'libasound2', library: 'libasound.so.2', why: 'the window' },
    { package: 'libgbm1', library: 'libgbm.so.1', why: 'the window' },
    { package: 'libxtst6', library: 'libXtst.so.6', why: 'the window' },
    { package: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0', why: 'the window' },
    { package: 'libdrm2', library: 'libdrm.so.2', why: 'the window' },
  ],
};

function librariesOf() {
  const listed = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` },
  });
  return listed.status === 0 ? listed.stdout : '';
}

function hasFont(name) {
  const places = ['/usr/share/fonts', '/usr/local/share/fonts', `${process.env.HOME}/.fonts`];
  return places.some(
    (place) => existsSync(place) && readdirSync(place, { recursive: true }).some((file) => `${file}`.includes(name)),
  );
}

function missingParts(parts) {
  const libraries = librariesOf();
  return parts.filter(({ program, library, font }) => {
    if (program !== undefined) return !has(program);
    return library === undefined ? !hasFont(font) : !libraries.includes(library);
  });
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
    run('apt-get', ['update', '-q']);
    for (const part of missing) {
      // Since Debian 13 some of them are called ...t64.
      const install = (name) => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name]);
      if (!install(part.package)) install(`${part.package}t64`);
    }
  }
  const still = missingParts(wanted);
  if (still.length > 0)
    say(
      `missing: ${still.map((part) => `${part.package} (${part.why})`).join(', ')}. On Debian: apt-get install ${still.map((part) => part.package).join(' ')}`,
    );
  return still.length === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDependencies();
  installSystemParts('tests', 'window');
}
