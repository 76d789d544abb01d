import type { SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits, TableSource } from '../table.ts';
import { readDelimitedRange, readHead } from './delimited.ts';
import { type EncodingReport, refuseMojibake } from './detect-encoding.ts';
import type { TextEncoding } from './text-encoding.ts';

/**
 * Where the columns of a fixed-width text stand, from a profile; `start` is 0-based. `bytes` count as the file is encoded: a
 * Chinese character of a GBK file is two. `chars` are whole Unicode characters. Gaps between columns and what follows the
 * last one are not read.
 */
export interface FixedWidthLayout {
  readonly unit: 'chars' | 'bytes';
  readonly columns: readonly { readonly start: number; readonly width: number }[];
}

/**
 * Opens a fixed-width text by a layout. Gives a source with one sheet named ''; cells keep their padding. A character that
 * straddles the edge of two columns belongs to the one it begins in. Throws E_ENCODING where the head is mojibake.
 */
export async function openFixedWidth(
  path: string,
  found: EncodingReport,
  limits: ReadLimits,
  layout: FixedWidthLayout,
): Promise<TableSource> {
  refuseMojibake(path, await readHead(path, found));
  const { columns } = layout;
  const widthOf = layout.unit === 'chars' ? () => 1 : byteWidthIn(found.encoding);
  const plan = {
    encoding: found.encoding,
    delimiter: null,
    trailingDelimiter: false,
    quoted: found.quoted,
    literalQuotes: true,
  };
  // A whole line arrives as one cell: it may be as long as all its cells together.
  const lineLimits = {
    ...limits,
    maxCellChars: limits.maxCellChars * Math.min(columns.length + 1, limits.maxCellsPerRow),
  };
  return {
    format: 'fixed-width',
    encoding: found.encoding,
    delimiter: null,
    sheets: [{ name: '', hidden: false }],
    notes: [],
    async readSheet(_index, onRow, options = {}) {
      const row: SourceRow = { row: 0, cells: [], kinds: null, hidden: false };
      const range = { start: 0, end: found.size };
      await readDelimitedRange(
        path,
        plan,
        range,
        (line) => {
          row.row = line.row;
          cutLine(line.cells[0]!, columns, widthOf, row.cells);
          onRow(row);
        },
        { ...options, limits: lineLimits },
      );
      return { merges: [], hiddenRows: 0 };
    },
    async close() {},
  };
}

function cutLine(
  line: string,
  columns: FixedWidthLayout['columns'],
  widthOf: (codePoint: number) => number,
  cells: string[],
): void {
  cells.length = columns.length;
  // offsets[k]: index in the string of the first character that begins at or behind position k.
  const offsets: number[] = [];
  let position = 0;
  for (let i = 0; i < line.length; ) {
    const codePoint = line.codePointAt(i)!;
    while (offsets.length <= position) offsets.push(i);
    position += widthOf(codePoint);
    i += codePoint > 0xffff ? 2 : 1;
  }
  const at = (wanted: number): number => offsets[wanted] ?? line.length;
  for (let c = 0; c < columns.length; c++) {
    const { start, width } = columns[c]!;
    cells[c] = line.slice(at(start), at(start + width));
  }
}

/** Bytes of one character in an encoding. */
function byteWidthIn(encoding: TextEncoding): (codePoint: number) => number {
  switch (encoding) {
    case 'utf-8':
    case 'utf-8-bom':
      return (codePoint) => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);
    case 'utf-16le':
    case 'utf-16be':
      return (codePoint) => (codePoint < 0x10000 ? 2 : 4);
    case 'gb18030': {
      const twoBytes = charactersOfTwoBytes();
      return (codePoint) => (codePoint < 0x80 ? 1 : codePoint < 0x10000 && twoBytes[codePoint] === 1 ? 2 : 4);
    }
  }
}

/** Marks every character that GB18030 writes in two bytes, as the decoder itself has them. */
function charactersOfTwoBytes(): Uint8Array {
  const marks = new Uint8Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      marks[decoder.decode(pair).charCodeAt(0)] = 1;
    }
  }
  return marks;
}
