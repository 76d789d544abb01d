import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../../shared/contracts/app-error.ts';
import { mappingSchema } from '../../shared/contracts/mapping.ts';
import type { Statement } from '../../shared/contracts/statement.ts';
import { LEDGER_KINDS } from '../../shared/domain/discrepancy/discrepancy.ts';
import { presentDiscrepancy } from '../../shared/domain/discrepancy/present.ts';
import { openTable } from '../formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../formats/table.ts';
import { CSV_COLUMNS } from '../formats/write/discrepancies-csv.ts';
import type { JobContext } from './progress.ts';
import { reconcile } from './reconcile.ts';
import { canonicalJson } from './result-hash.ts';

/** The outcome of a verification: null where everything agrees, else the first thing that does not. */
export type FirstDifference = { readonly zh: string; readonly en: string } | null;

/** SHA-256 of a file's bytes; null where it cannot be read. */
async function hashOfFile(path: string): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

async function readStatement(dir: string): Promise<Statement> {
  const path = join(dir, 'statement.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new AppError(
      'E_NOT_FOUND',
      { file: path },
      { zh: '这里没有对账结果（缺 statement.json）', en: 'there is no result here (statement.json is missing)' },
      { zh: '请指明 reconcile --out 写出的文件夹', en: 'name the folder that reconcile --out wrote' },
    );
  }
  try {
    const statement = JSON.parse(text) as Statement;
    if (typeof statement.resultSha256 === 'string' && typeof statement.sources === 'object') return statement;
  } catch {
    // Falls through to the same sentence: neither is a statement.
  }
  throw new AppError(
    'E_CORRUPT',
    { file: path },
    { zh: 'statement.json 不是一份完整的对账单', en: 'statement.json is no complete statement' },
    { zh: '请用原件，或重新对账', en: 'use the original, or reconcile again' },
  );
}

/** The records of a CSV file of ours, the header first. */
async function readCsvRecords(path: string): Promise<readonly (readonly string[])[]> {
  const records: string[][] = [];
  const source = await openTable(path, DEFAULT_READ_LIMITS, { delimiter: ',' });
  try {
    await source.readSheet(0, (row) => records.push([...row.cells]));
  } finally {
    await source.close();
  }
  return records;
}

/**
 * Checks a result without trusting it: the hashes of the reports, the hashes of the source files, then the whole reconciliation again
 * from the sources, compared record by record. `sources`: where the source files are now; by default where they were.
 */
export async function verify(dir: string, sources: readonly string[], context: JobContext): Promise<FirstDifference> {
  const statement = await readStatement(dir);
  context.report({ phase: 'verify', what: '', done: 0, total: 0, unit: 'rows' });
  for (const [name, sha256] of Object.entries(statement.outputs)) {
    const now = await hashOfFile(join(dir, name));
    if (now === null) return { zh: `缺少 ${name}`, en: `${name} is missing` };
    if (now !== sha256)
      return {
        zh: `${name} 被改动过：记录的哈希是 ${sha256}，现在是 ${now}`,
        en: `${name} was changed: recorded ${sha256}, now ${now}`,
      };
  }
  const located = await locateSources(dir, statement, sources);
  if ('difference' in located) return located.difference;
  const replay = await reconcile(
    {
      files: located.files,
      period: statement.period,
      mapping:
        statement.mapping === null
          ? null
          : { content: mappingSchema.parse(statement.mapping.content), sha256: statement.mapping.sha256 },
    },
    context,
  );
  const recorded = await readCsvRecords(join(dir, 'discrepancies.csv'));
  const rows = replay.discrepancies.map((each) => presentDiscrepancy(each, { unmasked: statement.masked === false }));
  for (let i = 0; i < Math.max(rows.length, recorded.length - 1); i++) {
    const mine = rows[i];
    const theirs = recorded[i + 1];
    if (mine === undefined)
      return {
        zh: `discrepancies.csv 多出第 ${i + 2} 行（${theirs?.[0]}），重新对账没有这一条`,
        en: `row ${i + 2} of discrepancies.csv (${theirs?.[0]}) is not found again`,
      };
    if (theirs === undefined)
      return {
        zh: `discrepancies.csv 缺少差异 ${mine.id}（${mine.code}）`,
        en: `discrepancies.csv lacks ${mine.id} (${mine.code})`,
      };
    for (const [c, column] of CSV_COLUMNS.entries()) {
      // The writer puts an apostrophe before what a spreadsheet would run as a formula.
      if (theirs[c] !== mine[column] && theirs[c] !== `'${mine[column]}`) {
        return {
          zh: `discrepancies.csv 第 ${i + 2} 行的 ${column} 不符：记录为“${theirs[c]}”，重新对账为“${mine[column]}”`,
          en: `row ${i + 2}, ${column}: recorded "${theirs[c]}", replayed "${mine[column]}"`,
        };
      }
    }
  }
  return compareStatements(statement, replay.statement);
}

