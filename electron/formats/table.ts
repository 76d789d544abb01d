import type { MergedRange, SourceRow } from '../../shared/domain/ledger/source-row.ts';

/** What the content of a file says it is, whatever its name claims. */
export type TableFormat = 'xlsx' | 'xls' | 'et' | 'dbf' | 'html' | 'spreadsheetml' | 'delimited' | 'fixed-width';

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  /** The merged ranges, where they could be had cheaply before the rows are read; `SheetEnd` has them in any case. */
  readonly merges?: readonly MergedRange[];
}

/** Called for every physical row in file order. The row object is reused: copy what you keep. */
export type RowSink = (row: SourceRow) => void;

/** What is known of a sheet only once it has been read to its end. */
export interface SheetEnd {
  readonly merges: readonly MergedRange[];
  readonly hiddenRows: number;
}

/** A table file that has been recognised and can be read sheet by sheet. Text files have one sheet named ''. */
export interface TableSource {
  readonly format: TableFormat;
  /** utf-8, utf-8-bom, utf-16le, utf-16be, gb18030 or a code page such as cp936; null for formats that carry none. */
  readonly encoding: string | null;
  /** The delimiter of a delimited text, null otherwise. */
  readonly delimiter: string | null;
  readonly sheets: readonly SheetInfo[];
  /** Things worth a sentence in the manifest, such as the fall back from the fast reader to SheetJS. */
  readonly notes: readonly string[];
  /** Reads one sheet to its end. Rejects with AppError on damage or a crossed limit, with the signal's reason on abort. */
  readSheet(index: number, onRow: RowSink, options?: ReadOptions): Promise<SheetEnd>;
  close(): Promise<void>;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the file consumed so far, for progress. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** Limits against hostile files. All can be configured; crossing one is E_TOO_LARGE with the limit named. */
export interface ReadLimits {
  readonly maxFileBytes: number;
  readonly maxInflatedBytes: number;
  /** Inflated : stored, per zip entry, judged only beyond 10 MB inflated. */
  readonly maxInflateRatio: number;
  readonly maxSharedStringBytes: number;
  readonly maxRows: number;
  readonly maxCellsPerRow: number;
  readonly maxCellChars: number;
  readonly maxXmlDepth: number;
  readonly maxZipEntries: number;
  readonly maxSheets: number;
}

export const DEFAULT_READ_LIMITS: ReadLimits = {
  maxFileBytes: 4 * 1024 ** 3,
  maxInflatedBytes: 4 * 1024 ** 3,
  maxInflateRatio: 200,
  maxSharedStringBytes: 512 * 1024 ** 2,
  maxRows: 5_000_000,
  maxCellsPerRow: 1024,
  maxCellChars: 32_767,
  maxXmlDepth: 64,
  maxZipEntries: 10_000,
  maxSheets: 1_000,
};
