/** What the bank says became of a payment. dibao.md 5.4. */
export interface BankOutcome {
  readonly outcome: 'credited' | 'failed' | 'returned' | 'pending' | 'unknown';
  readonly category: FailureCategory | '';
  /** The bank's own words, kept verbatim. */
  readonly words: string;
}

/** Texts of real banks (C) by what they mean for whoever has to act. First match in this order decides. */
const FAILURES = [
  [
    'NAME_MISMATCH',
    '户名或证件不符',
    [
      '户名不符',
      '户名错',
      '姓名不符',
      '姓名或证件号不符',
      '证件类型和证件号错误',
      '账号户名不符',
      '户名与账号不符',
      '3031',
      '3063',
    ],
  ],
  ['CLOSED', '账户已销户', ['已清户', '已关户', '已销户', '销户', '账户不存在', '3018', '3039']],
  [
    'CREDIT_BLOCKED',
    '账户不能入账',
    [
      '只付不收',
      '不收不付',
      '双向冻结',
      '封闭冻结',
      '预销户',
      '不动户',
      '长期不动',
      '质押冻结',
      '报案户',
      '死亡户',
      '贷方冻结',
    ],
  ],
  [
    'FROZEN',
    '账户冻结',
    ['冻结', '全冻户', '临时锁定', '账户状态错误', '账户状态异常', '止付', '3017', '3020', '3057'],
  ],
  ['CARD_LOST', '卡折挂失或失效', ['挂失', '过期卡', '磁卡未生效', '没收卡', '被窃卡', '3006', '3016', '3010', '3002']],
  [
    'ACCT_INVALID',
    '账号错误',
    [
      '账号错',
      '账号不存在',
      '无效卡号',
      '无此账户',
      '无此账号',
      '存折号码有误',
      '旧账号',
      '非活期账号',
      '非存折户',
      '卡号所属银行与发卡行不一致',
      '账号有误',
      '3030',
      '3004',
      '3009',
      '3022',
      '3034',
      '3041',
    ],
  ],
  ['AMOUNT_LIMIT', '金额或限额', ['金额错误', '超出限额', '超限额', '小于最低额', '3040', '3042']],
  ['RETRY', '系统原因，可重发', ['系统忙', '原交易不存在', '超时', '提交银行处理', '3028', '3044']],
  [
    'PROTOCOL',
    '签约或业务规则',
    ['未与银行签约', '未签约', '重复业务', '退票', '最长回执期限', '3043', '3051', '3056', '3054'],
  ],
] as const satisfies readonly (readonly [string, string, readonly string[]])[];

export type FailureCategory = (typeof FAILURES)[number][0] | 'UNKNOWN';

/** The category in words. */
export const FAILURE_LABEL = {
  ...Object.fromEntries(FAILURES.map(([category, label]) => [category, label])),
  UNKNOWN: '原因不明',
} as Readonly<Record<FailureCategory, string>>;

const SUCCESS =
  /^(?:交易|处理|发放|代发|入账|记账|支付|转账|付款)?成功$|^已?(?:入账|到账|发放|支付|记账)$|^(?:正常|完成|已完成|全部成功|SUCCESS|OK|Y|是)$/iu;
const SUCCESS_CODES = new Set(['0', '00', '000', '0000', '000000']);
const FAILED = /失败|不成功|未成功|未入账|未到账|拒绝|拒付|错误|不符|有误|FAIL|ERROR/iu;
const RETURNED = /退票|退汇|退回|退款|冲正|冲账/u;
const PENDING = /处理中|待处理|已受理|已提交|未处理|待发|2000/u;
/** Only what comes in is frozen the other way round: such an account takes the credit. */
const DEBIT_ONLY = /只收不付|借方冻结/u;

/** The category of a failure by the bank's words. */
function categoryOf(words: string): FailureCategory {
  const text = words.replace(/\s+/g, '').replaceAll('帐', '账').replace(DEBIT_ONLY, '');
  return FAILURES.find(([, , texts]) => texts.some((each) => text.includes(each)))?.[0] ?? 'UNKNOWN';
}

/**
 * Reads a status and a reason. A bare code that is no success code is not guessed: unknown, and the words kept. 只收不付 is no failure
 * unless the row says failed.
 */
export function readBankOutcome(status: string, reason: string, successCodes: readonly string[] = []): BankOutcome {
  const state = status.normalize('NFKC').replace(/\s+/g, '');
  const why = reason.normalize('NFKC').replace(/\s+/g, '');
  const words = [status.trim(), reason.trim()].filter((text, i, all) => text !== '' && text !== all[i - 1]).join('：');
  if (state === '' && why === '') return { outcome: 'unknown', category: '', words: '' };
  const decided = decide(state, successCodes) ?? (state === '' || isBareCode(state) ? decide(why, successCodes) : null);
  if (decided === 'credited') return { outcome: 'credited', category: '', words };
  if (decided === 'failed' || decided === 'returned')
    return {
      outcome: decided,
      category: categoryOf(`${why} ${state}`),
      words: failureWords(state, status, reason, words),
    };
  if (decided === 'pending') return { outcome: 'pending', category: 'RETRY', words };
  const category = categoryOf(`${state} ${why}`);
  if (category !== 'UNKNOWN' && category !== 'RETRY') return { outcome: 'failed', category, words };
  return { outcome: 'unknown', category: '', words };
}

/** The reason says more than the bare word "失败". */
function failureWords(state: string, status: string, reason: string, words: string): string {
  if (reason.trim() === '') return status.trim();
  return /^(?:失败|退汇|退票|退回)$/u.test(state) ? reason.trim() : words;
}

function isBareCode(state: string): boolean {
  return /^[A-Z]?\d{1,8}$/i.test(state);
}

function decide(text: string, successCodes: readonly string[]): BankOutcome['outcome'] | null {
  if (text === '') return null;
  if (successCodes.includes(text) || SUCCESS_CODES.has(text)) return 'credited';
  if (RETURNED.test(text)) return 'returned';
  if (FAILED.test(text)) return 'failed';
  if (PENDING.test(text)) return 'pending';
  if (SUCCESS.test(text)) return 'credited';
  return null;
}
