import { formatYuan } from '../identity/money.ts';
import { KeyState, type LineNote, Outcome } from '../ledger/ledger.ts';
import { LEDGER_LABEL, type LedgerKind } from '../ledger/ledger-kind.ts';
import { textAt } from '../ledger/packed-text.ts';
import type { DiscrepancyCode } from './code.ts';
import type { Finding } from './finding.ts';
import { type HouseholdFacts, moneyAtStake } from './household-facts.ts';
import type { Share } from './share.ts';

/** Notes of kind `garbled` and `unreadable` by ledger and line. */
export type FaultyLines = Readonly<Record<LedgerKind, ReadonlyMap<number, readonly LineNote[]>>>;

/** The same benefit month and fund item twice in one ledger. */
export function findDuplicates(facts: HouseholdFacts): readonly Finding[] {
  return facts.shares
    .filter((share) => share.copies.length > 0)
    .map((share) => {
      const { ledger } = share.households;
      const fen = share.copies.reduce((sum, line) => sum + (ledger.fen[line] || 0), 0);
      return {
        code: 'duplicate_line',
        field: '',
        values: { [share.kind]: formatYuan(fen) },
        valueKind: 'plain',
        amountFen: Math.abs(fen),
        lines: { [share.kind]: [...share.lines, ...share.copies] },
        key: share.kind,
        says: `${LEDGER_LABEL[share.kind]}同一户同一月份同一款项出现 ${share.copies.length + 1} 次，多出的 ${share.copies.length} 行共 ${formatYuan(fen)} 元已剔出、不参加比对，请核实是否重复`,
      } satisfies Finding;
    });
}

interface StateFault {
  readonly code: Extract<DiscrepancyCode, 'invalid_account' | 'damaged_account'>;
  readonly states: readonly KeyState[];
  readonly says: string;
}

const ACCOUNT_FAULTS: readonly StateFault[] = [
  {
    code: 'invalid_account',
    states: [KeyState.empty, KeyState.invalid],
    says: '账号为空或位数、字符不对，请向农户或银行核实后更正',
  },
  {
    code: 'damaged_account',
    states: [KeyState.damaged],
    says: '账号被电子表格改坏，末尾数字已丢失，请按存折或银行卡补录',
  },
];

/** Accounts that are empty, impossible or damaged: once a household and kind of fault. */
export function findAccountFaults(facts: HouseholdFacts, accountsDiffer: boolean): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { code, states, says } of ACCOUNT_FAULTS) {
    const values: Partial<Record<LedgerKind, string>> = {};
    const lines: Partial<Record<LedgerKind, readonly number[]>> = {};
    for (const share of facts.shares) {
      const { ledger } = share.households;
      // Where ledgers differ on the account, an impossible one is told there and not a second time.
      const faulty = share.lines.filter((line) => {
        const state = ledger.accountState[line] as KeyState;
        return states.includes(state) && !(accountsDiffer && state === KeyState.invalid);
      });
      if (faulty.length === 0) continue;
      lines[share.kind] = faulty;
      values[share.kind] = textAt(ledger.account, faulty[0]!);
    }
    const where = Object.keys(lines).map((kind) => LEDGER_LABEL[kind as LedgerKind]);
    if (where.length === 0) continue;
    findings.push({
      code,
      field: 'account',
      values,
      valueKind: 'account',
      amountFen: moneyAtStake(facts),
      account: Object.values(values)[0] ?? '',
      lines,
      says: `${where.join('、')}的${says}`,
    });
  }
  return findings;
}

/** Amounts that could not be read, and text that came out garbled: once a household. */
export function findUnreadable(facts: HouseholdFacts, faulty: FaultyLines): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [kind, code, field] of [
    ['unreadable', 'invalid_amount', 'amount'],
    ['garbled', 'garbled_text', 'name'],
  ] as const) {
    const values: Partial<Record<LedgerKind, string>> = {};
    const lines: Partial<Record<LedgerKind, readonly number[]>> = {};
    const said: string[] = [];
    for (const share of facts.shares) {
      const notes = notesOf(share, faulty, kind);
      if (notes.length === 0) continue;
      values[share.kind] = notes[0]!.original;
      lines[share.kind] = [...new Set(notes.map((note) => note.line))];
      said.push(...notes.map((note) => `${LEDGER_LABEL[share.kind]}的${note.column}“${note.original}”${note.note}`));
    }
    if (said.length === 0) continue;
    const amountFen = moneyAtStake(facts);
    findings.push({ code, field, values, valueKind: 'plain', amountFen, lines, says: said.join('；') });
  }
  return findings;
}

function notesOf(share: Share, faulty: FaultyLines, kind: LineNote['kind']): readonly LineNote[] {
  return share.lines.flatMap((line) => (faulty[share.kind].get(line) ?? []).filter((note) => note.kind === kind));
}

/** What the bank says of the payment: failed, or returned and neither paid again nor refunded. */
export function findBankFaults(facts: HouseholdFacts, wordsOf: (line: number) => string): readonly Finding[] {
  const share = facts.shares.find(({ kind }) => kind === 'bank');
  if (share === undefined) return [];
  const { ledger } = share.households;
  const findings: Finding[] = [];
  for (const [outcome, code, what] of [
    [Outcome.failed, 'payment_failed', '发放失败'],
    [Outcome.returned, 'returned_unresolved', '已退回，之后没有重发成功或缴回'],
  ] as const) {
    const lines = share.lines.filter((line) => ledger.outcome[line] === outcome);
    if (lines.length === 0) continue;
    const fen = lines.reduce((sum, line) => sum + (ledger.fen[line] || 0), 0);
    const words = [...new Set(lines.map(wordsOf))].filter((each) => each !== '');
    const reason = words.length === 0 ? '银行未说明原因' : `银行原因：${words.join('、')}`;
    findings.push({
      code,
      field: 'status',
      values: { bank: words.join('、') },
      valueKind: 'plain',
      amountFen: Math.abs(fen),
      lines: { bank: lines },
      says: `代发 ${formatYuan(fen)} 元${what}，${reason}`,
    });
  }
  return findings;
}
