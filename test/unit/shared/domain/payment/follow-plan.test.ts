import { describe, expect, it } from 'vitest';
import { type KnownPayment, planFollowUp, type TokenLine } from '../../../../../shared/domain/payment/follow-plan.ts';
import type { PaymentEvent } from '../../../../../shared/domain/payment/payment-event.ts';
import { headOf } from '../../../../../shared/domain/payment/payment-head.ts';

const LINE: TokenLine = {
  household: 'id:239900198001011113',
  token: 'h1',
  isNamedByNumber: true,
  name: '张三',
  idNumber: '239900198001011113',
  account: '6217995880012340001',
  township: '柳树镇',
  village: '东村',
  period: '2026-03',
  benefitMonth: '2026-03',
  item: 'base',
  fen: 500_00,
  outcome: 'failed',
  category: 'CLOSED',
  words: '账户已销户',
  pointer: '代发.txt#9',
  role: 'first',
  reissueWords: '',
  ordinal: 0,
};
const again = (more: Partial<TokenLine> = {}): TokenLine => ({
  ...LINE,
  period: '2026-04',
  benefitMonth: '2026-03',
  item: 'back-pay',
  outcome: 'credited',
  category: '',
  words: '',
  role: 'reissue',
  reissueWords: '补发2026年3月低保金',
  ...more,
});

/** A programme month by month, as the database keeps it. */
class Office {
  readonly payments = new Map<string, KnownPayment & { events: PaymentEvent[] }>();

  run(period: string, lines: readonly TokenLine[]) {
    const plan = planFollowUp('低保', period, lines, [...this.payments.values()]);
    for (const { key, line, event } of plan.opened) {
      const { name, township, account, item } = line;
      const household = (line as TokenLine).token;
      const benefitMonth = line.benefitMonth || period;
      this.payments.set(key, { key, household, name, township, account, period, benefitMonth, item, events: [event] });
    }
    for (const { key, event } of plan.added) this.payments.get(key)!.events.push(event);
    return plan;
  }

  heads() {
    return [...this.payments.values()].map(({ events }) => headOf(events));
  }
}

function office(...first: readonly TokenLine[]) {
  const made = new Office();
  made.run('2026-03', first.length === 0 ? [LINE] : first);
  return made;
}

