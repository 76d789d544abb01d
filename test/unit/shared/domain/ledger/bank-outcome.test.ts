import { describe, expect, it } from 'vitest';
import { FAILURE_LABEL, readBankOutcome } from '../../../../../shared/domain/ledger/bank-outcome.ts';

const outcomeOf = (status: string, reason = '', codes: readonly string[] = []) =>
  readBankOutcome(status, reason, codes).outcome;
const categoryOf = (reason: string) => readBankOutcome('失败', reason).category;

describe('what became of a payment', () => {
  it.each([
    '成功',
    '交易成功',
    '代发成功',
    '处理成功，已入账',
    '已入账',
    '已入帐',
    '0',
    '00',
    '0000',
    'Y',
    '是',
    ' 成 功 ',
    '０００',
    'success',
    '成功(0000)',
  ])('takes %s for credited', (status) => expect(outcomeOf(status)).toBe('credited'));

  it.each([
    '失败',
    '不成功',
    '未成功',
    '交易不成功',
    '未能成功',
    '未入账',
    '未入帐',
    '未到账',
    '否',
    'N',
    '超时拒付',
    '部分失败',
  ])('takes %s for failed, though it may hold the word 成功', (status) => expect(outcomeOf(status)).toBe('failed'));

  it.each(['退票', '退汇', '退回', '已冲正', '入账后退回'])('takes %s for returned', (status) =>
    expect(outcomeOf(status)).toBe('returned'),
  );

  it.each(['处理中', '待处理', '2000', '提交银行处理', '未处理'])(
    'takes %s for pending: neither paid nor failed',
    (status) => expect(outcomeOf(status)).toBe('pending'),
  );

  it.each(['1', '2', '9', '12000', '部分成功', '详见附件', '是否成功'])('does not guess what %s means', (status) => {
    expect(readBankOutcome(status, '')).toEqual({ outcome: 'unknown', category: '', words: status });
  });

  it('says nothing where the bank says nothing', () => {
    expect(readBankOutcome('', ' ')).toEqual({ outcome: 'unknown', category: '', words: '' });
  });

  it('asks the reason where the status is a code or a word of no meaning', () => {
    expect(outcomeOf('1', '交易成功')).toBe('credited');
    expect(outcomeOf('已办理', '失败')).toBe('failed');
    expect(outcomeOf('', '成功')).toBe('credited');
    expect(outcomeOf('9001', '账户已销户')).toBe('failed');
  });

  it('lets the status decide where the two disagree', () => {
    expect(outcomeOf('成功', '账户只收不付')).toBe('credited');
    expect(outcomeOf('失败', '成功')).toBe('failed');
  });

  it('takes the success codes of a profile in place of its own', () => {
    expect(outcomeOf('1', '', ['1'])).toBe('credited');
    expect(outcomeOf('0', '', ['1'])).toBe('failed');
    expect(outcomeOf('ok1', '', ['OK1'])).toBe('credited');
    expect(outcomeOf('成功', '', ['1'])).toBe('credited');
  });
});

describe('why a payment failed', () => {
  // Every text and code of dibao.md 5.4.
  it.each([
    [
      'NAME_MISMATCH',
      ['账号户名不符(3031)', '户名错', '户名不符', '姓名或证件号不符', '证件类型和证件号错误(3063)', '3031', '3063'],
    ],
    [
      'ACCT_INVALID',
      [
        '账号错误(3030)',
        '无效卡号(3004)',
        '无此账户(3009)',
        '存折号码有误(3022)',
        '账号不存在',
        '旧账号/非活期账号(3034)',
        '非存折户(3041)',
        '卡号所属银行与发卡行不一致(3999)',
        '帐号错误',
      ],
    ],
    ['CLOSED', ['已清户(3018)', '账户已关户(3039)', '账户已销户', '账户不存在']],
    ['FROZEN', ['账户已冻结(3017)', '全冻户', '账户被临时锁定(3020)', '账户状态错误(3057)', '止付']],
    [
      'CREDIT_BLOCKED',
      [
        '只付不收(贷方冻结)',
        '双向冻结(不收不付)',
        '封闭冻结',
        '预销户',
        '不动户(长期不动)',
        '质押冻结',
        '报案户',
        '死亡户',
      ],
    ],
    ['CARD_LOST', ['已挂失卡(3006)', '已挂失折(3016)', '过期卡(3010)', '磁卡未生效', '没收卡(3002)', '被窃卡']],
    ['AMOUNT_LIMIT', ['金额错误(3040)', '超出限额', '交易金额小于最低额(3042)']],
    ['RETRY', ['系统忙(3028)', '原交易不存在', '超时拒付(3044)']],
    ['PROTOCOL', ['未与银行签约(3043)', '重复业务(3051)', '退票(3056)', '批量回执包超过最长回执期限(3054)']],
    ['DEBIT_ONLY_BLOCK', ['只收不付', '只收不付(借方冻结)']],
    ['UNKNOWN', ['3999', '', '其他原因', '账号62179930312345不详']],
  ] as const)('%s', (category, texts) => {
    for (const text of texts) expect([text, categoryOf(text)]).toEqual([text, category]);
  });

  it('has a Chinese label for every category', () => {
    for (const label of Object.values(FAILURE_LABEL)) expect(label).toMatch(/\p{Script=Han}/u);
    expect(FAILURE_LABEL.DEBIT_ONLY_BLOCK).toBe('只收不付（借方冻结）');
  });

  it('holds 只收不付 for no failure unless the row says failed: such an account takes the credit', () => {
    expect(readBankOutcome('', '只收不付')).toEqual({ outcome: 'unknown', category: '', words: '只收不付' });
    expect(readBankOutcome('失败', '只收不付')).toEqual({
      outcome: 'failed',
      category: 'DEBIT_ONLY_BLOCK',
      words: '只收不付',
    });
  });

  it('takes a reason of its own for a failure where the status says nothing', () => {
    expect(readBankOutcome('', '账户已销户')).toEqual({ outcome: 'failed', category: 'CLOSED', words: '账户已销户' });
    expect(readBankOutcome('3031', '')).toEqual({ outcome: 'failed', category: 'NAME_MISMATCH', words: '3031' });
  });

  it('keeps the words of the bank as they are', () => {
    expect(readBankOutcome('失败', ' 户名不符（张 三）').words).toBe('户名不符（张 三）');
    expect(readBankOutcome('E09', '户名不符').words).toBe('E09：户名不符');
    expect(readBankOutcome('退汇', '').words).toBe('退汇');
  });
});
