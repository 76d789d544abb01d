import type { DerivedHousehold } from './archive-derive.ts';
import { namedScan, type StoredScan, scansByIds } from './archive-scan-repo.ts';
import type { Database } from './database.ts';

/** The scans of every entry of a household, by its pointer: the one its row names, then those that were attached. */
export function scansOfEntries(
  db: Database,
  derived: Pick<DerivedHousehold, 'inventoryRows' | 'attached' | 'detached'>,
): ReadonlyMap<string, readonly StoredScan[]> {
  const ids = new Map<string, number[]>();
  const add = (pointer: string, scanId: number): void => {
    if (derived.detached.has(scanId)) return;
    const known = ids.get(pointer);
    if (known === undefined) ids.set(pointer, [scanId]);
    else if (!known.includes(scanId)) known.push(scanId);
  };
  for (const [pointer, { file, values }] of derived.inventoryRows) {
    if (typeof values.file !== 'string' || values.file === '') continue;
    const named = namedScan(db, file, values.file);
    if (named !== undefined && 'scanId' in named) add(pointer, named.scanId);
  }
  for (const [pointer, attached] of derived.attached) for (const scanId of attached) add(pointer, scanId);
  const scans = scansByIds(db, [...ids.values()].flat());
  return new Map([...ids].map(([pointer, ofEntry]) => [pointer, ofEntry.flatMap((scanId) => scans.get(scanId) ?? [])]));
}
