import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { reconcileToFolder } from '../jobs/reconcile-to-folder.ts';
import type { ReconcileInput } from '../jobs/reconciliation.ts';
import { parseFlags, refuseFlags, requireFlags } from './command-line.ts';
import type { Io } from './io.ts';
import { checkedPeriod } from './period.ts';
import { progressLine } from './progress-line.ts';
import { summaryText } from './summary-text.ts';
import { WORKSPACE_FLAGS } from './workspace-flags.ts';

const LEDGERS = ['approval', 'finance', 'bank', 'bank-return'] as const;

/** `sanzhang reconcile`: see HELP. Exit code 0 balanced, 1 discrepancies. */
export async function runReconcile(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    many: LEDGERS,
    one: ['period', 'out', 'mapping', 'programme', ...WORKSPACE_FLAGS],
    none: ['unmasked', 'json', 'no-xlsx', 'no-pdf'],
  });
  if (flags.one.has('workspace')) {
    refuseFlags(flags, [...LEDGERS, 'out', 'mapping', 'unmasked', 'no-xlsx', 'no-pdf'], 'workspace');
    // Loaded when it is asked for: files alone need no database.
    return (await import('./reconcile-workspace.ts')).reconcileInWorkspace(flags, io);
  }
  refuseFlags(flags, ['programme', ...WORKSPACE_FLAGS], 'approval');
  requireFlags(flags, ['approval', 'finance', 'bank', 'period', 'out']);
  const input: ReconcileInput = {
    files: {
      approval: flags.many.get('approval')!,
      finance: flags.many.get('finance')!,
      bank: flags.many.get('bank')!,
      bankReturn: flags.many.get('bank-return') ?? [],
    },
    period: checkedPeriod(flags.one.get('period')!),
    mapping: await mappingOf(flags.one.get('mapping')),
  };
  const out = flags.one.get('out')!;
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
    else io.stdout(summaryText(statement, reconciliation.reports, out, io.language));
    return statement.verdict === 'balanced' || statement.verdict === 'balanced_with_warnings' ? 0 : 1;
  } finally {
    progress.clear();
  }
}

/** The mapping file with its hash, or null where none was given. */
export async function mappingOf(path: string | undefined): Promise<ReconcileInput['mapping']> {
  if (path === undefined) return null;
  // Loaded when it is needed: most calls have no mapping file to be checked.
  const { readMapping } = await import('../jobs/read-mapping.ts');
  const content = await readMapping(path);
  return {
    content,
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  };
}
