import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { allMonths } from '../../../electron/data/month-repo.ts';
import { eventsOfPayment, paymentSums, paymentsPage } from '../../../electron/data/payment-repo.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { sampleMonth } from '../../../electron/jobs/desk/sample-month.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { balanceOf, balances } from '../../../shared/domain/payment/balance.ts';
import type { PaymentEvent } from '../../../shared/domain/payment/payment-event.ts';
import { headOf } from '../../../shared/domain/payment/payment-head.ts';
import { contextOf } from '../data/people.ts';
import { newWorkplace, scratchFolder } from './workplace.ts';

const folder = scratchFolder();
const place = newWorkplace(join(folder, 'two-months'));
const all = (db: Database) => paymentsPage(db, {}, 0, 100).payments;

/** The heads, made again from the events alone. */
function expectDerived(db: Database): void {
  for (const payment of all(db)) {
    const head = headOf(eventsOfPayment(db, payment.paymentId).map(({ event }) => event));
    const { state, category, returnedFen, paidFen, treasuryFen, openFen, inFlightFen, surplusFen, failures } = payment;
    expect(head).toMatchObject({
      state,
      category,
      returnedFen,
      paidFen,
      treasuryFen,
      openFen,
      inFlightFen,
      surplusFen,
      failures,
    });
    expect(balances(head)).toBe(true);
  }
}

test('the sample county: what failed in March is paid again in April, whole, in part and in vain', async () => {
  await sampleMonth({ folder: join(folder, 'files') }, place.context);
  const { db } = place;
  const march = all(db).filter(({ period }) => period === '2026-03');
  // One of each kind that was planted, and three that April pays again.
  expect(march.map(({ origin }) => origin).sort()).toEqual(['failed', 'failed', 'failed', 'failed', 'returned']);
  const paidAgain = march.filter(({ paymentId }) => eventsOfPayment(db, paymentId).length > 1);
  expect(paidAgain.map(({ state, failures }) => `${state} ${failures}`).sort()).toEqual([
    'closed 1',
    'to-check 1',
    'to-check 2',
  ]);
  const [part] = paidAgain.filter(({ paidFen, openFen }) => paidFen > 0 && openFen > 0);
  expect(part!.paidFen).toBe(Math.floor(part!.returnedFen / 200) * 100);
  const event = eventsOfPayment(db, part!.paymentId).at(-1)!;
  expect(event.byLogin).toBe('');
  const line = event.event as Extract<PaymentEvent, { type: 'line' }>;
  expect(line.evidence).toMatch(
    /身份证号一致.*写明所属月份.*代发明细_202604\.txt#\d+.*补发2026年3月农村低保金.*银行结果成功/,
  );
  expectDerived(db);
});

test('the same files once more change nothing', async () => {
  const { db, context } = place;
  const count = () => db.get<{ events: number }>('SELECT count(*) AS events FROM money_event')!.events;
  const before = { events: count(), payments: all(db) };
  for (const { monthId } of allMonths(db)) await reconcileMonth({ monthId }, context);
  expect({ events: count(), payments: all(db) }).toEqual(before);
});

test('each fen that failed or came back is followed, and the sums hold in total', () => {
  const { db } = place;
  const sums = paymentSums(db, {});
  const total = balanceOf(sums);
  expect(total.returnedFen).toBe(total.paidFen + total.treasuryFen + total.openFen);
  const found = db.get<{ fen: number }>(
    `SELECT sum(amount_fen) AS fen FROM difference WHERE code IN ('payment_failed', 'returned_unresolved')
     AND run_id IN (SELECT max(run_id) FROM run GROUP BY month_id)`,
  )!.fen;
  // The line that was paid again in vain belongs to the money of March.
  const inVain = all(db).find(({ failures }) => failures === 2)!;
  expect(total.returnedFen).toBe(found - inVain.returnedFen);
});

test('nobody can change what was kept, and a sum that does not hold cannot be written', () => {
  const { db } = place;
  expect(() => db.run("UPDATE money_event SET event = '{}' WHERE event_id = 1")).toThrow(/kept as they are/);
  expect(() => db.run('DELETE FROM money_event')).toThrow(/kept as they are/);
  expect(() => db.run('UPDATE payment SET open_fen = open_fen + 1 WHERE payment_id = 1')).toThrow(/CHECK/);
});

test('every event is vouched for by one entry of the log', () => {
  const { db } = place;
  const vouched = db
    .all<{ rows: string }>(`SELECT vouched AS "rows" FROM log WHERE action LIKE 'payment.%'`)
    .flatMap(({ rows }) => JSON.parse(rows) as [string, number, number, string][])
    .flatMap(([, first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  const ids = db.all<{ id: number }>('SELECT event_id AS id FROM money_event ORDER BY event_id').map(({ id }) => id);
  expect(vouched.sort((a, b) => a - b)).toEqual(ids);
});

test('with the month its money is withdrawn; what April paid again stays told', async () => {
  const { db, context } = place;
  const monthId = allMonths(db).find(({ period }) => period === '2026-04')!.monthId;
  await DATA_HANDLERS['months.remove'](contextOf(db, context.now), { monthId });
  for (const payment of all(db))
    expect(payment.state === 'withdrawn', payment.period).toBe(payment.period === '2026-04');
  expect(all(db).every(({ paidFen }) => paidFen === 0)).toBe(true);
  expectDerived(db);
});
