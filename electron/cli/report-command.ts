import { formatYuanGrouped } from '../../shared/domain/identity/money.ts';
import { parseFlags, usageError } from './command-line.ts';
import { documentFlags, writeDocument } from './document-flags.ts';
import type { Io } from './io.ts';
import { required, WORKSPACE_FLAGS, withWorkspace } from './workspace-command.ts';

/** `sanzhang report …`: the discrepancy report for auditors. Exit code 1 where there are differences, as reconcile has it. */
export async function runReport(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [...WORKSPACE_FLAGS, ...['programme', 'from', 'to', 'out', 'purpose']],
    none: ['unmasked', 'json'],
  });
  const from = required(flags, 'from');
  const scope = { programme: required(flags, 'programme'), from, to: flags.one.get('to') ?? from };
  const document = flags.one.has('out') ? ({ what: 'audit-report', ...scope, ...documentFlags(flags) } as const) : null;
  if (document === null && flags.none.has('unmasked'))
    throw usageError('--unmasked 要与 --out 同用', '--unmasked goes with --out', '加 --out 文件', 'give --out FILE');
  return withWorkspace(flags, io, async (workspace) => {
    const report = await workspace.ask('reports.discrepancies', scope);
    if (document !== null) io.stderr(`${await writeDocument(workspace, flags, document)}\n`);
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(report)}\n`);
    else
      for (const month of report.byMonth)
        io.stdout(
          `${month.label}\t${month.count} 笔\t${formatYuanGrouped(month.fen)} 元\t新增 ${month.new}\t持续 ${month.persisting}\t已消除 ${month.solved}\n`,
        );
    return report.total.count === 0 ? 0 : 1;
  });
}
