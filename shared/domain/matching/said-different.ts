import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import type { JoinedHouseholds } from './joined-households.ts';

/** A household of one ledger. */
export interface LedgerPlace {
  readonly kind: LedgerKind;
  readonly household: number;
}

/** Which households a person said to be different (docs/matching.md, 2). It follows them into whatever they are joined with. */
export class SaidDifferent {
  readonly #joined: JoinedHouseholds;
  /** Per ledger: household → the numbers of the decisions that name it. */
  readonly #saidOf: Readonly<Record<LedgerKind, Map<number, number[]>>> = {
    approval: new Map(),
    finance: new Map(),
    bank: new Map(),
  };
  #count = 0;

  constructor(joined: JoinedHouseholds) {
    this.#joined = joined;
  }

  /** Says that no two of these are one. */
  add(places: readonly LedgerPlace[]): void {
    const said = this.#count++;
    for (const { kind, household } of places) {
      const known = this.#saidOf[kind].get(household);
      if (known) known.push(said);
      else this.#saidOf[kind].set(household, [said]);
    }
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Whether anything was said of the joined household. */
  concerns(joined: number): boolean {
    return LEDGER_KINDS.some((kind) => this.#saidOf[kind].has(this.#joined.of[kind][joined]!));
  }

  /** Whether the two joined households, which are not the same one, are said to be different. */
  areApart(one: number, other: number): boolean {
    if (this.#count === 0) return false;
    const said = this.#saidOfJoined(one);
    return said.length > 0 && this.#saidOfJoined(other).some((number) => said.includes(number));
  }

  #saidOfJoined(joined: number): readonly number[] {
    return LEDGER_KINDS.flatMap((kind) => this.#saidOf[kind].get(this.#joined.of[kind][joined]!) ?? []);
  }

  /** Those of the joined households that are not said to be different from another of them. */
  withoutApart(households: readonly number[]): readonly number[] {
    if (this.#count === 0) return households;
    return households.filter((one) => households.every((other) => other === one || !this.areApart(one, other)));
  }
}
