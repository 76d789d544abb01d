import type { ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import type { PaymentFilterInput } from '../../../shared/contracts/desk/money.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { beijingDay } from '../../../shared/domain/identity/beijing-day.ts';
import { balanceOf } from '../../../shared/domain/payment/balance.ts';
import { paymentEventWords } from '../../../shared/domain/payment/event-words.ts';
import {
  type HandEvent,
  PAYMENT_EVENT_LABEL,
  type PaymentEvent,
} from '../../../shared/domain/payment/payment-event.ts';
import { headOf, refusalOf, refusalToUndo } from '../../../shared/domain/payment/payment-head.ts';
import { REASONS, reasonKindOf } from '../../../shared/domain/payment/reason.ts';
import { mayDo } from '../../../shared/domain/people/right.ts';
import { differenceById } from '../../data/difference-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { readMoneyRules, writeMoneyRules } from '../../data/money-rules-repo.ts';
import {
  eventsOfPayment,
  type Payment,
  type PaymentFilter,
  paymentById,
  paymentPlaces,
  paymentSums,
  paymentsOfHousehold,
  paymentsPage,
  questionsOfPayment,
} from '../../data/payment-repo.ts';
import { namesByLogin } from '../../data/person-repo.ts';
import { runById } from '../../data/run-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { addPaymentEvent, dueAgain, openPayment } from '../../data/write-payment.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';
import { type RowSetting, shownPayment, shownPaymentSteps } from './payment-row.ts';

type PaymentCalls =
  | 'payments.places'
  | 'payments.sums'
  | 'payments.page'
  | 'payments.get'
  | 'payments.uncover'
  | 'payments.step'
  | 'payments.answer'
  | 'payments.undo'
  | 'payments.misdirect'
  | 'payments.ofDifference'
  | 'money.rules'
  | 'money.setRules';

/** Money that came back: followed until it is paid again or given back to the treasury. */
export const paymentHandlers: HandlersOf<PaymentCalls> = {
  'payments.places': ({ db }) => {
    const places = new Map<string, string[]>();
    for (const { programme, township } of paymentPlaces(db))
      places.set(programme, [...(places.get(programme) ?? []), township]);
    return [...places].map(([programme, townships]) => ({ programme, townships }));
  },
  'payments.sums': (context, filter) => {
    const byReason = paymentSums(context.db, { ...filterOf(filter, context), overdueOn: today(context) });
    const sum = (of: 'openCount' | 'overdue'): number => byReason.reduce((total, row) => total + row[of], 0);
    return {
      total: {
        ...balanceOf(byReason),
        count: byReason.reduce((all, { count }) => all + count, 0),
        openCount: sum('openCount'),
        overdue: sum('overdue'),
      },
      byReason: byReason.map((row) => {
        const reason = REASONS[reasonKindOf(row)];
        const origin = row.origin === 'misdirected' ? ('misdirected' as const) : ('failed' as const);
        return {
          ...row,
          origin,
          label: reason.label,
          who: reason.check.who,
          document: reason.check.document,
          hint: reason.hint,
        };
      }),
    };
  },
  'payments.page': (context, { filter, offset, limit }) => {
    const { total, payments } = paymentsPage(context.db, filterOf(filter, context), offset, limit);
    const setting = settingOf(context);
    return { total, rows: payments.map((payment) => shownPayment(payment, setting)) };
  },
  'payments.get': (context, { paymentId }) => {
    const { db, actor } = context;
    const payment = paymentById(db, paymentId);
    const kept = eventsOfPayment(db, paymentId);
    const mayFollow = mayDo(actor, 'payment.follow');
    return {
      row: shownPayment(payment, settingOf(context)),
      bankRows: payment.bankRows,
      hint: REASONS[reasonKindOf(payment)].hint,
      steps: shownPaymentSteps(kept, namesByLogin(db), mayFollow),
      questions: questionsOfPayment(db, paymentId).map(({ line, period, fen, pointer, sentence }) => ({
        line,
        period,
        fen,
        pointer,
        sentence,
      })),
      may: mayFollow ? enterable(kept.map(({ event }) => event)) : [],
    };
  },
  'payments.uncover': ({ db, now, actor }, { paymentId }) => {
    const { idNumber, account, period, programme } = paymentById(db, paymentId);
    appendLog(db, {
      at: now(),
      actor,
      action: 'look.numbers',
      subject: `退回款项 ${paymentId}`,
      detail: { sentence: `${period} ${programme}` },
    });
    return { idNumber, account };
  },
  'payments.step': (context, { paymentId, step }) => enter(context, paymentId, step),
  'payments.answer': answer,
  'payments.undo': (context, { paymentId, place, reason }) => {
    const { db } = context;
    return db.transaction(() => {
      const events = eventsOfPayment(db, paymentId).map(({ event }) => event);
      refuse(refusalToUndo(events, place));
      const undone = events[place]!;
      const added: PaymentEvent[] = [{ type: 'undone', event: place, reason }];
      // What was joined on a person's word goes with it.
      if (undone.type === 'confirmed')
        added.push({ type: 'line', line: undone.line, fen: 0, result: 'gone', category: '', words: '', evidence: '' });
      add(context, paymentId, added, 'payment.undo', `${PAYMENT_EVENT_LABEL[undone.type]}；理由：${reason}`);
      return {};
    });
  },
  'payments.misdirect': misdirect,
  'payments.ofDifference': (context, { differenceId }) => {
    const { db } = context;
    const difference = differenceById(db, differenceId);
    const { programme } = runById(db, difference.runId);
    const setting = settingOf(context);
    return paymentsOfHousehold(db, difference.household, programme).map((payment) => shownPayment(payment, setting));
  },
  'money.rules': ({ db }) => readMoneyRules(db),
  'money.setRules': ({ db, now, actor }, rules) => {
    db.transaction(() => {
      writeMoneyRules(db, rules);
      dueAgain(db);
      appendLog(db, {
        at: now(),
        actor,
        action: 'settings.change',
        subject: '资金跟踪的期限',
        detail: { rules: JSON.stringify(rules) },
      });
    });
    return {};
  },
};

const ENTERABLE: readonly HandEvent[] = [
  { type: 'checked', finding: '', mustCorrect: false },
  { type: 'corrected', what: '' },
  { type: 'sent', batch: '', date: '' },
  { type: 'paid', fen: 1, receipt: { number: '', date: '' } },
  { type: 'treasury', fen: 1, receipt: { number: '', date: '' } },
  { type: 'recovered', fen: 1, receipt: { number: '', date: '' } },
];

/** What a person may enter as the chain stands. */
function enterable(events: readonly PaymentEvent[]) {
  return ENTERABLE.filter((event) => refusalOf(events, event) === null).map(
    ({ type }) => type as Exclude<HandEvent['type'], 'confirmed' | 'refused'>,
  );
}

function refuse(refusal: string | null): void {
  if (refusal === null) return;
  const [problem, ...mend] = refusal.split('；');
  throw new WorkplaceError('E_REFUSED', problem!, mend.join('；') || '请刷新页面，看看现在走到哪一步');
}

function today({ now }: DataContext): string {
  return beijingDay(now());
}

function settingOf(context: DataContext): RowSetting {
  return {
    maskNames: readSettings(context.db).maskNames,
    days: readMoneyRules(context.db).days,
    today: today(context),
  };
}

function filterOf({ overdue, ...filter }: PaymentFilterInput, context: DataContext): PaymentFilter {
  return overdue === true ? { ...filter, overdueOn: today(context) } : filter;
}

function enter(context: DataContext, paymentId: number, step: HandEvent) {
  const { db } = context;
  return db.transaction(() => {
    refuse(
      refusalOf(
        eventsOfPayment(db, paymentId).map(({ event }) => event),
        step,
      ),
    );
    refuseFuture(step, today(context));
    add(context, paymentId, [step], 'payment.step', `${PAYMENT_EVENT_LABEL[step.type]}：${paymentEventWords(step)}`);
    return {};
  });
}

function refuseFuture(step: HandEvent, day: string): void {
  const date = step.type === 'sent' ? step.date : 'receipt' in step ? step.receipt.date : '';
  if (date > day) throw new WorkplaceError('E_REFUSED', `日期 ${date} 在今天以后`, '请核对日期');
}

/** A person's word on a line the program was not sure of. The line counts from here on; the next reconciliation goes by the word too. */
function answer(context: DataContext, { paymentId, line, isReissue, reason }: ParsedInput<'payments.answer'>) {
  const { db } = context;
  return db.transaction(() => {
    const question = questionsOfPayment(db, paymentId).find((each) => each.line === line);
    if (question === undefined) throw new WorkplaceError('E_GONE', '这一笔已经不用确认了', '请刷新页面');
    const events = eventsOfPayment(db, paymentId).map(({ event }) => event);
    const verdict: HandEvent = { type: isReissue ? 'confirmed' : 'refused', line, reason };
    refuse(refusalOf(events, verdict));
    const added: PaymentEvent[] = [verdict];
    if (isReissue) {
      const { openFen, inFlightFen } = headOf(events);
      const fen = Math.min(question.fen, openFen - inFlightFen);
      if (fen <= 0) throw new WorkplaceError('E_REFUSED', '这笔钱已经没有未结的金额', '请刷新页面');
      added.push({
        type: 'line',
        line,
        fen,
        result: question.result,
        category: question.category,
        words: question.words,
        evidence: `由人确认：${question.sentence}`,
      });
      db.run('DELETE FROM payment_question WHERE line = ?', [line]);
    } else db.run('DELETE FROM payment_question WHERE payment_id = ? AND line = ?', [paymentId, line]);
    add(context, paymentId, added, 'payment.step', `${PAYMENT_EVENT_LABEL[verdict.type]}：${reason}`);
    return {};
  });
}

function add(
  { db, now, actor }: DataContext,
  paymentId: number,
  events: readonly PaymentEvent[],
  action: 'payment.step' | 'payment.undo',
  sentence: string,
): void {
  const at = now();
  const ids = events.map((event) => addPaymentEvent(db, paymentId, event, { at, actor }));
  appendLog(db, {
    at,
    actor,
    action,
    subject: subjectOf(paymentById(db, paymentId)),
    detail: { paymentId, sentence },
    rows: [{ table: 'money_event', firstId: ids[0]!, lastId: ids.at(-1)! }],
  });
}

function subjectOf({ paymentId, benefitMonth, programme }: Payment): string {
  return `${benefitMonth} ${programme} 退回款项 ${paymentId}`;
}

/** Money that the bank credited, to somebody it was not for. */
function misdirect(context: DataContext, { differenceId, fen, reason }: ParsedInput<'payments.misdirect'>) {
  const { db, now, actor } = context;
  return db.transaction(() => {
    const difference = differenceById(db, differenceId);
    const { period, programme } = runById(db, difference.runId);
    const at = now();
    const event = { type: 'opened', origin: 'misdirected', fen, category: 'UNKNOWN', words: reason } as const;
    const { household } = difference;
    const key = `misdirected|${programme}|${period}|${difference.id}`;
    if (paymentsOfHousehold(db, household, programme).some((payment) => payment.key === key))
      throw new WorkplaceError('E_REFUSED', '这条差异的错发已经在跟踪', '请在“资金跟踪”里查看');
    const facts = {
      household,
      programme,
      period,
      benefitMonth: period,
      item: '',
      name: difference.name,
      idNumber: difference.idNumber,
      account: difference.account,
      township: difference.township,
      village: difference.village,
      pointer: difference.rows.bank,
    };
    const { paymentId, eventId } = openPayment(db, key, facts, event, { at, actor });
    appendLog(db, {
      at,
      actor,
      action: 'payment.step',
      subject: subjectOf(paymentById(db, paymentId)),
      detail: { paymentId, sentence: paymentEventWords(event) },
      rows: [{ table: 'money_event', id: eventId }],
    });
    return { paymentId };
  });
}
