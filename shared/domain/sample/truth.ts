import { ALL_CODES, type DiscrepancyCode } from '../discrepancy/code.ts';
import type { FaultKind } from './fault-kind.ts';

/** Where the lines of a fault stand: physical pointers as in discrepancies.csv, empty where a ledger has no line. */
export interface TruthRows {
  readonly approval: readonly string[];
  readonly finance: readonly string[];
  readonly bank: readonly string[];
  /** In the bank's result file; empty for a county without one. */
  readonly bankReturn: readonly string[];
}

export interface TruthPerson {
  readonly name: string;
  readonly idNumber: string;
}

/** One planted fault: what a reconciliation must find, and where. `codes` is empty for a harmless difference. */
export interface TruthEntry extends TruthPerson {
  readonly fault: FaultKind;
  readonly codes: readonly DiscrepancyCode[];
  /** The other households of a fault that takes several. */
  readonly others: readonly TruthPerson[];
  readonly rows: TruthRows;
}

/** truth.json: everything that is wrong in a sample county, and nothing else is. */
export interface SampleTruth {
  readonly period: string;
  readonly seed: number;
  readonly households: number;
  /** Expected rows of discrepancies.csv by code; codes that are not expected are not there. */
  readonly expected: { readonly total: number; readonly byCode: Partial<Record<DiscrepancyCode, number>> };
  readonly planted: readonly TruthEntry[];
}

/** Takes the planted faults and gives the truth with its counts, codes in the order of the catalogue. */
export function composeTruth(
  county: { readonly period: string; readonly seed: number; readonly households: number },
  planted: readonly TruthEntry[],
): SampleTruth {
  const counts = new Map<DiscrepancyCode, number>();
  for (const entry of planted) for (const code of entry.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const byCode: Partial<Record<DiscrepancyCode, number>> = {};
  let total = 0;
  for (const code of ALL_CODES) {
    const count = counts.get(code) ?? 0;
    if (count > 0) byCode[code] = count;
    total += count;
  }
  const { period, seed, households } = county;
  return { period, seed, households, expected: { total, byCode }, planted };
}
