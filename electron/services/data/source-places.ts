import type { RowPlace } from '../../../shared/contracts/desk/differences.ts';
import type { WrittenColumns } from '../../../shared/domain/discrepancy/compare-fields.ts';
import type { WrittenLine } from '../../../shared/domain/discrepancy/field-reading.ts';
import type { CanonicalColumn } from '../../../shared/domain/ledger/canonical-column.ts';
import { headersAt } from '../../../shared/domain/ledger/layout.ts';
import { LEDGER_KINDS, type LedgerKind } from '../../../shared/domain/ledger/ledger-kind.ts';
import type { ColumnReport, SheetReport } from '../../../shared/domain/ledger/reading-report.ts';
import { type PointedRow, resolvePointers } from '../../../shared/domain/ledger/row-pointer.ts';
import { CellKind, type SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { Database } from '../../data/database.ts';
import { filesOfRun } from '../../data/run-file-repo.ts';
import { sheetHeads } from '../../data/sheet-heads.ts';
import { rowsBetween, sheetsOf } from '../../data/source-store.ts';

/** A sheet of a run's files that rows are pointed at. */
interface RunSheet {
  readonly kind: LedgerKind;
  readonly fileId: number;
  readonly file: string;
  readonly sheet: string;
  readonly report: SheetReport;
}

/** The rows behind a difference, ledger by ledger. */
export type SourceRows = Readonly<Record<LedgerKind, readonly PointedRow<RunSheet>[]>>;

/** A shared account may have thousands of rows: this many of each ledger are shown. */
const MOST_ROWS = 60;
/** Rows no further apart are read together: they lie in the same chunk or the next. */
const NEAR = 256;

/** Finds the rows that the pointers of a difference lead to, in the files as its run read them. */
export function findSourceRows(
  db: Database,
  runId: number,
  pointers: Readonly<Record<LedgerKind, string>>,
): SourceRows {
  const sheets = filesOfRun(db, runId).flatMap(({ kind, name, fileId, report }) =>
    report.sheets.map((sheet): RunSheet => {
      // A result that fits no payment is told as the bank's.
      const ledger = kind === 'bankReturn' ? 'bank' : kind;
      return { kind: ledger, fileId, file: name, sheet: sheet.name, report: sheet };
    }),
  );
  const of = (kind: LedgerKind) =>
    resolvePointers(
      pointers[kind],
      sheets.filter((sheet) => sheet.kind === kind),
    ).slice(0, MOST_ROWS);
  return { approval: of('approval'), finance: of('finance'), bank: of('bank') };
}

/** Where the rows stand, with the headers of their sheets. */
export function placesOf(db: Database, rows: SourceRows): RowPlace[] {
  const headers = new Map<RunSheet, readonly string[]>();
  const headersOf = (sheet: RunSheet): readonly string[] => {
    let known = headers.get(sheet);
    if (known === undefined) {
      const head = sheetHeads(db, sheet.fileId).find(({ name }) => name === sheet.sheet);
      known = head === undefined ? [] : headersAt(head, sheet.report.headerRows);
      headers.set(sheet, known);
    }
    return known;
  };
  return LEDGER_KINDS.flatMap((ledger) =>
    rows[ledger].map(({ sheet, row }) => ({
      ledger,
      fileId: sheet.fileId,
      file: sheet.file,
      sheet: sheet.sheet,
      row,
      headers: [...headersOf(sheet)],
      columns: sheet.report.columns.map(({ column, label, indexes }) => ({ column, label, indexes: [...indexes] })),
    })),
  );
}

/** What the rows say, column by column, cells as written. Every column has an entry for every row. */
export function writtenColumnsOf(db: Database, rows: SourceRows): Readonly<Record<LedgerKind, WrittenColumns>> {
  const of = (kind: LedgerKind): WrittenColumns => {
    const read = readRows(db, rows[kind]);
    const names = new Set(rows[kind].flatMap(({ sheet }) => sheet.report.columns.map(({ column }) => column)));
    return new Map(
      [...names].map((name): [CanonicalColumn, readonly WrittenLine[]] => [
        name,
        rows[kind].map((pointed, at) => ({
          unit: pointed.sheet.report.unit,
          cells: cellsOf(
            read[at],
            pointed.sheet.report.columns.find(({ column }) => column === name),
          ),
        })),
      ]),
    );
  };
  return { approval: of('approval'), finance: of('finance'), bank: of('bank') };
}

function cellsOf(row: SourceRow | undefined, column: ColumnReport | undefined): WrittenLine['cells'] {
  if (row === undefined || column === undefined) return [];
  return column.indexes.map((index, at) => {
    const text = row.cells[index] ?? '';
    const kind = (row.kinds === null ? CellKind.text : (row.kinds[index] ?? CellKind.empty)) as CellKind;
    const deducts = column.column === 'extra_amount' && /扣|冲减/u.test(column.headers[at] ?? '');
    return deducts ? { text, kind, deducts } : { text, kind };
  });
}

/** The rows as they were kept, in the order they were asked for. */
function readRows(db: Database, pointed: readonly PointedRow<RunSheet>[]): readonly (SourceRow | undefined)[] {
  const found = new Map<RunSheet, Map<number, SourceRow>>();
  for (const sheet of new Set(pointed.map((each) => each.sheet))) {
    const position = sheetsOf(db, sheet.fileId).find(({ name }) => name === sheet.sheet)?.position;
    const bySheet = new Map<number, SourceRow>();
    found.set(sheet, bySheet);
    if (position === undefined) continue;
    const wanted = pointed
      .filter((each) => each.sheet === sheet)
      .map(({ row }) => row)
      .sort((a, b) => a - b);
    for (let from = 0; from < wanted.length; ) {
      let to = from;
      while (to + 1 < wanted.length && wanted[to + 1]! - wanted[to]! <= NEAR) to++;
      for (const row of rowsBetween(db, sheet.fileId, position, wanted[from]!, wanted[to]!)) bySheet.set(row.row, row);
      from = to + 1;
    }
  }
  return pointed.map(({ sheet, row }) => found.get(sheet)?.get(row));
}
