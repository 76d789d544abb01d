import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { AppError, type Bilingual } from '../../shared/contracts/app-error.ts';
import type { RecordedStatement } from '../../shared/contracts/recorded-statement.ts';
import { LEDGER_KINDS } from '../../shared/domain/ledger/ledger-kind.ts';
import { firstRecordThatDiffers, firstStatementFieldThatDiffers } from './compare-results.ts';
import type { JobContext } from './progress.ts';
import { readStatement } from './read-statement.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileInput } from './reconciliation.ts';
import { writeReports } from './write-reports.ts';

/** The outcome of a verification: null where everything agrees, else the first thing that does not. */
export type FirstDifference = Bilingual | null;

/** SHA-256 of a file's bytes; null where it cannot be read. */
async function hashOfFile(path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/**
 * Checks a result without trusting it: the hashes of the reports, the hashes of the source files, then the whole reconciliation again
 * from the sources: every record, every field of the statement, and every byte of the reports, which are written anew (elsewhere) and
 * compared. `sources`: where the source files are now; by default where they were. Throws AppError where there is nothing to check.
 */
export async function verify(dir: string, sources: readonly string[], context: JobContext): Promise<FirstDifference> {
  const statement = await readStatement(dir);
  context.report({ phase: 'verify', what: '', done: 0, total: 0, unit: 'rows' });
  if (!Object.hasOwn(statement.outputs, 'discrepancies.csv'))
    return { zh: 'statement.json 没有记录 discrepancies.csv', en: 'statement.json does not record discrepancies.csv' };
  for (const [name, sha256] of Object.entries(statement.outputs)) {
    const now = await hashOfFile(join(dir, name), context.signal);
    if (now === null) return { zh: `缺少 ${name}`, en: `${name} is missing` };
    if (now !== sha256)
      return {
        zh: `${name} 被改动过：记录的哈希是 ${sha256}，现在是 ${now}`,
        en: `${name} was changed: recorded ${sha256}, now ${now}`,
      };
  }
  const located = await locateSources(dir, statement, sources, context.signal);
  if ('difference' in located) return located.difference;
  const replay = await reconcile(
    { files: located.files, names: located.names, period: statement.period, mapping: statement.mapping },
    context,
  );
  const options = {
    unmasked: statement.masked === false,
    xlsx: Object.hasOwn(statement.outputs, 'discrepancies.xlsx'),
    pdf: Object.hasOwn(statement.outputs, 'statement.pdf'),
  };
  const record = await firstRecordThatDiffers(join(dir, 'discrepancies.csv'), replay.discrepancies, options);
  if (record !== null) return record;
  const { warnings, ...rest } = replay.statement;
  const { warnings: recordedWarnings, ...recordedRest } = statement;
  const field = firstStatementFieldThatDiffers(recordedRest, rest);
  if (field !== null) return field;
  const again = await mkdtemp(join(tmpdir(), 'sanzhang-verify-'));
  try {
    const written = await writeReports(again, replay.statement, replay.discrepancies, options, context);
    const report = Object.keys(statement.outputs).find((name) => statement.outputs[name] !== written.outputs[name]);
    if (report !== undefined)
      return {
        zh: `${report} 与按源文件重新生成的不同：记录的哈希是 ${statement.outputs[report]}，重新生成的是 ${written.outputs[report] ?? '（没有）'}`,
        en: `${report} differs from the one made anew: recorded ${statement.outputs[report]}, made ${written.outputs[report] ?? '(none)'}`,
      };
    // Last, because the writers may have something to note as well.
    return firstStatementFieldThatDiffers(
      { warnings: recordedWarnings },
      { warnings: [...warnings, ...written.warnings] },
    );
  } finally {
    await rm(again, { recursive: true, force: true });
  }
}

type Located =
  | { readonly files: ReconcileInput['files']; readonly names: ReadonlyMap<string, string> }
  | { readonly difference: Bilingual };

/** Finds every source by its hash among the files given, else where it was. */
async function locateSources(
  dir: string,
  statement: RecordedStatement,
  sources: readonly string[],
  signal: AbortSignal,
): Promise<Located> {
  const given: { readonly path: string; readonly sha256: string }[] = [];
  for (const path of sources) {
    const sha256 = await hashOfFile(path, signal);
    if (sha256 === null) throw noSuchSource(path);
    given.push({ path, sha256 });
  }
  const isNamesake = (path: string, name: string): boolean => basename(path) === basename(name);
  const names = new Map<string, string>();
  const files = { approval: [] as string[], finance: [] as string[], bank: [] as string[], bankReturn: [] as string[] };
  for (const kind of [...LEDGER_KINDS, 'bankReturn' as const]) {
    for (const file of statement.sources[kind]?.files ?? []) {
      // Two sources may hold the same bytes: the name decides, and each is taken once.
      const same = given.filter(
        ({ path, sha256 }) => sha256 === file.sha256 && !Object.values(files).flat().includes(path),
      );
      const namesake = sources.find((path) => isNamesake(path, file.name));
      const found = same.find(({ path }) => isNamesake(path, file.name)) ?? same[0];
      const there = found?.path ?? namesake ?? resolve(dir, file.path);
      const now = await hashOfFile(there, signal);
      if (now === null) {
        return {
          difference: {
            zh: `找不到源文件 ${file.name}，请用 --sources 指明它现在的位置`,
            en: `the source ${file.name} is not found; say where it is with --sources`,
          },
        };
      }
      if (now !== file.sha256) {
        return {
          difference: {
            zh: `源文件 ${basename(there)} 与对账时不同：记录的哈希是 ${file.sha256}，现在是 ${now}`,
            en: `the source ${basename(there)} has changed: recorded ${file.sha256}, now ${now}`,
          },
        };
      }
      files[kind].push(there);
      names.set(there, file.name);
    }
  }
  return { files, names };
}

function noSuchSource(path: string): AppError {
  return new AppError(
    'E_NOT_FOUND',
    { file: path },
    { zh: '源文件打不开', en: 'the source file cannot be opened' },
    { zh: '请检查文件名、路径和权限', en: 'check its name, path and permissions' },
  );
}
