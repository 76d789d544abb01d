import { formatYuan } from '../identity/money.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { IN_ALL_LEDGERS, PRESENT } from '../matching/joined-households.ts';
import type { DiscrepancyCode } from './code.ts';
import type { Finding } from './finding.ts';
import { type HouseholdFacts, moneyAtStake } from './household-facts.ts';
import { fenOf } from './share.ts';

type PresenceCode = Extract<
  DiscrepancyCode,
  'approved_only' | 'requested_only' | 'paid_only' | 'unpaid' | 'paid_without_request' | 'paid_without_approval'
>;

const { approval: A, finance: F, bank: B } = PRESENT;

const CODE_BY_PRESENCE: Readonly<Record<number, PresenceCode>> = {
  [A]: 'approved_only',
  [F]: 'requested_only',
  [B]: 'paid_only',
  [A | F]: 'unpaid',
  [A | B]: 'paid_without_request',
  [F | B]: 'paid_without_approval',
};

const SAYS: Readonly<Record<PresenceCode, string>> = {
  approved_only: '审批有这一户，请款和代发都没有，请核实是否漏请款',
  requested_only: '请款有这一户，审批和代发都没有，请核实是否多请',
  paid_only: '代发有这一户，审批和请款都没有，请核实钱付给了谁、凭什么付',
  unpaid: '审批和请款都有这一户，代发没有，请核实是否漏发',
  paid_without_request: '审批和代发都有这一户，请款没有，请补请款手续或核实',
  paid_without_approval: '请款和代发都有这一户，审批没有，请核实是否应停未停或漏录系统',
};

/** `AFB`, `AF-` … as in statement.json. */
export type PresencePattern = 'AFB' | 'AF-' | 'A-B' | '-FB' | 'A--' | '-F-' | '--B';

/** Which ledgers hold the household, as a pattern. `present` is bits of PRESENT, never 0. */
export function presencePattern(present: number): PresencePattern {
  return `${present & A ? 'A' : '-'}${present & F ? 'F' : '-'}${present & B ? 'B' : '-'}` as PresencePattern;
}

/** The code for a household that a ledger lacks; null where all three hold it. */
export function presenceCode(present: number): PresenceCode | null {
  return present === IN_ALL_LEDGERS ? null : CODE_BY_PRESENCE[present]!;
}

/** The presence row of a household that a ledger lacks. */
export function findPresence(facts: HouseholdFacts, present: number): Finding | null {
  const code = presenceCode(present);
  if (code === null) return null;
  const values: Partial<Record<LedgerKind, string>> = {};
  for (const share of facts.shares) {
    const fen = fenOf(share);
    if (!Number.isNaN(fen)) values[share.kind] = formatYuan(fen);
  }
  const amountFen = moneyAtStake(facts);
  return {
    code,
    field: 'amount',
    values,
    valueKind: 'plain',
    amountFen,
    says: `${SAYS[code]}，涉及 ${formatYuan(amountFen)} 元`,
  };
}
