import { ALL_CODES } from '../discrepancy/code.ts';
import type { BridgePoint, BridgeRow, BridgeStep, StepCode } from './bridge-row.ts';

/** One household's money at the four points, in fen; 0 where the point does not hold it. */
export interface HouseholdMoney {
  readonly approved: number;
  readonly requested: number;
  readonly paid: number;
  readonly credited: number;
}

/** Why the money of one household changes between two points. */
export interface HouseholdStep {
  readonly from: BridgePoint;
  readonly to: BridgePoint;
  readonly code: StepCode;
  readonly fen: number;
}

/** The ways of the money, in order. */
export const BRIDGE_WAYS = [
  ['approved', 'requested'],
  ['requested', 'paid'],
  ['paid', 'credited'],
] as const satisfies readonly (readonly [BridgePoint, BridgePoint])[];

const CODE_ORDER: readonly StepCode[] = [...ALL_CODES, 'payment_pending'];

interface TownshipTotals {
  readonly counts: Record<BridgePoint, number>;
  readonly fen: Record<BridgePoint, number>;
  readonly steps: Map<string, { from: BridgePoint; to: BridgePoint; code: StepCode; count: number; fen: number }>;
  gross: number;
}

/**
 * Adds up the bridge approved → requested → paid → credited by township. What a point holds is added up from the households' money,
 * the steps from the reasons given for each household; that both agree is what `residualFen` proves.
 */
export class BridgeBuilder {
  readonly #townships = new Map<string, TownshipTotals>();

  /** Adds a household that all points hold with the same money; or several, with their money together. */
  addAlike(township: string, fen: number, count = 1): void {
    const totals = this.#of(township);
    for (const point of ['approved', 'requested', 'paid', 'credited'] as const) {
      totals.counts[point] += count;
      totals.fen[point] += fen;
    }
  }

  /** Adds a household: the points that hold it, its money there, and the reasons for every difference. */
  add(
    township: string,
    held: Readonly<Record<BridgePoint, boolean>>,
    money: HouseholdMoney,
    steps: readonly HouseholdStep[],
  ): void {
    const totals = this.#of(township);
    for (const point of ['approved', 'requested', 'paid', 'credited'] as const) {
      if (held[point]) totals.counts[point]++;
      totals.fen[point] += money[point];
    }
    for (const [from, to] of BRIDGE_WAYS) totals.gross += Math.abs(money[from] - money[to]);
    for (const { from, to, code, fen } of steps) {
      const key = `${from}|${to}|${code}`;
      const step = totals.steps.get(key);
      if (step) {
        step.count++;
        step.fen += fen;
      } else totals.steps.set(key, { from, to, code, count: 1, fen });
    }
  }

  #of(township: string): TownshipTotals {
    let totals = this.#townships.get(township);
    if (totals === undefined) {
      const zero = (): Record<BridgePoint, number> => ({ approved: 0, requested: 0, paid: 0, credited: 0 });
      totals = { counts: zero(), fen: zero(), steps: new Map(), gross: 0 };
      this.#townships.set(township, totals);
    }
    return totals;
  }

  /** One row a township, by name (code units, so that no locale decides). */
  finish(): readonly BridgeRow[] {
    return [...this.#townships]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([township, totals]) => rowOf(township, totals));
  }
}

/** The order of steps: along the way of the money, then as in the catalogue. */
export function compareSteps(a: BridgeStep, b: BridgeStep): number {
  const way = (step: BridgeStep): number => BRIDGE_WAYS.findIndex(([from]) => from === step.from);
  return way(a) - way(b) || CODE_ORDER.indexOf(a.code) - CODE_ORDER.indexOf(b.code);
}

function rowOf(township: string, { counts, fen, steps, gross }: TownshipTotals): BridgeRow {
  const sorted: BridgeStep[] = [...steps.values()].sort(compareSteps);
  // Way by way: differences that cancel each other out over two ways must not hide one another.
  const residualFen = BRIDGE_WAYS.reduce((sum, [from, to]) => {
    const explained = sorted.filter((step) => step.from === from).reduce((total, step) => total + step.fen, 0);
    return sum + Math.abs(fen[from] - fen[to] - explained);
  }, 0);
  return {
    township,
    approvedCount: counts.approved,
    requestedCount: counts.requested,
    paidCount: counts.paid,
    creditedCount: counts.credited,
    approvedFen: fen.approved,
    requestedFen: fen.requested,
    paidFen: fen.paid,
    creditedFen: fen.credited,
    steps: sorted,
    grossFen: gross,
    residualFen,
  };
}
