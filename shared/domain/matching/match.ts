import type { Ledger } from '../ledger/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import { countAccountUse } from './account-use.ts';
import { candidateGroups, Groups, openHouseholds, withoutRival, withPartner } from './candidates.ts';
import { LedgerHousehold } from './household-view.ts';
import { groupHouseholds, type Successions } from './households.ts';
import { joinByIdentity } from './join-by-identity.ts';
import type { JoinedHouseholds } from './joined-households.ts';
import type { MatchContext, MatchRule, RuleName } from './rule.ts';
import { accountAlone } from './rules/account-alone.ts';
import { accountAndName } from './rules/account-and-name.ts';
import { certificateNumber } from './rules/certificate-number.ts';
import { damagedNumber } from './rules/damaged-number.ts';
import { memberNumber } from './rules/member-number.ts';
import { EVIDENCE_SHORT_OF_PROOF, type EvidenceName } from './rules/short-of-proof.ts';
import { similarNumber } from './rules/similar-number.ts';

/** Households that may be the same and that only a person can decide on. `possible`: one candidate; `ambiguous`: several. */
export interface Undecided {
  readonly kind: 'possible' | 'ambiguous';
  readonly households: readonly number[];
  readonly evidence: readonly (RuleName | EvidenceName)[];
}

export interface Matching {
  readonly joined: JoinedHouseholds;
  readonly undecided: readonly Undecided[];
}

/** After identity numbers, in order of evidence: a candidate taken by an earlier rule is not there for a later one. */
const RULES: readonly MatchRule<RuleName>[] = [
  memberNumber,
  certificateNumber,
  accountAndName,
  accountAlone,
  damagedNumber,
  similarNumber,
];

/** Candidates that a rule could not decide between. */
interface OpenQuestion {
  readonly households: readonly number[];
  readonly evidence: RuleName | EvidenceName;
}

/**
 * Finds out which lines of the three ledgers are the same household (issue 2, part 4; dibao.md 4.5). Rules are tried in order of
 * evidence; a line is used once; where several candidates fit, none is taken. The order of rows and files changes nothing.
 */
export function matchLedgers(ledgers: Readonly<Record<LedgerKind, Ledger>>, successions: Successions): Matching {
  const joined = joinByIdentity({
    approval: groupHouseholds(ledgers.approval, successions),
    finance: groupHouseholds(ledgers.finance, successions),
    bank: groupHouseholds(ledgers.bank, successions),
  });
  const open = openHouseholds(joined);
  if (open.length === 0) return { joined, undecided: [] };
  const context = countAccountUse(joined, accountsOf(joined, open));
  const questions = RULES.flatMap((rule) => joinByRule(joined, rule, context));
  for (const evidence of EVIDENCE_SHORT_OF_PROOF) {
    for (const households of candidateGroups(joined, openHouseholds(joined), evidence, context)) {
      questions.push({ households, evidence: evidence.name });
    }
  }
  return { joined, undecided: undecidedOf(joined, questions) };
}

function* accountsOf(joined: JoinedHouseholds, open: readonly number[]): Generator<string> {
  for (const household of open) {
    for (const kind of LEDGER_KINDS) {
      const own = joined.of[kind][household]!;
      if (own !== -1) yield* new LedgerHousehold(joined.ledgers[kind], own).accounts;
    }
  }
}

/** Joins what the rule proves to be one household, and gives what it cannot decide. */
function joinByRule(
  joined: JoinedHouseholds,
  rule: MatchRule<RuleName>,
  context: MatchContext,
): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  for (const group of candidateGroups(joined, openHouseholds(joined), rule, context)) {
    const sure = withoutRival(joined, group);
    if (sure.length > 1) sure.reduce((one, other) => joined.join(one, other, rule.name));
    if (sure.length < group.length) questions.push({ households: group, evidence: rule.name });
  }
  return questions;
}

/** The questions still open once every rule has had its say, one for all households that hang together. */
function undecidedOf(joined: JoinedHouseholds, questions: readonly OpenQuestion[]): readonly Undecided[] {
  const groups = new Groups();
  const evidenceOf = new Map<number, Set<RuleName | EvidenceName>>();
  for (const { households, evidence } of questions) {
    const group = withPartner(joined, [...new Set(households.map((household) => joined.now(household)))]);
    if (group.length === 0) continue;
    for (const household of group) {
      groups.unite(group[0]!, household);
      const known = evidenceOf.get(household);
      if (known) known.add(evidence);
      else evidenceOf.set(household, new Set([evidence]));
    }
  }
  return groups.all().map((households) => ({
    kind: withoutRival(joined, households).length === households.length ? 'possible' : 'ambiguous',
    households,
    evidence: [...new Set(households.flatMap((household) => [...(evidenceOf.get(household) ?? [])]))].sort(),
  }));
}
