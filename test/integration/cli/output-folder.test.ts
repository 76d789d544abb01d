import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { prepareOutputFolder, writeWhole } from '../../../electron/jobs/output-folder.ts';
import { completeName, stageName } from '../../../electron/jobs/stage-folder.ts';
import {
  type Answer,
  buildProgram,
  listing,
  reconcileCounty,
  runProgram,
  sanzhang,
  scratch,
  sha256,
  statementIn,
} from './command-line.ts';
import { put, reconcileArgs, threeLedgers } from './ledger-files.ts';

/** A file that cannot be moved; there is no portable way to lock one. Everything else is the real file system. */
const locked = vi.hoisted(() => {
  // Other test files have loaded what is tried here with the real one, and others shall find none of this.
  vi.resetModules();
  return { path: '' };
});
afterAll(() => {
  vi.doUnmock('node:fs');
  vi.resetModules();
});
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const renameSync: typeof fs.renameSync = (from, to) => {
    if (from === locked.path) throw Object.assign(new Error('locked'), { code: 'EBUSY', syscall: 'rename' });
    fs.renameSync(from, to);
  };
  return { ...fs, renameSync };
});

const root = scratch();
const county = join(root, 'county');
let ledgers: readonly string[];

beforeAll(async () => {
  await buildProgram();
  expect(await sanzhang('sample', county, '--households', '300')).toMatchObject({ code: 0 });
  ledgers = threeLedgers(join(root, 'ledgers'));
});

const hidden = (dir: string): string[] => readdirSync(dir).filter((name) => name.startsWith('.'));
/** A stage of a process that is no more: no process has this number. */
const ofDeadProcess = (stage: string): string => stage.replace(/-\d+-(?=[0-9a-f]{8}\.)/, '-2147483646-');

/** Fails unless the folder holds one whole result: every report that statement.json names, byte for byte. */
function expectWholeResult(dir: string): void {
  for (const [name, hash] of Object.entries(statementIn(dir).outputs))
    expect(sha256(readFileSync(join(dir, name)))).toBe(hash);
}

