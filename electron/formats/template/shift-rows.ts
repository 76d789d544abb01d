/** A row of a sheet that is repeated: `extra` rows are put in behind row `at` (from 1, as in the template). */
export interface AddedRows {
  readonly at: number;
  readonly extra: number;
}

/** Where a row of the template lies once rows were put in. A repeated row: its first. */
export function movedRow(row: number, added: readonly AddedRows[]): number {
  return added.reduce((sum, { at, extra }) => (row > at ? sum + extra : sum), row);
}

/** Where the end of a range lies: one that ends in a repeated row takes in all of its lines. */
export function movedEnd(row: number, added: readonly AddedRows[]): number {
  return added.reduce((sum, { at, extra }) => (row >= at ? sum + extra : sum), row);
}

const RANGE = /^(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?$/u;

/** A list of ranges (`A1 B2:C3`) moved; what is no range stays. */
export function movedRanges(ranges: string, added: readonly AddedRows[]): string {
  if (added.length === 0) return ranges;
  return ranges
    .split(' ')
    .map((range) => {
      const match = RANGE.exec(range);
      if (match === null) return range;
      const [, column, row, endColumn, endRow] = match;
      const from = `${column}${movedRow(Number(row), added)}`;
      return endRow === undefined ? from : `${from}:${endColumn}${movedEnd(Number(endRow), added)}`;
    })
    .join(' ');
}

/** A formula that stands in a repeated row: the row of the template, and where this copy of it lies. */
export interface CopiedRow {
  readonly from: number;
  readonly to: number;
}

/** Texts, then references with or without their sheet. Quotes may be written as entities, for the formula comes out of XML. */
const REFERENCE =
  /(?:"|&quot;)(?:(?!"|&quot;).|&quot;&quot;|"")*(?:"|&quot;)|(?<![\p{L}\p{N}_.$!'])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_(.])/gu;

/**
 * A formula moved with its sheet. `addedOf`: the rows put into a sheet by its name, null for the sheet the formula stands in. In a copied row,
 * what refers to that row refers to the copy, as where a person copies it; with a $ it stays at the first.
 */
export function movedFormula(
  formula: string,
  addedOf: (sheet: string | null) => readonly AddedRows[],
  copied: CopiedRow | null,
): string {
  return formula.replace(REFERENCE, (whole, sheet: string | undefined, ...parts: (string | undefined)[]) => {
    const [fixed1 = '', column1, fixedRow1 = '', row1, fixed2 = '', column2, fixedRow2 = '', row2] = parts;
    if (column1 === undefined) return whole;
    const added = addedOf(sheet === undefined ? null : sheetOf(sheet));
    const here = sheet === undefined ? copied : null;
    const move = (row: string, isFixed: boolean, isEnd: boolean): number => {
      if (here !== null && !isFixed && Number(row) === here.from) return here.to;
      return isEnd ? movedEnd(Number(row), added) : movedRow(Number(row), added);
    };
    const from = `${fixed1}${column1}${fixedRow1}${move(row1!, fixedRow1 !== '', false)}`;
    if (column2 === undefined) return `${sheet ?? ''}${from}`;
    return `${sheet ?? ''}${from}:${fixed2}${column2}${fixedRow2}${move(row2!, fixedRow2 !== '', true)}`;
  });
}

function sheetOf(qualifier: string): string {
  const name = qualifier.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
