import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinBankReturn } from '../../../../../shared/domain/ledger/join-bank-return.ts';
import { accountOf, linesOf, readText } from './read-sheet.ts';

interface Payment {
  readonly seq?: string;
  readonly account?: string;
  readonly name?: string;
  readonly yuan?: string;
}

const text = ({ seq = '', account = accountOf(1), name = '王某', yuan = '300.00' }: Payment): string =>
  `${seq}|${account}|${name}|${yuan}`;
const bankOf = (payments: readonly Payment[]) =>
  readText('bank', ['序号|账号|户名|金额', ...payments.map(text)]).ledger;
const resultsOf = (results: readonly (readonly [Payment, string, string?])[]) =>
  readText('bank-return', [
    '序号|账号|户名|金额|状态|原因',
    ...results.map(([payment, status, reason = '']) => `${text(payment)}|${status}|${reason}`),
  ]).ledger;
function join(payments: readonly Payment[], results: readonly (readonly [Payment, string, string?])[]) {
  const { bank, orphans } = joinBankReturn(bankOf(payments), resultsOf(results));
  return {
    outcomes: linesOf(bank).map(({ outcome }) => outcome),
    words: Object.fromEntries(bank.bankWords.map(({ line, words }) => [line, words])),
    orphans,
  };
}

describe('a result of the bank', () => {
  it('is joined by sequence number, account and amount', () => {
    const payments = [{ seq: '1' }, { seq: '2' }, { seq: '3', account: accountOf(2) }];
    expect(
      join(payments, [
        [{ seq: '2' }, '失败', '账户已销户'],
        [{ seq: '1' }, '成功'],
        [{ seq: '3', account: accountOf(2) }, '成功'],
      ]),
    ).toEqual({ outcomes: ['credited', 'failed', 'credited'], words: { 1: '账户已销户' }, orphans: [] });
  });

  it('does not mind zeros before the sequence number', () => {
    expect(join([{ seq: '0001' }, { seq: '0002' }], [[{ seq: '2' }, '失败', '止付']]).outcomes).toEqual([
      'unknown',
      'failed',
    ]);
  });

  it('is joined by account and amount where one payment alone has them', () => {
    const payments = [{ account: accountOf(1) }, { account: accountOf(2) }];
    expect(join(payments, [[{ seq: '77', account: accountOf(2) }, '失败', '止付']])).toMatchObject({
      outcomes: ['unknown', 'failed'],
      orphans: [],
    });
  });

  it('is an orphan where several payments, or none, have account and amount', () => {
    expect(join([{}, {}], [[{}, '失败', '止付']])).toMatchObject({ outcomes: ['unknown', 'unknown'], orphans: [0] });
    expect(join([{ yuan: '300.00' }], [[{ yuan: '300.01' }, '失败', '止付']])).toMatchObject({ orphans: [0] });
    expect(join([{}], [[{ account: accountOf(9) }, '失败', '止付']])).toMatchObject({ orphans: [0] });
  });

  it('is not joined by the amount alone: not without an account, not with an amount that cannot be read', () => {
    const empty = { account: '' };
    expect(
      join(
        [
          { ...empty, seq: '1' },
          { seq: '2', account: accountOf(2) },
        ],
        [[{ ...empty }, '失败', '止付']],
      ),
    ).toMatchObject({
      outcomes: ['unknown', 'unknown'],
    });
    expect(
      join([{ yuan: '待定', seq: '1' }, { account: accountOf(2) }], [[{ yuan: '待查', seq: '1' }, '失败', '止付']]),
    ).toMatchObject({ orphans: [0] });
  });

  it('without an account is joined by sequence number, amount and name', () => {
    const payments = [{ seq: '1' }, { seq: '2', name: '李某', account: accountOf(2) }];
    expect(join(payments, [[{ seq: '2', account: '', name: '李某' }, '失败', '止付']])).toMatchObject({
      outcomes: ['unknown', 'failed'],
      orphans: [],
    });
    expect(join(payments, [[{ seq: '1', account: '', name: '李某' }, '失败', '止付']])).toMatchObject({ orphans: [0] });
  });

  it('with a damaged account is joined by sequence number, amount and the digits left', () => {
    const damaged = `${accountOf(2).slice(0, 15)}0000`;
    expect(
      join([{ seq: '1' }, { seq: '2', account: accountOf(2) }], [[{ seq: '2', account: damaged }, '失败', '止付']]),
    ).toMatchObject({
      outcomes: ['unknown', 'failed'],
    });
  });

  it('tells batches apart that count from 1 again', () => {
    const payments = [
      { seq: '1', account: accountOf(1) },
      { seq: '1', account: accountOf(2) },
    ];
    expect(join(payments, [[{ seq: '1', account: accountOf(2) }, '失败', '止付']])).toMatchObject({
      outcomes: ['unknown', 'failed'],
    });
  });

  it('a later success means it was paid again, a failure after it does not undo that', () => {
    const results: [Payment, string, string?][] = [
      [{ seq: '1' }, '失败', '止付'],
      [{ seq: '1' }, '成功'],
    ];
    for (const order of [results, [...results].reverse()])
      expect(join([{ seq: '1' }], order)).toEqual({ outcomes: ['credited'], words: {}, orphans: [] });
  });

  it('does not depend on the order of rows, of payments or of results', () => {
    const payment = fc.record({
      seq: fc.constantFrom('', '1', '2', '3'),
      account: fc.constantFrom(accountOf(1), accountOf(2), '', accountOf(3)),
      name: fc.constantFrom('王某', '李某', ''),
      yuan: fc.constantFrom('300.00', '400.00', '待定'),
    });
    const result = fc.tuple(
      payment,
      fc.constantFrom('成功', '失败', '退汇', '处理中', ''),
      fc.constantFrom('', '止付', '账户已销户', '户名不符'),
    );
    const filled = (each: Payment) => (each.account || each.name) !== '';
    fc.assert(
      fc.property(
        fc.uniqueArray(payment, { minLength: 2, maxLength: 8, selector: (each) => JSON.stringify(each) }),
        fc.array(result, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (payments, results, random) => {
          const own = payments.filter(filled);
          const said = results.filter(([each]) => filled(each));
          if (own.length < 2 || said.length < 1) return;
          const shuffled = <T>(items: readonly T[]): T[] =>
            items
              .map((item) => [random.next().value as number, item] as const)
              .sort(([a], [b]) => a - b)
              .map(([, item]) => item);
          const answer = (paid: readonly Payment[], told: readonly (readonly [Payment, string, string?])[]) => {
            const { outcomes, words, orphans } = join(paid, told);
            return {
              byPayment: paid.map((each, i) => `${JSON.stringify(each)} ${outcomes[i]} ${words[i] ?? ''}`).sort(),
              orphans: orphans.map((line) => JSON.stringify(told[line])).sort(),
            };
          };
          expect(answer(shuffled(own), shuffled(said))).toEqual(answer(own, said));
        },
      ),
      { numRuns: 60 },
    );
  });
});
