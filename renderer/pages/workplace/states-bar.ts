import type { CaseState } from '../../../shared/domain/case/case-state.ts';

/** A piece of the bar, in thousandths of its length. */
export interface BarPiece {
  readonly state: CaseState;
  readonly label: string;
  readonly count: number;
  readonly from: number;
  readonly width: number;
}

const LENGTH = 1000;
/** The narrowest piece that can still be seen. */
const LEAST = 12;

/** Counts by state as pieces of one bar. A state with few cases keeps a piece that can be seen; the others give way in proportion. */
export function barPieces(
  counts: readonly { readonly state: CaseState; readonly label: string; readonly count: number }[],
): readonly BarPiece[] {
  const there = counts.filter(({ count }) => count > 0);
  const total = there.reduce((sum, { count }) => sum + count, 0);
  const widths = there.map(({ count }) => Math.max(LEAST, (count / total) * LENGTH));
  const all = widths.reduce((sum, width) => sum + width, 0);
  let from = 0;
  return there.map((each, at) => {
    const width = (widths[at]! / all) * LENGTH;
    const piece = { ...each, from, width };
    from += width;
    return piece;
  });
}
