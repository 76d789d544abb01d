import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import { KIND_LABEL } from '../../text/words.ts';

interface Brief {
  readonly monthFileId: number;
  readonly kind: FileKind;
  readonly name: string;
  readonly lines: number;
  readonly layoutChanged: boolean;
}

/** What stands in the way of a reconciliation; `monthFileId`: the file it is about. */
export interface Obstacle {
  readonly sentence: string;
  readonly monthFileId: number | null;
}

const NEEDED = ['approval', 'finance', 'bank'] as const;

/** Everything that has to be settled before 开始核对, most basic first; empty where it can begin. */
export function obstaclesOf(
  files: readonly Brief[],
  {
    drafts,
    acknowledged,
  }: { readonly drafts: ReadonlyMap<number, number>; readonly acknowledged: ReadonlySet<number> },
): readonly Obstacle[] {
  const missing = NEEDED.filter((kind) => !files.some((file) => file.kind === kind && file.lines > 0));
  const none = missing.filter((kind) => !files.some((file) => file.kind === kind));
  const empty = missing.filter((kind) => !none.includes(kind));
  const words = (kinds: readonly FileKind[]): string => kinds.map((kind) => KIND_LABEL[kind]).join('、');
  return [
    ...(none.length > 0 ? [{ sentence: `还缺${words(none)}文件`, monthFileId: null }] : []),
    ...empty.map((kind) => ({
      sentence: `${KIND_LABEL[kind]}文件里没有读出明细`,
      monthFileId: files.find((file) => file.kind === kind)!.monthFileId,
    })),
    ...files
      .filter((file) => file.layoutChanged && !acknowledged.has(file.monthFileId))
      .map(({ name, monthFileId }) => ({ sentence: `“${name}”的版式与保存的不同，请先看过`, monthFileId })),
    ...files
      .filter((file) => (drafts.get(file.monthFileId) ?? 0) > 0)
      .map(({ name, monthFileId }) => ({
        sentence: `“${name}”有 ${drafts.get(monthFileId)} 处改动还没有重新识别`,
        monthFileId,
      })),
  ];
}
