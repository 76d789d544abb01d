import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isPeriod } from '../../shared/domain/identity/month.ts';
import { reconcileToFolder } from '../jobs/reconcile-to-folder.ts';
import type { ReconcileInput } from '../jobs/reconciliation.ts';
import { parseFlags, requireFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress-line.ts';
import { summaryText } from './summary-text.ts';

/** `sanzhang reconcile`: see HELP. Exit code 0 balanced, 1 discrepancies. */
export async function runReconcile(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    many: ['approval', 'finance', 'bank', 'bank-return'],
    one: ['period', 'out', 'mapping'],
    none: ['unmasked', 'json', 'no-xlsx', 'no-pdf'],
  });
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

/** A month as `--period` gives it. Throws E_PERIOD. */
export function checkedPeriod(text: string): string {
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
