import { Category, KeyState, type Ledger, Outcome } from '../ledger/ledger.ts';
import { isEmptyAt, sameTextAt } from '../ledger/packed-text.ts';
import type { Households } from '../matching/households.ts';
import { IN_ALL_LEDGERS, type JoinedHouseholds } from '../matching/joined-households.ts';

/** Per ledger and line, 1 where the line by itself is nothing but in order; see `markSoundLines`. */
export interface SoundLines {
  readonly approval: Uint8Array;
  readonly finance: Uint8Array;
  readonly bank: Uint8Array;
}

/**
 * Marks the lines that by themselves are in order: a whole identity number and account (where the ledger has them), a name, no
 * month of their own, no failure, nothing noted, the only line of its household. Done ledger by ledger, in the order of memory.
 */
export function markSoundLines(
  { ledger, nextLine, firstLine, count }: Households,
  faulty: ReadonlyMap<number, unknown>,
): Uint8Array {
  const sound = new Uint8Array(ledger.count);
  for (let household = 0; household < count; household++) {
    const line = firstLine[household]!;
    if (nextLine[line] === -1 && isSound(ledger, line)) sound[line] = 1;
  }
  for (const line of faulty.keys()) sound[line] = 0;
  return sound;
}

function isSound(ledger: Ledger, line: number): boolean {
  const id = ledger.idState[line];
  const account = ledger.accountState[line];
  const outcome = ledger.outcome[line];
  return (
    (id === KeyState.valid || id === KeyState.absent) &&
    (account === KeyState.valid || account === KeyState.absent) &&
    ledger.month[line] === 0 &&
    ledger.months[line]! <= 1 &&
    (outcome === Outcome.unknown || outcome === Outcome.credited) &&
    !isEmptyAt(ledger.name, line)
  );
}

/** Whether two lines say the same of everything that is compared; a ledger without a column says nothing of it. */
function sayTheSame(a: Ledger, i: number, b: Ledger, j: number): boolean {
  const categoryA = a.category[i];
  const categoryB = b.category[j];
  return (
    a.fen[i] === b.fen[j] &&
    sameTextAt(a.name, i, b.name, j) &&
    (a.idState[i] === KeyState.absent || b.idState[j] === KeyState.absent || sameTextAt(a.id, i, b.id, j)) &&
    (a.accountState[i] === KeyState.absent ||
      b.accountState[j] === KeyState.absent ||
      sameTextAt(a.account, i, b.account, j)) &&
    (a.headcount[i]! < 0 || b.headcount[j]! < 0 || a.headcount[i] === b.headcount[j]) &&
    (categoryA === Category.unknown || categoryB === Category.unknown || categoryA === categoryB)
  );
}

/** Whether the line leaves out anything that its neighbours on the way of the money may say: then those two are compared as well. */
function leavesOut(ledger: Ledger, line: number): boolean {
  return (
    ledger.idState[line] === KeyState.absent ||
    ledger.accountState[line] === KeyState.absent ||
    ledger.headcount[line]! < 0 ||
    ledger.category[line] === Category.unknown
  );
}

/** Whether two lines agree in what a line between them may leave out. */
function agreeBeyond(a: Ledger, i: number, between: Ledger, j: number, b: Ledger, k: number): boolean {
  return (
    !leavesOut(between, j) ||
    ((a.headcount[i]! < 0 || b.headcount[k]! < 0 || a.headcount[i] === b.headcount[k]) &&
      (a.category[i] === Category.unknown || b.category[k] === Category.unknown || a.category[i] === b.category[k]) &&
      ((between.idState[j] !== KeyState.absent && between.accountState[j] !== KeyState.absent) ||
        sayTheSame(a, i, b, k)))
  );
}

/**
 * Whether a household is beyond doubt in order: in all three ledgers, one sound line each, all saying the same. Nearly every household
 * is, and passes here without a single object being made; all others are looked at closely. It may err only towards looking closely.
 */
export function isPlainlyInOrder(joined: JoinedHouseholds, household: number, sound: SoundLines): boolean {
  if (joined.present[household] !== IN_ALL_LEDGERS) return false;
  const { approval, finance, bank } = joined.ledgers;
  const i = approval.firstLine[joined.of.approval[household]!]!;
  const j = finance.firstLine[joined.of.finance[household]!]!;
  const k = bank.firstLine[joined.of.bank[household]!]!;
  return (
    sound.approval[i] === 1 &&
    sound.finance[j] === 1 &&
    sound.bank[k] === 1 &&
    sayTheSame(approval.ledger, i, finance.ledger, j) &&
    sayTheSame(finance.ledger, j, bank.ledger, k) &&
    agreeBeyond(approval.ledger, i, finance.ledger, j, bank.ledger, k)
  );
}
