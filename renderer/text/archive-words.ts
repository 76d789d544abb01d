import type { ArchiveHouseholdView, ArchiveItem } from '../../shared/contracts/desk/archive-views.ts';
import type { CallOutput } from '../../shared/contracts/desk/desk.ts';
import type { ItemStatus } from '../../shared/domain/archive/check/item-status.ts';
import { percentWords } from '../../shared/domain/archive/check/percent-words.ts';
import type { TableKind } from '../../shared/domain/archive/read/table-kind.ts';

export type ArchiveState = CallOutput<'archive.state'>;
export type ArchiveFrame = ArchiveState['frame'];
export type ArchiveMapRow = CallOutput<'archive.map'>['rows'][number];
export type ArchiveColumn = CallOutput<'archive.map'>['columns'][number];
export type ArchiveBatch = ArchiveState['batches'][number];
export type { ArchiveHouseholdView, ArchiveItem };

/** The four tables, as clerks call them, and what each brings. */
export const TABLE_LABEL = {
  households: '家庭查询',
  persons: '人员查询',
  inventory: '纸质材料清单',
  paper: '纸质登记',
} as const satisfies Record<TableKind, string>;

export const TABLE_TELLS = {
  households: { what: '省系统导出的家庭名单，一户一行', name: '农村低保家庭查询_202604.xlsx' },
  persons: { what: '省系统导出的人员名单，一人一行', name: '农村低保人员查询_202604.xlsx' },
  inventory: { what: '卷里有什么；没有就在窗口里录', name: '纸质材料清单_2026.csv' },
  paper: { what: '纸上写的什么；没有就在窗口里录', name: '纸质登记_2026.xlsx' },
} as const satisfies Record<TableKind, { readonly what: string; readonly name: string }>;

/** How sure a rule is, for whoever asks. */
export const GRADE_LABEL = {
  S: '《通知》写明',
  V: '公开文件有据',
  C: '取自实际系统',
  G: '经验数字，待核实',
} as const satisfies Record<ArchiveItem['grade'], string>;

/** The colour of a state is never alone: its word stands beside it. */
export const STATUS_TONE = {
  present: 'green',
  missing_required: 'red',
  missing_conditional: 'red',
  undated: 'orange',
  unsigned: 'orange',
  out_of_order: 'orange',
  expired: 'orange',
  not_applicable: 'grey',
} as const satisfies Record<ItemStatus, 'green' | 'red' | 'orange' | 'grey'>;

/** A share in words, as the printed lists have it: 97.2%; never rounded up, so that 99.96 % is not called 100 %. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '—';
  if (part === whole) return '100%';
  return percentWords(part, whole);
}

/** Lines without a village stand under a name of their own. */
export function villageLabel(village: string): string {
  return village === '' ? '未写村' : village;
}
