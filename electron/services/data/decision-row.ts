import type { Decision as ShownDecision } from '../../../shared/contracts/desk/differences.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import type { Decision } from '../../data/decision-repo.ts';
import { householdToken } from '../../data/household-token.ts';
import type { Cover } from './difference-row.ts';

/** Names in `about` stand between these. */
const QUOTED = /“([^”]*)”/g;

/** A decision as a page shows it: households by their tokens. */
export function shownDecision(decision: Decision, { maskNames }: Pick<Cover, 'maskNames'>): ShownDecision {
  const { decisionId, monthId, verdict, households, about, reason, madeAt, undoneAt, applied } = decision;
  return {
    decisionId,
    monthId,
    verdict,
    households: households.map(householdToken),
    about: maskNames ? about.replace(QUOTED, (_, name: string) => `“${maskName(name)}”`) : about,
    reason: maskDigitRuns(reason),
    madeAt,
    undoneAt,
    applied,
  };
}
