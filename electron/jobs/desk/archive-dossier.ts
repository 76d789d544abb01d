import type { ArchiveHousehold, InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import { checkItems } from '../../../shared/domain/archive/check/completeness.ts';
import { inconsistencies } from '../../../shared/domain/archive/check/consistency.ts';
import type { ArchiveCheck } from '../../data/archive-check-repo.ts';
import type { DerivedHousehold } from '../../data/archive-derive.ts';
import type { HouseholdLine } from '../../data/archive-household-repo.ts';
import { contentOfScan, namedScan, type StoredScan, type UnusableScan } from '../../data/archive-scan-repo.ts';
import { scansOfEntries } from '../../data/archive-scans-of-household.ts';
import type { Database } from '../../data/database.ts';
import { ScanError } from '../../formats/write/pdf/scan.ts';
import type { CheckedHousehold, ScanStore } from '../archive/checked-archive.ts';

/** Whether anybody said what lies on paper, and what papers say: it changes words, and what is compared. */
export interface ArchiveHas {
  readonly inventory: boolean;
  readonly paper: boolean;
}

/** The scans of the database, told by the entries they lie with. */
export class StoredScans implements ScanStore {
  readonly #db: Database;
  readonly #scans = new WeakMap<InventoryItem, StoredScan | UnusableScan>();

  constructor(db: Database) {
    this.#db = db;
  }

  know(item: InventoryItem, scan: StoredScan | UnusableScan): void {
    this.#scans.set(item, scan);
  }

  async bytesOf(item: InventoryItem): Promise<Buffer> {
    const scan = this.#scanOf(item);
    if ('problem' in scan) throw new ScanError(scan.problem, scan.sha256);
    const content = contentOfScan(this.#db, scan);
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  }

  async sha256Of(item: InventoryItem): Promise<string> {
    const scan = this.#scanOf(item);
    if ('problem' in scan && scan.sha256 === null) throw new ScanError(scan.problem);
    return scan.sha256!;
  }

  #scanOf(item: InventoryItem): StoredScan | UnusableScan {
    const scan = this.#scans.get(item);
    if (scan === undefined) throw new ScanError('找不到扫描件');
    return scan;
  }
}

/** A household of the database as a delivery takes it: with its place, its checks in the words of the whole archive, and every scan on an entry. */
export function checkedHousehold(
  db: Database,
  check: ArchiveCheck,
  { volumeNo, boxNo, inBox }: Pick<HouseholdLine, 'volumeNo' | 'boxNo' | 'inBox'>,
  derived: DerivedHousehold,
  has: ArchiveHas,
  scans: StoredScans,
): CheckedHousehold {
  const { household, findings } = derived;
  return {
    household: { ...household, inventory: withScans(db, derived, scans) },
    volume: { volumeNo, boxNo, inBox },
    items: checkItems(household, check.rules, check.input.frame.makingDate, has.inventory),
    inconsistencies: has.paper ? inconsistencies(household) : null,
    findings,
  };
}

/**
 * The entries of a household, each with the scan it is printed with. An entry with several is followed by one that stands for each further
 * scan and says nothing else; the checks never see these.
 */
function withScans(db: Database, derived: DerivedHousehold, store: StoredScans): ArchiveHousehold['inventory'] {
  const scans = scansOfEntries(db, derived);
  return derived.household.inventory.flatMap((item) => {
    const [first, ...others] = scans.get(item.pointer) ?? [];
    if (first === undefined) {
      if (item.file === '') return [item];
      const { file } = derived.inventoryRows.get(item.pointer)!;
      const named = namedScan(db, file, item.file);
      // A scan that was taken away is none; one that cannot be used is told.
      if (named === undefined || 'scanId' in named) return [{ ...item, file: '' }];
      store.know(item, named);
      return [item];
    }
    const printed = { ...item, file: item.file === '' ? first.name : item.file };
    store.know(printed, first);
    const further = others.map((scan): InventoryItem => {
      const more = { ...item, pages: null, remark: '', file: scan.name };
      store.know(more, scan);
      return more;
    });
    return [printed, ...further];
  });
}
