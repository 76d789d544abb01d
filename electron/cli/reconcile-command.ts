import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Statement } from '../../shared/contracts/statement.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../shared/domain/discrepancy/code.ts';
import { formatYuanGrouped } from '../../shared/domain/identity/money.ts';
import { isPeriod } from '../../shared/domain/identity/month.ts';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import { VERDICT_LABEL } from '../../shared/domain/statement/verdict.ts';
import { readMapping } from '../jobs/read-mapping.ts';
import { type ReconcileInput, type Reconciliation, reconcileToFolder } from '../jobs/reconcile.ts';
import { parseFlags, required, requiredFiles, usageError } from './command-line.ts';
import { describeFile } from './describe-file.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress-line.ts';

/** `sanzhang reconcile`: see HELP. Exit code 0 balanced, 1 discrepancies. */
export async function runReconcile(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    many: ['approval', 'finance', 'bank', 'bank-return'],
    one: ['period', 'out', 'mapping'],
    none: ['unmasked', 'json', 'no-xlsx', 'no-pdf'],
  });
  const input: ReconcileInput = {
    files: {
      approval: requiredFiles(flags, 'approval'),
      finance: requiredFiles(flags, 'finance'),
      bank: requiredFiles(flags, 'bank'),
      bankReturn: flags.many.get('bank-return') ?? [],
    },
    period: checkedPeriod(required(flags, 'period')),
    mapping: await mappingOf(flags.one.get('mapping')),
  };
  const out = required(flags, 'out');
  const progress = progressLine(io);
  try {
    const { statement, reconciliation } = await reconcileToFolder(
      input,
      out,
      { unmasked: flags.none.has('unmasked'), xlsx: !flags.none.has('no-xlsx'), pdf: !flags.none.has('no-pdf') },
      { signal: io.signal, report: progress.report },
    );
    progress.clear();
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(statement)}\n`);
    else io.stdout(summaryText(statement, reconciliation, out));
    return statement.verdict === 'balanced' || statement.verdict === 'balanced_with_warnings' ? 0 : 1;
  } finally {
    progress.clear();
  }
}

function checkedPeriod(text: string): string {
  if (isPeriod(text)) return text;
  throw usageError(
    `所属月份“${text}”不对`,
    `the period "${text}" is no month`,
    '请写成 YYYY-MM，例如 2026-04',
    'write YYYY-MM, such as 2026-04',
    'E_PERIOD',
  );
}

/** The mapping file with its hash, or null where none was given. */
export async function mappingOf(path: string | undefined): Promise<ReconcileInput['mapping']> {
  if (path === undefined) return null;
  const content = await readMapping(path);
  return {
    content,
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  };
}

/** What a person reads after a run: what was understood, what was found, where the reports lie. */
function summaryText(statement: Statement, { reports }: Reconciliation, out: string): string {
  const lines: string[] = [];
  for (const [kind, label] of [
    ['approval', '审批'],
    ['finance', '请款'],
    ['bank', '代发'],
    ['bankReturn', '回盘'],
  ] as const) {
    for (const file of reports[kind]) lines.push(`${label}  ${describeFile(file)}`);
  }
  const total = totalOfBridge(statement.bridge);
  lines.push('');
  for (const [label, count, fen] of [
    ['审批', total.approvedCount, total.approvedFen],
    ['请款', total.requestedCount, total.requestedFen],
    ['代发', total.paidCount, total.paidFen],
    ['到账', total.creditedCount, total.creditedFen],
  ] as const) {
    lines.push(`${label} ${String(count).padStart(8)} 户 ${formatYuanGrouped(fen).padStart(18)} 元`);
  }
  lines.push(
    `残差 ${total.residualFen === 0 ? '0.00 元，每一分差额都有说明' : `${formatYuanGrouped(total.residualFen)} 元（程序缺陷，请勿使用本结果并反馈）`}`,
  );
  lines.push('', `结论：${VERDICT_LABEL[statement.verdict]}，差异 ${statement.discrepancies.total} 条`);
  for (const code of ALL_CODES) {
    const count = statement.discrepancies.byCode[code];
    if (count !== undefined)
      lines.push(
        `  ${DISCREPANCY_CODES[code].priority} ${String(count).padStart(6)} 条  ${DISCREPANCY_CODES[code].label}`,
      );
  }
  if (statement.warnings.length > 0) lines.push('提示：', ...statement.warnings.map((warning) => `  ${warning}`));
  lines.push(
    '',
    '报告：',
    ...[...Object.keys(statement.outputs), 'statement.json'].map((name) => `  ${join(out, name)}`),
    '',
  );
  return lines.join('\n');
}
