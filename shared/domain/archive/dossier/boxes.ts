import type { Volume } from './volumes.ts';

/** A dossier as it is put into a box. */
export interface Shelved {
  readonly volume: Volume;
  readonly township: string;
  readonly village: string;
  readonly pages: number;
  /** Years it is kept, of its longest material. */
  readonly years: number;
}

/** A box on the shelf. */
export interface ArchiveBox {
  /** 12, or 12-1, 12-2 where the dossiers of one box number fill several. */
  readonly name: string;
  readonly township: string;
  readonly village: string;
  /** Volume numbers, in words: 1—5、9. */
  readonly volumes: string;
  readonly count: number;
  readonly pages: number;
  /** Years it is kept, of its longest dossier. */
  readonly years: number;
}

/**
 * The boxes that dossiers fill, in order: what has one box number (its place on the covers) lies in as many boxes as `mostPages` makes needful.
 * A dossier is never divided: one that is thicker than a box has one of its own.
 */
export function boxesOf(dossiers: readonly Shelved[], mostPages: number): readonly ArchiveBox[] {
  const byNumber = new Map<number, Shelved[]>();
  for (const dossier of dossiers) {
    const together = byNumber.get(dossier.volume.boxNo);
    if (together === undefined) byNumber.set(dossier.volume.boxNo, [dossier]);
    else together.push(dossier);
  }
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .flatMap(([boxNo, together]) => {
      const parts = filled(together, mostPages);
      return parts.map((part, i) => boxOf(parts.length === 1 ? String(boxNo) : `${boxNo}-${i + 1}`, part));
    });
}

function filled(dossiers: readonly Shelved[], mostPages: number): readonly (readonly Shelved[])[] {
  const parts: Shelved[][] = [];
  let room = 0;
  for (const dossier of dossiers) {
    const last = parts.at(-1);
    if (last === undefined || dossier.pages > room) {
      parts.push([dossier]);
      room = mostPages - dossier.pages;
    } else {
      last.push(dossier);
      room -= dossier.pages;
    }
  }
  return parts;
}

function boxOf(name: string, dossiers: readonly Shelved[]): ArchiveBox {
  const { township, village } = dossiers[0]!;
  return {
    name,
    township,
    village,
    volumes: runsOf(dossiers.map(({ volume }) => volume.volumeNo)),
    count: dossiers.length,
    pages: dossiers.reduce((sum, { pages }) => sum + pages, 0),
    years: Math.max(...dossiers.map(({ years }) => years)),
  };
}

/** Ascending numbers with those that follow each other drawn together: 1—5、9. */
export function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}—${to}`)).join('、');
}
