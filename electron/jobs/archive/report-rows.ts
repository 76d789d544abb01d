import { shownValues } from '../../../shared/domain/archive/check/shown-values.ts';
import type { CheckedArchive } from './checked-archive.ts';

/** Columns of completeness.csv and consistency.csv (contract: archive.md). */
export const COMPLETENESS_COLUMNS = [
  'cert_no',
  'head_name',
  'township',
  'village',
  'item_code',
  'item',
  'status',
  'reason',
] as const;
export const CONSISTENCY_COLUMNS = ['cert_no', 'field', 'system_value', 'paper_value', 'result', 'severity'] as const;

/** One row a household and material. */
export function* completenessRows({ households }: CheckedArchive): Iterable<readonly string[]> {
  for (const { household, items } of households)
    for (const { code, title, status, reason } of items)
      yield [household.certNo, household.headName, household.township, household.village, code, title, status, reason];
}

/** One row a difference. */
export function* consistencyRows(
  { households, stray }: CheckedArchive,
  unmasked: boolean,
): Iterable<readonly string[]> {
  for (const { inconsistencies } of [...households, { inconsistencies: stray }])
    for (const each of inconsistencies ?? []) {
      const [system, paper] = shownValues(each, unmasked);
      yield [each.certNo, each.field, system, paper, each.result, each.severity];
    }
}
