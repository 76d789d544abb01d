import { monthNumber, Outcome } from '../ledger/ledger.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { type Households, linesOf } from '../matching/households.ts';

/** What one ledger says of one household: the lines that count, and those that do not. */
export interface Share {
  readonly kind: LedgerKind;
  readonly households: Households;
  /** Which of the households it is. */
  readonly household: number;
  /** The lines that count: one per benefit month and fund item. */
  readonly lines: readonly number[];
  /** The same month and item once more: set aside as `duplicate_line`. */
  readonly copies: readonly number[];
  /** Failed or returned payments that a later line of the same month and item made good: set aside, no discrepancy. */
  readonly reissued: readonly number[];
}

/** Fen of the lines that count; NaN where one of them could not be read. */
export function fenOf(share: Share): number {
  let fen = 0;
  for (const line of share.lines) fen += share.households.ledger.fen[line]!;
  return fen;
}

/**
 * Puts the lines of a household in order. Two lines of the same benefit month and fund item are the same thing twice, unless their
 * amounts are the very parts (base and class supplement) that the approval names: then one payment was split over two lines.
 *
 * `parts`: the fen of base and class supplement as approved, where the approval tells them apart. `period`: the month of a line that
 * does not say one.
 */
export function shareOf(
  kind: LedgerKind,
  households: Households,
  household: number,
  parts: readonly number[] | null,
  period: string,
): Share {
  const first = households.firstLine[household]!;
  if (households.nextLine[first] === -1)
    return { kind, households, household, lines: [first], copies: [], reissued: [] };
  const { ledger } = households;
  const sameThing = new Map<string, number[]>();
  for (const line of linesOf(households, household)) {
    const key = `${ledger.month[line] || monthNumber(period)}|${ledger.item.values[ledger.item.index[line]!]}`;
    const lines = sameThing.get(key);
    if (lines) lines.push(line);
    else sameThing.set(key, [line]);
  }
  const lines: number[] = [];
  const copies: number[] = [];
  const reissued: number[] = [];
  const areAllParts = (group: readonly number[]): boolean =>
    areParts(
      group.map((line) => ledger.fen[line]!),
      parts,
    );
  for (const group of sameThing.values()) {
    // A base that was paid does not make good a class supplement that failed.
    if (areAllParts(group)) {
      lines.push(...group);
      continue;
    }
    const fell = group.filter(
      (line) => ledger.outcome[line] === Outcome.failed || ledger.outcome[line] === Outcome.returned,
    );
    const stood = group.filter((line) => !fell.includes(line));
    const counting = stood.length > 0 && fell.length > 0 ? stood : group;
    if (counting === stood) reissued.push(...fell);
    if (counting.length === 1 || areAllParts(counting)) lines.push(...counting);
    else {
      lines.push(counting[0]!);
      copies.push(...counting.slice(1));
    }
  }
  return { kind, households, household, lines, copies, reissued };
}

function areParts(amounts: readonly number[], parts: readonly number[] | null): boolean {
  if (parts === null || amounts.length !== parts.length) return false;
  const left = [...parts];
  for (const fen of amounts) {
    const at = left.indexOf(fen);
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return true;
}

/** Base and class supplement of the approved household, where its one line tells them apart and both are money. */
export function approvedParts(households: Households, household: number): readonly number[] | null {
  const line = households.firstLine[household]!;
  if (households.nextLine[line] !== -1) return null;
  const whole = households.ledger.fen[line]!;
  const supplement = households.ledger.classFen[line]!;
  return supplement > 0 && supplement < whole ? [whole - supplement, supplement] : null;
}
