import { formatYuan } from '../identity/money.ts';
import { type LineNote, Outcome } from '../ledger/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import type { JoinedHouseholds } from '../matching/joined-households.ts';
import type { Matching, Undecided } from '../matching/match.ts';
import { NONE_SETTLED, type SettledHouseholds } from '../plain/settled-households.ts';
import { BridgeBuilder } from '../statement/bridge.ts';
import type { BridgeRow } from '../statement/bridge-row.ts';
import { type Candidate, candidatesOf } from './candidate.ts';
import { DISCREPANCY_CODES } from './code.ts';
import {
  compareAccounts,
  compareCategory,
  compareHeadcount,
  compareMoney,
  compareNames,
  nameAsWritten,
} from './compare.ts';
import type { Discrepancy } from './discrepancy.ts';
import { discrepancyId, withUniqueIds } from './discrepancy-id.ts';
import { explainFinding, explainUndecided } from './explain.ts';
import type { Finding, LinesByLedger } from './finding.ts';
import { factsOf, type HouseholdFacts, isPaidToMember, memberIdsOf, moneyAtStake } from './household-facts.ts';
import { householdKey, inOrderOfContent } from './household-key.ts';
import { moneyOf, stepsOf } from './household-money.ts';
import { firstTextOf, nameOf, villageOf } from './household-name.ts';
import { HouseholdsOfMonth } from './household-of-month.ts';
import { findIdentityFaults } from './identity-findings.ts';
import {
  type FaultyLines,
  findAccountFaults,
  findBankFaults,
  findDuplicates,
  findUnreadable,
} from './line-findings.ts';
import { markPlainHouseholds, markSoundLines } from './plain-household.ts';
import { findPresence, type PresencePattern, presencePattern } from './presence.ts';
import { rowPointers } from './row-pointers.ts';
import { explainSharedAccount, findSharedAccounts } from './shared-accounts.ts';
import { TownshipNames } from './township-names.ts';

/** Everything found about the month, before files and totals are added. */
export interface Findings {
  readonly discrepancies: readonly Discrepancy[];
  readonly bridge: readonly BridgeRow[];
  readonly presence: Readonly<Record<PresencePattern, number>>;
  /** Lines set aside as copies, and lines that a later payment made good, by ledger. */
  readonly setAside: Readonly<Record<LedgerKind, { readonly lines: number; readonly fen: number }>>;
  /** Counts of what is worth a word without being a discrepancy. */
  readonly remarks: {
    readonly paidToMember: number;
    readonly zeroAmount: number;
    readonly reissued: number;
    readonly pending: number;
  };
  /** Every joined household with its money; holds on to the ledgers. */
  readonly households: HouseholdsOfMonth;
}

/**
 * Goes through all joined households once and finds every discrepancy of the catalogue that rests on lines. `settled`: households in order
 * that are not among them, of which only the sums are taken up.
 */
export function findDiscrepancies(matching: Matching, period: string, settled = NONE_SETTLED): Findings {
  return new Finder(matching, period).run(settled);
}

