/** A total row and what had been read of the sheet when it came. */
export interface TotalMark {
  readonly row: number;
  readonly label: string;
  readonly declaredCount: number | null;
  readonly declaredFen: number | null;
  /** Lines and fen read before it. */
  readonly linesBefore: number;
  readonly fenBefore: number;
}

/** A declared total checked: against which lines, and whether it agrees. */
export interface CheckedTotal extends TotalMark {
  readonly agrees: boolean;
  readonly actualFen: number;
  readonly actualCount: number;
}

/**
 * Checks the total rows of a sheet. A total agrees if it equals all lines before it or the lines since any earlier total row (subtotals
 * may be nested), or all lines of the sheet (`whole`: a summary in the first line). A disagreeing one is measured against the lines since the
 * previous total row if it is a subtotal, else against the whole.
 */
export function checkControlTotals(
  marks: readonly TotalMark[],
  whole: { readonly lines: number; readonly fen: number },
): readonly CheckedTotal[] {
  return marks.map((mark, i) => {
    const starts = [
      { lines: 0, fen: 0 },
      ...marks.slice(0, i).map((earlier) => ({ lines: earlier.linesBefore, fen: earlier.fenBefore })),
    ];
    const scopes = [
      ...starts.map((start) => ({ lines: mark.linesBefore - start.lines, fen: mark.fenBefore - start.fen })),
      whole,
    ];
    const fits = (scope: { lines: number; fen: number }): boolean =>
      (mark.declaredFen === null || mark.declaredFen === scope.fen) &&
      (mark.declaredCount === null || mark.declaredCount === scope.lines);
    const agrees = scopes.some(fits);
    const isSubtotal = mark.label.includes('小计');
    const measured =
      scopes.find(fits) ?? (isSubtotal ? scopes[scopes.length - 2]! : mark.linesBefore === 0 ? whole : scopes[0]!);
    return { ...mark, agrees, actualFen: measured.fen, actualCount: measured.lines };
  });
}
