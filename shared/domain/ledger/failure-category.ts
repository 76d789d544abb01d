/**
 * The bank texts and codes of dibao.md 5.4 by what they mean for whoever has to act. The first category in this order that holds a text
 * decides: 预销户 before 销户, 封闭冻结 before 冻结. Codes are the 3xxx of 通联/高汇通.
 */
const FAILURES = [
  {
    category: 'NAME_MISMATCH',
    label: '户名或证件不符',
    texts: [
      '户名不符',
      '户名错',
      '户名有误',
      '户名不一致',
      '户名与账号不符',
      '户名账号不符',
      '账号与户名不符',
      '账户名不符',
      '账户名称不符',
      '姓名不符',
      '姓名有误',
      '姓名错误',
      '姓名不一致',
      '姓名或证件号不符',
      '名称不符',
      '证件类型和证件号错误',
      '证件号不符',
      '证件号码不符',
      '身份证号不符',
      '身份证不符',
      '身份证号码不符',
    ],
    codes: ['3031', '3063'],
  },
  {
    category: 'CREDIT_BLOCKED',
    label: '账户不能入账',
    texts: [
      '只付不收',
      '不收不付',
      '双向冻结',
      '贷方冻结',
      '封闭冻结',
      '预销户',
      '不动户',
      '长期不动',
      '质押冻结',
      '报案户',
      '死亡户',
    ],
    codes: [],
  },
  { category: 'CLOSED', label: '账户已销户', texts: ['清户', '关户', '销户', '账户不存在'], codes: ['3018', '3039'] },
  {
    category: 'CARD_LOST',
    label: '卡折挂失或失效',
    texts: ['挂失', '过期卡', '卡已过期', '卡片过期', '磁卡未生效', '卡未激活', '没收卡', '被窃卡'],
    codes: ['3002', '3006', '3010', '3016'],
  },
  { category: 'DEBIT_ONLY_BLOCK', label: '只收不付（借方冻结）', texts: ['只收不付', '借方冻结'], codes: [] },
  {
    category: 'FROZEN',
    label: '账户冻结',
    texts: ['冻结', '全冻', '临时锁定', '账户状态错误', '账户状态异常', '账户状态不正常', '止付'],
    codes: ['3017', '3020', '3057'],
  },
  {
    category: 'ACCT_INVALID',
    label: '账号错误',
    texts: [
      '账号错',
      '账号有误',
      '账号不存在',
      '账号无效',
      '账户错误',
      '账户无效',
      '无效账号',
      '无效账户',
      '无效卡号',
      '卡号错',
      '卡号有误',
      '卡号不存在',
      '卡号无效',
      '无此账户',
      '无此账号',
      '无此卡号',
      '查无此',
      '存折号码有误',
      '旧账号',
      '非活期账号',
      '非存折户',
      '卡号所属银行与发卡行不一致',
    ],
    codes: ['3004', '3009', '3022', '3030', '3034', '3041'],
  },
  {
    category: 'AMOUNT_LIMIT',
    label: '金额或限额',
    texts: ['金额错', '金额有误', '金额不符', '超出限额', '超限额', '超过限额', '超限', '小于最低额'],
    codes: ['3040', '3042'],
  },
  {
    category: 'RETRY',
    label: '系统原因，可重发',
    texts: ['系统忙', '系统异常', '系统错误', '通讯', '通信', '原交易不存在', '超时', '提交银行处理'],
    codes: ['3028', '3044'],
  },
  {
    category: 'PROTOCOL',
    label: '签约或业务规则',
    texts: ['未与银行签约', '未签约', '重复业务', '退票', '最长回执期限'],
    codes: ['3043', '3051', '3054', '3056'],
  },
] as const;

export type FailureCategory = (typeof FAILURES)[number]['category'] | 'UNKNOWN';

/** The category in a clerk's words. */
export const FAILURE_LABEL = {
  ...Object.fromEntries(FAILURES.map(({ category, label }) => [category, label])),
  UNKNOWN: '原因不明',
} as Readonly<Record<FailureCategory, string>>;

/**
 * The category that the bank's words name, or null where they name none: nothing is guessed. Takes half-width text without white space.
 * A code counts only as a whole number: 3031 stands in many an account.
 */
export function categoryOfWords(words: string): FailureCategory | null {
  if (words === '') return null;
  const said: string[] = words.match(/\d+/g) ?? [];
  const fitting = FAILURES.find(
    ({ texts, codes }) => texts.some((text) => words.includes(text)) || codes.some((code) => said.includes(code)),
  );
  return fitting?.category ?? null;
}