describe('a result', () => {
  it('goes into a folder with other files and leaves them alone, and replaces an older result', async () => {
    const out = join(root, 'shared');
    put(out, 'mine.txt', 'mine');
    put(out, 'sub/yours.csv', 'yours');
    put(out, 'statement.json', 'older');
    expect(await sanzhang(...reconcileArgs(ledgers, out))).toMatchObject({ code: 0, stderr: '' });
    expectWholeResult(out);
    expect(Object.keys(listing(out)!)).toEqual([
      'discrepancies.csv',
      'mine.txt',
      'statement.json',
      'sub',
      'sub/yours.csv',
    ]);
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine');
    expect(hidden(root)).toEqual([]);
  });

  it('goes into new folders below new folders, an empty one, and one behind a link', async () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    symlinkSync(empty, join(root, 'link'));
    for (const out of [join(root, 'a', 'b', 'c'), empty, join(root, 'link')]) {
      expect(await sanzhang(...reconcileArgs(ledgers, out))).toMatchObject({ code: 0, stderr: '' });
      expectWholeResult(out);
    }
  });

  it('that fails while it is written leaves nothing, not even the folders above it', async () => {
    const target = join(root, 'never', 'to', 'be');
    const failing = writeWhole(target, 'b', async (stage) => {
      writeFileSync(join(stage, 'a'), 'half');
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(listing(join(root, 'never'))).toBeNull();
    expect(hidden(root)).toEqual([]);
  });

  it('that cannot replace one of the old files brings all of them back', async () => {
    const target = join(root, 'stubborn');
    for (const name of ['a', 'b', 'z']) put(target, name, `old ${name}`);
    const before = listing(target);
    const failing = writeWhole(target, 'z', async (stage) => {
      for (const name of ['a', 'b', 'z']) writeFileSync(join(stage, name), `new ${name}`);
      // As Windows does where another program holds the file open.
      locked.path = join(target, 'b');
    });
    await expect(failing).rejects.toMatchObject({
      code: 'E_OUT',
      problem: { zh: expect.stringContaining('正被别的程序打开') },
    });
    locked.path = '';
    expect(listing(target)).toEqual(before);
  });
});

describe('what a killed run left', () => {
  it('is removed by the next one where it was half, and never what a living process or another computer writes', async () => {
    const out = join(root, 'killed');
    put(out, 'statement.json', 'older');
    const half = ofDeadProcess(stageName(root, out));
    const ofOthers = [
      stageName(root, out),
      ofDeadProcess(stageName(root, out)).replace(/(?<=\.sanzhang-[0-9a-f]{8}-)[0-9a-f]{8}/, '00000000'),
      ofDeadProcess(stageName(root, join(root, 'another-folder'))),
    ];
    for (const stage of [half, ...ofOthers]) put(stage, 'discrepancies.csv', 'half');
    prepareOutputFolder(out);
    expect(hidden(root).sort()).toEqual(ofOthers.map((stage) => basename(stage)).sort());
    expect(readFileSync(join(out, 'statement.json'), 'utf8')).toBe('older');
    for (const stage of ofOthers) rmSync(stage, { recursive: true });
  });

  it('is finished where it was complete and only some of its files had been moved', () => {
    const out = join(root, 'killed-late');
    put(out, 'a', 'new a');
    put(out, 'z', 'old z');
    put(out, 'mine', 'mine');
    const complete = completeName(ofDeadProcess(stageName(root, out)));
    put(complete, 'z', 'new z');
    put(complete, '.previous/a', 'old a');
    prepareOutputFolder(out);
    const texts = ['a', 'z', 'mine'].map((name) => readFileSync(join(out, name), 'utf8'));
    expect(texts).toEqual(['new a', 'new z', 'mine']);
    expect(readdirSync(out).sort()).toEqual(['a', 'mine', 'z']);
    expect(hidden(root)).toEqual([]);
  });
});

describe('the program, ended while it works', () => {
  const out = join(root, 'ended');
  const args = (): readonly string[] => reconcileCounty(county, out);
  const isWriting = (): boolean => hidden(root).some((name) => name.endsWith('.partial'));
  const hasWritten = (report: string) => (): boolean =>
    hidden(root).some((name) => existsSync(join(root, name, report)));

  it('by Ctrl-C ends with 130, says so, and leaves nothing behind', async () => {
    const answer: Answer = await runProgram(args(), { kill: { with: 'SIGINT', when: isWriting } });
    expect(answer).toEqual({ code: 130, stdout: '', stderr: '已取消，没有写出任何文件\n' });
    expect(listing(out)).toBeNull();
    expect(hidden(root)).toEqual([]);
  });

  it('by SIGKILL leaves no half of a first result; the next run tidies up', async () => {
    const answer = await runProgram(args(), { kill: { with: 'SIGKILL', when: hasWritten('discrepancies.csv') } });
    expect(answer.code).toBeNull();
    expect(listing(out)).toBeNull();
    expect(hidden(root)).toHaveLength(1);
    prepareOutputFolder(out);
    expect(hidden(root)).toEqual([]);
  });

  it('by SIGKILL leaves the old result whole, whenever that happens; the next run tidies up', async () => {
    expect(await sanzhang(...reconcileArgs(ledgers, out))).toMatchObject({ code: 0 });
    put(out, 'mine.txt', 'mine');
    const old = listing(out);
    for (const when of [hasWritten('discrepancies.xlsx'), hasWritten('statement.pdf')]) {
      const answer = await runProgram(args(), { kill: { with: 'SIGKILL', when } });
      if (answer.code === null) expect(listing(out)).toEqual(old);
      expectWholeResult(out);
    }
    expect(await sanzhang(...reconcileArgs(ledgers, out))).toMatchObject({ code: 0 });
    expectWholeResult(out);
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine');
    expect(hidden(root)).toEqual([]);
  });
});
