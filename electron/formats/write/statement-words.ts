import type { Statement } from '../../../shared/contracts/statement.ts';
import { DISCREPANCY_CODES, type Priority } from '../../../shared/domain/discrepancy/code.ts';
import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import type { BridgePoint, StepCode } from '../../../shared/domain/statement/bridge-row.ts';

/** A statement while its outputs are being written. */
export interface StatementToWrite extends Omit<Statement, 'outputs' | 'timings'> {
  /** Whose statement it is, where that is known: the window knows, the command line does not. */
  readonly issuer?: Issuer;
  /** Where its month is sealed. */
  readonly seal?: SealToPrint;
}

/** A seal as the statement prints it, and what was corrected after it. */
export interface SealToPrint {
  readonly code: string;
  readonly sha256: string;
  /** What the QR code says. */
  readonly qr: string;
  /** YYYY-MM-DD. */
  readonly sealedOn: string;
  readonly byName: string;
  readonly openCases: number;
  /** Why four eyes were not kept; null where they were. */
  readonly exemption: string | null;
  readonly log: { readonly seq: number; readonly sha256: string };
  readonly adjustments: readonly {
    readonly on: string;
    readonly label: string;
    readonly fen: number;
    readonly reason: string;
  }[];
}

export interface Issuer {
  /** 农村低保 */
  readonly programme: string;
  /** The office's name; '' where it is not set. */
  readonly office: string;
  /** That the office cannot keep four eyes, as a sentence; '' where it does. */
  readonly exemption: string;
}

/** Month, programme and office in one line, as far as they are known. */
export function headingText({ period, issuer }: StatementToWrite): string {
  const programme = issuer === undefined ? '' : `　　救助项目：${issuer.programme}`;
  const office = issuer === undefined || issuer.office === '' ? '' : `　　编制单位：${issuer.office}`;
  return `所属月份：${periodText(period)}${programme}${office}`;
}

/** What the office calls each point the money passes. */
export const POINT_LABEL = {
  approved: '审批',
  requested: '请款',
  paid: '代发',
  credited: '到账',
} as const satisfies Record<BridgePoint, string>;

export const PRIORITY_MEANING = {
  P1: '须先处理：钱发错、多发、无依据发放，或金额、账号不一致',
  P2: '应当处理：应发未发，或对应关系尚须人工确认',
  P3: '应当更正：信息不规范，不影响本月金额',
} as const satisfies Record<Priority, string>;

export const SOURCE_LABEL = {
  approval: '审批',
  finance: '请款',
  bank: '代发',
  bankReturn: '代发结果',
} as const satisfies Record<keyof StatementToWrite['sources'], string>;

/** The sources in the order the money takes; the bank's result only where it was given. */
export function sourcesOf(
  statement: StatementToWrite,
): readonly { readonly label: string; readonly source: StatementToWrite['sources']['bank'] }[] {
  const { approval, finance, bank, bankReturn } = statement.sources;
  const sources = [
    { label: SOURCE_LABEL.approval, source: approval },
    { label: SOURCE_LABEL.finance, source: finance },
    { label: SOURCE_LABEL.bank, source: bank },
  ];
  return bankReturn === undefined ? sources : [...sources, { label: SOURCE_LABEL.bankReturn, source: bankReturn }];
}

export function stepLabel(code: StepCode): string {
  return code === 'payment_pending' ? '银行处理中' : DISCREPANCY_CODES[code].label;
}

/** `2026-04` as an office writes it: 2026年04月. */
export function periodText(period: string): string {
  const [year, month] = period.split('-');
  return month === undefined ? period : `${year}年${month}月`;
}

/** Fen as yuan with thousands separators and a true minus sign, which is as wide as a figure: −1,234.50. */
export function groupedYuan(fen: number): string {
  return formatYuanGrouped(fen).replace('-', '−');
}

/** A count with thousands separators. */
export function groupedCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
