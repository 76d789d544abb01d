import type { SealedMonth } from '../../shared/contracts/desk/seals.ts';
import { type ParsedFlags, usageError } from './command-line.ts';
import { required, type Workspace } from './workspace-command.ts';

/** The month that --period and --programme name, with its seal. Throws AppError E_USAGE, naming the months there are. */
export async function monthOf({ ask }: Workspace, flags: ParsedFlags): Promise<SealedMonth> {
  const period = required(flags, 'period');
  const programme = required(flags, 'programme');
  const months = await ask('seals.list', {});
  const month = months.find((each) => each.period === period && each.programme === programme);
  if (month !== undefined) return month;
  throw usageError(
    `没有 ${period} ${programme} 这个月份`,
    `there is no month ${period} ${programme}`,
    `现有：${months.map((each) => `${each.period} ${each.programme}`).join('、') || '还没有月份'}`,
    'see seal list',
  );
}
