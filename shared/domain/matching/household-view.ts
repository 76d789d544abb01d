import { villageKey } from '../identity/division.ts';
import { KeyState } from '../ledger/ledger.ts';
import { textAt } from '../ledger/packed-text.ts';
import { type Households, hasIdKey, linesOf } from './households.ts';
import type { HouseholdView } from './rule.ts';

/**
 * A household of one ledger as the rules see it. Each list is read off the columns when a rule asks for it: a ledger of a million
 * unmatched households must not become a million objects with nine lists.
 */
export class LedgerHousehold implements HouseholdView {
  readonly #households: Households;
  readonly #household: number;

  constructor(households: Households, household: number) {
    this.#households = households;
    this.#household = household;
  }

  get kind(): HouseholdView['kind'] {
    return this.#households.ledger.kind;
  }

  get ids(): readonly string[] {
    const { ledger, idKeys } = this.#households;
    return this.#distinct((line) => (hasIdKey(ledger, line) ? textAt(idKeys, line) : ''));
  }

  get damagedIds(): readonly string[] {
    const { ledger } = this.#households;
    return this.#distinct((line) => (ledger.idState[line] === KeyState.damaged ? textAt(ledger.id, line) : ''));
  }

  get memberIds(): readonly string[] {
    const { memberKeys } = this.#households;
    return this.#distinctOfLists((line) => textAt(memberKeys, line).split(';'));
  }

  get names(): readonly string[] {
    return this.#distinct((line) => textAt(this.#households.ledger.name, line));
  }

  get accounts(): readonly string[] {
    const { ledger } = this.#households;
    return this.#distinct((line) =>
      ledger.accountState[line] === KeyState.damaged ? '' : textAt(ledger.account, line),
    );
  }

  get damagedAccounts(): readonly string[] {
    const { ledger } = this.#households;
    return this.#distinct((line) =>
      ledger.accountState[line] === KeyState.damaged ? textAt(ledger.account, line) : '',
    );
  }

  get certs(): readonly string[] {
    return this.#distinct((line) => textAt(this.#households.ledger.cert, line));
  }

  get villages(): readonly string[] {
    const { township, village } = this.#households.ledger;
    return this.#distinct((line) =>
      villageKey(village.values[village.index[line]!]!, township.values[township.index[line]!]!),
    );
  }

  get amounts(): readonly number[] {
    const amounts = new Set<number>();
    let sum = 0;
    let isReadable = true;
    for (const line of linesOf(this.#households, this.#household)) {
      const fen = this.#households.ledger.fen[line]!;
      if (Number.isNaN(fen)) isReadable = false;
      else amounts.add(fen);
      sum += fen;
    }
    // What cannot be read is not 0: then nothing is known of all lines together.
    if (isReadable) amounts.add(sum);
    return [...amounts];
  }

  #distinct(textOf: (line: number) => string): readonly string[] {
    const first = this.#households.firstLine[this.#household]!;
    if (this.#households.nextLine[first] === -1) {
      const text = textOf(first);
      return text === '' ? [] : [text];
    }
    return this.#distinctOfLists((line) => [textOf(line)]);
  }

  #distinctOfLists(textsOf: (line: number) => readonly string[]): readonly string[] {
    const distinct = new Set<string>();
    for (const line of linesOf(this.#households, this.#household)) for (const text of textsOf(line)) distinct.add(text);
    distinct.delete('');
    return [...distinct];
  }
}
