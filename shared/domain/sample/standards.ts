/** What a county pays, a person and a month, in fen, from a month on. */
export interface Standard {
  /** YYYY-MM, the first month it holds for. */
  readonly from: string;
  /** 农村低保标准: the base supplement fills the income up to it. */
  readonly baseFen: number;
  /** 分类施保: added for every member with at least one ground. */
  readonly classFen: number;
  /** 单人保: the fixed amount where one member of a household is insured alone. */
  readonly singleFen: number;
}

/** The invented county borrows the order of magnitude of a real one (dibao.md 2.3, R-24, R-27). Ascending by month. */
export const RURAL_STANDARDS: readonly Standard[] = [
  { from: '0000-00', baseFen: 585_00, classFen: 104_00, singleFen: 282_00 },
  { from: '2026-04', baseFen: 632_00, classFen: 104_00, singleFen: 313_00 },
];

/** The standard in force in a month (YYYY-MM). */
export function standardOf(period: string): Standard {
  return RURAL_STANDARDS.findLast((standard) => standard.from <= period)!;
}

/**
 * 补差 (dibao.md ): standard × people − income, worked out on the year and rounded up to the whole yuan once, at the end.
 * Fen in, fen a month out, never below 0.
 */
export function baseSupplementFen(standard: Standard, insuredSize: number, annualIncomeFen: number): number {
  const gapOfYear = standard.baseFen * 12 * insuredSize - annualIncomeFen;
  return Math.max(0, Math.ceil(gapOfYear / 1200)) * 100;
}
