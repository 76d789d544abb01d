import type { ArchiveManifest } from '../../../shared/contracts/archive-manifest.ts';
import { isFault } from '../../../shared/domain/archive/check/item-status.ts';
import type { CheckedHousehold } from './checked-archive.ts';

/** Whether nothing of a household's materials has to be made good. */
export function isComplete({ items }: CheckedHousehold): boolean {
  return items.every(({ status }) => !isFault(status));
}

/** Whether anybody said what the household's papers say: only then can system and paper be found to agree or not. */
export function isCompared({ household, inconsistencies }: CheckedHousehold): boolean {
  return inconsistencies !== null && household.paper !== null;
}

/** Whether system and paper were compared and agree. */
export function isConsistent({ inconsistencies }: CheckedHousehold): boolean {
  return inconsistencies?.length === 0;
}

/** As the notice's 通报 counts, township by township. */
export function townshipsOf(households: readonly CheckedHousehold[]): ArchiveManifest['townships'] {
  const byName = new Map<string, CheckedHousehold[]>();
  for (const each of households) {
    const known = byName.get(each.household.township);
    if (known === undefined) byName.set(each.household.township, [each]);
    else known.push(each);
  }
  return [...byName].map(([township, all]) => {
    const compared = all.filter(isCompared);
    const consistent = compared.filter(isConsistent).length;
    return {
      township,
      households: all.length,
      complete: all.filter(isComplete).length,
      compared: compared.length,
      consistent,
      consistentShare: compared.length === 0 ? null : consistent / compared.length,
    };
  });
}
