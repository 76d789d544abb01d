import { categoryOfWords, type FailureCategory } from './failure-category.ts';

export { FAILURE_LABEL, type FailureCategory } from './failure-category.ts';

/** What the bank says became of a payment. dibao.md 5.4. */
export interface BankOutcome {
  readonly outcome: 'credited' | 'failed' | 'returned' | 'pending' | 'unknown';
  readonly category: FailureCategory | '';
  /** The bank's own words, kept verbatim. */
  readonly words: string;
}

type Verdict = Exclude<BankOutcome['outcome'], 'unknown'>;

const SUCCESS_CODES: ReadonlySet<string> = new Set(['0', '00', '000', '0000', '000000']);
const SUCCESS_MARKS: ReadonlySet<string> = new Set([
  'Y',
  'S',
  'YES',
  'OK',
  'TRUE',
  'SUCC',
  'SUCCESS',
  '是',
  '√',
  '正常',
  '完成',
  '已完成',
]);
const FAILURE_MARKS: ReadonlySet<string> = new Set(['N', 'F', 'NO', 'FALSE', '否', '×']);
/** Tried in this order: 退票 before 失败 before 处理中; 成功 last, for 不成功, 未成功 and 未入账 hold it too. */
const RETURNED = /退票|退汇|退回|退款|冲正|冲账|冲销/;
const FAILED =
  /失败|[不未][^，,;；]{0,2}成功|未[能]?(?:入账|到账|记账|发放|支付)|拒绝|拒付|错误|不符|不一致|有误|作废|撤销|FAIL|ERROR/;
const PENDING = /处理中|待处理|未处理|已受理|受理中|已提交|提交银行处理|待发|待入账|待确认|在途|未返回/;
const SUCCESS = /成功|已?(?:入账|到账|记账|发放|支付|付款|兑付)$|^(?:入账|到账)/;
const PARTLY = /部分|是否|成功率/;
/** What the codes of dibao.md 5.4 say that is no failure. */
const PENDING_CODE = '2000';

/**
 * Reads the status and the reason of a bank's row. The status decides; where it says nothing, the reason. A number that is no success
 * code is not guessed: unknown, and the words kept. `successCodes` (from the mapping file) replace the built-in ones: every other bare
 * code is then a failure. 只收不付 is no failure unless the row says failed. Source: dibao.md 5.4.
 */
export function readBankOutcome(status: string, reason: string, successCodes: readonly string[] = []): BankOutcome {
  const state = comparable(status);
  const why = comparable(reason);
  if (state === '' && why === '') return { outcome: 'unknown', category: '', words: '' };
  const words = wordsOf(status.trim(), reason.trim());
  const verdict = verdictOf(state, successCodes) ?? verdictOf(why, successCodes);
  if (verdict === 'credited') return { outcome: 'credited', category: '', words };
  if (verdict === 'pending') return { outcome: 'pending', category: 'RETRY', words };
  const category = categoryOfWords(why) ?? categoryOfWords(state);
  if (verdict !== null) return { outcome: verdict, category: category ?? 'UNKNOWN', words };
  // 已销户 alone says failed as well; 只收不付 and 超时 alone do not.
  const isFailure = category !== null && category !== 'DEBIT_ONLY_BLOCK' && category !== 'RETRY';
  return isFailure ? { outcome: 'failed', category, words } : { outcome: 'unknown', category: '', words };
}

/** Half width, no white space, one way of writing 账, upper case. */
function comparable(text: string): string {
  return text === '' ? '' : text.normalize('NFKC').replace(/\s+/g, '').replaceAll('帐', '账').toUpperCase();
}

/** The reason says more than a bare 失败 or 退汇 before it. */
function wordsOf(status: string, reason: string): string {
  if (reason === '' || reason === status) return status;
  if (status === '' || /^(?:交易|处理|发放|代发)?(?:失败|不成功|未成功|退汇|退票|退回)$/.test(status)) return reason;
  return `${status}：${reason}`;
}

function verdictOf(text: string, successCodes: readonly string[]): Verdict | null {
  if (text === '') return null;
  if (successCodes.length > 0) {
    if (successCodes.some((code) => comparable(code) === text)) return 'credited';
    if (isBareCode(text)) return 'failed';
  }
  if (SUCCESS_CODES.has(text) || SUCCESS_MARKS.has(text)) return 'credited';
  if (FAILURE_MARKS.has(text)) return 'failed';
  if (text === PENDING_CODE) return 'pending';
  if (RETURNED.test(text)) return 'returned';
  if (FAILED.test(text)) return 'failed';
  if (PENDING.test(text)) return 'pending';
  return SUCCESS.test(text) && !PARTLY.test(text) ? 'credited' : null;
}

/** 3031, E0001, 1: a code, no word. */
function isBareCode(text: string): boolean {
  return /^[A-Z]{0,4}\d{1,8}$/.test(text);
}
