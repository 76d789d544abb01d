import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { KIND_LABEL } from '../../text/words.ts';

export type ImportedFile = Extract<JobResult, { kind: 'import' }>['files'][number];

/** What became of one file, in a sentence without its name. */
export function outcomeSentence({ outcome, kind, error }: ImportedFile): string {
  const place = kind === null ? '' : KIND_LABEL[kind];
  switch (outcome) {
    case 'added':
      return place === '' ? '已导入' : `已归入${place}`;
    case 'replaced':
      return place === '' ? '已更换原来的文件' : `已更换${place}里原来的文件`;
    case 'same':
      return place === '' ? '这个文件已经导入过，没有重复导入' : `这个文件已经导入过（在${place}里），没有重复导入`;
    case 'refused':
      return error?.message ?? '未能读取';
  }
}

/** A whole import in a sentence: 3 个文件归入审批，1 个未能读取. */
export function importSummary(files: readonly ImportedFile[]): string {
  const counts = new Map<FileKind, number>();
  for (const { outcome, kind } of files)
    if ((outcome === 'added' || outcome === 'replaced') && kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const of = (wanted: ImportedFile['outcome']): number => files.filter(({ outcome }) => outcome === wanted).length;
  const parts = (Object.keys(KIND_LABEL) as FileKind[])
    .filter((kind) => counts.has(kind))
    .map((kind) => `${counts.get(kind)} 个文件归入${KIND_LABEL[kind]}`);
  if (of('same') > 0) parts.push(`${of('same')} 个此前已经导入过`);
  if (of('refused') > 0) parts.push(`${of('refused')} 个未能读取`);
  return parts.join('，');
}

/** The token each entry of the month was read by: there is one outcome a file, in the order the files were given. */
export function tokensByEntry(
  given: readonly { readonly token: string }[],
  files: readonly ImportedFile[],
): readonly { readonly monthFileId: number; readonly token: string }[] {
  // A token given to the wrong entry would read another file in its place: rather none.
  if (given.length !== files.length) return [];
  return files.flatMap(({ monthFileId }, position) =>
    monthFileId === null ? [] : [{ monthFileId, token: given[position]!.token }],
  );
}
