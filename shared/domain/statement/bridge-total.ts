import { compareSteps } from './bridge.ts';
import type { BridgeRow, BridgeStep } from './bridge-row.ts';

/** The sum of all townships' rows, named 合计. */
export function totalOfBridge(rows: readonly BridgeRow[]): BridgeRow {
  const sum = (of: (row: BridgeRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const steps = new Map<string, BridgeStep>();
  for (const step of rows.flatMap((row) => row.steps)) {
    const key = `${step.from}|${step.code}`;
    const known = steps.get(key);
    steps.set(key, known ? { ...known, count: known.count + step.count, fen: known.fen + step.fen } : step);
  }
  return {
    township: '合计',
    approvedCount: sum((row) => row.approvedCount),
    requestedCount: sum((row) => row.requestedCount),
    paidCount: sum((row) => row.paidCount),
    creditedCount: sum((row) => row.creditedCount),
    approvedFen: sum((row) => row.approvedFen),
    requestedFen: sum((row) => row.requestedFen),
    paidFen: sum((row) => row.paidFen),
    creditedFen: sum((row) => row.creditedFen),
    steps: [...steps.values()].sort(compareSteps),
    grossFen: sum((row) => row.grossFen),
    residualFen: sum((row) => row.residualFen),
  };
}
