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
export function checkControlTotals(marks: readonly TotalMark[], whole: Scope): readonly CheckedTotal[] {
  const starts = new Starts();
  let previous: Scope = { lines: 0, fen: 0 };
  return marks.map((mark) => {
    starts.add(previous);
    const before = { lines: mark.linesBefore, fen: mark.fenBefore };
    const start = starts.at(before, mark);
    const isSubtotal = mark.label.includes('小计');
    const measured =
      start !== null
        ? between(start, before)
        : fits(mark, whole)
          ? whole
          : isSubtotal
            ? between(previous, before)
            : mark.linesBefore === 0
              ? whole
              : before;
    previous = before;
    return { ...mark, agrees: fits(mark, measured), actualFen: measured.fen, actualCount: measured.lines };
  });
}

/** So many lines and so much money. */
interface Scope {
  readonly lines: number;
  readonly fen: number;
}

function between(start: Scope, end: Scope): Scope {
  return { lines: end.lines - start.lines, fen: end.fen - start.fen };
}

function fits({ declaredFen, declaredCount }: TotalMark, { lines, fen }: Scope): boolean {
  return (declaredFen === null || declaredFen === fen) && (declaredCount === null || declaredCount === lines);
}

/** Where a total may begin to count: looked up, for a large file has a subtotal on each of its thousands of pages. */
class Starts {
  /** Starts with the same number of lines before them are the same place. */
  readonly #byLines = new Map<number, Scope>();
  readonly #byFen = new Map<number, Scope>();

  add(start: Scope): void {
    if (!this.#byLines.has(start.lines)) this.#byLines.set(start.lines, start);
    if (!this.#byFen.has(start.fen)) this.#byFen.set(start.fen, start);
  }

  /** The first start from which to `end` it is as much as declared. */
  at(end: Scope, mark: TotalMark): Scope | null {
    const start =
      mark.declaredCount !== null
        ? this.#byLines.get(end.lines - mark.declaredCount)
        : this.#byFen.get(end.fen - (mark.declaredFen ?? 0));
    return start !== undefined && fits(mark, between(start, end)) ? start : null;
  }
}
