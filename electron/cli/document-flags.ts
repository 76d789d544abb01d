import { extname, resolve } from 'node:path';
import { type DocumentToMake, documentSchema } from '../../shared/contracts/desk/documents.ts';
import { type ParsedFlags, usageError } from './command-line.ts';
import { required, type Workspace } from './workspace-command.ts';

/** What --out, --unmasked and --purpose say of a document: its format is told by the ending of the file. Throws AppError E_USAGE. */
export function documentFlags(flags: ParsedFlags): { format: 'xlsx' | 'pdf'; unmasked: boolean; purpose: string } {
  const ending = extname(required(flags, 'out')).toLowerCase();
  if (ending !== '.xlsx' && ending !== '.pdf')
    throw usageError(
      '--out 要写成 .xlsx 或 .pdf 文件',
      '--out names an .xlsx or a .pdf file',
      '例如 名单.xlsx',
      'such as list.xlsx',
    );
  return {
    format: ending === '.pdf' ? 'pdf' : 'xlsx',
    unmasked: flags.none.has('unmasked'),
    purpose: flags.one.get('purpose') ?? '',
  };
}

/** Writes a document to --out, by the job of the window; gives its name and what is to be said of it. Throws AppError E_USAGE. */
export async function writeDocument(
  { ask, run }: Workspace,
  flags: ParsedFlags,
  document: DocumentToMake,
): Promise<string> {
  if (!documentSchema.safeParse(document).success)
    throw usageError(
      '写出完整号码要写明用途',
      'full numbers want a purpose',
      '加 --purpose 用途，用途会记入操作日志',
      'give one with --purpose: it is recorded',
    );
  // Refused here where whoever asks may not have it, before anything is made.
  await ask('documents.name', document);
  const { name, warnings } = await run({ kind: 'document', document, target: resolve(required(flags, 'out')) });
  return [name, ...warnings].join('；');
}
