/** The three ledgers, in the order the money takes. */
export const KINDS = ['approval', 'finance', 'bank'] as const;
export type Kind = (typeof KINDS)[number];

export type State = 'absent' | 'empty' | 'valid' | 'invalid' | 'damaged';
export type PlainOutcome = 'unknown' | 'credited' | 'failed' | 'returned' | 'pending';

/** One payment row as a plain object: what docs/matching.md, section 1, says a line has. `null` stands for unknown. */
export interface PlainLine {
  /** Names the line whatever row it stands in: A1, F1, B1, ... */
  readonly ref: string;
  readonly kind: Kind;
  /** Which of the ledger's sheets it stands in, counted from 0. */
  readonly sheet: number;
  /** Identity number as kept: whole, or the digits that survived; '' where there is none. */
  readonly id: string;
  readonly idState: State;
  readonly name: string;
  readonly account: string;
  readonly accountState: State;
  readonly cert: string;
  /** Fen; null where the amount could not be read. */
  readonly fen: number | null;
  readonly classFen: number | null;
  /** YYYY-MM */
  readonly month: string | null;
  readonly months: number | null;
  readonly headcount: number | null;
  readonly category: 'urban' | 'rural' | null;
  readonly township: string;
  readonly village: string;
  readonly item: string;
  readonly members: readonly string[];
  readonly memberNames: readonly string[];
  /** The registered account holder, where another than `name`. */
  readonly holder: string | null;
  readonly outcome: PlainOutcome;
  /** The name as the file writes it, where that is another way than `name`. */
  readonly written: string | null;
  /** What the bank says of the outcome; '' where it says nothing. */
  readonly words: string;
}

/** What a person said of households, by their keys (docs/matching.md, sections 1 and 2). */
export interface PlainDecision {
  readonly verdict: 'same' | 'different';
  readonly households: readonly string[];
}

/** Three ledgers, the heads that changed and what a person decided: what both the product and the reference are given. */
export interface PlainCounty {
  readonly lines: readonly PlainLine[];
  readonly successions: readonly (readonly [from: string, to: string])[];
  readonly decisions?: readonly PlainDecision[];
}

/** What both must say of a county. Households are written as their line refs, sorted, joined by a space. */
export interface Answer {
  readonly joined: readonly string[];
  readonly undecided: readonly string[];
  /** Decisions that change nothing, or not all that they say: the verdict and the keys in order, joined by a space. */
  readonly notApplied: readonly string[];
  /** `code @ household`, sorted; for what concerns an account, `code @ account`. */
  readonly found: readonly string[];
  readonly presence: Readonly<Record<string, number>>;
  readonly points: readonly number[];
  /** `from>to code` → count and fen */
  readonly steps: readonly string[];
}
