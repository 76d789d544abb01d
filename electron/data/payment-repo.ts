import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { FailureCategory } from '../../shared/domain/ledger/failure-category.ts';
import type { PaymentBalance } from '../../shared/domain/payment/balance.ts';
import type { KnownPayment, Question } from '../../shared/domain/payment/follow-plan.ts';
import type { PaymentEvent, PaymentOrigin } from '../../shared/domain/payment/payment-event.ts';
import type { PaymentState } from '../../shared/domain/payment/payment-head.ts';
import type { Database, SqlValue } from './database.ts';
import { eventsOfChain, type KeptMoneyEvent } from './money-event-repo.ts';
import { searchPatterns } from './search-pattern.ts';

/** Money that came back as it stands now. Names and numbers are sensitive. */
export interface Payment {
  readonly paymentId: number;
  readonly key: string;
  /** Token. */
  readonly household: string;
  readonly programme: string;
  /** YYYY-MM of the bank's file. */
  readonly period: string;
  readonly benefitMonth: string;
  readonly item: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly township: string;
  readonly village: string;
  readonly bankRows: string;
  readonly origin: PaymentOrigin;
  readonly state: PaymentState;
  readonly category: FailureCategory;
  readonly words: string;
  readonly returnedFen: number;
  readonly paidFen: number;
  readonly treasuryFen: number;
  readonly openFen: number;
  readonly inFlightFen: number;
  readonly recoveredFen: number;
  readonly surplusFen: number;
  readonly failures: number;
  readonly openedAt: string;
  readonly movedAt: string;
  /** YYYY-MM-DD; null where nothing is to be done. */
  readonly dueOn: string | null;
  /** Lines of bank files on which a person has to say whether they pay it again. */
  readonly questions: number;
}

/** A line that may pay money again, with what the bank says of it. */
export interface PaymentQuestion extends Omit<Question, 'paymentKey'> {
  readonly paymentId: number;
  readonly period: string;
}

const SELECT = `
  SELECT payment_id AS paymentId, payment_key AS key, household, programme, period, benefit_month AS benefitMonth, item, name,
         id_number AS idNumber, account, township, village, bank_rows AS bankRows, origin, state, category, words,
         returned_fen AS returnedFen, paid_fen AS paidFen, treasury_fen AS treasuryFen, open_fen AS openFen,
         in_flight_fen AS inFlightFen, recovered_fen AS recoveredFen, surplus_fen AS surplusFen, failures, opened_at AS openedAt,
         moved_at AS movedAt, due_on AS dueOn,
         (SELECT count(*) FROM payment_question WHERE payment_question.payment_id = payment.payment_id) AS questions
  FROM payment`;

/** Which payments. Empty lists and texts let all pass. */
export interface PaymentFilter {
  readonly programme?: string | undefined;
  readonly states?: readonly PaymentState[] | undefined;
  readonly categories?: readonly FailureCategory[] | undefined;
  readonly township?: string | undefined;
  readonly text?: string | undefined;
  /** YYYY-MM-DD: only those that were due before that day. */
  readonly overdueOn?: string | undefined;
  /** Only those on which a person has to say something. */
  readonly asked?: boolean | undefined;
}

function conditionOf(filter: PaymentFilter): {
  readonly sql: string;
  readonly bound: Readonly<Record<string, SqlValue>>;
} {
  const conditions = ['1'];
  const bound: Record<string, SqlValue> = {};
  const isOneOf = (column: string, values: readonly string[] | undefined): void => {
    if (values === undefined || values.length === 0) return;
    conditions.push(`${column} IN (SELECT value FROM json_each(:${column}))`);
    bound[column] = JSON.stringify(values);
  };
  isOneOf('state', filter.states);
  isOneOf('category', filter.categories);
  if (filter.programme !== undefined && filter.programme !== '') {
    conditions.push('programme = :programme');
    bound.programme = filter.programme;
  }
  if (filter.township !== undefined && filter.township !== '') {
    conditions.push('township = :township');
    bound.township = filter.township;
  }
  if (filter.overdueOn !== undefined) {
    conditions.push('due_on < :overdue');
    bound.overdue = filter.overdueOn;
  }
  if (filter.asked === true) conditions.push('payment_id IN (SELECT payment_id FROM payment_question)');
  for (const [at, pattern] of searchPatterns(filter.text ?? '').entries()) {
    conditions.push(`search LIKE :text${at} ESCAPE '\\'`);
    bound[`text${at}`] = pattern;
  }
  return { sql: conditions.join(' AND '), bound };
}

