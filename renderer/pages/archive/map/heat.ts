import type { ArchiveColumn, ArchiveMapRow } from '../../../text/archive-words.ts';

export type Cell = ArchiveMapRow['cells'][number];

/** How well a material is in order over many households, for the colour of a cell: 0 all of them … 4 fewer than half. null: nobody has to have it. */
export type Heat = 0 | 1 | 2 | 3 | 4;

/** From which share on a cell has which heat. */
export const HEATS: readonly { readonly heat: Heat; readonly from: number; readonly words: string }[] = [
  { heat: 0, from: 1, words: '全部齐全' },
  { heat: 1, from: 0.95, words: '95% 以上' },
  { heat: 2, from: 0.8, words: '80%—95%' },
  { heat: 3, from: 0.5, words: '50%—80%' },
  { heat: 4, from: 0, words: '不到一半' },
];

/** The heat of so many in order among so many that have to be. */
export function heatOf(inOrder: number, wanted: number): Heat | null {
  if (wanted === 0) return null;
  const share = inOrder / wanted;
  return HEATS.find(({ from }) => share >= from)!.heat;
}

/** In how many households something has to be done about the material. */
export function lackingIn({ missing, faulty }: Cell): number {
  return missing + faulty;
}

/** Columns under the stage they belong to, in order, for the two lines of the head. */
export function byStage(
  columns: readonly ArchiveColumn[],
): readonly { readonly stage: ArchiveColumn['stage']; readonly columns: readonly ArchiveColumn[] }[] {
  const stages: { stage: ArchiveColumn['stage']; columns: ArchiveColumn[] }[] = [];
  for (const column of columns) {
    const last = stages.at(-1);
    if (last?.stage === column.stage) last.columns.push(column);
    else stages.push({ stage: column.stage, columns: [column] });
  }
  return stages;
}

/** The codes that some household of the rows has to have. */
export function wantedCodes(rows: readonly ArchiveMapRow[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const { cells } of rows) for (const { code, wanted } of cells) if (wanted > 0) codes.add(code);
  return codes;
}

/** All rows as one: 合计. */
export function totalOf(rows: readonly ArchiveMapRow[]): ArchiveMapRow {
  const cells = new Map<string, { code: string; wanted: number; missing: number; faulty: number }>();
  const total = { households: 0, complete: 0, compared: 0, consistent: 0 };
  for (const row of rows) {
    total.households += row.households;
    total.complete += row.complete;
    total.compared += row.compared;
    total.consistent += row.consistent;
    for (const { code, wanted, missing, faulty } of row.cells) {
      const sum = cells.get(code) ?? { code, wanted: 0, missing: 0, faulty: 0 };
      sum.wanted += wanted;
      sum.missing += missing;
      sum.faulty += faulty;
      cells.set(code, sum);
    }
  }
  return { township: '', village: null, ...total, cells: [...cells.values()] };
}
