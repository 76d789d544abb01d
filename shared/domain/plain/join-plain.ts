import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import type { PairSet } from './pair-set.ts';
import { accountMark, otherAccountMark } from './plain-keys.ts';
import {
  accountDigitsOf,
  categoryOfTraits,
  headcountOfTraits,
  mixed,
  PARTS,
  RECORD_WORDS,
  townshipOfTraits,
  Word,
} from './plain-record.ts';

/** The plain rows of one range of a file, put into parts by their identity numbers. */
export interface PlainRows {
  readonly records: Uint32Array;
  /** Part p is the records from `starts[p]` to `starts[p + 1]`. */
  readonly starts: Uint32Array;
  /** The number of the first record among all of its ledger. */
  readonly first: number;
  /** Index of a township in this range → its number among all of the ledger. */
  readonly townships: Uint32Array;
}

/** The plain rows of a ledger, range by range, and how many townships there are in it. */
export interface PlainLedger {
  readonly ranges: readonly PlainRows[];
  readonly townshipCount: number;
}

export type PlainLedgers = Readonly<Record<LedgerKind, PlainLedger>>;

/** What was found of some parts. */
export interface PlainJoin {
  /** Households that are in order as far as their own rows go, `HOUSEHOLD_WORDS` each, put into parts by their accounts. */
  readonly households: Uint32Array;
  /** Part p is the households from `starts[p]` to `starts[p + 1]`. */
  readonly starts: Uint32Array;
  readonly sums: readonly TownshipsSum[];
  /** Records of each ledger, by number, that belong to none of these. */
  readonly left: Readonly<Record<LedgerKind, Uint32Array>>;
}

export const HOUSEHOLD_WORDS = 7;
/** Where the words of a household are: its account's pair, its three records, its fen, and its townships in the ledgers as one number. */
export const HouseholdWord = { account: 0, approval: 2, finance: 3, bank: 4, fen: 5, townships: 6 } as const;

/** What households with the same townships (`HouseholdWord.townships`) have together. */
export interface TownshipsSum {
  readonly townships: number;
  count: number;
  fen: number;
  /** How many of them have an amount of 0. */
  zeros: number;
}

/**
 * Joins the plain rows of the parts from `from` to `to` by identity number and compares them. A household is in order where each ledger has
 * exactly one row of the number, all say the same, and no line outside the lane has the number (`otherIds`).
 */
export function joinPlainRows(ledgers: PlainLedgers, from: number, to: number, otherIds: PairSet): PlainJoin {
  const households = new Words();
  const sums = new Map<number, TownshipsSum>();
  const left = { approval: new Words(), finance: new Words(), bank: new Words() };
  const parts = { approval: new Part(), finance: new Part(), bank: new Part() };
  for (let part = from; part < to; part++) {
    for (const kind of LEDGER_KINDS) parts[kind].fill(ledgers[kind].ranges, part);
    joinPart(parts, ledgers, otherIds, households, sums);
    for (const kind of LEDGER_KINDS) parts[kind].addLeft(left[kind]);
  }
  return {
    ...byAccount(households.finish()),
    sums: [...sums.values()],
    left: { approval: left.approval.finish(), finance: left.finance.finish(), bank: left.bank.finish() },
  };
}

/** A growing array of words. */
class Words {
  #words = new Uint32Array(1 << 12);
  #length = 0;

