import type { RunBrief } from '../../shared/contracts/desk/months.ts';
import { isPeriod } from '../../shared/domain/identity/month.ts';
import { type ParsedFlags, usageError } from './command-line.ts';
import { required, type Workspace } from './workspace-command.ts';

/** The newest run of the month that --period and --programme name. Throws AppError E_USAGE, E_PERIOD. */
export async function lastRunOf({ ask }: Workspace, flags: ParsedFlags): Promise<RunBrief> {
  const period = required(flags, 'period');
  const programme = required(flags, 'programme');
  if (!isPeriod(period))
    throw usageError(`“${period}”不是月份`, `"${period}" is no month`, '写成 2026-04', 'write 2026-04', 'E_PERIOD');
  const months = await ask('months.list', {});
  const month = months.find((each) => each.period === period && each.programme === programme);
  if (month?.run != null) return month.run;
  throw usageError(
    `${period} ${programme} 还没有对账结果`,
    `${period} ${programme} has not been reconciled`,
    `有对账结果的：${
      months
        .filter(({ run }) => run !== null)
        .map((each) => `${each.period} ${each.programme}`)
        .join('、') || '还没有'
    }`,
    'reconcile it first',
  );
}
