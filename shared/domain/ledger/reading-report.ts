import type { CanonicalColumn } from './canonical-column.ts';
import type { LedgerKind } from './ledger-kind.ts';
import type { SheetProblem } from './sheet-problem.ts';

/** How one canonical column was found. */
export interface ColumnReport {
  readonly column: CanonicalColumn;
  readonly label: string;
  readonly headers: readonly string[];
  /** 0-based columns of the sheet. */
  readonly indexes: readonly number[];
  /** 0 … 1. */
  readonly confidence: number;
  readonly reason: string;
}

/** Rows that are no line, by reason (contract: cli.md, statement.json). */
export interface SetAsideCounts {
  title: number;
  subtotal: number;
  blank: number;
  unreadable: number;
}

/** A declared total and whether the lines bear it out. */
export interface ControlTotalReport {
  readonly row: number;
  readonly label: string;
  readonly declaredCount: number | null;
  readonly declaredFen: number | null;
  readonly agrees: boolean;
  /** What the lines it speaks of add up to. */
  readonly actualCount: number;
  readonly actualFen: number;
}

/** A declared count or sum that the lines do not bear out. `undefined`: not declared. */
export interface ControlTotalFault {
  readonly kind: LedgerKind;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly township: string;
  /** The words of the total row: 合计, 小计, 首行汇总. */
  readonly label: string;
  readonly declaredFen: number | undefined;
  readonly actualFen: number;
  readonly declaredCount: number | undefined;
  readonly actualCount: number;
}

/** A row with something in it but nothing that could name a household: no identity number, account, certificate or name. */
export interface NamelessRow {
  readonly kind: LedgerKind;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly township: string;
  /** The row's cells as written, for the sentence. */
  readonly text: string;
}

/** What was understood of one sheet. */
export interface SheetReport {
  readonly name: string;
  readonly hidden: boolean;
  /** False for a sheet that holds no table (a cover page, notes): its rows count as set aside. */
  readonly isTable: boolean;
  readonly sheetKind: 'household' | 'person';
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnReport[];
  /** Headers no canonical column was found for. */
  readonly unmapped: readonly string[];
  readonly unit: 'yuan' | 'fen' | 'wan-yuan';
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly setAside: Readonly<SetAsideCounts>;
  /** Set-aside rows with their reason, the first of each reason. */
  readonly setAsideRows: readonly { readonly row: number; readonly reason: string; readonly text: string }[];
  readonly controlTotals: readonly ControlTotalReport[];
  readonly controlFaults: readonly ControlTotalFault[];
  readonly nameless: readonly NamelessRow[];
  /** The first lines as understood: canonical column label → value. */
  readonly preview: readonly Readonly<Record<string, string>>[];
  /** The physical row of each line of `preview`. */
  readonly previewRows: readonly number[];
  readonly warnings: readonly string[];
  /** Why the sheet cannot be used as a ledger; null where it can, or where it plainly holds no table. */
  readonly problem: SheetProblem | null;
}

/** What was understood of one file. */
export interface FileReport {
  /** The name that row pointers use: the base name, with as much of its folder as tells it from its namesakes. */
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly SheetReport[];
  readonly notes: readonly string[];
}
