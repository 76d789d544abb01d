import type { BankLine } from '../../../shared/domain/payment/bank-line.ts';
import { planFollowUp, type Question, type TokenLine } from '../../../shared/domain/payment/follow-plan.ts';
import type { PaymentEvent } from '../../../shared/domain/payment/payment-event.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Database } from '../../data/database.ts';
import { householdToken } from '../../data/household-token.ts';
import { appendLog } from '../../data/log-repo.ts';
import { knownPayments } from '../../data/payment-repo.ts';
import { SearchTexts } from '../../data/search-text.ts';
import { addPaymentEvent, openPayment } from '../../data/write-payment.ts';

/** What a reconciliation said about money that came back. */
export interface Followed {
  readonly opened: number;
  readonly changed: number;
  readonly questions: number;
}

/** Follows money that came back through the bank files of a month. Belongs into the transaction that ends the run: both are kept, or neither. */
export function followPayments(
  db: Database,
  { period, programme }: { readonly period: string; readonly programme: string },
  lines: readonly BankLine[],
  { at, actor }: { readonly at: string; readonly actor: Pick<Actor, 'login'> },
): Followed {
  return db.transaction(() => {
    const known = knownPayments(db, programme, period);
    const plan = planFollowUp(programme, period, lines.map(withToken), known);
    const ids = new Map(known.map(({ key, paymentId }) => [key, paymentId]));
    const searchTexts = new SearchTexts();
    const stamp = { at, actor: null };
    const events: number[] = [];
    for (const { key, line, event } of plan.opened) {
      const facts = {
        ...line,
        household: householdToken(line.household),
        programme,
        benefitMonth: line.benefitMonth === '' ? period : line.benefitMonth,
      };
      const opened = event as Extract<PaymentEvent, { type: 'opened' }>;
      const { paymentId, eventId } = openPayment(db, key, factsOnly(facts), opened, stamp, searchTexts);
      ids.set(key, paymentId);
      events.push(eventId);
    }
    for (const { key, event } of plan.added) events.push(addPaymentEvent(db, ids.get(key)!, event, stamp));
    keepQuestions(db, period, programme, plan.questions, ids);
    const followed = { opened: plan.opened.length, changed: plan.added.length, questions: plan.questions.length };
    if (events.length > 0)
      appendLog(db, {
        at,
        actor,
        action: 'payment.follow',
        subject: `${period} ${programme}`,
        detail: {
          ...followed,
          sentence: `新的未到账款项 ${followed.opened} 笔，已有款项的变动 ${followed.changed} 处`,
        },
        rows: [{ table: 'money_event', firstId: events[0]!, lastId: events.at(-1)! }],
      });
    return followed;
  });
}

/** A month is taken out: nothing says any more that its money did not arrive. What people did stays in the chain. */
export function withdrawPayments(
  db: Database,
  month: { readonly period: string; readonly programme: string },
  stamp: { readonly at: string; readonly actor: Pick<Actor, 'login'> },
): void {
  followPayments(db, month, [], stamp);
}

function factsOnly<Facts extends BankLine & { readonly programme: string }>({
  household,
  programme,
  period,
  benefitMonth,
  item,
  name,
  idNumber,
  account,
  township,
  village,
  pointer,
}: Facts) {
  return { household, programme, period, benefitMonth, item, name, idNumber, account, township, village, pointer };
}

/** A household known by account and name alone is no identity: its lines are asked about. */
function withToken(line: BankLine): TokenLine {
  return { ...line, token: householdToken(line.household), isNamedByNumber: /^(?:id|cert):/.test(line.household) };
}

function keepQuestions(
  db: Database,
  period: string,
  programme: string,
  questions: readonly Question[],
  ids: ReadonlyMap<string, number>,
): void {
  db.run(
    'DELETE FROM payment_question WHERE period = ? AND payment_id IN (SELECT payment_id FROM payment WHERE programme = ?)',
    [period, programme],
  );
  for (const { paymentKey, line, fen, result, category, words, pointer, sentence } of questions)
    db.run(
      'INSERT INTO payment_question (payment_id, line, period, fen, result, category, words, pointer, sentence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [ids.get(paymentKey)!, line, period, fen, result, category, words, pointer, sentence],
    );
}
