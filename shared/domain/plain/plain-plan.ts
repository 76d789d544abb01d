import type { LinePlan } from '../ledger/line-plan.ts';
import type { BodyPlan } from '../ledger/table-body.ts';

/** What a column of a source file is to the plain lane. `other`: nothing that a household in order is compared by. */
export const PlainRole = {
  other: 0,
  id: 1,
  name: 2,
  account: 3,
  secondAccount: 4,
  township: 5,
  village: 6,
  category: 7,
  headcount: 8,
  months: 9,
  status: 10,
  reason: 11,
  total: 12,
  base: 13,
  supplement: 14,
  extra: 15,
  deduction: 16,
} as const;
export type PlainRole = (typeof PlainRole)[keyof typeof PlainRole];

/** How the rows below a header are read as plain rows; plain data, sent to the threads that read. */
export interface PlainPlan {
  /** The byte between two cells. */
  readonly delimiter: number;
  /** By column of the file, up to the last one that matters. */
  readonly roles: readonly PlainRole[];
  /** The file has a column that says the total; else the parts are added up. */
  readonly hasTotal: boolean;
  /** Total and parts stand in the row: they have to agree, or the clerk is told (`RowChecks`). */
  readonly checksParts: boolean;
  readonly defaultTownship: string;
  readonly defaultCategory: number;
  readonly successCodes: readonly string[];
}

/**
 * How a body is read in the plain lane, or null where the lane does not know it: no identity number, name or account; amounts in another
 * unit; a month column (it is judged over the whole ledger, `settleMonths`); persons instead of households; one column that is two things.
 */
export function plainPlanOf({ line, persons }: BodyPlan, delimiter: string | null): PlainPlan | null {
  const [account, ...secondAccounts] = line.accounts;
  if (persons !== null || delimiter === null || delimiter.length !== 1 || delimiter.charCodeAt(0) >= 0x80) return null;
  if (line.id === -1 || line.name === -1 || account === undefined || line.month !== -1 || line.unit !== 'yuan')
    return null;
  const roles: PlainRole[] = [];
  for (const [column, role] of [
    [line.id, PlainRole.id],
    [line.name, PlainRole.name],
    [account, PlainRole.account],
    ...secondAccounts.map((each) => [each, PlainRole.secondAccount] as const),
    [line.township, PlainRole.township],
    [line.village, PlainRole.village],
    [line.category, PlainRole.category],
    [line.headcount, PlainRole.headcount],
    [line.months, PlainRole.months],
    [line.status, PlainRole.status],
    [line.reason, PlainRole.reason],
    ...amountRoles(line),
  ] as const) {
    if (column === -1) continue;
    if (roles[column] !== undefined) return null;
    roles[column] = role;
  }
  return {
    delimiter: delimiter.charCodeAt(0),
    roles: Array.from(roles, (role) => role ?? PlainRole.other),
    hasTotal: line.total !== -1,
    checksParts: checksParts(line),
    defaultTownship: line.defaultTownship,
    defaultCategory: line.defaultCategory,
    successCodes: line.successCodes,
  };
}

function checksParts({ total, base, supplements, extras, deductions }: LinePlan): boolean {
  return total !== -1 && base !== -1 && supplements.length + extras.length + deductions.length > 0;
}

/** The columns the amount is read from. Parts beside a total are only looked at where they have to make it. */
function amountRoles(line: LinePlan): readonly (readonly [number, PlainRole])[] {
  const total = [line.total, PlainRole.total] as const;
  if (line.total !== -1 && !checksParts(line)) return [total];
  return [
    total,
    [line.base, PlainRole.base],
    ...line.supplements.map((each) => [each, PlainRole.supplement] as const),
    ...line.extras.map((each) => [each, PlainRole.extra] as const),
    ...line.deductions.map((each) => [each, PlainRole.deduction] as const),
  ];
}
