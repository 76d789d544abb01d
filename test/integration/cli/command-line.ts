import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { bundle } from '../../../build/bundle.mjs';
import { main } from '../../../electron/cli/main.ts';
import type { JobContext } from '../../../electron/jobs/progress.ts';
import { officeFiles } from '../../../electron/jobs/write-sample-county.ts';
import type { Statement } from '../../../shared/contracts/statement.ts';

export interface Answer {
  /** null where a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A job's surroundings where nobody watches and nobody stops it. */
export const quiet: JobContext = { signal: new AbortController().signal, report: () => {} };

/** Runs the command line in this process. */
export async function sanzhang(...argv: readonly string[]): Promise<Answer> {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    isTty: false,
    signal: quiet.signal,
  });
  return { code, stdout, stderr };
}

const PROGRAM = fileURLToPath(new URL('../../../dist/cli/sanzhang.mjs', import.meta.url));

/** Makes the program that users run, unless it is newer than every source. */
export const buildProgram = (): Promise<void> => bundle();

/** Runs the program in a process of its own; `kill` sends it a signal after so many milliseconds, or once `when` says so. */
export function runProgram(
  argv: readonly string[],
  options: {
    readonly cwd?: string;
    readonly kill?: { readonly with: NodeJS.Signals; readonly when: () => boolean };
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...argv], { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const { kill } = options;
    const watch = setInterval(() => {
      if (kill?.when() === true) {
        clearInterval(watch);
        child.kill(kill.with);
      }
    }, 1);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, stdout, stderr });
    });
  });
}

/** A folder of this test file's own, removed when it is through. */
export function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sanzhang-cli-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Every file and folder below `dir` with the hash of its bytes, hidden ones too; null where there is no such folder. */
export function listing(dir: string): Readonly<Record<string, string>> | null {
  if (statSync(dir, { throwIfNoEntry: false }) === undefined) return null;
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(dir, path), entry.isDirectory() ? 'folder' : sha256(readFileSync(path))] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const PERIOD = '2026-04';
const OFFICE = officeFiles(PERIOD);

/** The arguments that reconcile the sample county in `dir`. */
export function reconcileCounty(dir: string, out: string, ...more: readonly string[]): readonly string[] {
  return [
    ...['reconcile', '--approval', join(dir, OFFICE.approval), '--finance', join(dir, OFFICE.finance)],
    ...['--bank', join(dir, OFFICE.bank), '--bank-return', join(dir, OFFICE.bankReturn)],
    ...['--period', PERIOD, '--out', out, ...more],
  ];
}

export function statementIn(out: string): Statement {
  return JSON.parse(readFileSync(join(out, 'statement.json'), 'utf8')) as Statement;
}

/** A row of discrepancies.csv by its columns. */
export type CsvRow = Readonly<Record<string, string>>;

/** Reads discrepancies.csv as RFC 4180 has it, with code that is none of the product's. */
export function discrepanciesIn(out: string): readonly CsvRow[] {
  const [header, ...rows] = csvRecords(readFileSync(join(out, 'discrepancies.csv'), 'utf8').replace(/^\uFEFF/, ''));
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [header![i]!, cell])));
}

function csvRecords(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end !== '\r\n') continue;
    records.push(record);
    record = [];
  }
  return records;
}
