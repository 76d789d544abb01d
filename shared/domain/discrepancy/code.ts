/**
 * The catalogue of discrepancy codes (contract: cli.md, "Discrepancy codes"). A promise to scripts: a code is never renamed.
 *
 * `presence` codes are read off which ledgers hold a line; `field` codes compare joined lines; `ledger` codes are found within one
 * ledger; `bank` codes come from the bank's result; `candidate` codes stand where the rules are not sure.
 */
export type CodeFamily = 'presence' | 'field' | 'ledger' | 'bank' | 'candidate';
export type Priority = 'P1' | 'P2' | 'P3';

interface CodeEntry {
  readonly family: CodeFamily;
  readonly priority: Priority;
  /** What a clerk reads in tables and on the statement. */
  readonly label: string;
}

export const DISCREPANCY_CODES = {
  approved_only: { family: 'presence', priority: 'P2', label: '仅有审批（未请款未发放）' },
  requested_only: { family: 'presence', priority: 'P1', label: '仅有请款（无审批）' },
  paid_only: { family: 'presence', priority: 'P1', label: '仅有代发（无审批无请款）' },
  unpaid: { family: 'presence', priority: 'P2', label: '已请款未代发' },
  paid_without_request: { family: 'presence', priority: 'P1', label: '未请款已代发' },
  paid_without_approval: { family: 'presence', priority: 'P1', label: '无审批已发放' },
  amount_mismatch: { family: 'field', priority: 'P1', label: '金额不一致' },
  name_mismatch: { family: 'field', priority: 'P2', label: '姓名不一致' },
  id_mismatch: { family: 'field', priority: 'P2', label: '身份证号不一致' },
  account_mismatch: { family: 'field', priority: 'P1', label: '账号不一致' },
  headcount_mismatch: { family: 'field', priority: 'P3', label: '保障人口不一致' },
  category_mismatch: { family: 'field', priority: 'P3', label: '城乡类别不一致' },
  months_mismatch: { family: 'field', priority: 'P2', label: '月份或月数不一致' },
  duplicate_line: { family: 'ledger', priority: 'P1', label: '重复行' },
  shared_account: { family: 'ledger', priority: 'P2', label: '一账户多户' },
  invalid_id_number: { family: 'ledger', priority: 'P3', label: '身份证号错误' },
  damaged_id_number: { family: 'ledger', priority: 'P3', label: '身份证号受损' },
  damaged_account: { family: 'ledger', priority: 'P3', label: '账号受损' },
  invalid_account: { family: 'ledger', priority: 'P2', label: '账号错误' },
  invalid_amount: { family: 'ledger', priority: 'P1', label: '金额无法识别' },
  missing_key: { family: 'ledger', priority: 'P2', label: '缺身份证号' },
  garbled_text: { family: 'ledger', priority: 'P3', label: '文字乱码' },
  control_total_mismatch: { family: 'ledger', priority: 'P1', label: '汇总不平' },
  payment_failed: { family: 'bank', priority: 'P2', label: '发放失败' },
  returned_unresolved: { family: 'bank', priority: 'P1', label: '退回未处理' },
  possible_match: { family: 'candidate', priority: 'P2', label: '疑似同一户（待人工确认）' },
  ambiguous_match: { family: 'candidate', priority: 'P2', label: '多个候选（待人工选择）' },
} as const satisfies Record<string, CodeEntry>;

export type DiscrepancyCode = keyof typeof DISCREPANCY_CODES;

/** All codes in catalogue order: the order of tables, sheets and counts. */
export const ALL_CODES = Object.keys(DISCREPANCY_CODES) as readonly DiscrepancyCode[];
