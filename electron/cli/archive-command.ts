import { isFault } from '../../shared/domain/archive/check/item-status.ts';
import { readDate } from '../../shared/domain/archive/read/read-value.ts';
import { archiveToFolder } from '../jobs/archive/archive-to-folder.ts';
import { choosePack } from '../jobs/archive/read-policy.ts';
import { archiveText } from './archive-text.ts';
import { parseFlags, refuseFlags, requireFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress-line.ts';
import { WORKSPACE_FLAGS } from './workspace-flags.ts';

/** `sanzhang archive`: see HELP. Exit code 0 where everything is there and agrees, 1 where anything is missing, differs or could not be made. */
export async function runArchive(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    many: ['households', 'persons', 'inventory', 'paper', 'template', 'only'],
    one: ['policy', 'year', 'date', 'out', 'purpose', ...WORKSPACE_FLAGS],
    none: ['check-only', 'unmasked', 'placeholders', 'resume', 'json'],
  });
  // Loaded only for a workplace: the database is not needed otherwise.
  if (flags.one.has('workspace')) return (await import('./archive-workspace.ts')).archiveOfWorkspace(flags, io);
  refuseFlags(flags, ['purpose', ...WORKSPACE_FLAGS], 'year');
  requireFlags(flags, ['households', 'persons', 'year', 'out']);
  if (flags.none.has('check-only')) refuseFlags(flags, ['template'], 'check-only');
  const year = checkedYear(flags.one.get('year')!);
  const makingDate = checkedDate(flags.one.get('date') ?? `${year}-12-31`);
  const policy = await choosePack(flags.one.get('policy'), year);
  const out = flags.one.get('out')!;
  const progress = progressLine(io);
  try {
    const { manifest, checked, reused } = await archiveToFolder(
      {
        files: {
          households: flags.many.get('households')!,
          persons: flags.many.get('persons')!,
          inventory: flags.many.get('inventory') ?? [],
          paper: flags.many.get('paper') ?? [],
        },
        policy,
        templates: flags.many.get('template') ?? [],
        year,
        makingDate,
        only: flags.many.get('only') ?? [],
      },
      out,
      {
        unmasked: flags.none.has('unmasked'),
        checkOnly: flags.none.has('check-only'),
        placeholders: flags.none.has('placeholders'),
        resume: flags.none.has('resume'),
      },
      { signal: io.signal, report: progress.report },
    );
    progress.clear();
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(manifest)}\n`);
    else io.stdout(archiveText(manifest, out, reused, io.language));
    const isMissing = checked.households.some(({ items }) => items.some(({ status }) => isFault(status)));
    return isMissing || manifest.totals.inconsistencies + manifest.failures.length > 0 ? 1 : 0;
  } finally {
    progress.clear();
  }
}

function checkedYear(text: string): string {
  if (/^(?:19|20)\d\d$/u.test(text)) return text;
  throw usageError(
    `年度“${text}”不对`,
    `"${text}" is no year`,
    '请写成 YYYY，例如 2026',
    'write YYYY, such as 2026',
    'E_PERIOD',
  );
}

function checkedDate(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? readDate(text) : null;
  if (date !== null) return date;
  throw usageError(
    `制作日期“${text}”不对`,
    `the date "${text}" is none`,
    '请写成 YYYY-MM-DD，例如 2026-12-31',
    'write YYYY-MM-DD, such as 2026-12-31',
    'E_PERIOD',
  );
}
