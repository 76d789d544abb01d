import { LEDGER_KINDS } from '../ledger/ledger-kind.ts';
import { textAt } from '../ledger/packed-text.ts';
import type { JoinedHouseholds } from '../matching/joined-households.ts';
import { factsOf } from './household-facts.ts';
import { householdKey } from './household-key.ts';
import { moneyOf } from './household-money.ts';
import { firstTextOf, nameOf, villageOf } from './household-name.ts';
import type { TownshipNames } from './township-names.ts';

/** A joined household with its money at the four points: null where the point does not hold it, as the bridge counts. */
export interface HouseholdOfMonth {
  /** Its `householdKey`. Sensitive. */
  readonly household: string;
  readonly name: string;
  readonly idNumber: string;
  readonly township: string;
  readonly village: string;
  readonly approvedFen: number | null;
  readonly requestedFen: number | null;
  readonly paidFen: number | null;
  readonly creditedFen: number | null;
}

const WHOLE_ID_LENGTH = 18;

/**
 * Every household of the month that still stands, made one after the other each time they are gone through. The sums of their money are
 * the totals of the bridge.
 */
export class HouseholdsOfMonth implements Iterable<HouseholdOfMonth> {
  readonly #joined: JoinedHouseholds;
  readonly #plain: Uint8Array;
  readonly #townships: TownshipNames;
  readonly #period: string;

  /** `plain`: 1 for each household that is beyond doubt in order (`markPlainHouseholds`): it is read off the columns. */
  constructor(joined: JoinedHouseholds, plain: Uint8Array, townships: TownshipNames, period: string) {
    this.#joined = joined;
    this.#plain = plain;
    this.#townships = townships;
    this.#period = period;
  }

  *[Symbol.iterator](): Generator<HouseholdOfMonth> {
    const joined = this.#joined;
    for (let household = 0; household < joined.count; household++) {
      if (joined.present[household] === 0) continue;
      const township = this.#townships.of(household);
      const quick = this.#plain[household] === 1 ? plainHousehold(joined, household, township) : null;
      yield quick ?? this.#lookClosely(household, township);
    }
  }

  #lookClosely(household: number, township: string): HouseholdOfMonth {
    const facts = factsOf(this.#joined, household, this.#period);
    const { held, money } = moneyOf(facts);
    return {
      household: householdKey(facts),
      name: nameOf(facts),
      idNumber: firstTextOf(facts, 'id'),
      township,
      village: villageOf(facts),
      approvedFen: held.approved ? money.approved : null,
      requestedFen: held.requested ? money.requested : null,
      paidFen: held.paid ? money.paid : null,
      creditedFen: held.credited ? money.credited : null,
    };
  }
}

/** One sound line a ledger, all alike, known by a whole number of the approval: what `householdKey` and the others would say of it. */
function plainHousehold(joined: JoinedHouseholds, household: number, township: string): HouseholdOfMonth | null {
  const { ledger, firstLine } = joined.ledgers.approval;
  const line = firstLine[joined.of.approval[household]!]!;
  const id = textAt(ledger.id, line);
  if (id.length !== WHOLE_ID_LENGTH) return null;
  const fen = ledger.fen[line]!;
  let village = '';
  for (const kind of LEDGER_KINDS) {
    const { ledger: own, firstLine: first } = joined.ledgers[kind];
    village = own.village.values[own.village.index[first[joined.of[kind][household]!]!]!]!;
    if (village !== '') break;
  }
  return {
    household: `id:${id}`,
    name: ledger.namesAsWritten.get(line) ?? textAt(ledger.name, line),
    idNumber: id,
    township,
    village,
    approvedFen: fen,
    requestedFen: fen,
    paidFen: fen,
    creditedFen: fen,
  };
}
