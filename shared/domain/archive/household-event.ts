/** What happens to a household between its application and its leaving the roll (dibao.md 2.2, 3.1). */
export const EVENT_KINDS = ['apply', 'confirm', 'recheck', 'change', 'stop'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT_LABEL: Readonly<Record<EventKind, string>> = {
  apply: '申请',
  confirm: '审核确认',
  recheck: '复核',
  change: '变更',
  stop: '停保',
};
