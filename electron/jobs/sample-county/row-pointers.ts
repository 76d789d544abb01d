import type { DiscrepancyCode } from '../../../shared/domain/discrepancy/code.ts';
import { isHarmless } from '../../../shared/domain/sample/fault-kind.ts';
import type { PlantedFault } from '../../../shared/domain/sample/make-county.ts';
import type { TruthEntry } from '../../../shared/domain/sample/truth.ts';

/** Where each line was written: `FILE#SHEET!ROW`, or `FILE#LINE` for text files. Filled by the writers. */
export interface RowPointers {
  readonly ledgers: Map<object, string>;
  readonly bankReturn: Map<object, string>;
  /** The total row that was falsified, '' where none was. */
  falseTotal: string;
}

/** Takes what was planted and where the lines were written, and gives the entries of truth.json. */
export function truthEntries(planted: readonly PlantedFault[], pointers: RowPointers): readonly TruthEntry[] {
  return planted.map(({ fault, codes: told, households }) => {
    const codes = told ?? (isHarmless(fault) ? [] : [fault as DiscrepancyCode]);
    const [first, ...rest] = households.map(({ household: { name, idNumber } }) => ({ name, idNumber }));
    const at = (lines: readonly object[], where: ReadonlyMap<object, string>) => lines.map((line) => where.get(line)!);
    return {
      fault,
      codes,
      name: first?.name ?? '',
      idNumber: first?.idNumber ?? '',
      others: rest,
      rows: {
        approval: at(
          households.flatMap((each) => each.approval),
          pointers.ledgers,
        ),
        finance:
          fault === 'control_total_mismatch'
            ? [pointers.falseTotal]
            : at(
                households.flatMap((each) => each.finance),
                pointers.ledgers,
              ),
        bank: at(
          households.flatMap((each) => each.bank),
          pointers.ledgers,
        ),
        bankReturn: at(
          households.flatMap((each) => each.bank),
          pointers.bankReturn,
        ),
      },
    };
  });
}
