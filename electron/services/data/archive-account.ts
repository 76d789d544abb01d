import type { ArchiveHouseholdView } from '../../../shared/contracts/desk/archive-views.ts';
import { caseNumber } from '../../../shared/domain/case/case.ts';
import { CASE_STATE_LABEL } from '../../../shared/domain/case/case-state.ts';
import { DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { caseLinesOfHousehold } from '../../data/case-repo.ts';
import type { Database } from '../../data/database.ts';
import { differencesOfHousehold } from '../../data/difference-repo.ts';
import { lineOfHousehold } from '../../data/household-repo.ts';

/** What the reconciliation knows of a household of the archive, by the first of its tokens under which it knows anything; null: nothing. */
export function accountOf(db: Database, tokens: readonly string[]): ArchiveHouseholdView['account'] {
  for (const household of tokens) {
    const months = lineOfHousehold(db, household);
    const cases = caseLinesOfHousehold(db, household);
    if (months.length + cases.length === 0) continue;
    return {
      household,
      months: months.length,
      cases: cases.map(({ caseId, code, state }) => ({
        caseId,
        number: caseNumber(caseId),
        codeLabel: DISCREPANCY_CODES[code].label,
        stateLabel: CASE_STATE_LABEL[state],
      })),
      differences: months.flatMap(({ run: { runId, period } }) =>
        differencesOfHousehold(db, household, runId).map(({ differenceId, code }) => ({
          runId,
          differenceId,
          period,
          codeLabel: DISCREPANCY_CODES[code].label,
        })),
      ),
    };
  }
  return null;
}
