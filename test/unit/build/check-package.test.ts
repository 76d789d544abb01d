import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FUSES, filesOfArchive, wrongArchive, wrongFuses } from '../../../build/check-package.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanzhang-package-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the fuse library looks for in a program, then the version, how many fuses there are, and one character each. */
function program(fuses: string): string {
  const path = join(folder, 'program');
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
    Buffer.from([1, fuses.length]),
    Buffer.from(fuses, 'latin1'),
  ]);
  writeFileSync(path, Buffer.concat([Buffer.alloc(100, 7), wire, Buffer.alloc(100, 7)]));
  return path;
}

describe('fuses', () => {
  it('are right where each stands as the table says', async () => {
    expect(await wrongFuses(program('01001100'))).toEqual([]);
  });

  it('are wrong where one was left on or off', async () => {
    expect(await wrongFuses(program('11000100'))).toEqual([
      'fuse RunAsNode should be off',
      'fuse EnableEmbeddedAsarIntegrityValidation should be on',
    ]);
  });

  it('that an old runtime does not have yet are no fault', async () => {
    expect(await wrongFuses(program('0100110'))).toEqual([]);
  });

  it('stand in electron-builder.yml as they are checked', () => {
    const text = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(text)![1]!;
    const told = Object.fromEntries(
      block
        .trim()
        .split('\n')
        .map((line) => line.trim().split(': '))
        .map(([name, value]) => [name!.charAt(0).toUpperCase() + name!.slice(1), value === 'true']),
    );
    expect(told).toEqual(FUSES);
  });
});

interface Entry {
  files?: Record<string, Entry>;
  size?: number;
  unpacked?: boolean;
}

/** An ASAR archive's header with these files in it; `!` before a name means that it lies beside the archive. */
function archive(paths: readonly string[]): string {
  const root: Entry = { files: {} };
  for (const path of paths) {
    const parts = path.replace(/^!/, '').split('/');
    const name = parts.pop()!;
    let at = root;
    for (const part of parts) at = at.files![part] ??= { files: {} };
    at.files![name] = path.startsWith('!') ? { size: 1, unpacked: true } : { size: 1 };
  }
  const json = Buffer.from(JSON.stringify(root));
  const frame = Buffer.alloc(16);
  [4, json.length + 8, json.length + 4, json.length].forEach((value, index) => {
    frame.writeUInt32LE(value, index * 4);
  });
  const resources = join(folder, 'resources');
  const path = join(resources, 'app.asar');
  for (const each of paths.filter((name) => name.startsWith('!'))) {
    const beside = join(resources, 'app.asar.unpacked', each.slice(1));
    mkdirSync(dirname(beside), { recursive: true });
    writeFileSync(beside, '');
  }
  mkdirSync(resources, { recursive: true });
  writeFileSync(path, Buffer.concat([frame, json]));
  return resources;
}

const WHOLE = [
  'package.json',
  'main.cjs',
  'preload.cjs',
  'data-service.cjs',
  'job-runner.cjs',
  'lib-xlsx.cjs',
  'lib-code-pages.cjs',
  'lib-docxtemplater.cjs',
  'lib-exceljs.cjs',
  'lib-fontkit.cjs',
  'lib-pdf-lib.cjs',
  'lib-pdfmake.cjs',
  'lib-pizzip.cjs',
  'renderer/index.html',
  'renderer/app.js',
  'renderer/app.css',
  'renderer/licenses.txt',
  'node_modules/libsql/index.js',
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'node_modules/@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'node_modules/@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '!node_modules/@libsql/linux-x64-gnu/index.node',
];

describe('the archive of a packaged application', () => {
  const wrong = (paths: readonly string[]): readonly string[] => wrongArchive(archive(paths), 'linux', 'x64');

  it('is right where it holds what the application needs and nothing else', () => {
    expect(filesOfArchive(join(archive(WHOLE), 'app.asar'))).toHaveLength(WHOLE.length);
    expect(wrong(WHOLE)).toEqual([]);
  });

  it('is wrong without a part of the application', () => {
    expect(wrong(WHOLE.filter((path) => path !== 'preload.cjs'))).toEqual(['app.asar has no preload.cjs']);
    expect(wrongArchive(folder, 'linux', 'x64')).toEqual(['there is no app.asar']);
  });

  it('is wrong with sources or maps in it', () => {
    expect(wrong([...WHOLE, 'main.cjs.map', 'shared/a.ts'])).toEqual([
      'app.asar holds main.cjs.map',
      'app.asar holds shared/a.ts',
    ]);
  });

  it('is wrong with the native part inside it, or with that of another platform', () => {
    const native = 'node_modules/@libsql/linux-x64-gnu/index.node';
    const inside = WHOLE.map((path) => path.replace('!', ''));
    expect(wrong(inside)).toEqual([
      `${native} is not the native part for linux x64, or lies inside app.asar`,
      `app.asar.unpacked has no ${native}`,
    ]);
  });

  it('is wrong for another processor than the one it was made for', () => {
    expect(wrongArchive(archive(WHOLE), 'linux', 'arm64')).toHaveLength(2);
  });

  it('is wrong with an unpacked application beside it, which would be taken instead', () => {
    const resources = archive(WHOLE);
    mkdirSync(join(resources, 'app'));
    expect(wrongArchive(resources, 'linux', 'x64')).toEqual(['app lies beside app.asar']);
  });
});
