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

/** The lines of the households of one ledger, by joined household; −1 where it does not hold it. */
function linesByHousehold(of: Int32Array, { firstLine }: Households, count: number): Int32Array {
  const lines = new Int32Array(count).fill(-1);
  for (let household = 0; household < count; household++) {
    const own = of[household]!;
    if (own !== -1) lines[household] = firstLine[own]!;
  }
  return lines;
}

/**
 * Marks (1) the households that are beyond doubt in order: in all three ledgers, one sound line each, all saying the same. Nearly every
 * household is, and passes here without a single object being made; all others are looked at closely. It may err only towards looking
 * closely.
 *
 * The lines of a household lie anywhere in memory, so each question is put to all households before the next one: a short loop keeps
 * many far reads under way at once.
 */
export function markPlainHouseholds(joined: JoinedHouseholds, sound: SoundLines): Uint8Array {
  const { count, of, ledgers, present } = joined;
  const approval = { ledger: ledgers.approval.ledger, lines: linesByHousehold(of.approval, ledgers.approval, count) };
  const finance = { ledger: ledgers.finance.ledger, lines: linesByHousehold(of.finance, ledgers.finance, count) };
  const bank = { ledger: ledgers.bank.ledger, lines: linesByHousehold(of.bank, ledgers.bank, count) };
  const plain = new Uint8Array(count);
  for (let household = 0; household < count; household++) {
    if (
      present[household] === IN_ALL_LEDGERS &&
      sound.approval[approval.lines[household]!] === 1 &&
      sound.finance[finance.lines[household]!] === 1 &&
      sound.bank[bank.lines[household]!] === 1
    ) {
      plain[household] = 1;
    }
  }
  for (const [one, other] of [
    [approval, finance],
    [finance, bank],
    // A ledger in between that leaves something out does not vouch for the other two.
    [approval, bank],
  ] as const) {
    unmarkWhereNumbersDiffer(plain, one, other);
    unmarkWhereTextsDiffer(plain, one, other, one === approval && other === bank ? finance : null);
  }
  return plain;
}

interface LinesOfLedger {
  readonly ledger: Ledger;
  readonly lines: Int32Array;
}

/** Amount, headcount and category; a ledger without a column says nothing of it. */
function unmarkWhereNumbersDiffer(plain: Uint8Array, one: LinesOfLedger, other: LinesOfLedger): void {
  const { fen: fenA, headcount: headsA, category: categoryA } = one.ledger;
  const { fen: fenB, headcount: headsB, category: categoryB } = other.ledger;
  for (let household = 0; household < plain.length; household++) {
    if (plain[household] === 0) continue;
    const i = one.lines[household]!;
    const j = other.lines[household]!;
    // An amount that could not be read (NaN) equals nothing.
    const isSame =
      fenA[i] === fenB[j] &&
      (headsA[i]! < 0 || headsB[j]! < 0 || headsA[i] === headsB[j]) &&
      (categoryA[i] === Category.unknown || categoryB[j] === Category.unknown || categoryA[i] === categoryB[j]);
    if (!isSame) plain[household] = 0;
  }
}

/** Identity number, name and account. Where `between` has said both numbers, and the same as each, there is nothing left to ask. */
function unmarkWhereTextsDiffer(
  plain: Uint8Array,
  one: LinesOfLedger,
  other: LinesOfLedger,
  between: LinesOfLedger | null,
): void {
  const a = one.ledger;
  const b = other.ledger;
  for (let household = 0; household < plain.length; household++) {
    if (plain[household] === 0) continue;
    if (between !== null) {
      const line = between.lines[household]!;
      if (between.ledger.idState[line] !== KeyState.absent && between.ledger.accountState[line] !== KeyState.absent)
        continue;
    }
    const i = one.lines[household]!;
    const j = other.lines[household]!;
    const isSame =
      sameTextAt(a.name, i, b.name, j) &&
      (a.idState[i] === KeyState.absent || b.idState[j] === KeyState.absent || sameTextAt(a.id, i, b.id, j)) &&
      (a.accountState[i] === KeyState.absent ||
        b.accountState[j] === KeyState.absent ||
        sameTextAt(a.account, i, b.account, j));
    if (!isSame) plain[household] = 0;
  }
}
