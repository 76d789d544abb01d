import type { PersonalColumns } from '../identity/mask-cells.ts';
import type { CanonicalColumn } from './canonical-column.ts';
import type { SheetReport } from './reading-report.ts';

const NUMBERS: ReadonlySet<string> = new Set<CanonicalColumn>(['head_id', 'member_id', 'acct_id', 'acct_no', 'phone']);
const NAMES: ReadonlySet<string> = new Set<CanonicalColumn>(['head_name', 'member_name', 'acct_name']);

/** Whether a canonical column holds people's numbers or names. */
export function personalKindOf(column: string): 'number' | 'name' | null {
  if (NUMBERS.has(column)) return 'number';
  return NAMES.has(column) ? 'name' : null;
}

/** The columns of a sheet that hold people's numbers and names, as it was understood. */
export function personalColumnsOf({ columns }: Pick<SheetReport, 'columns'>): PersonalColumns {
  const of = (kind: 'number' | 'name'): ReadonlySet<number> =>
    new Set(columns.filter(({ column }) => personalKindOf(column) === kind).flatMap(({ indexes }) => indexes));
  return { numbers: of('number'), names: of('name') };
}
