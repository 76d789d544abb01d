import { resolve } from 'node:path';
import { rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { TABLE_KINDS } from '../../../shared/domain/archive/read/table-kind.ts';
import { outputError } from '../output-error.ts';
import { prepareOutputFolder } from '../output-folder.ts';
import type { JobContext } from '../progress.ts';
import type { ArchiveInput } from './archive-input.ts';
import { checkArchive } from './check-archive.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { readTemplates } from './county-template.ts';
import { DELIVERED_FILES, type Delivery, type DeliveryOptions, deliverArchive } from './deliver-archive.ts';

/** Checks the archive of some files and delivers it into `out`. Gives the manifest as written. */
export async function archiveToFolder(
  input: ArchiveInput,
  out: string,
  options: Omit<DeliveryOptions, 'templates'>,
  context: JobContext,
): Promise<Delivery & { readonly checked: CheckedArchive }> {
  prepareOutputFolder(out);
  refuseSourcesInTheWay(input, out);
  // What is wrong with a template is told before anything is read.
  const templates = await readTemplates(input.templates ?? [], rulesOfPack(input.policy.pack));
  const checked = await checkArchive(input, context);
  return { ...(await deliverArchive(out, checked, { ...options, templates }, context)), checked };
}

/** Throws E_OUT where a report would be written over a source. */
function refuseSourcesInTheWay({ files, policy, templates = [] }: ArchiveInput, out: string): void {
  const targets = new Set(DELIVERED_FILES.map((name) => resolve(out, name)));
  const sources = [
    ...TABLE_KINDS.flatMap((kind) => files[kind]),
    ...templates,
    ...(policy.file === null ? [] : [policy.file]),
  ];
  const hit = sources.find((path) => targets.has(resolve(path)));
  if (hit !== undefined)
    throw outputError(
      out,
      { zh: `结果会覆盖源文件 ${hit}`, en: `a report would overwrite the source file ${hit}` },
      { zh: '请换一个文件夹', en: 'choose another folder' },
    );
}
