import { formatYuan } from '../identity/money.ts';
import { type Ledger, Outcome, pointerOf } from '../ledger/ledger.ts';
import { LEDGER_LABEL, type LedgerKind } from '../ledger/ledger-kind.ts';
import { textAt } from '../ledger/packed-text.ts';
import type { ControlTotalFault, NamelessRow } from '../ledger/reading-report.ts';
import { DISCREPANCY_CODES, type DiscrepancyCode } from './code.ts';
import type { Discrepancy } from './discrepancy.ts';
import { discrepancyId } from './discrepancy-id.ts';

function fileDiscrepancy(
  code: DiscrepancyCode,
  kind: LedgerKind,
  pointer: string,
  key: readonly string[],
  problem: readonly string[],
  rest: Pick<Discrepancy, 'household' | 'field' | 'amountFen' | 'explanation'> & Partial<Discrepancy>,
): Discrepancy {
  return {
    id: discrepancyId([code, ...key]),
    problem: discrepancyId([code, ...problem]),
    code,
    priority: DISCREPANCY_CODES[code].priority,
    township: '',
    village: '',
    name: '',
    idNumber: '',
    account: '',
    values: { approval: '', finance: '', bank: '' },
    valueKind: 'plain',
    rows: { approval: '', finance: '', bank: '', [kind]: pointer },
    rule: '',
    ...rest,
  };
}

/** A file's name without what changes from month to month: 财政请款明细_202604.xlsx is 财政请款明细_.xlsx. */
function stemOf(file: string): string {
  return file.replace(/\d+/g, '');
}

/** `control_total_mismatch`: which total, what it says, what the lines add up to. */
export function controlTotalDiscrepancy(fault: ControlTotalFault, period: string, ordinal: number): Discrepancy {
  const { kind, file, sheet, row, declaredFen, actualFen, declaredCount, actualCount } = fault;
  const says: string[] = [];
  if (declaredFen !== undefined && declaredFen !== actualFen) {
    says.push(
      `写明 ${formatYuan(declaredFen)} 元，明细相加 ${formatYuan(actualFen)} 元，相差 ${formatYuan(Math.abs(declaredFen - actualFen))} 元`,
    );
  }
  if (declaredCount !== undefined && declaredCount !== actualCount)
    says.push(`写明 ${declaredCount} 笔，明细 ${actualCount} 笔`);
  const place = sheet === '' ? `第 ${row} 行` : `“${sheet}”表第 ${row} 行`;
  return fileDiscrepancy(
    'control_total_mismatch',
    kind,
    sheet === '' ? `${file}#${row}` : `${file}#${sheet}!${row}`,
    [period, kind, file, sheet, String(ordinal)],
    [kind, stemOf(file), sheet, fault.township, String(ordinal)],
    {
      household: `file:${kind}|${stemOf(file)}`,
      field: 'total',
      township: fault.township,
      values: {
        approval: '',
        finance: '',
        bank: '',
        [kind]: declaredFen === undefined ? String(declaredCount) : formatYuan(declaredFen),
      },
      amountFen: declaredFen === undefined ? 0 : Math.abs(declaredFen - actualFen),
      explanation: `${LEDGER_LABEL[kind]}${place}的${fault.label}不平：${says.join('；')}，请核对是否漏行、多行或改过金额`,
    },
  );
}

/** `missing_key` for a row that belongs to nobody. */
export function namelessRowDiscrepancy(row: NamelessRow, period: string, ordinal: number): Discrepancy {
  const place = row.sheet === '' ? `第 ${row.row} 行` : `“${row.sheet}”表第 ${row.row} 行`;
  return fileDiscrepancy(
    'missing_key',
    row.kind,
    row.sheet === '' ? `${row.file}#${row.row}` : `${row.file}#${row.sheet}!${row.row}`,
    [period, row.kind, row.file, row.sheet, row.text, String(ordinal)],
    [row.kind, stemOf(row.file), row.sheet, row.text],
    {
      household: `file:${row.kind}|${stemOf(row.file)}`,
      field: 'household',
      township: row.township,
      amountFen: 0,
      explanation: `${LEDGER_LABEL[row.kind]}${place}没有姓名、身份证号、账号和低保证号，无法归到任何一户，未参加比对（该行内容：${row.text}），请补全后重新对账`,
    },
  );
}

/** A row of the bank's result file that fits no payment: a failure is told under its code, a success is only a warning. */
export function orphanResultDiscrepancy(
  results: Ledger,
  line: number,
  words: string,
  period: string,
  ordinal: number,
): Discrepancy | null {
  const outcome = results.outcome[line];
  if (outcome !== Outcome.failed && outcome !== Outcome.returned) return null;
  const fen = results.fen[line]!;
  const account = textAt(results.account, line);
  const name = results.namesAsWritten.get(line) ?? textAt(results.name, line);
  const pointer = pointerOf(results, line);
  return fileDiscrepancy(
    outcome === Outcome.failed ? 'payment_failed' : 'returned_unresolved',
    'bank',
    pointer,
    [period, 'orphan', account, String(fen), name, String(ordinal)],
    ['orphan', account, name],
    {
      household: `acct:${account}`,
      field: 'status',
      name,
      account,
      values: { approval: '', finance: '', bank: words },
      amountFen: Number.isNaN(fen) ? 0 : Math.abs(fen),
      explanation: `回盘 ${pointer.slice(pointer.indexOf('#') + 1)} 行${outcome === Outcome.failed ? '发放失败' : '退回'}（${words === '' ? '银行未说明原因' : words}），但按序号、账号和金额在代发明细中找不到唯一对应的付款，请核对回盘是否属于本月`,
    },
  );
}
