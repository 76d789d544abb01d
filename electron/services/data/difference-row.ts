import type { DifferenceRow } from '../../../shared/contracts/desk/differences.ts';
import type { CaseState } from '../../../shared/domain/case/case-state.ts';
import { nameMasker } from '../../../shared/domain/discrepancy/mask-names.ts';
import { presentDiscrepancy } from '../../../shared/domain/discrepancy/present.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import type { StoredDifference } from '../../data/difference-repo.ts';
import { QUESTION_CODES } from '../../data/question-codes.ts';

/** How much of people a page may show. */
export interface Cover {
  /** Identity numbers and accounts in full: only for who asked for this difference, and was recorded. */
  readonly uncovered: boolean;
  readonly maskNames: boolean;
}

/** What is the same for all rows of a run. */
export interface RowSetting {
  readonly cover: Cover;
  /** Id of the run's first difference. */
  readonly first: number;
  /** Stable ids of questions decided since the run. */
  readonly decided: ReadonlySet<string>;
  /** Where the case of a problem stands. */
  readonly caseStates: ReadonlyMap<string, CaseState>;
}

/** A row on its own: neither its place nor what became of it is asked for. */
export const ALONE = { first: 0, decided: new Set<string>(), caseStates: new Map<string, CaseState>() } as const;

/** A difference as a row of the grid. Whatever looks like a number is covered wherever it stands: the bank's words may quote an account. */
export function rowOf(difference: StoredDifference, { cover, first, decided, caseStates }: RowSetting): DifferenceRow {
  const shown = presentDiscrepancy(difference, { unmasked: cover.uncovered });
  const cut = cover.uncovered ? (text: string) => text : maskDigitRuns;
  const masker = cover.maskNames && !cover.uncovered ? nameMasker(difference) : (text: string) => text;
  const isDecided = QUESTION_CODES.includes(difference.code) && decided.has(difference.id);
  return {
    differenceId: difference.differenceId,
    at: difference.differenceId - first,
    stableId: difference.id,
    code: difference.code,
    priority: difference.priority,
    township: difference.township,
    village: difference.village,
    name: masker(cut(shown.name)),
    idNumber: shown.id_number,
    account: shown.account,
    field: difference.field,
    values: {
      approval: masker(cut(shown.approval_value)),
      finance: masker(cut(shown.finance_value)),
      bank: masker(cut(shown.bank_value)),
    },
    amountFen: difference.amountFen,
    rule: difference.rule,
    explanation: masker(cut(shown.explanation)),
    status: isDecided ? 'decided' : 'open',
    caseState: caseStates.get(difference.problem) ?? null,
  };
}
