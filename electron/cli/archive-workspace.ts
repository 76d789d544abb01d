import { basename, resolve } from 'node:path';
import { TABLE_KINDS } from '../../shared/domain/archive/read/table-kind.ts';
import { type ParsedFlags, refuseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { required, withWorkspace } from './workspace-command.ts';

/**
 * `sanzhang archive --workspace`: reads the files that are given into the archive of a workplace, in the place of those of their kind, and makes the
 * dossiers of all households out of it. Exit code 0; 1 where a file was refused or a dossier could not be made.
 */
export async function archiveOfWorkspace(flags: ParsedFlags, io: Io): Promise<number> {
  refuseFlags(flags, ['policy', 'year', 'date', 'only', 'check-only', 'template', 'resume'], 'workspace');
  const folder = resolve(required(flags, 'out'));
  const unmasked = flags.none.has('unmasked');
  const purpose = flags.one.get('purpose') ?? '';
  if (unmasked && purpose.trim().length < 2)
    throw usageError(
      '没有写明用途',
      'no purpose is given',
      '--unmasked 要用 --purpose 写明用途',
      'say what for with --purpose',
    );
  return withWorkspace(flags, io, async ({ run }) => {
    const refused: string[] = [];
    for (const tableKind of TABLE_KINDS) {
      const files = (flags.many.get(tableKind) ?? []).map((path) => ({ path, name: basename(path) }));
      if (files.length === 0) continue;
      const read = await run({ kind: 'archive-read', tableKind, files, replaces: true });
      for (const { name, error } of read.files)
        if (error !== null) refused.push(`《${name}》${error.message}；${error.mend}`);
    }
    for (const line of refused) io.stderr(`${line}\n`);
    const made = await run({
      kind: 'archive-make',
      folder,
      scope: { what: 'county' },
      placeholders: flags.none.has('placeholders'),
      changedOnly: true,
      templates: [],
      resume: null,
      unmasked,
      purpose,
    });
    const { dossiers, pages, reused, failures } = made;
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(made)}\n`);
    else {
      for (const { household, says } of failures) io.stderr(`${household}：${says}\n`);
      io.stdout(
        io.language === 'zh'
          ? `制成 ${dossiers} 卷 ${pages} 页，其中 ${reused} 卷没有变化；没能制成 ${failures.length} 卷\n`
          : `${dossiers} dossiers, ${pages} pages; ${reused} unchanged; ${failures.length} could not be made\n`,
      );
    }
    return refused.length + failures.length > 0 ? 1 : 0;
  });
}
