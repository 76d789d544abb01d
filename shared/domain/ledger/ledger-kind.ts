/** The three ledgers in the order the money takes: approved, requested, paid. */
export const LEDGER_KINDS = ['approval', 'finance', 'bank'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** What the clerk calls each ledger. */
export const LEDGER_LABEL = {
  approval: '审批',
  finance: '请款',
  bank: '代发',
} as const satisfies Record<LedgerKind, string>;
