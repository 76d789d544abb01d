import type { PaymentHead } from './payment-head.ts';

/** Sums over followed money. `returnedFen === paidFen + treasuryFen + openFen`, for each and in total. */
export interface PaymentBalance {
  readonly count: number;
  readonly returnedFen: number;
  readonly paidFen: number;
  readonly treasuryFen: number;
  readonly openFen: number;
  readonly inFlightFen: number;
}

type Money = Pick<PaymentHead, 'returnedFen' | 'paidFen' | 'treasuryFen' | 'openFen' | 'inFlightFen'>;

/** Whether the sum holds: what came back is paid again, given back to the treasury, or open, to the fen. */
export function balances({ returnedFen, paidFen, treasuryFen, openFen, inFlightFen }: Money): boolean {
  return (
    returnedFen === paidFen + treasuryFen + openFen &&
    [returnedFen, paidFen, treasuryFen, openFen, inFlightFen].every((fen) => Number.isSafeInteger(fen) && fen >= 0) &&
    inFlightFen <= openFen
  );
}

/** Adds up. Throws where a sum does not hold: money would be lost without a trace. */
export function balanceOf(heads: Iterable<Money>): PaymentBalance {
  const sum = { count: 0, returnedFen: 0, paidFen: 0, treasuryFen: 0, openFen: 0, inFlightFen: 0 };
  for (const head of heads) {
    if (!balances(head)) throw new Error('money that came back is not accounted for');
    sum.count++;
    sum.returnedFen += head.returnedFen;
    sum.paidFen += head.paidFen;
    sum.treasuryFen += head.treasuryFen;
    sum.openFen += head.openFen;
    sum.inFlightFen += head.inFlightFen;
  }
  return sum;
}
