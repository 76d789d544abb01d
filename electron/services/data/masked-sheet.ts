import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { inWindowWords } from '../../../shared/contracts/desk/window-words.ts';
import {
  maskCells,
  maskDigitRuns,
  maskNumberCell,
  NO_PERSONAL_COLUMNS,
} from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { personalColumnsOf, personalKindOf } from '../../../shared/domain/ledger/personal-columns.ts';
import type { SheetReport } from '../../../shared/domain/ledger/reading-report.ts';
import type { SourceRow } from '../../../shared/domain/ledger/source-row.ts';

type Sheet = FileReading['sheets'][number];
type Row = FileReading['asWritten'][number]['rows'][number];

/** What was understood of a sheet, as everyone may see it and in the words of the window. */
export function maskedSheet(sheet: SheetReport, headers: readonly string[], maskNames: boolean): Sheet {
  const said = (sentence: string): string => maskDigitRuns(inWindowWords(sentence));
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    isTable: sheet.isTable,
    sheetKind: sheet.sheetKind,
    headerRows: [...sheet.headerRows],
    columns: sheet.columns.map((each) => ({
      ...each,
      headers: [...each.headers],
      indexes: [...each.indexes],
      reason: inWindowWords(each.reason),
    })),
    headers: headers.map(maskDigitRuns),
    unmapped: sheet.unmapped.map(maskDigitRuns),
    unit: sheet.unit,
    rowsRead: sheet.rowsRead,
    rowsAccepted: sheet.rowsAccepted,
    setAside: { ...sheet.setAside },
    setAsideRows: sheet.setAsideRows.map((each) => ({ ...each, text: maskDigitRuns(each.text) })),
    controlTotals: sheet.controlTotals.map((each) => ({ ...each })),
    preview: sheet.preview.map((line) => maskedLine(line, sheet, maskNames)),
    previewRows: [...sheet.previewRows],
    warnings: sheet.warnings.map(said),
    problem:
      sheet.problem === null ? null : { message: said(sheet.problem.problem.zh), mend: said(sheet.problem.mend.zh) },
  };
}

function maskedLine(
  line: Readonly<Record<string, string>>,
  { columns }: SheetReport,
  maskNames: boolean,
): Record<string, string> {
  const kinds = new Map(columns.map(({ column, label }) => [label, personalKindOf(column)]));
  return Object.fromEntries(
    Object.entries(line).map(([label, value]) => {
      const kind = kinds.get(label) ?? null;
      if (kind === 'number') return [label, maskNumberCell(value)];
      return [label, maskDigitRuns(kind === 'name' && maskNames ? maskName(value) : value)];
    }),
  );
}

/** Rows of a source file as everyone may see them. What stands above the details are words: only what looks like a number is hidden. */
export function maskedRows(rows: readonly SourceRow[], sheet: SheetReport | undefined, maskNames: boolean): Row[] {
  const personal = sheet === undefined ? NO_PERSONAL_COLUMNS : personalColumnsOf(sheet);
  const lastHeaderRow = sheet?.headerRows.at(-1) ?? 0;
  return rows.map(({ row, cells, hidden }) => ({
    row,
    cells: [...maskCells(cells, row <= lastHeaderRow ? NO_PERSONAL_COLUMNS : personal, maskNames)],
    hidden,
  }));
}
