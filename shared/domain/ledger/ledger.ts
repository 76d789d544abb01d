import type { LedgerKind } from './ledger-kind.ts';
import type { PackedText } from './packed-text.ts';

/** How sound an identity number or account is, as kept per line. `absent`: the ledger has no such column. */
export const KeyState = { absent: 0, empty: 1, valid: 2, invalid: 3, damaged: 4 } as const;
export type KeyState = (typeof KeyState)[keyof typeof KeyState];

/** What became of a bank line's money. `unknown`: no result was given, the money counts as credited. */
export const Outcome = { unknown: 0, credited: 1, failed: 2, returned: 3, pending: 4 } as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

export const Category = { unknown: 0, urban: 1, rural: 2 } as const;
export type Category = (typeof Category)[keyof typeof Category];

/** A column with few distinct texts: `values[index[i]]`. Value 0 is always ''. */
export interface InternedText {
  readonly values: readonly string[];
  readonly index: Uint32Array;
}

/** Something noted on one line: a value that was changed on the way in, or that could not be read. The original is kept. */
export interface LineNote {
  readonly line: number;
  /** Canonical column. */
  readonly column: string;
  /** The cell as the file has it. */
  readonly original: string;
  /** In words a clerk reads: 去空格, 全角转半角 … or what is wrong. */
  readonly note: string;
  /** `changed`: normalised, harmless. `garbled`, `unreadable`: a discrepancy of the line. */
  readonly kind: 'changed' | 'garbled' | 'unreadable';
}

/** The bank's own words on a line's result. */
export interface BankWords {
  readonly line: number;
  readonly category: string;
  readonly words: string;
}

/** A line that says it pays again what did not arrive, or what is owed for another month (补发、重发), in its own words. */
export interface ReissueWords {
  readonly line: number;
  readonly words: string;
  /** The month it names (as in `Ledger.month`); 0 where it names none, or several. */
  readonly month: number;
}

/** One sheet (or text file) that lines point into. */
export interface LedgerSheet {
  readonly file: string;
  /** '' for a text file. */
  readonly sheet: string;
}

/**
 * One ledger (or a part of one), column by column. Line i is one payment row of a source file; `sheets[sheet[i]]` and `row[i]` say
 * which. A province is millions of lines, so columns are typed arrays and nothing is allocated per line but what is out of the ordinary.
 */
export interface Ledger {
  readonly kind: LedgerKind;
  readonly sheets: readonly LedgerSheet[];
  readonly count: number;
  readonly sheet: Uint16Array;
  readonly row: Uint32Array;
  /** Canonical identity number: 18 characters where sound, the cleaned text where invalid, the surviving digits where damaged. */
  readonly id: PackedText;
  readonly idState: Uint8Array;
  /** The head's or payee's name, canonical (for comparison). */
  readonly name: PackedText;
  readonly account: PackedText;
  readonly accountState: Uint8Array;
  readonly cert: PackedText;
  /** Fen; NaN where the amount could not be read. */
  readonly fen: Float64Array;
  /** Fen of the class supplement within `fen`; NaN where the ledger does not tell them apart. */
  readonly classFen: Float64Array;
  /** Months × 12 + month − 1 of the first benefit month; 0 where the line does not say. */
  readonly month: Uint32Array;
  /** Number of months; 0 where the line does not say. */
  readonly months: Uint8Array;
  /** Insured persons; −1 where the line does not say. */
  readonly headcount: Int16Array;
  readonly category: Uint8Array;
  readonly outcome: Uint8Array;
  readonly township: InternedText;
  readonly village: InternedText;
  readonly item: InternedText;
  /** Sequence numbers as written (bank files), for joining the result file. */
  readonly seq: PackedText;
  /** Identity numbers of the other members, joined by ';' (approval). */
  readonly members: PackedText;
  /** Canonical names of the other members, joined by ';'. */
  readonly memberNames: PackedText;
  /** Canonical account holder's name where it differs from `name`. */
  readonly holders: ReadonlyMap<number, string>;
  /** Names as written, where the canonical form differs. */
  readonly namesAsWritten: ReadonlyMap<number, string>;
  readonly notes: readonly LineNote[];
  readonly bankWords: readonly BankWords[];
  /** Of a bank's file only. */
  readonly reissueWords: readonly ReissueWords[];
}

/** 'YYYY-MM' → the number kept in `Ledger.month`. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The number kept in `Ledger.month` → 'YYYY-MM'. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** `FILE#SHEET!ROW`, or `FILE#LINE` for text files (contract: cli.md). */
export function pointerOf(ledger: Ledger, line: number): string {
  const { file, sheet } = ledger.sheets[ledger.sheet[line]!]!;
  return sheet === '' ? `${file}#${ledger.row[line]}` : `${file}#${sheet}!${ledger.row[line]}`;
}
