import { isFault } from '../../shared/domain/archive/check/item-status.ts';
import { QUESTIONS, statusesOf, verdictsOf } from './archive-letters.ts';

/** What of a household is summed up. */
export interface Summed {
  readonly members: number;
  readonly statuses: string;
  readonly faults: number;
  readonly differences: number | null;
  readonly undecided: number;
  readonly verdicts: string;
}

/** Sums over households: plain numbers, so that one household can be taken out and put in again. */
export interface ArchiveSums {
  households: number;
  members: number;
  complete: number;
  faults: number;
  compared: number;
  consistent: number;
  undecided: number;
  /** By material in the order of the pack: wanted, missing, faulty. */
  cells: [wanted: number, missing: number, faulty: number][];
  /** By question in the order of QUESTIONS: suspect, unknown. */
  suspects: [suspect: number, unknown: number][];
}

export function noSums(materials: number): ArchiveSums {
  return {
    households: 0,
    members: 0,
    complete: 0,
    faults: 0,
    compared: 0,
    consistent: 0,
    undecided: 0,
    cells: Array.from({ length: materials }, () => [0, 0, 0]),
    suspects: QUESTIONS.map(() => [0, 0]),
  };
}

/** Puts a household in (`times` 1), or takes it out again (-1). */
export function addHousehold(sums: ArchiveSums, of: Summed, times: 1 | -1): void {
  sums.households += times;
  sums.members += times * of.members;
  sums.faults += times * of.faults;
  sums.undecided += times * of.undecided;
  if (of.faults === 0) sums.complete += times;
  if (of.differences !== null) sums.compared += times;
  if (of.differences === 0) sums.consistent += times;
  for (const [at, status] of statusesOf(of.statuses).entries()) {
    const cell = sums.cells[at]!;
    if (status !== 'not_applicable') cell[0] += times;
    if (status === 'missing_required' || status === 'missing_conditional') cell[1] += times;
    else if (isFault(status)) cell[2] += times;
  }
  for (const [at, verdict] of verdictsOf(of.verdicts).entries()) {
    if (verdict === 'suspect') sums.suspects[at]![0] += times;
    if (verdict === 'unknown') sums.suspects[at]![1] += times;
  }
}

/** Adds other sums. */
export function addSums(sums: ArchiveSums, more: ArchiveSums): void {
  for (const name of ['households', 'members', 'complete', 'faults', 'compared', 'consistent', 'undecided'] as const)
    sums[name] += more[name];
  for (const [at, cell] of more.cells.entries()) for (const i of [0, 1, 2] as const) sums.cells[at]![i] += cell[i];
  for (const [at, pair] of more.suspects.entries()) for (const i of [0, 1] as const) sums.suspects[at]![i] += pair[i];
}
