import type { ArchiveHousehold } from '../archive-household.ts';

/** Where a dossier stands on the shelf: one village a box (一村一盒), numbered within the whole delivery. */
export interface Volume {
  /** From 1, over the whole delivery. */
  readonly volumeNo: number;
  readonly boxNo: number;
  /** From 1 within the box. */
  readonly inBox: number;
}

/** The places of dossiers in order of township, village and certificate. */
export function volumesOf(households: readonly Pick<ArchiveHousehold, 'township' | 'village'>[]): readonly Volume[] {
  let boxNo = 0;
  let inBox = 0;
  let place: string | null = null;
  return households.map(({ township, village }, i) => {
    const here = `${township}\n${village}`;
    if (here !== place) {
      place = here;
      boxNo++;
      inBox = 0;
    }
    inBox++;
    return { volumeNo: i + 1, boxNo, inBox };
  });
}
