/** What can be said of a material of a household (contract: archive.md). */
export const ITEM_STATUSES = [
  'present',
  'missing_required',
  'missing_conditional',
  'undated',
  'unsigned',
  'out_of_order',
  'expired',
  'not_applicable',
] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

export const ITEM_STATUS_LABEL: Readonly<Record<ItemStatus, string>> = {
  present: '齐全',
  missing_required: '缺必备件',
  missing_conditional: '缺条件件',
  undated: '无日期',
  unsigned: '签字盖章不全',
  out_of_order: '顺序不对',
  expired: '过期',
  not_applicable: '不适用',
};

/** Whether something has to be done about it. */
export function isFault(status: ItemStatus): boolean {
  return status !== 'present' && status !== 'not_applicable';
}

/** One material of one household: exactly one status, with its reason in words. */
export interface ItemResult {
  readonly code: string;
  readonly title: string;
  readonly status: ItemStatus;
  readonly reason: string;
  /** Whether the material is wanted; null: nobody stated what that depends on. */
  readonly wanted: boolean | null;
}