/** A page of payments: what is due first comes first, what is closed last. */
export function paymentsPage(
  db: Database,
  filter: PaymentFilter,
  offset: number,
  limit: number,
): { readonly total: number; readonly payments: readonly Payment[] } {
  const { sql, bound } = conditionOf(filter);
  return {
    total: db.get<{ total: number }>(`SELECT count(*) AS total FROM payment WHERE ${sql}`, bound)?.total ?? 0,
    payments: db.all<Payment>(
      `${SELECT} WHERE ${sql} ORDER BY due_on IS NULL, due_on, township, payment_id LIMIT :limit OFFSET :offset`,
      { ...bound, limit, offset },
    ),
  };
}

/** Throws E_GONE where there is no such payment. */
export function paymentById(db: Database, paymentId: number): Payment {
  const found = db.get<Payment>(`${SELECT} WHERE payment_id = ?`, [paymentId]);
  if (found === undefined) throw new WorkplaceError('E_GONE', '没有这笔退回的款项', '请刷新页面');
  return found;
}

export function eventsOfPayment(db: Database, paymentId: number): readonly KeptMoneyEvent<PaymentEvent>[] {
  return eventsOfChain<PaymentEvent>(db, `payment:${paymentId}`);
}

export function questionsOfPayment(db: Database, paymentId: number): readonly PaymentQuestion[] {
  return db.all<PaymentQuestion>(
    `SELECT payment_id AS paymentId, line, period, fen, result, category, words, pointer, sentence FROM payment_question
     WHERE payment_id = ? ORDER BY period, line`,
    [paymentId],
  );
}

/** Sums by reason, of the payments that pass. Over all rows `returnedFen = paidFen + treasuryFen + openFen`. */
export function paymentSums(
  db: Database,
  filter: PaymentFilter,
): readonly (PaymentBalance & {
  readonly origin: PaymentOrigin;
  readonly category: FailureCategory;
  readonly openCount: number;
  readonly overdue: number;
})[] {
  const { sql, bound } = conditionOf({ ...filter, overdueOn: undefined });
  return db.all(
    `SELECT CASE origin WHEN 'misdirected' THEN origin ELSE 'failed' END AS origin, category, count(*) AS count,
            sum(returned_fen) AS returnedFen, sum(paid_fen) AS paidFen, sum(treasury_fen) AS treasuryFen, sum(open_fen) AS openFen,
            sum(in_flight_fen) AS inFlightFen, sum(open_fen > 0) AS openCount, sum(coalesce(due_on < :today, 0)) AS overdue
     FROM payment WHERE ${sql} GROUP BY 1, category ORDER BY openFen DESC, category`,
    { ...bound, today: filter.overdueOn ?? '' },
  );
}

/** The programmes with followed money, and the townships of theirs. */
export function paymentPlaces(db: Database): readonly { readonly programme: string; readonly township: string }[] {
  return db.all('SELECT DISTINCT programme, township FROM payment ORDER BY programme, township');
}

/** All followed money of the programme that a bank file of this period may concern: open, of this period, or with a line of it. */
export function knownPayments(
  db: Database,
  programme: string,
  period: string,
): readonly (KnownPayment & { readonly paymentId: number })[] {
  const rows = db.all<Omit<KnownPayment, 'events'> & { readonly paymentId: number }>(
    `SELECT payment_id AS paymentId, payment_key AS key, household, name, township, account, period, benefit_month AS benefitMonth, item
     FROM payment WHERE programme = ?1 AND (period = ?2 OR open_fen > 0 OR 'payment:' || payment_id IN (
       SELECT chain FROM money_event WHERE json_extract(event, '$.type') = 'line' AND event LIKE '%|' || ?2 || '|%'
     )) ORDER BY payment_key`,
    [programme, period],
  );
  return rows.map((row) => ({ ...row, events: eventsOfPayment(db, row.paymentId).map(({ event }) => event) }));
}

/** Followed money that the bank lines of a household in a month have to do with, with why: what a difference of that month may be explained by. */
export function paymentsOfHousehold(db: Database, household: string, programme: string): readonly Payment[] {
  return db.all<Payment>(`${SELECT} WHERE household = ? AND programme = ? ORDER BY period, payment_id`, [
    household,
    programme,
  ]);
}
