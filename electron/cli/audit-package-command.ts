import { resolve } from 'node:path';
import { parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { monthOf } from './month-of-flags.ts';
import { required, WORKSPACE_FLAGS, withWorkspace } from './workspace-command.ts';

/** `sanzhang audit-package --out FILE.zip`: everything an auditor needs to check the account alone. */
export async function runAuditPackage(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [...WORKSPACE_FLAGS, ...['period', 'programme', 'out', 'purpose']],
    none: ['unmasked', 'evidence', 'json'],
  });
  const out = required(flags, 'out');
  if (!out.toLowerCase().endsWith('.zip'))
    throw usageError('--out 要写成 .zip 文件', '--out names a .zip file', '例如 审计包.zip', 'such as package.zip');
  const unmasked = flags.none.has('unmasked');
  const purpose = flags.one.get('purpose') ?? '';
  if (unmasked && purpose.trim().length < 2)
    throw usageError(
      '写出完整号码要写明用途',
      'full numbers want a purpose',
      '加 --purpose 用途，用途会记入操作日志',
      'give one with --purpose: it is recorded',
    );
  return withWorkspace(flags, io, async (workspace) => {
    const isOne = flags.one.has('period') || flags.one.has('programme');
    const months = isOne ? [(await monthOf(workspace, flags)).monthId] : null;
    const document = {
      what: 'audit-package',
      months,
      format: 'zip',
      evidence: flags.none.has('evidence'),
      unmasked,
      purpose,
    } as const;
    // Refused here where whoever asks may not have it, before anything is made.
    await workspace.ask('documents.name', document);
    const { name, warnings } = await workspace.run({ kind: 'document', document, target: resolve(out) });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ name, told: warnings })}\n`);
    else io.stdout(`${[name, ...warnings].join('\n')}\n`);
    return 0;
  });
}
