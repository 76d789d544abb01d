import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOf, balances } from '../../shared/domain/payment/balance.ts';
import { isByHand, type PaymentEvent } from '../../shared/domain/payment/payment-event.ts';
import { headOf, refusalOf, refusalToUndo } from '../../shared/domain/payment/payment-head.ts';
import { nextStepOf } from '../../shared/domain/payment/reason.ts';

const fen = fc.integer({ min: 1, max: 1000 });
const receipt = fc.constant({ number: '1', date: '2026-05-01' });
const opened = fc.record({
  type: fc.constant('opened' as const),
  origin: fc.constantFrom('failed', 'returned', 'misdirected'),
  fen,
  category: fc.constantFrom('CLOSED', 'UNKNOWN', 'RETRY'),
  words: fc.constant(''),
});
const line = fc.constantFrom('a', 'b', 'c');
const later = fc.oneof(
  fc.record({ type: fc.constant('restated' as const), fen: fc.integer({ min: 0, max: 1000 }), why: fc.constant('') }),
  fc.record({ type: fc.constant('checked' as const), finding: fc.constant(''), mustCorrect: fc.boolean() }),
  fc.record({ type: fc.constant('corrected' as const), what: fc.constant('') }),
  fc.record({ type: fc.constant('sent' as const), batch: fc.constant(''), date: fc.constant('2026-05-01') }),
  fc.record({
    type: fc.constant('line' as const),
    line,
    fen,
    result: fc.constantFrom('pending', 'credited', 'failed', 'gone'),
    category: fc.constantFrom('FROZEN', ''),
    words: fc.constant(''),
    evidence: fc.constant(''),
  }),
  fc.record({ type: fc.constantFrom('confirmed' as const, 'refused' as const), line, reason: fc.constant('') }),
  fc.record({ type: fc.constantFrom('paid' as const, 'treasury' as const, 'recovered' as const), fen, receipt }),
  fc.record({ type: fc.constant('undone' as const), event: fc.integer({ min: 0, max: 12 }), reason: fc.constant('') }),
) as fc.Arbitrary<PaymentEvent>;

/** A chain as the program would have kept it: the bank says what it likes, people only what is not refused. */
const chains = fc.tuple(opened, fc.array(later, { maxLength: 25 })).map(([first, more]) => {
  const events: PaymentEvent[] = [first as PaymentEvent];
  let refused = 0;
  for (const event of more) {
    const no =
      event.type === 'undone' ? refusalToUndo(events, event.event) : isByHand(event) ? refusalOf(events, event) : null;
    if (no === null) events.push(event);
    else refused++;
  }
  return { events, refused };
});

test('Σ came back = Σ paid again + Σ to the treasury + Σ open, after every event of every chain, and in total', () => {
  fc.assert(
    fc.property(fc.array(chains, { maxLength: 6 }), (all) => {
      for (const { events } of all)
        for (let count = 1; count <= events.length; count++)
          expect(balances(headOf(events.slice(0, count)))).toBe(true);
      const total = balanceOf(all.map(({ events }) => headOf(events)));
      expect(total.returnedFen).toBe(total.paidFen + total.treasuryFen + total.openFen);
      expect(total.count).toBe(all.length);
    }),
    { numRuns: 300 },
  );
});

test('people alone can never pay again or give back more than came back', () => {
  fc.assert(
    fc.property(
      opened,
      fc.array(
        later.filter((event) => isByHand(event) || event.type === 'undone'),
        { maxLength: 25 },
      ),
      (first, more) => {
        const events: PaymentEvent[] = [first as PaymentEvent];
        for (const event of more) {
          const no =
            event.type === 'undone'
              ? refusalToUndo(events, event.event)
              : isByHand(event)
                ? refusalOf(events, event)
                : '';
          if (no === null) events.push(event);
        }
        expect(headOf(events).surplusFen).toBe(0);
      },
    ),
    { numRuns: 500 },
  );
});

test('open money always has a next step, and money that is not open has none', () => {
  fc.assert(
    fc.property(chains, ({ events }) => {
      const head = headOf(events);
      expect(nextStepOf(head) !== null).toBe(head.openFen > 0);
    }),
  );
});
