import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';

export type Place = DifferenceDetail['places'][number];

/** Rows of a sheet that are shown together: the lines of the household and what stands around them in the file. */
export interface Stretch {
  readonly place: Place;
  readonly firstRow: number;
  readonly lastRow: number;
  /** The physical rows of the household. */
  readonly marked: readonly number[];
}

/** Rows shown before and after a line. */
export const AROUND = 3;

/** The places of a household as stretches to show, in order of ledger, file and row. Neighbouring lines stand in one stretch. */
export function stretchesOf(places: readonly Place[]): readonly Stretch[] {
  const sheets = new Map<string, Place[]>();
  for (const place of places) {
    const key = `${place.ledger}|${place.fileId}|${place.sheet}`;
    sheets.set(key, [...(sheets.get(key) ?? []), place]);
  }
  return [...sheets.values()].flatMap(([first, ...others]) => {
    const rows = [...new Set([first!, ...others].map(({ row }) => row))].sort((a, b) => a - b);
    return runsOf(rows).map((marked) => ({
      place: first!,
      firstRow: Math.max(1, marked[0]! - AROUND),
      lastRow: marked.at(-1)! + AROUND,
      marked,
    }));
  });
}

/** Sorted rows in runs whose surroundings touch. */
function runsOf(rows: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row - last.at(-1)! <= 2 * AROUND + 1) last.push(row);
    else runs.push([row]);
  }
  return runs;
}
