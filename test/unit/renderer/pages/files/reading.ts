import type { SheetReading } from '../../../../../renderer/pages/files/column-meaning.ts';
import type { FileReading } from '../../../../../shared/contracts/desk/files.ts';

interface Column {
  readonly column: string;
  readonly indexes: readonly number[];
  readonly reason?: string;
  readonly confidence?: number;
}

/** A sheet of these headers, read as these columns. */
export function sheetOf(headers: readonly string[], columns: readonly Column[], name = '岭河镇'): SheetReading {
  return {
    name,
    hidden: false,
    isTable: true,
    sheetKind: 'household',
    headerRows: [1],
    columns: columns.map(({ column, indexes, reason = '表头见于真实文件', confidence = 0.98 }) => ({
      column,
      label: column,
      headers: indexes.map((index) => headers[index] ?? ''),
      indexes: [...indexes],
      confidence,
      reason,
    })),
    headers: [...headers],
    unmapped: [],
    unit: 'yuan',
    rowsRead: 3,
    rowsAccepted: 2,
    setAside: { title: 1, subtotal: 0, blank: 0, unreadable: 0 },
    setAsideRows: [],
    controlTotals: [],
    preview: [],
    previewRows: [],
    warnings: [],
    problem: null,
  };
}

/** A reading of these sheets. */
export function readingOf(sheets: readonly SheetReading[], over: Partial<FileReading> = {}): FileReading {
  return {
    monthFileId: 7,
    fileId: 3,
    kind: 'finance',
    name: '请款.xlsx',
    bytes: 1000,
    sha256: 'a'.repeat(64),
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    addedAt: '2026-05-03T01:00:00Z',
    notes: [],
    households: 2,
    lines: 2,
    amountFen: 100_00,
    sheetNames: sheets.map(({ name }) => name),
    sheets: [...sheets],
    asWritten: [],
    overrides: null,
    profile: null,
    layoutChange: null,
    ...over,
  };
}