type Located =
  | { readonly files: Parameters<typeof reconcile>[0]['files'] }
  | { readonly difference: NonNullable<FirstDifference> };

async function locateSources(dir: string, statement: Statement, sources: readonly string[]): Promise<Located> {
  const given = new Map<string, string>();
  for (const path of sources) {
    const sha256 = await hashOfFile(path);
    if (sha256 === null) return { difference: { zh: `源文件 ${path} 打不开`, en: `source ${path} cannot be opened` } };
    given.set(sha256, path);
  }
  const files = { approval: [] as string[], finance: [] as string[], bank: [] as string[], bankReturn: [] as string[] };
  for (const kind of [...LEDGER_KINDS, 'bankReturn'] as const) {
    for (const file of statement.sources[kind]?.files ?? []) {
      const there = given.get(file.sha256) ?? resolve(dir, file.path);
      const now = await hashOfFile(there);
      if (now === null) {
        return {
          difference: {
            zh: `找不到源文件 ${file.name}，请用 --sources 指明它现在的位置`,
            en: `source ${file.name} is not found; say where it is with --sources`,
          },
        };
      }
      if (now !== file.sha256) {
        return {
          difference: {
            zh: `源文件 ${basename(there)} 与对账时不同：记录的哈希是 ${file.sha256}，现在是 ${now}`,
            en: `source ${basename(there)} has changed: recorded ${file.sha256}, now ${now}`,
          },
        };
      }
      files[kind].push(there);
    }
  }
  return { files };
}

/** Everything of the statement but when and where. */
function compareStatements(recorded: Statement, replayed: Partial<Statement>): FirstDifference {
  for (const key of Object.keys(replayed).sort() as (keyof Statement)[]) {
    if (key === 'sources') continue;
    // Glyphs missing in the PDF's font are a warning of the writer, which a replay in memory does not repeat.
    const mine = canonicalJson(JSON.parse(JSON.stringify(replayed[key])));
    const theirs = canonicalJson(recorded[key]);
    if (
      key === 'warnings'
        ? !JSON.stringify(recorded.warnings).startsWith(JSON.stringify(replayed.warnings).slice(0, -1))
        : mine !== theirs
    ) {
      return {
        zh: `statement.json 的 ${key} 不符：记录为 ${theirs.slice(0, 200)}，重新对账为 ${mine.slice(0, 200)}`,
        en: `statement.json, ${key}: recorded ${theirs.slice(0, 200)}, replayed ${mine.slice(0, 200)}`,
      };
    }
  }
  for (const kind of LEDGER_KINDS) {
    for (const field of ['rowsRead', 'rowsAccepted', 'rowsSetAside', 'households', 'amountFen'] as const) {
      const mine = canonicalJson(replayed.sources?.[kind][field]);
      const theirs = canonicalJson(recorded.sources[kind][field]);
      if (mine !== theirs)
        return {
          zh: `statement.json 的 sources.${kind}.${field} 不符：记录为 ${theirs}，重新对账为 ${mine}`,
          en: `statement.json, sources.${kind}.${field}: recorded ${theirs}, replayed ${mine}`,
        };
    }
  }
  return null;
}
