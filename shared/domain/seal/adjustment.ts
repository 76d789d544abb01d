/** What a correction after the sealing does. */
export const ADJUSTMENT_LABEL = {
  /** Money still to be paid for the sealed month: fen > 0. */
  'pay-after': '补发',
  /** Money to be paid back or paid back: fen < 0. */
  recover: '追缴',
  /** A correction of what is written; money in either direction, or none. */
  correct: '更正',
} as const;
export type AdjustmentKind = keyof typeof ADJUSTMENT_LABEL;
export const ADJUSTMENT_KINDS = Object.keys(ADJUSTMENT_LABEL) as readonly AdjustmentKind[];

/** Why an adjustment cannot be as it is, as a sentence; null where it can. */
export function adjustmentProblem({
  kind,
  fen,
}: {
  readonly kind: AdjustmentKind;
  readonly fen: number;
}): string | null {
  if (!Number.isSafeInteger(fen)) return '金额要精确到分';
  if (kind === 'pay-after' && fen <= 0) return '补发的金额要大于 0';
  if (kind === 'recover' && fen >= 0) return '追缴的金额要写成负数：它从封账的金额中减去';
  return null;
}
