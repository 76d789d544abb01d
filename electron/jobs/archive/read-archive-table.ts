import { basename } from 'node:path';
import { AppError } from '../../../shared/contracts/app-error.ts';
import type { ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import { TABLE_SHAPES, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import {
  type RowRemark,
  type SheetRows,
  type TableRecord,
  TableRows,
} from '../../../shared/domain/archive/read/table-rows.ts';
import { normalizeHeader } from '../../../shared/domain/ledger/normalize-header.ts';
import { openTable } from '../../formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../../formats/table.ts';
import { UnknownToFastReader } from '../../formats/xlsx/unknown-to-fast-reader.ts';
import { hashOfFile } from '../hash-of-file.ts';
import type { JobContext } from '../progress.ts';

/** A table file as read. `path` of the source is the path given. */
export interface ArchiveTableReading {
  readonly source: ArchiveSource;
  readonly records: readonly TableRecord[];
  readonly remarks: readonly RowRemark[];
  readonly notes: readonly string[];
}

/** Reads one file of one of the four tables, the `at`-th of it, whatever format it is in. Rejects with AppError where it cannot be used. */
export async function readArchiveTable(
  path: string,
  name: string,
  kind: TableKind,
  at: number,
  context: JobContext,
): Promise<ArchiveTableReading> {
  try {
    return await readWith(path, name, kind, at, false, context);
  } catch (error) {
    // The fast reader came upon something it does not know after it had given rows: all of the file is read again, the slow way.
    if (!(error instanceof UnknownToFastReader)) throw error;
    return readWith(path, name, kind, at, true, context);
  }
}

/** One row a person: taken for households, every member would be a household. Throws E_USAGE. */
function refusePersons(path: string, sheet: string, { unused }: SheetRows): void {
  const { label, names } = TABLE_SHAPES.persons;
  const relation = unused.find((text) => names.get(normalizeHeader(text).key) === 'relation');
  if (relation === undefined) return;
  throw new AppError(
    'E_USAGE',
    { file: path, ...(sheet === '' ? {} : { sheet }) },
    {
      zh: `有“${relation}”这一列，是${label}，不是${TABLE_SHAPES.households.label}`,
      en: 'one row a person, not a household',
    },
    { zh: '请检查是不是把两份文件选反了', en: 'check that the two files are not exchanged' },
  );
}

async function readWith(
  path: string,
  name: string,
  kind: TableKind,
  at: number,
  forceSheetJs: boolean,
  context: JobContext,
): Promise<ArchiveTableReading> {
  const table = await openTable(path, DEFAULT_READ_LIMITS, { forceSheetJs });
  try {
    const sheets: SheetRows[] = [];
    for (const [index, { name: sheet }] of table.sheets.entries()) {
      const rows = new TableRows(kind, name, sheet, at);
      await table.readSheet(index, (row) => rows.row(row), {
        signal: context.signal,
        onProgress: (bytes) => context.report({ phase: 'read', what: name, done: bytes, total: 0, unit: 'bytes' }),
      });
      const read = rows.finish();
      if (kind === 'households') refusePersons(path, sheet, read);
      sheets.push(read);
    }
    requireTable(path, kind, sheets);
    const setAside: Record<string, number> = {};
    for (const sheet of sheets)
      for (const [why, count] of Object.entries(sheet.setAside)) setAside[why] = (setAside[why] ?? 0) + count;
    const records = sheets.flatMap((sheet) => sheet.records);
    return {
      source: {
        name,
        path,
        sha256: await hashOfFile(path, context.signal),
        format: table.format,
        rowsRead: sheets.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
        taken: records.length,
        setAside,
        sheets: sheets.map(({ sheet, headerRow, columns, unused }) => ({
          sheet,
          headerRow,
          columns,
          unused: [...unused],
        })),
      },
      records,
      remarks: sheets.flatMap((sheet) => sheet.remarks),
      notes: table.notes.map((note) => `《${name}》：${note}`),
    };
  } finally {
    await table.close();
  }
}

function requireTable(path: string, kind: TableKind, sheets: readonly SheetRows[]): void {
  if (sheets.some(({ headerRow }) => headerRow !== null)) return;
  const file = basename(path);
  if (sheets.every(({ rowsRead, setAside }) => rowsRead === (setAside.blank ?? 0)))
    throw new AppError(
      'E_EMPTY',
      { file: path },
      { zh: '文件里没有任何数据', en: 'the file holds no data' },
      { zh: '请确认导出成功，重新导出', en: 'make sure the export succeeded, and export it again' },
    );
  const shape = TABLE_SHAPES[kind];
  const needs = shape.needs.map((group) => group.map((name) => shape.columns.get(name)!.label).join('或')).join('、');
  const seen = sheets.flatMap(({ seenHeaders }) => seenHeaders);
  throw new AppError(
    seen.length === 0 ? 'E_NO_HEADER' : 'E_NO_COLUMN',
    { file: path },
    {
      zh: `作为“${shape.label}”读不了《${file}》：要有${needs}列${seen.length === 0 ? '，没有找到表头' : `，看到的列是：${seen.join('、')}`}`,
      en: `it cannot be read as ${kind}: it needs ${shape.needs.map((group) => group.join(' or ')).join(', ')}`,
    },
    {
      zh: '请检查是否选错了文件，或补上缺的列名',
      en: 'check that it is the right file, or add the missing column names',
    },
  );
}
