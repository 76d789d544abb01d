import { FAILURE_LABEL, type FailureCategory } from '../ledger/failure-category.ts';
import type { PaymentOrigin } from './payment-event.ts';
import type { PaymentState } from './payment-head.ts';

/** A step on the way of money that came back: who acts, with which document, within how many calendar days. */
export interface ReasonStep {
  readonly who: string;
  readonly document: string;
  readonly days: number;
}

/** What is to be done about money that did not arrive for one reason. */
export interface Reason {
  readonly label: string;
  /** 核实 */
  readonly check: ReasonStep;
  /** 更正 */
  readonly correct: ReasonStep;
  /** 重发 */
  readonly send: ReasonStep;
  /** What a clerk should know before doing anything. */
  readonly hint: string;
}

/** The kinds of reason: those the bank names, and money that went to somebody else. */
export type ReasonKind = FailureCategory | 'MISDIRECTED';

/** Days are general knowledge [G], not a rule: an office sets its own (settings). 随州's way is 民政核实 → 财政审核 → 补发 (dibao.md 5.4). */
const SEND: ReasonStep = { who: '县民政局对账员 → 财政局审核', document: '补发名册（写明原所属月份）', days: 10 };
const TOWNSHIP = '乡镇民政办经办人';

const reason = (
  label: string,
  check: readonly [who: string, document: string, days: number],
  correct: readonly [who: string, document: string, days: number],
  hint: string,
): Reason => ({
  label,
  check: { who: check[0], document: check[1], days: check[2] },
  correct: { who: correct[0], document: correct[1], days: correct[2] },
  send: SEND,
  hint,
});

/** The dictionary, as data. */
export const REASONS: Readonly<Record<ReasonKind, Reason>> = {
  NAME_MISMATCH: reason(
    FAILURE_LABEL.NAME_MISMATCH,
    [TOWNSHIP, '身份证、银行卡（折）复印件', 5],
    [TOWNSHIP, '账户信息更正表', 5],
    '户名与证件对不上：先看是不是生僻字、更名或代领人账户，再改账户信息',
  ),
  CREDIT_BLOCKED: reason(
    FAILURE_LABEL.CREDIT_BLOCKED,
    [TOWNSHIP, '开户银行出具的账户状态证明', 5],
    ['本人到开户银行', '解除限制或新开账户的凭证', 10],
    '银行标“死亡户”的，先核实本人是否健在；未核实前不得停发',
  ),
  CLOSED: reason(
    FAILURE_LABEL.CLOSED,
    [TOWNSHIP, '与本人或家属核实的记录', 5],
    [TOWNSHIP, '新账户的银行卡（折）复印件、账户信息更正表', 10],
    '账户已销：先核实本人是否健在、是否换卡',
  ),
  CARD_LOST: reason(
    FAILURE_LABEL.CARD_LOST,
    [TOWNSHIP, '与本人核实的记录', 5],
    ['本人到开户银行', '补办的银行卡（折）复印件', 10],
    '卡折挂失、过期：补办后账号可能改变',
  ),
  DEBIT_ONLY_BLOCK: reason(
    FAILURE_LABEL.DEBIT_ONLY_BLOCK,
    [TOWNSHIP, '开户银行出具的账户状态证明', 5],
    ['本人到开户银行', '解除限制的凭证', 10],
    '只收不付的账户通常能入账：先向银行问清这一笔为什么失败',
  ),
  FROZEN: reason(
    FAILURE_LABEL.FROZEN,
    [TOWNSHIP, '开户银行出具的冻结情况说明', 5],
    [TOWNSHIP, '解冻证明，或新账户的账户信息更正表', 15],
    '冻结多有司法或银行原因：救助金是否可以另开账户发放，请先问财政和银行',
  ),
  ACCT_INVALID: reason(
    FAILURE_LABEL.ACCT_INVALID,
    [TOWNSHIP, '银行卡（折）复印件', 5],
    [TOWNSHIP, '账户信息更正表', 5],
    '账号录错或换卡：对照卡折逐位核对',
  ),
  AMOUNT_LIMIT: reason(
    FAILURE_LABEL.AMOUNT_LIMIT,
    ['县民政局对账员', '代发明细、代发协议', 3],
    ['代发银行', '限额调整或分笔发放的说明', 5],
    '金额或限额：与银行核对单位是元还是分、单笔限额',
  ),
  RETRY: reason(
    FAILURE_LABEL.RETRY,
    ['县民政局对账员', '银行的说明', 3],
    ['代发银行', '银行的说明', 3],
    '银行系统原因：账户不用改，可直接重发',
  ),
  PROTOCOL: reason(
    FAILURE_LABEL.PROTOCOL,
    ['县民政局对账员', '代发协议、银行的说明', 3],
    ['代发银行', '签约凭证', 5],
    '没有签约或重复业务：先查是否已经发过',
  ),
  UNKNOWN: reason(
    FAILURE_LABEL.UNKNOWN,
    ['县民政局对账员', '银行的书面说明', 3],
    [TOWNSHIP, '账户信息更正表', 10],
    '银行没有说明原因：先请银行说明',
  ),
  MISDIRECTED: reason(
    '错发',
    ['县民政局对账员', '代发明细、收款人核实记录', 3],
    ['县民政局、代发银行', '追回通知、银行退款凭证', 15],
    '钱到了别人账户：通过代发银行追回，追回后再补发或缴回国库',
  ),
};

export function reasonKindOf(payment: {
  readonly origin: PaymentOrigin;
  readonly category: FailureCategory;
}): ReasonKind {
  return payment.origin === 'misdirected' ? 'MISDIRECTED' : payment.category;
}

/** Days an office sets instead of the built-in ones, by reason and step. */
export type ReasonDays = Readonly<
  Partial<Record<ReasonKind, Readonly<Partial<Record<'check' | 'correct' | 'send', number | undefined>>>>>
>;

/** Days the bank is given to answer a payment that was sent again [G]. */
export const DAYS_OF_BANK = 5;

/** What is to be done next, by whom, with which document, within how many days of the last step; null where nothing is. */
export function nextStepOf(
  payment: { readonly origin: PaymentOrigin; readonly category: FailureCategory; readonly state: PaymentState },
  days: ReasonDays = {},
): ReasonStep | null {
  const kind = reasonKindOf(payment);
  const steps = REASONS[kind];
  const own = days[kind] ?? {};
  switch (payment.state) {
    case 'to-check':
      return { ...steps.check, days: own.check ?? steps.check.days };
    case 'to-correct':
      return { ...steps.correct, days: own.correct ?? steps.correct.days };
    case 'to-send':
      return { ...steps.send, days: own.send ?? steps.send.days };
    case 'sent':
      return { who: '代发银行', document: '补发的回盘文件', days: DAYS_OF_BANK };
    case 'closed':
    case 'withdrawn':
      return null;
  }
}
