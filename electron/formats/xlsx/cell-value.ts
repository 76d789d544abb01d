import { CellKind } from '../../../shared/domain/ledger/source-row.ts';
import { isoCellToIso, serialToIso } from './serial-date.ts';

/** What the cells of a sheet lean on in the rest of the workbook. */
export interface WorkbookContext {
  readonly sharedStrings: readonly string[];
  /** 1 for every cell style that shows a number as a date. */
  readonly dateStyles: Uint8Array;
  readonly is1904: boolean;
}

/** What a cell says: text and kind in the terms of a source row. */
export interface CellValue {
  readonly text: string;
  readonly kind: CellKind;
}

/** Why a cell cannot be read: the workbook contradicts itself, or the type is one this reader does not know. */
export type CellProblem = 'no-such-string' | 'unknown-type';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Gives meaning to the stored `<v>` of a cell by its type `t` (ECMA-376 part 1, 18.18.11) and its style.
 * A number keeps its exact text; with a date style it is ISO text, unless no day of the calendar has that number.
 * What calls itself a number, a boolean or a date but is none is given as the text it is.
 */
export function readCellValue(
  type: string,
  stored: string,
  style: number,
  context: WorkbookContext,
): CellValue | CellProblem {
  switch (type) {
    case 'n': {
      const text = stored.trim();
      if (text === '') return { text, kind: CellKind.empty };
      if (!NUMBER.test(text)) return { text: stored, kind: CellKind.text };
      const date = context.dateStyles[style] === 1 ? serialToIso(Number(text), context.is1904) : null;
      return date === null ? { text, kind: CellKind.number } : { text: date, kind: CellKind.date };
    }
    case 's': {
      const index = stored.trim();
      if (index === '') return { text: '', kind: CellKind.empty };
      const text = /^\d{1,10}$/.test(index) ? context.sharedStrings[Number(index)] : undefined;
      return text === undefined ? 'no-such-string' : { text, kind: CellKind.text };
    }
    case 'str':
    case 'inlineStr':
      return { text: stored, kind: CellKind.text };
    case 'b': {
      const text = stored.trim().toLowerCase();
      if (text === '1' || text === 'true') return { text: 'TRUE', kind: CellKind.boolean };
      if (text === '0' || text === 'false') return { text: 'FALSE', kind: CellKind.boolean };
      return { text: stored, kind: CellKind.text };
    }
    case 'e':
      return { text: stored.trim(), kind: CellKind.error };
    case 'd': {
      const date = isoCellToIso(stored);
      return date === null ? { text: stored, kind: CellKind.text } : { text: date, kind: CellKind.date };
    }
    default:
      return 'unknown-type';
  }
}
