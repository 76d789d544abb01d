import { join } from 'node:path';
import type { Statement } from '../../shared/contracts/statement.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../shared/domain/discrepancy/code.ts';
import { formatYuanGrouped } from '../../shared/domain/identity/money.ts';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import { VERDICT_LABEL, type Verdict } from '../../shared/domain/statement/verdict.ts';
import type { Reconciliation } from '../jobs/reconciliation.ts';
import { describeFile } from './describe-file.ts';
import type { Language } from './io.ts';

const VERDICT_EN: Readonly<Record<Verdict, string>> = {
  balanced: 'balanced',
  balanced_with_warnings: 'balanced, with notes',
  discrepancies: 'discrepancies',
  incomplete: 'incomplete',
};

const WORDS = {
  zh: {
    ledgers: { approval: '审批', finance: '请款', bank: '代发', bankReturn: '回盘' },
    points: ['审批', '请款', '代发', '到账'],
    amount: (count: string, yuan: string) => `${count} 户 ${yuan} 元`,
    closed: '残差 0.00 元，每一分差额都有说明',
    open: (yuan: string) => `残差 ${yuan} 元（程序缺陷，请勿使用本结果并反馈）`,
    verdict: (verdict: Verdict, total: number) => `结论：${VERDICT_LABEL[verdict]}，差异 ${total} 条`,
    count: (count: string) => `${count} 条`,
    warnings: '提示：',
    reports: '报告：',
  },
  en: {
    ledgers: { approval: 'approval   ', finance: 'finance    ', bank: 'bank       ', bankReturn: 'bank-return' },
    points: ['approved ', 'requested', 'paid     ', 'credited '],
    amount: (count: string, yuan: string) => `${count} households ${yuan} yuan`,
    closed: 'residual 0.00 yuan: every difference is explained',
    open: (yuan: string) => `residual ${yuan} yuan (a bug of ours: do not use this result, and tell us)`,
    verdict: (verdict: Verdict, total: number) => `verdict: ${VERDICT_EN[verdict]}, ${total} discrepancies`,
    count: (count: string) => count,
    warnings: 'notes:',
    reports: 'reports:',
  },
} as const;

/** What a person reads after a run: what was understood, what was found, where the reports lie. Notes stay in the field's own words. */
export function summaryText(
  statement: Statement,
  reports: Reconciliation['reports'],
  out: string,
  language: Language,
): string {
  const words = WORDS[language];
  const lines: string[] = [];
  for (const kind of ['approval', 'finance', 'bank', 'bankReturn'] as const)
    for (const file of reports[kind]) lines.push(`${words.ledgers[kind]}  ${describeFile(file, language)}`);
  lines.push('');
  const total = totalOfBridge(statement.bridge);
  for (const [i, [count, fen]] of [
    [total.approvedCount, total.approvedFen] as const,
    [total.requestedCount, total.requestedFen] as const,
    [total.paidCount, total.paidFen] as const,
    [total.creditedCount, total.creditedFen] as const,
  ].entries()) {
    const amount = words.amount(String(count).padStart(8), formatYuanGrouped(fen).padStart(18));
    lines.push(`${words.points[i]} ${amount}`);
  }
  lines.push(total.residualFen === 0 ? words.closed : words.open(formatYuanGrouped(total.residualFen)));
  lines.push('', words.verdict(statement.verdict, statement.discrepancies.total));
  for (const code of ALL_CODES) {
    const count = statement.discrepancies.byCode[code];
    if (count === undefined) continue;
    const { priority, label } = DISCREPANCY_CODES[code];
    lines.push(`  ${priority} ${words.count(String(count).padStart(6))}  ${language === 'zh' ? label : code}`);
  }
  if (statement.warnings.length > 0) lines.push(words.warnings, ...statement.warnings.map((each) => `  ${each}`));
  const names = [...Object.keys(statement.outputs), 'statement.json'];
  lines.push('', words.reports, ...names.map((name) => `  ${join(out, name)}`), '');
  return lines.join('\n');
}
