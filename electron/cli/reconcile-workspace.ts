import { formatYuanGrouped } from '../../shared/domain/identity/money.ts';
import { VERDICT_LABEL } from '../../shared/domain/statement/verdict.ts';
import { type ParsedFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { checkedPeriod } from './period.ts';
import { required, withWorkspace } from './workspace-command.ts';

/** `sanzhang reconcile --workspace`: a month of a workplace, from what was read into it. Exit code 0 balanced, 1 differences. */
export async function reconcileInWorkspace(flags: ParsedFlags, io: Io): Promise<number> {
  const period = checkedPeriod(required(flags, 'period'));
  const programme = required(flags, 'programme');
  return withWorkspace(flags, io, async ({ ask, run }) => {
    const months = await ask('months.list', {});
    const month = months.find((each) => each.period === period && each.programme === programme.trim());
    if (month === undefined)
      throw usageError(
        `工作台里没有 ${period} ${programme}`,
        `there is no ${period} of this programme in the workplace`,
        '先用 import 读入文件',
        'import its files first',
      );
    const { runId } = await run({ kind: 'reconcile', monthId: month.monthId });
    const result = await ask('runs.get', { runId });
    const { verdict, differences } = result.brief;
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(result)}\n`);
    else {
      const isZh = io.language === 'zh';
      const { approvedFen, requestedFen, paidFen, creditedFen } = result.bridgeTotal;
      const points = isZh ? ['审批', '请款', '代发', '到账'] : ['approved', 'requested', 'paid', 'credited'];
      const lines = [approvedFen, requestedFen, paidFen, creditedFen].map(
        (fen, i) => `${points[i]!}\t${formatYuanGrouped(fen)}${isZh ? ' 元' : ' yuan'}\n`,
      );
      io.stdout(
        `${lines.join('')}${isZh ? `结论：${VERDICT_LABEL[verdict]}，差异 ${differences} 条` : `verdict: ${verdict}, ${differences} discrepancies`}\n`,
      );
    }
    return verdict === 'balanced' || verdict === 'balanced_with_warnings' ? 0 : 1;
  });
}
