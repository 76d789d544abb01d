import { formatYuan } from '../../shared/domain/identity/money.ts';
import { parseFlags, usageError } from './command-line.ts';
import { documentFlags, writeDocument } from './document-flags.ts';
import type { Io } from './io.ts';
import { required, WORKSPACE_FLAGS, withWorkspace } from './workspace-command.ts';

/**
 * `sanzhang precheck`: checks a month that has approval and request before any bank file exists, and writes one of its lists. Exit code 1 where
 * anything is held.
 */
export async function runPrecheck(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [...WORKSPACE_FLAGS, 'period', 'programme', 'list', 'out', 'purpose'],
    none: ['unmasked', 'json'],
  });
  const list = (['hold', 'release'] as const).find((each) => each === (flags.one.get('list') ?? 'hold'));
  if (list === undefined)
    throw usageError('--list 不对', '--list is wrong', 'hold 需核实后发放、release 放行', 'hold or release');
  const [period, programme] = [required(flags, 'period'), required(flags, 'programme')];
  return withWorkspace(flags, io, async (workspace) => {
    const months = await workspace.ask('months.list', {});
    const month = months.find((each) => each.period === period && each.programme === programme);
    if (month === undefined)
      throw usageError(
        `没有 ${period} ${programme}`,
        `there is no ${period} ${programme}`,
        '先读入这个月的文件',
        'import its files first',
      );
    const { precheckId } = await workspace.run({ kind: 'precheck', monthId: month.monthId });
    const { result, resultSha256 } = await workspace.ask('prechecks.get', { precheckId });
    if (flags.one.has('out'))
      await writeDocument(workspace, flags, { what: 'precheck-list', precheckId, list, ...documentFlags(flags) });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ precheckId, resultSha256, ...result })}\n`);
    else {
      io.stdout(
        `请款 ${formatYuan(result.requestedFen)} = 放行 ${formatYuan(result.release.fen)}（${result.release.lines} 笔）+ 需核实后发放 ${formatYuan(result.hold.fen)}（${result.hold.lines} 笔）元\n`,
      );
      for (const { list: on, label, count, fen, mend } of result.byCode)
        io.stdout(`${on === 'hold' ? '核实后发放' : '放行并核查'}\t${label}\t${count}\t${formatYuan(fen)}\t${mend}\n`);
    }
    return result.hold.lines > 0 ? 1 : 0;
  });
}
