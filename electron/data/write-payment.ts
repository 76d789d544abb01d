import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { beijingDay } from '../../shared/domain/identity/beijing-day.ts';
import type { BankLine } from '../../shared/domain/payment/bank-line.ts';
import type { PaymentEvent } from '../../shared/domain/payment/payment-event.ts';
import { headOf } from '../../shared/domain/payment/payment-head.ts';
import { nextStepOf } from '../../shared/domain/payment/reason.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import type { Database } from './database.ts';
import { addDays } from './days.ts';
import { addMoneyEvent } from './money-event-repo.ts';
import { readMoneyRules } from './money-rules-repo.ts';
import { eventsOfPayment } from './payment-repo.ts';
import { SearchTexts } from './search-text.ts';

/** Whose money it is, and where the bank's file says so. */
export type PaymentFacts = Pick<
  BankLine,
  'name' | 'idNumber' | 'account' | 'township' | 'village' | 'period' | 'benefitMonth' | 'item' | 'pointer'
> & { readonly household: string; readonly programme: string };

export interface Stamp {
  readonly at: string;
  /** null: the program itself. */
  readonly actor: Pick<Actor, 'login'> | null;
}

/** Begins to follow money. Gives its id and that of the event, for the log to vouch for. */
export function openPayment(
  db: Database,
  key: string,
  facts: PaymentFacts,
  event: Extract<PaymentEvent, { type: 'opened' }>,
  stamp: Stamp,
  searchTexts = new SearchTexts(),
): { readonly paymentId: number; readonly eventId: number } {
  const { lastId: paymentId } = db.run(
    `INSERT INTO payment (payment_key, household, programme, period, benefit_month, item, name, id_number, account, township, village,
       bank_rows, origin, state, category, words, returned_fen, paid_fen, treasury_fen, open_fen, in_flight_fen, recovered_fen,
       surplus_fen, failures, opened_at, moved_at, due_on, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'to-check', ?, ?, ?, 0, 0, ?, 0, 0, 0, 1, ?, ?, NULL, ?)`,
    [
      key,
      facts.household,
      facts.programme,
      facts.period,
      facts.benefitMonth,
      facts.item,
      facts.name,
      facts.idNumber,
      facts.account,
      facts.township,
      facts.village,
      facts.pointer,
      event.origin,
      event.category,
      event.words,
      event.fen,
      event.fen,
      stamp.at,
      stamp.at,
      searchTexts.of({ ...facts, stableId: '' }),
    ],
  );
  // The facts stand in the event too: the payment can be made again from its chain.
  const eventId = addMoneyEvent(db, `payment:${paymentId}`, { ...event, key, facts }, stamp);
  standHead(db, paymentId, stamp.at);
  return { paymentId, eventId };
}

/** Adds an event and lets the head follow. Gives the event's id, for the log to vouch for. */
export function addPaymentEvent(db: Database, paymentId: number, event: PaymentEvent, stamp: Stamp): number {
  const eventId = addMoneyEvent(db, `payment:${paymentId}`, event, stamp);
  standHead(db, paymentId, stamp.at);
  return eventId;
}

/** The head as its events leave it. */
export function standHead(db: Database, paymentId: number, movedAt: string): void {
  const head = headOf(eventsOfPayment(db, paymentId).map(({ event }) => event));
  const next = nextStepOf(head, readMoneyRules(db).days);
  const { changes } = db.run(
    `UPDATE payment SET state = ?, category = ?, words = ?, returned_fen = ?, paid_fen = ?, treasury_fen = ?, open_fen = ?,
       in_flight_fen = ?, recovered_fen = ?, surplus_fen = ?, failures = ?, moved_at = ?, due_on = ? WHERE payment_id = ?`,
    [
      head.state,
      head.category,
      head.words,
      head.returnedFen,
      head.paidFen,
      head.treasuryFen,
      head.openFen,
      head.inFlightFen,
      head.recoveredFen,
      head.surplusFen,
      head.failures,
      movedAt,
      next === null ? null : addDays(beijingDay(movedAt), next.days),
      paymentId,
    ],
  );
  if (changes !== 1) throw new WorkplaceError('E_GONE', '没有这笔退回的款项', '请刷新页面');
}

/** Open money is due by other rules from now on. */
export function dueAgain(db: Database): void {
  const open = db.all<{ payment_id: number; moved_at: string }>(
    'SELECT payment_id, moved_at FROM payment WHERE open_fen > 0',
  );
  for (const { payment_id, moved_at } of open) standHead(db, payment_id, moved_at);
}