  /** Where `count` more words may be written. */
  room(count: number): { readonly words: Uint32Array; readonly at: number } {
    if (this.#length + count > this.#words.length) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    const at = this.#length;
    this.#length += count;
    return { words: this.#words, at };
  }

  finish(): Uint32Array {
    return this.#words.slice(0, this.#length);
  }
}

/** One part of a ledger's rows, side by side. */
class Part {
  records = new Uint32Array(0);
  /** Number of each record among all of its ledger. */
  numbers = new Uint32Array(0);
  /** Township of each record, numbered over the ledger. */
  townships = new Uint32Array(0);
  /** 1 where the record belongs to a household in order. */
  joined = new Uint8Array(0);
  count = 0;

  fill(ranges: readonly PlainRows[], part: number): void {
    let count = 0;
    for (const { starts } of ranges) count += starts[part + 1]! - starts[part]!;
    this.#makeRoom(count);
    this.joined.fill(0, 0, count);
    let at = 0;
    for (const { records, starts, first, townships } of ranges) {
      const start = starts[part]!;
      const end = starts[part + 1]!;
      this.records.set(records.subarray(start * RECORD_WORDS, end * RECORD_WORDS), at * RECORD_WORDS);
      for (let number = start; number < end; number++, at++) {
        this.numbers[at] = first + number;
        this.townships[at] = townships[townshipOfTraits(this.records[at * RECORD_WORDS + Word.traits]!)]!;
      }
    }
    this.count = count;
  }

  #makeRoom(count: number): void {
    if (count <= this.numbers.length) return;
    const room = Math.ceil(count * 1.25);
    this.records = new Uint32Array(room * RECORD_WORDS);
    this.numbers = new Uint32Array(room);
    this.townships = new Uint32Array(room);
    this.joined = new Uint8Array(room);
  }

  addLeft(left: Words): void {
    for (let i = 0; i < this.count; i++) {
      if (this.joined[i] === 1) continue;
      const { words, at } = left.room(1);
      words[at] = this.numbers[i]!;
    }
  }
}

/** Says of an approval's row that its number stands on several rows of a ledger. */
const SEVERAL = -1;

function joinPart(
  { approval, finance, bank }: Readonly<Record<LedgerKind, Part>>,
  ledgers: PlainLedgers,
  otherIds: PairSet,
  households: Words,
  sums: Map<number, TownshipsSum>,
): void {
  const index = new IdIndex(approval);
  const inFinance = index.rowsOf(finance);
  const inBank = index.rowsOf(bank);
  const a = approval.records;
  for (let i = 0; i < approval.count; i++) {
    const f = inFinance[i]! - 1;
    const b = inBank[i]! - 1;
    if (f < 0 || b < 0 || index.isRepeated(i)) continue;
    const at = i * RECORD_WORDS;
    if (
      !isSame(a, at, finance.records, f * RECORD_WORDS) ||
      !isSame(finance.records, f * RECORD_WORDS, bank.records, b * RECORD_WORDS)
    )
      continue;
    // A ledger in between that leaves something out does not vouch for the other two.
    if (!haveSameTraits(a[at + Word.traits]!, bank.records[b * RECORD_WORDS + Word.traits]!)) continue;
    if (otherIds.has(a[at + Word.idHigh]!, a[at + Word.idLow]!)) continue;
    approval.joined[i] = 1;
    finance.joined[f] = 1;
    bank.joined[b] = 1;
    const { words, at: to } = households.room(HOUSEHOLD_WORDS);
    const digits = accountDigitsOf(a[at + Word.traits]!);
    words[to] = accountMark(a[at + 2]!, a[at + 3]!, a[at + 4]!, digits);
    words[to + 1] = otherAccountMark(a[at + 2]!, a[at + 3]!, a[at + 4]!, digits);
    words[to + HouseholdWord.approval] = approval.numbers[i]!;
    words[to + HouseholdWord.finance] = finance.numbers[f]!;
    words[to + HouseholdWord.bank] = bank.numbers[b]!;
    words[to + HouseholdWord.fen] = a[at + Word.fen]!;
    const townships =
      (approval.townships[i]! * ledgers.finance.townshipCount + finance.townships[f]!) * ledgers.bank.townshipCount +
      bank.townships[b]!;
    words[to + HouseholdWord.townships] = townships;
    let sum = sums.get(townships);
    if (sum === undefined) {
      sum = { townships, count: 0, fen: 0, zeros: 0 };
      sums.set(townships, sum);
    }
    const fen = a[at + Word.fen]!;
    sum.count++;
    sum.fen += fen;
    if (fen === 0) sum.zeros++;
  }
}

/** Puts households into parts by their accounts, so that the same account can be looked for within the processor's cache. */
function byAccount(households: Uint32Array): Pick<PlainJoin, 'households' | 'starts'> {
  const starts = new Uint32Array(PARTS + 1);
  for (let at = 0; at < households.length; at += HOUSEHOLD_WORDS) starts[(households[at]! >>> 24) + 1]!++;
  for (let part = 0; part < PARTS; part++) starts[part + 1]! += starts[part]!;
  const next = starts.slice();
  const sorted = new Uint32Array(households.length);
  for (let at = 0; at < households.length; ) {
    let to = next[households[at]! >>> 24]!++ * HOUSEHOLD_WORDS;
    for (const end = at + HOUSEHOLD_WORDS; at < end; at++) sorted[to++] = households[at]!;
  }
  return { households: sorted, starts };
}

/** Whether two records of one number say the same: name, account, fen, and what traits both have. */
function isSame(a: Uint32Array, i: number, b: Uint32Array, j: number): boolean {
  return (
    a[i + 2] === b[j + 2] &&
    a[i + 3] === b[j + 3] &&
    a[i + 4] === b[j + 4] &&
    a[i + 5] === b[j + 5] &&
    a[i + 6] === b[j + 6] &&
    a[i + 7] === b[j + 7] &&
    a[i + 8] === b[j + 8] &&
    a[i + Word.fen] === b[j + Word.fen] &&
    haveSameTraits(a[i + Word.traits]!, b[j + Word.traits]!)
  );
}

/** Whether accounts have as many digits, and what both say of category and insured persons is the same. */
function haveSameTraits(one: number, other: number): boolean {
  if (accountDigitsOf(one) !== accountDigitsOf(other)) return false;
  const category = categoryOfTraits(one);
  const otherCategory = categoryOfTraits(other);
  if (category !== 0 && otherCategory !== 0 && category !== otherCategory) return false;
  const headcount = headcountOfTraits(one);
  const otherHeadcount = headcountOfTraits(other);
  return headcount === 0 || otherHeadcount === 0 || headcount === otherHeadcount;
}

/** The rows of an approval's part by identity number. */
class IdIndex {
  readonly #part: Part;
  /** 1 + row; 0 where free. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #repeated: Uint8Array;

  constructor(part: Part) {
    this.#part = part;
    let size = 16;
    while (size < part.count * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    this.#repeated = new Uint8Array(part.count);
    for (let i = 0; i < part.count; i++) {
      const slot = this.#slotOf(part.records, i * RECORD_WORDS);
      const row = this.#slots[slot]!;
      if (row === 0) this.#slots[slot] = i + 1;
      else this.#repeated[row - 1] = 1;
    }
  }

  isRepeated(row: number): boolean {
    return this.#repeated[row] === 1;
  }

  /** By row of the approval: 1 + the other ledger's only row of its number; less than 1 where there is none, or where there are several. */
  rowsOf(other: Part): Int32Array {
    const rows = new Int32Array(this.#part.count);
    for (let i = 0; i < other.count; i++) {
      const row = this.#slots[this.#slotOf(other.records, i * RECORD_WORDS)]! - 1;
      if (row >= 0) rows[row] = rows[row] === 0 ? i + 1 : SEVERAL;
    }
    return rows;
  }

  #slotOf(records: Uint32Array, at: number): number {
    const high = records[at + Word.idHigh]!;
    const low = records[at + Word.idLow]!;
    const own = this.#part.records;
    for (let slot = mixed(high, low) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const row = this.#slots[slot]!;
      if (row === 0) return slot;
      const mine = (row - 1) * RECORD_WORDS;
      if (own[mine + Word.idHigh] === high && own[mine + Word.idLow] === low) return slot;
    }
  }
}
