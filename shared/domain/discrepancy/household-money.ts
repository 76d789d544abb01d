import { Outcome } from '../ledger/ledger.ts';
import type { Undecided } from '../matching/match.ts';
import type { HouseholdMoney, HouseholdStep } from '../statement/bridge.ts';
import type { BridgePoint } from '../statement/bridge-row.ts';
import type { Finding } from './finding.ts';
import { type HouseholdFacts, shareIn } from './household-facts.ts';
import { presenceCode } from './presence.ts';
import { fenOf, type Share } from './share.ts';

/** Money that can be read; what cannot counts as 0 and is explained by `invalid_amount`. */
function readableFen(share: Share | undefined): number {
  if (share === undefined) return 0;
  return share.lines.reduce((sum, line) => sum + (share.households.ledger.fen[line] || 0), 0);
}

function fenWithOutcome(share: Share | undefined, outcomes: readonly Outcome[]): number {
  if (share === undefined) return 0;
  const { ledger } = share.households;
  return share.lines
    .filter((line) => outcomes.includes(ledger.outcome[line] as Outcome))
    .reduce((sum, line) => sum + (ledger.fen[line] || 0), 0);
}

/** The money of a household at the four points, and the points that hold it. */
export function moneyOf(facts: HouseholdFacts): {
  readonly held: Readonly<Record<BridgePoint, boolean>>;
  readonly money: HouseholdMoney;
} {
  const approval = shareIn(facts, 'approval');
  const finance = shareIn(facts, 'finance');
  const bank = shareIn(facts, 'bank');
  const arrived = [Outcome.unknown, Outcome.credited];
  return {
    held: {
      approved: approval !== undefined,
      requested: finance !== undefined,
      paid: bank !== undefined,
      credited: bank?.lines.some((line) => arrived.includes(bank.households.ledger.outcome[line] as 0 | 1)) ?? false,
    },
    money: {
      approved: readableFen(approval),
      requested: readableFen(finance),
      paid: readableFen(bank),
      credited: fenWithOutcome(bank, arrived),
    },
  };
}

/**
 * The reasons for every difference on the household's way of the money, each under the code that tells it to the clerk.
 */
export function stepsOf(
  facts: HouseholdFacts,
  money: HouseholdMoney,
  present: number,
  findings: readonly Finding[],
  undecided: Undecided | undefined,
): readonly HouseholdStep[] {
  const steps: HouseholdStep[] = [];
  const approval = shareIn(facts, 'approval');
  const finance = shareIn(facts, 'finance');
  const bank = shareIn(facts, 'bank');
  const reason = (one: Share | undefined, other: Share | undefined): HouseholdStep['code'] => {
    if (one === undefined || other === undefined) {
      if (undecided !== undefined) return undecided.kind === 'possible' ? 'possible_match' : 'ambiguous_match';
      return presenceCode(present)!;
    }
    if (Number.isNaN(fenOf(one)) || Number.isNaN(fenOf(other))) return 'invalid_amount';
    return findings.some(({ code }) => code === 'amount_mismatch') ? 'amount_mismatch' : 'months_mismatch';
  };
  if (money.approved !== money.requested) {
    steps.push({
      from: 'approved',
      to: 'requested',
      code: reason(approval, finance),
      fen: money.approved - money.requested,
    });
  }
  if (money.requested !== money.paid) {
    steps.push({ from: 'requested', to: 'paid', code: reason(finance, bank), fen: money.requested - money.paid });
  }
  for (const [outcome, code] of [
    [Outcome.failed, 'payment_failed'],
    [Outcome.returned, 'returned_unresolved'],
    [Outcome.pending, 'payment_pending'],
  ] as const) {
    const fen = fenWithOutcome(bank, [outcome]);
    if (fen !== 0) steps.push({ from: 'paid', to: 'credited', code, fen });
  }
  return steps;
}
