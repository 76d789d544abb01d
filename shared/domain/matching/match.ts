import type { Ledger } from '../ledger/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import { countAccountUse } from './account-use.ts';
import { applyDecisions, type DecisionOutcome } from './apply-decisions.ts';
import { candidateGroups, openHouseholds, withoutRival } from './candidates.ts';
import type { DecidedHouseholds } from './decided-households.ts';
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
import { EVIDENCE_SHORT_OF_PROOF } from './rules/short-of-proof.ts';
import { similarNumber } from './rules/similar-number.ts';
import type { SaidDifferent } from './said-different.ts';
import { type OpenQuestion, type Undecided, undecidedOf } from './undecided.ts';

export type { Undecided };

export interface Matching {
  readonly joined: JoinedHouseholds;
  readonly undecided: readonly Undecided[];
  /** What became of each decision; those said twice stand once. */
  readonly decisions: readonly DecisionOutcome[];
}

/** After identity numbers and decisions, in order of evidence: a candidate taken by an earlier rule is not there for a later one. */
const RULES: readonly MatchRule<RuleName>[] = [
  memberNumber,
  certificateNumber,
  accountAndName,
  accountAlone,
  damagedNumber,
  similarNumber,
];

/**
 * Finds out which lines of the three ledgers are the same household (issue 2, part 4; dibao.md 4.5). Rules are tried in order of
 * evidence; a line is used once; where several candidates fit, none is taken. What a person decided comes after identity numbers and before
 * every other rule. The order of rows, files and decisions changes nothing.
 */
export function matchLedgers(
  ledgers: Readonly<Record<LedgerKind, Ledger>>,
  successions: Successions,
  decided: readonly DecidedHouseholds[] = [],
): Matching {
  const joined = joinByIdentity({
    approval: groupHouseholds(ledgers.approval, successions),
    finance: groupHouseholds(ledgers.finance, successions),
    bank: groupHouseholds(ledgers.bank, successions),
  });
  const { outcomes: decisions, different } = applyDecisions(joined, decided, successions);
  const open = openHouseholds(joined);
  if (open.length === 0) return { joined, undecided: [], decisions };
  const context = countAccountUse(joined, accountsOf(joined, open));
  const questions = RULES.flatMap((rule) => joinByRule(joined, rule, context, different));
  for (const evidence of EVIDENCE_SHORT_OF_PROOF) {
    for (const households of candidateGroups(joined, openHouseholds(joined), evidence, context)) {
      questions.push({ households, evidence: evidence.name });
    }
  }
  return { joined, undecided: undecidedOf(joined, questions, different), decisions };
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
  different: SaidDifferent,
): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  for (const group of candidateGroups(joined, openHouseholds(joined), rule, context)) {
    const sure = different.withoutApart(withoutRival(joined, group));
    if (sure.length > 1) sure.reduce((one, other) => joined.join(one, other, rule.name));
    if (sure.length < group.length) questions.push({ households: group, evidence: rule.name });
  }
  return questions;
}
