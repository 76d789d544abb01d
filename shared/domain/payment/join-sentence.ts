import { formatYuan } from '../identity/money.ts';
import type { BankLine } from './bank-line.ts';

const RESULT_WORDS: Readonly<Record<BankLine['outcome'], string>> = {
  unknown: '尚无回盘结果',
  pending: '银行处理中',
  credited: '银行结果成功',
  failed: '银行结果失败',
  returned: '银行又退回',
};

/** 2026-04 代发第几行写了什么, so that a clerk can look it up. No number of a person stands in it. */
function lineWords({ period, pointer, fen, benefitMonth, reissueWords, outcome }: BankLine): string {
  const says = [
    ...(benefitMonth === '' ? [] : [`所属月份 ${benefitMonth}`]),
    ...(reissueWords === '' ? [] : [`摘要“${reissueWords}”`]),
  ];
  return `${period} 代发（${pointer}）${formatYuan(fen)} 元${says.length === 0 ? '' : `，${says.join('，')}`}，${RESULT_WORDS[outcome]}`;
}

/** Why a bank line is taken for money that came back. `by`: who said so, where the program was not sure. */
export function joinSentence(
  line: BankLine,
  payment: { readonly benefitMonth: string; readonly period: string },
  fen: number,
  by: string,
): string {
  const whose =
    by !== '' ? by : line.household.startsWith('cert:') ? '同一户（低保证号一致）' : '同一户（身份证号一致）';
  const how =
    line.role === 'again' ? '同月同款项的再次付款' : line.benefitMonth === '' ? '写明是补发或重发' : '写明所属月份';
  const part = fen === line.fen ? '' : `，其中 ${formatYuan(fen)} 元`;
  return `${whose}，${how}：${lineWords(line)}${part}，补 ${payment.benefitMonth} 未到账的钱`;
}

/** Why a bank line may pay money again, and what is missing to be sure. */
export function questionSentence(
  line: BankLine,
  payment: { readonly benefitMonth: string; readonly name: string },
  doubt: string,
): string {
  return `${lineWords(line)}：可能是补 ${payment.name} ${payment.benefitMonth} 未到账的钱，但${doubt}。请核实后确认`;
}
