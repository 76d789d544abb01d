import type { StatementToWrite } from '../../../../../electron/formats/write/statement-words.ts';
import type { SourceSummary } from '../../../../../shared/contracts/statement.ts';
import type { DiscrepancyCode } from '../../../../../shared/domain/discrepancy/code.ts';
import { DISCREPANCY_CODES } from '../../../../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../../../../shared/domain/discrepancy/discrepancy.ts';
import type { BridgeRow, BridgeStep } from '../../../../../shared/domain/statement/bridge-row.ts';

/** An invented discrepancy, with what the test is about put over it. */
export function aDiscrepancy(over: Partial<Discrepancy> = {}): Discrepancy {
  const code = over.code ?? 'amount_mismatch';
  return {
    id: '0123456789abcdef',
    problem: 'fedcba9876543210',
    household: 'id:239900195001010019',
    code,
    priority: DISCREPANCY_CODES[code].priority,
    township: '东山镇',
    village: '幸福村',
    name: '测试甲',
    idNumber: '239900195001010019',
    account: '6228480000000001234',
    field: 'amount',
    values: { approval: '300.00', finance: '300.00', bank: '310.00' },
    valueKind: 'plain',
    amountFen: 1000,
    rows: { approval: '审批.xlsx#名册!12', finance: '请款.xlsx#东山镇!152', bank: '代发.txt#87' },
    rule: 'id',
    explanation: '审批第 12 行按身份证号与请款第 152 行、代发第 87 行对应；姓名、账号一致，代发金额比请款多 10.00 元',
    ...over,
  };
}

const HASH = '0123456789abcdef'.repeat(4);

function aSource(names: readonly string[]): SourceSummary {
  return {
    files: names.map((name) => ({
      name,
      sha256: HASH,
      path: name,
      format: 'xlsx',
      encoding: '',
      headerRows: [3],
      columns: {},
      sheets: [],
      notes: [],
    })),
    rowsRead: 110,
    rowsAccepted: 100,
    rowsSetAside: { title: 3, subtotal: 4, blank: 1, duplicate: 2, unreadable: 0 },
    households: 100,
    amountFen: 3_000_000,
  };
}

/** A township where the steps explain all of the differences. */
export function aTownship(township: string, approvedFen: number, steps: readonly BridgeStep[]): BridgeRow {
  const after = (fen: number, from: string): number =>
    steps.filter((step) => step.from === from).reduce((left, step) => left - step.fen, fen);
  const requestedFen = after(approvedFen, 'approved');
  const paidFen = after(requestedFen, 'requested');
  return {
    township,
    approvedCount: 100,
    requestedCount: 99,
    paidCount: 100,
    creditedCount: 97,
    approvedFen,
    requestedFen,
    paidFen,
    creditedFen: after(paidFen, 'paid'),
    steps,
    grossFen: steps.reduce((sum, { fen }) => sum + Math.abs(fen), 0),
    residualFen: 0,
  };
}

export const STEPS: readonly BridgeStep[] = [
  { from: 'approved', to: 'requested', code: 'approved_only', count: 2, fen: 82_500 },
  { from: 'requested', to: 'paid', code: 'paid_only', count: 1, fen: -52_000 },
  { from: 'paid', to: 'credited', code: 'payment_failed', count: 2, fen: 77_000 },
  { from: 'paid', to: 'credited', code: 'payment_pending', count: 1, fen: 40_000 },
];

/** An invented statement, with what the test is about put over it. */
export function aStatement(over: Partial<StatementToWrite> = {}): StatementToWrite {
  const byCode: Partial<Record<DiscrepancyCode, number>> = { approved_only: 2, paid_only: 1, payment_failed: 2 };
  return {
    period: '2026-04',
    verdict: 'discrepancies',
    engine: { version: '0.1.0', rules: `sha256:${HASH}` },
    masked: true,
    mapping: null,
    sources: { approval: aSource(['低保名册.xlsx']), finance: aSource(['请款.xlsx']), bank: aSource(['代发.txt']) },
    presence: { AFB: 97, 'AF-': 0, 'A-B': 0, '-FB': 0, 'A--': 2, '-F-': 0, '--B': 1 },
    rules: { id: 97 },
    discrepancies: { total: 5, byCode, byPriority: { P1: 1, P2: 4, P3: 0 } },
    bridge: [aTownship('东山镇', 3_000_000, STEPS)],
    warnings: [],
    resultSha256: HASH,
    ...over,
  };
}
