import { createHash } from 'node:crypto';
import type { InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import type { PolicyPack } from '../../../shared/domain/archive/policy/policy-pack.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import type { Tallies } from '../../../shared/domain/archive/self-check.ts';
import { ScanError } from '../../formats/write/pdf/scan.ts';
import { canonicalJson } from '../result-hash.ts';
import type { CheckedHousehold, ScanStore } from './checked-archive.ts';
import type { WrittenDossier } from './written-dossier.ts';

/** What all dossiers of a batch share, as it can be sent to another thread. */
export interface DossierSettings {
  /** The output folder. */
  readonly folder: string;
  readonly pack: PolicyPack;
  readonly packSha256: string;
  readonly year: string;
  readonly makingDate: string;
  readonly unmasked: boolean;
  /** A marked sheet in the place of what is wanted and missing. */
  readonly placeholders: boolean;
  readonly engine: string;
}

/** A scan of one material of the inventory: its bytes, or why there are none. */
export interface GivenScan {
  /** Its place in the household's inventory. */
  readonly at: number;
  readonly sha256: string | null;
  readonly bytes: Uint8Array | null;
  readonly says: string;
}

/** One dossier to be made, as it can be sent to another thread. */
export interface DossierOrder {
  readonly each: CheckedHousehold;
  /** From the output folder, with /. */
  readonly path: string;
  readonly scans: readonly GivenScan[];
  readonly inputSha256: string;
}

/** A dossier that lies there already, to be looked at again. */
export interface InspectionOrder {
  readonly each: CheckedHousehold;
  readonly dossier: WrittenDossier;
}

/** What became of an order: a dossier and what was found when it was opened again, or the sentence why there is none. */
export type DossierAnswer =
  | { readonly dossier: WrittenDossier; readonly remarks: readonly RowRemark[]; readonly tallies: Tallies }
  | { readonly failed: string };

/** Makes dossiers, in this thread or in others. */
export interface DossierBench {
  /** Orders that are worked on at once. */
  readonly places: number;
  /** Rejects only where files cannot be written. */
  make(order: DossierOrder | InspectionOrder): Promise<DossierAnswer>;
  close(): Promise<void>;
}

/** The scans of a household, with their bytes. What a store says of one that is not there is kept; other errors are its caller's. */
export async function givenScans({ household }: CheckedHousehold, store: ScanStore): Promise<readonly GivenScan[]> {
  return scansBy(household.inventory, async (item) => {
    const bytes = await store.bytesOf(item);
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  });
}

/** The scans of a household by their hashes only: enough to tell whether a dossier made before is still the same. */
export async function knownScans({ household }: CheckedHousehold, store: ScanStore): Promise<readonly GivenScan[]> {
  return scansBy(household.inventory, async (item) => ({ sha256: await store.sha256Of(item), bytes: null }));
}

async function scansBy(
  inventory: readonly InventoryItem[],
  read: (item: InventoryItem) => Promise<Pick<GivenScan, 'sha256' | 'bytes'>>,
): Promise<readonly GivenScan[]> {
  const scans: GivenScan[] = [];
  for (const [at, item] of inventory.entries()) {
    if (item.file === '') continue;
    try {
      scans.push({ at, ...(await read(item)), says: '' });
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      scans.push({ at, sha256: error.sha256, bytes: null, says: error.message });
    }
  }
  return scans;
}

/**
 * The hash over everything a dossier is made from. Where its rows stand in their files is no part of it: a row put in above changes no
 * dossier.
 */
export function inputHash(
  { household, items, volume }: CheckedHousehold,
  path: string,
  scans: readonly GivenScan[],
  { folder: _folder, pack: _pack, ...settings }: DossierSettings,
): string {
  const { pointer: _pointer, paper: _paper, inventory, ...rest } = household;
  const made = {
    settings,
    path,
    household: { ...rest, inventory: inventory.map(({ pointer: _, ...item }) => item) },
    items,
    volume,
    // What is wrong with bytes follows from them: whether they were looked at already is no matter.
    scans: scans.map(({ at, sha256, says }) => ({ at, sha256, says: sha256 === null ? says : '' })),
  };
  return createHash('sha256').update(canonicalJson(made)).digest('hex');
}
