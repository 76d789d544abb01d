/** What is done about a household's money once a case is settled. */
export const DISPOSAL_KINDS = ['stop', 'reduce', 'increase', 'back-pay'] as const;
export type DisposalKind = (typeof DISPOSAL_KINDS)[number];
export const DISPOSAL_LABEL = {
  stop: '停发',
  reduce: '减发',
  increase: '增发',
  'back-pay': '补发',
} as const satisfies Record<DisposalKind, string>;

/** What has to be done in the provincial system, or by the bank, once it is approved. */
export const EXECUTION_LABEL = {
  stop: '省系统注销',
  reduce: '省系统变更',
  increase: '省系统变更',
  'back-pay': '补发到账',
} as const satisfies Record<DisposalKind, string>;

/** The stop reasons in use (dibao.md 2.3, [C]). */
export const STOP_REASONS = ['death', 'income', 'moved', 'labour', 'other'] as const;
export type StopReason = (typeof STOP_REASONS)[number];
export const STOP_REASON_LABEL = {
  death: '人员死亡',
  income: '收入（财产）超标',
  moved: '户籍迁移',
  labour: '有劳动能力',
  other: '其他',
} as const satisfies Record<StopReason, string>;
