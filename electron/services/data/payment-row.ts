import type { MoneyStep, PaymentRow } from '../../../shared/contracts/desk/money.ts';
import { maskAccount } from '../../../shared/domain/identity/bank-account.ts';
import { FUND_ITEM_LABEL, type FundItem } from '../../../shared/domain/identity/fund-item.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { fenOfPaymentEvent, paymentEventWords } from '../../../shared/domain/payment/event-words.ts';
import { PAYMENT_EVENT_LABEL } from '../../../shared/domain/payment/payment-event.ts';
import { refusalToUndo } from '../../../shared/domain/payment/payment-head.ts';
import { nextStepOf, REASONS, type ReasonDays, reasonKindOf } from '../../../shared/domain/payment/reason.ts';
import type { eventsOfPayment, Payment } from '../../data/payment-repo.ts';

/** What is the same for all rows of an answer. */
export interface RowSetting {
  readonly maskNames: boolean;
  readonly days: ReasonDays;
  /** YYYY-MM-DD */
  readonly today: string;
}

export function shownPayment(payment: Payment, { maskNames, days, today }: RowSetting): PaymentRow {
  const { key: _, household: _household, bankRows: _rows, openedAt: _opened, category: _category, ...shown } = payment;
  const next = nextStepOf(payment, days);
  return {
    ...shown,
    item: FUND_ITEM_LABEL[payment.item as FundItem] ?? '',
    name: maskNames ? maskName(payment.name) : payment.name,
    idNumber: maskPersonId(payment.idNumber),
    account: maskAccount(payment.account),
    reason: REASONS[reasonKindOf(payment)].label,
    words: maskDigitRuns(payment.words),
    isOverdue: payment.dueOn !== null && payment.dueOn < today,
    who: next?.who ?? '',
    document: next?.document ?? '',
  };
}

/** The chain as people read it, the oldest first. Whatever looks like a number in what people typed is covered. */
export function shownPaymentSteps(
  kept: ReturnType<typeof eventsOfPayment>,
  names: ReadonlyMap<string, string>,
  mayUndo: boolean,
): MoneyStep[] {
  const events = kept.map(({ event }) => event);
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? [event.event] : [])));
  return kept.map(({ place, at, byLogin, event }) => ({
    place,
    at,
    by: names.get(byLogin) ?? byLogin,
    type: event.type,
    label: PAYMENT_EVENT_LABEL[event.type],
    sentence: maskDigitRuns(paymentEventWords(event)),
    fen: fenOfPaymentEvent(event),
    isUndone: undone.has(place),
    canUndo: mayUndo && refusalToUndo(events, place) === null,
  }));
}
