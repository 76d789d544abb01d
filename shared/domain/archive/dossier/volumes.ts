import type { ArchiveHousehold } from '../archive-household.ts';

/** Where a dossier stands on the shelf: one village a box (一村一盒), numbered within the whole delivery. */
export interface Volume {
  /** From 1, over the whole delivery. */
  readonly volumeNo: number;
  readonly boxNo: number;
  /** From 1 within the box. */
  readonly inBox: number;
}

/** What decides in which box a dossier lies. */
export interface Place extends Pick<ArchiveHousehold, 'township' | 'village'> {
  /** The retention term, where a pack wants a box for each. */
  readonly term?: string;
}

/** The places of dossiers in order of township, village and certificate. */
export function volumesOf(places: readonly Place[]): readonly Volume[] {
  const boxes = new Map<string, { readonly boxNo: number; inBox: number }>();
  return places.map(({ township, village, term = '' }, i) => {
    const here = `${township}\n${village}\n${term}`;
    const box = boxes.get(here) ?? { boxNo: boxes.size + 1, inBox: 0 };
    boxes.set(here, box);
    box.inBox++;
    return { volumeNo: i + 1, boxNo: box.boxNo, inBox: box.inBox };
  });
}
