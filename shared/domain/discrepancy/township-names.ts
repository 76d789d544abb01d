import { townKey } from '../identity/division.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import type { JoinedHouseholds } from '../matching/joined-households.ts';

/** What the reports call households of which no ledger names the township. */
export const TOWNSHIP_UNKNOWN = '（未注明乡镇）';

/**
 * One name for each township, however the ledgers spell it: 红星镇, 红星镇人民政府. The first ledger that spells it decides (the
 * approval before the request before the bank); of several spellings in one ledger the first by code units, whatever the rows' order.
 */
export class TownshipNames {
  readonly #joined: JoinedHouseholds;
  /** Per ledger: index of the interned township → the name reports use. */
  readonly #names: Readonly<Record<LedgerKind, readonly string[]>>;

  constructor(joined: JoinedHouseholds) {
    this.#joined = joined;
    const nameOfKey = new Map<string, string>();
    const names = { approval: [] as string[], finance: [] as string[], bank: [] as string[] };
    for (const kind of LEDGER_KINDS) {
      const { values } = joined.ledgers[kind].ledger.township;
      for (const value of [...values].sort()) {
        const key = townKey(value);
        if (key !== '' && !nameOfKey.has(key)) nameOfKey.set(key, value);
      }
      names[kind] = values.map((value) => nameOfKey.get(townKey(value)) ?? '');
    }
    this.#names = names;
  }

  /** The township of a household of which the ledgers spell the township so, '' where one names none. */
  spelledBy(spelled: Readonly<Record<LedgerKind, string>>): string {
    const kind = LEDGER_KINDS.find((each) => townKey(spelled[each]) !== '');
    if (kind === undefined) return TOWNSHIP_UNKNOWN;
    const { values } = this.#joined.ledgers[kind].ledger.township;
    return this.#names[kind][values.indexOf(spelled[kind])]!;
  }

  /** The township of a joined household: of the first ledger whose line names one. */
  of(household: number): string {
    for (const kind of LEDGER_KINDS) {
      const own = this.#joined.of[kind][household]!;
      if (own === -1) continue;
      const { ledger, firstLine } = this.#joined.ledgers[kind];
      const name = this.#names[kind][ledger.township.index[firstLine[own]!]!]!;
      if (name !== '') return name;
    }
    return TOWNSHIP_UNKNOWN;
  }
}