class Finder {
  readonly #matching: Matching;
  readonly #joined: JoinedHouseholds;
  readonly #period: string;
  readonly #townships: TownshipNames;
  readonly #faulty: FaultyLines;
  /** 1 for each joined household that is beyond doubt in order. */
  readonly #plain: Uint8Array;
  readonly #bankWords: ReadonlyMap<number, string>;
  readonly #undecidedOf = new Map<number, Undecided>();
  readonly #discrepancies: Discrepancy[] = [];
  readonly #bridge = new BridgeBuilder();
  readonly #presence: Record<PresencePattern, number> = {
    AFB: 0,
    'AF-': 0,
    'A-B': 0,
    '-FB': 0,
    'A--': 0,
    '-F-': 0,
    '--B': 0,
  };
  readonly #setAside = { approval: { lines: 0, fen: 0 }, finance: { lines: 0, fen: 0 }, bank: { lines: 0, fen: 0 } };
  readonly #remarks = { paidToMember: 0, zeroAmount: 0, reissued: 0, pending: 0 };

  constructor(matching: Matching, period: string) {
    this.#matching = matching;
    this.#joined = matching.joined;
    this.#period = period;
    this.#townships = new TownshipNames(matching.joined);
    this.#faulty = faultyLines(matching.joined);
    const { approval, finance, bank } = matching.joined.ledgers;
    this.#plain = markPlainHouseholds(matching.joined, {
      approval: markSoundLines(approval, this.#faulty.approval),
      finance: markSoundLines(finance, this.#faulty.finance),
      bank: markSoundLines(bank, this.#faulty.bank),
    });
    this.#bankWords = new Map(matching.joined.ledgers.bank.ledger.bankWords.map(({ line, words }) => [line, words]));
    for (const undecided of matching.undecided)
      for (const household of undecided.households) this.#undecidedOf.set(household, undecided);
  }

  run(settled: SettledHouseholds): Findings {
    const joined = this.#joined;
    this.#presence.AFB += settled.count;
    this.#remarks.zeroAmount += settled.zeroAmount;
    for (const { spelled, fen, count } of settled.townships)
      this.#bridge.addAlike(this.#townships.spelledBy(spelled), fen, count);
    const fen = joined.ledgers.approval.ledger.fen;
    for (let household = 0; household < joined.count; household++) {
      const present = joined.present[household]!;
      if (present === 0) continue;
      this.#presence[presencePattern(present)]++;
      if (this.#plain[household] === 1) {
        const money = fen[joined.ledgers.approval.firstLine[joined.of.approval[household]!]!]!;
        if (money === 0) this.#remarks.zeroAmount++;
        this.#bridge.addAlike(this.#townships.of(household), money);
      } else this.#lookClosely(household, present);
    }
    for (const undecided of this.#matching.undecided) this.#addUndecided(undecided);
    this.#addSharedAccounts();
    return {
      discrepancies: withUniqueIds(this.#discrepancies),
      bridge: this.#bridge.finish(),
      presence: this.#presence,
      setAside: this.#setAside,
      remarks: this.#remarks,
      households: new HouseholdsOfMonth(joined, this.#plain, this.#townships, this.#period),
    };
  }

  #lookClosely(household: number, present: number): void {
    const facts = factsOf(this.#joined, household, this.#period);
    const undecided = this.#undecidedOf.get(household);
    const accounts = compareAccounts(facts);
    const findings = [
      undecided === undefined ? findPresence(facts, present) : null,
      ...compareMoney(facts),
      compareNames(facts),
      accounts,
      compareHeadcount(facts),
      compareCategory(facts),
      ...findIdentityFaults(facts),
      ...findAccountFaults(facts, accounts !== null),
      ...findUnreadable(facts, this.#faulty),
      ...findDuplicates(facts),
      ...findBankFaults(facts, (line) => this.#bankWords.get(line) ?? ''),
    ].filter((finding) => finding !== null);
    const township = this.#townships.of(household);
    const { held, money } = moneyOf(facts);
    this.#bridge.add(township, held, money, stepsOf(facts, money, present, findings, undecided));
    this.#remember(facts, money.approved === 0 && held.approved);
    for (const finding of findings) {
      const key = householdKey(facts);
      this.#add(facts, finding, explainFinding(facts, finding), facts.rule, key, township, key);
    }
  }

  #remember(facts: HouseholdFacts, isZero: boolean): void {
    const memberIds = memberIdsOf(facts);
    if (facts.shares.some((share) => isPaidToMember(share, memberIds))) this.#remarks.paidToMember++;
    if (isZero) this.#remarks.zeroAmount++;
    for (const share of facts.shares) {
      const { ledger } = share.households;
      this.#remarks.reissued += share.reissued.length;
      if (share.lines.some((line) => ledger.outcome[line] === Outcome.pending)) this.#remarks.pending++;
      for (const line of [...share.copies, ...share.reissued]) {
        this.#setAside[share.kind].lines++;
        this.#setAside[share.kind].fen += ledger.fen[line] || 0;
      }
    }
  }

  #addUndecided(undecided: Undecided): void {
    const facts = inOrderOfContent(
      undecided.households.map((household) => factsOf(this.#joined, household, this.#period)),
    );
    const lines: Record<LedgerKind, number[]> = { approval: [], finance: [], bank: [] };
    for (const each of facts) for (const share of each.shares) lines[share.kind].push(...share.lines);
    const values: Partial<Record<LedgerKind, string>> = {};
    for (const kind of LEDGER_KINDS) {
      const { ledger } = this.#joined.ledgers[kind];
      const amounts = lines[kind].map((line) => ledger.fen[line]!).filter((fen) => !Number.isNaN(fen));
      if (amounts.length > 0) values[kind] = [...new Set(amounts.map(formatYuan))].sort().join('、');
    }
    const finding: Finding = {
      code: undecided.kind === 'possible' ? 'possible_match' : 'ambiguous_match',
      field: 'household',
      values,
      valueKind: 'plain',
      amountFen: facts.reduce((most, each) => Math.max(most, moneyAtStake(each)), 0),
      lines,
      says: '',
    };
    const key = facts.map(householdKey).sort().join('|');
    const first = facts[0]!;
    const township = this.#townships.of(first.household);
    this.#add(
      first,
      finding,
      explainUndecided(undecided, facts),
      '',
      key,
      township,
      householdKey(first),
      candidatesOf(facts),
    );
  }

  #addSharedAccounts(): void {
    const sameAs = (household: number): number => this.#undecidedOf.get(household)?.households[0] ?? household;
    for (const shared of findSharedAccounts(this.#joined, sameAs)) {
      const facts = inOrderOfContent(
        shared.households.map((household) => factsOf(this.#joined, household, this.#period)),
      );
      const count = { approval: 0, finance: 0, bank: 0 };
      for (const kind of LEDGER_KINDS) {
        const lines = new Set(shared.lines[kind]);
        count[kind] = facts.filter((each) =>
          each.shares.some((share) => share.kind === kind && share.lines.some((line) => lines.has(line))),
        ).length;
      }
      const fen = facts.reduce((sum, each) => sum + moneyAtStake(each), 0);
      const names = facts.map((each) => nameAsWritten(each.shares[0]!)).sort();
      const finding: Finding = {
        code: 'shared_account',
        field: 'account',
        values: Object.fromEntries(
          LEDGER_KINDS.filter((kind) => shared.lines[kind].length > 0).map((kind) => [kind, shared.account]),
        ),
        valueKind: 'account',
        amountFen: fen,
        account: shared.account,
        lines: shared.lines,
        says: '',
      };
      const first = facts[0]!;
      this.#add(
        first,
        finding,
        explainSharedAccount(shared, count, names, fen),
        '',
        shared.account,
        this.#townships.of(first.household),
        `acct:${shared.account}`,
      );
    }
  }

  #add(
    facts: HouseholdFacts,
    finding: Finding,
    explanation: string,
    rule: string,
    key: string,
    township: string,
    household: string,
    candidates?: readonly Candidate[],
  ): void {
    this.#discrepancies.push({
      id: discrepancyId([finding.code, this.#period, key, finding.key ?? '']),
      problem: discrepancyId([finding.code, key, finding.key ?? '']),
      household,
      code: finding.code,
      priority: DISCREPANCY_CODES[finding.code].priority,
      township,
      village: villageOf(facts),
      name: nameOf(facts),
      idNumber: firstTextOf(facts, 'id'),
      account: finding.account ?? firstTextOf({ ...facts, shares: [...facts.shares].reverse() }, 'account'),
      field: finding.field,
      values: {
        approval: finding.values.approval ?? '',
        finance: finding.values.finance ?? '',
        bank: finding.values.bank ?? '',
      },
      valueKind: finding.valueKind,
      amountFen: finding.amountFen,
      rows: this.#pointers(facts, finding.lines),
      rule,
      explanation,
      ...(candidates === undefined ? {} : { candidates }),
    });
  }

  /** All lines of the household in every ledger, and of the ledgers the finding names just the lines it is about. */
  #pointers(facts: HouseholdFacts, lines: LinesByLedger | undefined): Readonly<Record<LedgerKind, string>> {
    const pointers = { approval: '', finance: '', bank: '' };
    for (const kind of LEDGER_KINDS) {
      const about = lines?.[kind] ?? facts.shares.find((share) => share.kind === kind)?.lines ?? [];
      pointers[kind] = rowPointers(this.#joined.ledgers[kind].ledger, about);
    }
    return pointers;
  }
}

function faultyLines(joined: JoinedHouseholds): FaultyLines {
  const of = (kind: LedgerKind): ReadonlyMap<number, readonly LineNote[]> => {
    const byLine = new Map<number, LineNote[]>();
    for (const note of joined.ledgers[kind].ledger.notes) {
      if (note.kind === 'changed') continue;
      const notes = byLine.get(note.line);
      if (notes) notes.push(note);
      else byLine.set(note.line, [note]);
    }
    return byLine;
  };
  return { approval: of('approval'), finance: of('finance'), bank: of('bank') };
}
