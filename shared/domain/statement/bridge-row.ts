import type { DiscrepancyCode } from '../discrepancy/code.ts';

/** The points the money passes. */
export type BridgePoint = 'approved' | 'requested' | 'paid' | 'credited';
/** A code of the catalogue, or money the bank is still processing, which is neither a success nor a failure. */
export type StepCode = DiscrepancyCode | 'payment_pending';

/** One reason why money differs between two points. `fen` > 0: the money falls away on the way; < 0: it is added. */
export interface BridgeStep {
  readonly from: BridgePoint;
  readonly to: BridgePoint;
  readonly code: StepCode;
  readonly count: number;
  readonly fen: number;
}

export interface BridgeRow {
  readonly township: string;
  readonly approvedCount: number;
  readonly requestedCount: number;
  readonly paidCount: number;
  readonly creditedCount: number;
  readonly approvedFen: number;
  readonly requestedFen: number;
  readonly paidFen: number;
  readonly creditedFen: number;
  readonly steps: readonly BridgeStep[];
  /** Σ |difference| over all households: a net of 0 proves nothing. */
  readonly grossFen: number;
  readonly residualFen: number;
}