describe('a month of bank files', () => {
  it('opens money for every line that failed or came back, once', () => {
    const made = office(LINE, { ...LINE, ordinal: 1, outcome: 'returned' });
    expect(made.heads().map(({ origin, openFen }) => [origin, openFen])).toEqual([
      ['failed', 500_00],
      ['returned', 500_00],
    ]);
    const plan = made.run('2026-03', [LINE, { ...LINE, ordinal: 1, outcome: 'returned' }]);
    expect([plan.opened, plan.added, plan.questions]).toEqual([[], [], []]);
  });

  it('joins a later line of the same household that names the month', () => {
    const made = office();
    made.run('2026-04', [again()]);
    expect(made.heads()).toMatchObject([{ state: 'closed', paidFen: 500_00 }]);
    const evidence = made.heads()[0]!.lines[0]!.evidence;
    expect(evidence).toContain('身份证号一致');
    expect(evidence).toContain('补发2026年3月低保金');
    expect(made.run('2026-04', [again()]).added).toEqual([]);
  });

  it('never joins by the amount alone: another household of the same amount is left alone', () => {
    const made = office();
    const plan = made.run('2026-04', [again({ token: 'h2', name: '李四', account: '1', township: '红星乡' })]);
    expect([plan.added, plan.questions]).toEqual([[], []]);
  });

  it('goes on with a second failure, a part and the rest', () => {
    const made = office();
    made.run('2026-04', [again({ outcome: 'failed', category: 'NAME_MISMATCH', words: '户名不符' })]);
    expect(made.heads()).toMatchObject([
      { state: 'to-check', failures: 2, category: 'NAME_MISMATCH', openFen: 500_00 },
    ]);
    made.run('2026-05', [again({ period: '2026-05', fen: 200_00 })]);
    made.run('2026-06', [again({ period: '2026-06', fen: 300_00 })]);
    expect(made.heads()).toMatchObject([{ state: 'closed', paidFen: 500_00 }]);
  });

  it('holds what the bank has not answered as on its way, and follows the answer', () => {
    const made = office();
    made.run('2026-04', [again({ outcome: 'unknown' })]);
    expect(made.heads()).toMatchObject([{ state: 'sent', inFlightFen: 500_00, openFen: 500_00 }]);
    made.run('2026-04', [again({ outcome: 'returned', category: 'CLOSED' })]);
    expect(made.heads()).toMatchObject([{ state: 'to-check', inFlightFen: 0, openFen: 500_00 }]);
    made.run('2026-04', []);
    expect(made.heads()[0]!.lines).toEqual([]);
  });

  it('spreads one line over base and supplement of the month', () => {
    const made = office({ ...LINE, fen: 400_00 }, { ...LINE, item: 'class', fen: 100_00 });
    made.run('2026-04', [again({ fen: 500_00 })]);
    expect(made.heads().map(({ paidFen }) => paidFen)).toEqual([400_00, 100_00]);
  });

  it.each([
    ['more than is open', again({ fen: 600_00 }), '多于未结'],
    [
      'a back payment that names no month, of another amount',
      again({ benefitMonth: '', reissueWords: '提标补发', fen: 50_00 }),
      '提标',
    ],
    ['no number of the household', again({ isNamedByNumber: false }), '没有身份证号'],
    ['another head with the same account', again({ token: 'h9', name: '王五' }), '更换户主'],
  ])('asks about %s', (_, line, says) => {
    const made = office();
    const plan = made.run('2026-04', [line]);
    expect(plan.added).toEqual([]);
    expect(plan.questions).toHaveLength(1);
    expect(plan.questions[0]!.sentence).toContain(says);
  });

  it('asks where several months are open and none is named', () => {
    const made = office();
    made.run('2026-04', [{ ...LINE, period: '2026-04', benefitMonth: '2026-04' }]);
    const plan = made.run('2026-05', [again({ period: '2026-05', benefitMonth: '', reissueWords: '退汇重发' })]);
    expect(plan.questions).toHaveLength(2);
  });

  it('joins what is not named where it speaks of a return and one month is open', () => {
    const made = office();
    made.run('2026-04', [again({ benefitMonth: '', reissueWords: '退汇重发', fen: 300_00 })]);
    expect(made.heads()).toMatchObject([{ paidFen: 300_00, openFen: 200_00 }]);
  });

  it('obeys a person: what was refused is not asked again, what was confirmed is joined in every later run', () => {
    const made = office();
    const line = again({ fen: 600_00 });
    const [question] = made.run('2026-04', [line]).questions;
    const { events } = [...made.payments.values()][0]!;
    events.push({ type: 'refused', line: question!.line, reason: '提标' });
    expect(made.run('2026-04', [line]).questions).toEqual([]);
    events.push({ type: 'undone', event: events.length - 1, reason: '看错' });
    events.push({ type: 'confirmed', line: question!.line, reason: '含补发' });
    made.run('2026-04', [line]);
    expect(made.heads()).toMatchObject([{ state: 'closed', paidFen: 500_00, surplusFen: 0 }]);
  });

  it('takes a second batch of the same month as the same money', () => {
    const made = office(LINE, { ...LINE, role: 'again', outcome: 'failed', pointer: 'b.txt#1' });
    expect(made.heads()).toMatchObject([{ openFen: 500_00, failures: 2 }]);
    made.run('2026-03', [LINE, { ...LINE, role: 'again', outcome: 'credited', pointer: 'b.txt#1' }]);
    expect(made.heads()).toMatchObject([{ state: 'closed', paidFen: 500_00 }]);
  });

  it('opens a failed line of its own where it pays nothing again, and withdraws what a corrected file credits', () => {
    const made = new Office();
    made.run('2026-04', [again({ outcome: 'failed' })]);
    expect(made.heads()).toMatchObject([{ openFen: 500_00 }]);
    made.run('2026-04', [again({ outcome: 'credited' })]);
    expect(made.heads()).toMatchObject([{ state: 'withdrawn', openFen: 0 }]);
    made.run('2026-04', [again({ outcome: 'failed', fen: 400_00 })]);
    expect(made.heads()).toMatchObject([{ state: 'to-check', openFen: 400_00 }]);
  });
});
