import type { ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import type { ArchiveHousehold, InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import type { Inconsistency } from '../../../shared/domain/archive/check/consistency.ts';
import type { ItemResult } from '../../../shared/domain/archive/check/item-status.ts';
import type { PolicyFinding } from '../../../shared/domain/archive/check/policy-questions.ts';
import type { Volume } from '../../../shared/domain/archive/dossier/volumes.ts';
import type { PackRules } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import type { TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import type { ChosenPack } from './archive-input.ts';

/** One household with what was found of it. */
export interface CheckedHousehold {
  readonly household: ArchiveHousehold;
  /** Its place on the shelf among all households, whichever were wanted. */
  readonly volume: Volume;
  readonly items: readonly ItemResult[];
  /** null: no paper table was given, so nothing was compared. */
  readonly inconsistencies: readonly Inconsistency[] | null;
  readonly findings: readonly PolicyFinding[];
}

/**
 * Where scans come from: files beside an inventory, or the encrypted database. Asked only for materials whose `file` is not ''. Both reject
 * with ScanError, in a clerk's words, where there is no such scan.
 */
export interface ScanStore {
  /** The scan as it was made: a PDF, JPG or PNG of at most MOST_SCAN_BYTES. */
  bytesOf(item: InventoryItem): Promise<Buffer>;
  /** Of these bytes, in hex; a store that knows it need not read them. */
  sha256Of(item: InventoryItem): Promise<string>;
}

/** Everything that can be said of an archive before anything is written, wherever it came from. Households by township, village and certificate. */
export interface CheckedArchive {
  readonly policy: ChosenPack;
  /** YYYY. */
  readonly year: string;
  /** YYYY-MM-DD: the only date in the dossiers that comes from none of the sources. */
  readonly makingDate: string;
  /** Certificate numbers, where only some households were wanted. */
  readonly only: readonly string[];
  readonly rules: PackRules;
  readonly households: readonly CheckedHousehold[];
  /** Papers of households the system does not have. */
  readonly stray: readonly Inconsistency[];
  readonly sources: Readonly<Record<TableKind, readonly ArchiveSource[]>>;
  readonly warnings: readonly string[];
  readonly remarks: readonly RowRemark[];
  readonly scans: ScanStore;
  /** Steps people keyed in of these households, which stand in no source: what rests on them cannot be made anew from the sources alone. */
  readonly keyedSteps: number;
}
