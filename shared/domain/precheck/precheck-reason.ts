/**
 * What the check before paying finds, and what it does about it.
 *
 * `hold`: a fact that is proven, or a line that cannot be paid rightly as it stands: 需核实（更正）后发放. `release`: a suspicion. Notice 五(四)
 * forbids stopping the money of a household before it is certain that it is not eligible, so a suspicion holds nothing: the line is released and
 * looked into (放行并核查).
 */
export const PRECHECK_REASONS = {
  stopped: { list: 'hold', label: '已批准停发', mend: '从请款名单中去掉，并在省系统注销' },
  stop_marked: { list: 'hold', label: '审批文件写明停保', mend: '与省系统核对：已停保的办停发手续，误标的更正后发放' },
  not_yet_due: { list: 'hold', label: '未到起发月份', mend: '确认同意的下月起发放（R-30），核对确认日期' },
  not_approved: { list: 'hold', label: '请款有、审批没有', mend: '按系统审批数据发放：补录审批，或从请款名单中去掉' },
  unclear_household: { list: 'hold', label: '对应不上同一户', mend: '核实请款和审批是否同一户，在差异清单里认定' },
  duplicate: { list: 'hold', label: '重复请款', mend: '重复的一份去掉，只发一份' },
  amount_differs: { list: 'hold', label: '请款与审批金额不同', mend: '按审批金额更正请款' },
  account_differs: { list: 'hold', label: '请款与审批账号不同', mend: '核对银行卡（折），更正后发放' },
  account_unusable: { list: 'hold', label: '账号缺失或错误', mend: '补录账号，更正后发放' },
  amount_unreadable: { list: 'hold', label: '金额无法识别', mend: '更正金额后发放' },
  not_requested: { list: 'hold', label: '审批有、请款没有', mend: '补报请款，应发不能漏发' },
  still_returned: { list: 'release', label: '以前的款项退回未更正', mend: '先更正账户，免得再次退回' },
  bank_says_dead: { list: 'release', label: '银行标为死亡户', mend: '核实本人是否健在；未核实前不得停发' },
  case_ineligible: { list: 'release', label: '结论为不再符合，停发未批', mend: '尽快办理停发审批；批准前照发' },
  case_open: { list: 'release', label: '有未结疑点', mend: '继续核查；未核实前不得停发' },
  account_changed: { list: 'release', label: '账号与上月不同', mend: '核对是否本人更换账户' },
  shared_account: { list: 'release', label: '一账户多户', mend: '核实账户由谁使用' },
  identity_damaged: { list: 'release', label: '身份证号错误或受损', mend: '按身份证更正' },
  name_differs: { list: 'release', label: '姓名不同', mend: '核对户名，更正' },
  other_differs: { list: 'release', label: '人口、类别或月份不同', mend: '核对后更正' },
  amount_changed: { list: 'release', label: '金额与上月不同', mend: '核对增发、减发手续' },
  new_household: { list: 'release', label: '上月没有这一户', mend: '核对新增审批手续和起发月份' },
} as const satisfies Record<string, { readonly list: PrecheckList; readonly label: string; readonly mend: string }>;

export type PrecheckList = 'release' | 'hold';
export type PrecheckCode = keyof typeof PRECHECK_REASONS;
export const PRECHECK_CODES = Object.keys(PRECHECK_REASONS) as readonly PrecheckCode[];
export const PRECHECK_LIST_LABEL = { release: '放行清单', hold: '需核实后发放清单（暂缓）' } as const satisfies Record<
  PrecheckList,
  string
>;

/** Stands on the hold list, on screen and on paper. */
export const LEGAL_NOTE =
  '依据黑民函〔2020〕137号五（四）：专项整治期间不得停发在保对象的低保金，必须在确定不符合条件后才能停发，并在省社会救助信息系统注销。本清单不是停发依据：所列各户核实或更正后应及时发放；仅有疑点的一律放行并核查。';
