import type { TableCell } from 'pdfmake/interfaces';
import { LEDGER_COLUMNS, type LedgerRow } from '../../../shared/domain/lead/ledger-row.ts';
import { writeWorkbook } from './fixed-date-workbook.ts';
import { LYING_WIDTH, lyingPage } from './lying-page.ts';
import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { tableLayout } from './statement-style.ts';
import { addTableSheet, type TableColumn } from './table-sheet.ts';
import type { WrittenFile } from './written-file.ts';

export const LEDGER_TITLE = '问题线索移交台账';

/** The ledger of a year, or of all years. */
export interface LedgerToWrite {
  readonly office: string;
  readonly year: number | null;
  readonly rows: readonly LedgerRow[];
}

/** Shares of a page for each column, and characters of a workbook. */
const WIDTHS = [5, 8, 14, 16, 24, 15, 22, 10, 16, 9, 22] as const;

/** Writes the ledger as a workbook: exactly its columns, and the number of each lead behind them. */
export function writeLeadLedgerXlsx(path: string, { rows }: LedgerToWrite): Promise<WrittenFile> {
  const columns: readonly TableColumn<LedgerRow & { readonly at: number }>[] = LEDGER_COLUMNS.map(
    (heading, column) => ({
      heading,
      width: Math.max(6, Math.round(WIDTHS[column]! * 1.5)),
      look: column === 0 ? 'count' : 'wrapped',
      cell: ({ at, cells }) => (column === 0 ? at : cells[column - 1]!),
    }),
  );
  return writeWorkbook(path, (workbook) =>
    addTableSheet(
      workbook,
      LEDGER_TITLE,
      columns,
      rows.map((row, at) => ({ ...row, at: at + 1 })),
      { rowCount: rows.length, frozenColumns: 1 },
    ),
  );
}

/** Writes the ledger as an office files it, A4 lying. The same rows give the same bytes. */
export function writeLeadLedgerPdf(path: string, { office, year, rows }: LedgerToWrite): Promise<WrittenPdf> {
  const sum = WIDTHS.reduce((all, width) => all + width, 0);
  const room = LYING_WIDTH - WIDTHS.length * 6;
  const document = lyingPage(`${LEDGER_TITLE}　内部资料，注意保密`, [
    { text: LEDGER_TITLE, font: 'title', fontSize: 22, alignment: 'center', characterSpacing: 2 },
    {
      margin: [0, 4, 0, 6],
      columns: [
        { text: office === '' ? '' : `单位：${office}` },
        { text: year === null ? '' : `${year} 年度，共 ${rows.length} 件`, alignment: 'right' },
      ],
    },
    {
      fontSize: 8,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: WIDTHS.map((width) => (width / sum) * room),
        body: [
          LEDGER_COLUMNS.map((heading): TableCell => ({ text: heading, bold: true, alignment: 'center' })),
          ...rows.map(({ cells }, at): TableCell[] => [
            { text: String(at + 1), alignment: 'center' },
            ...cells.map((text): TableCell => ({ text })),
          ]),
        ],
      },
      layout: tableLayout({ headerRows: 1, hasTotal: false, groupStarts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
    },
  ]);
  return writePdfFile(path, document, { title: LEDGER_TITLE });
}
