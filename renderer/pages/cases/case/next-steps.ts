import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import type { CaseState } from '../../../../shared/domain/case/case-state.ts';
import type { PersonAction } from '../../../../shared/domain/case/transition.ts';

/** The step that brings a case on from where it stands. 待补充 is chosen within the conclusion. */
const ONWARD: Readonly<Record<CaseState, readonly PersonAction[]>> = {
  found: ['assign'],
  assigned: ['start'],
  investigating: ['conclude'],
  concluded: ['send-to-review'],
  review: ['approve', 'return'],
  returned: ['start'],
  suspended: ['resume'],
  'handed-over': ['hand-back'],
  closed: ['reopen'],
};

/** Steps this page has a form for; the others belong to other pages (移交: 问题线索) or to a section of its own (材料, 备注). */
const ELSEWHERE: readonly PersonAction[] = [
  'supplement',
  'note',
  'evidence-add',
  'evidence-withdraw',
  'hand-over',
  'hand-back',
];

type Step = CaseDetail['steps'][number];

/** What comes next, whoever may do it; and what else whoever asks may do now. */
export function stepsToShow({
  steps,
  row,
}: Pick<CaseDetail, 'steps'> & { readonly row: Pick<CaseDetail['row'], 'state'> }): {
  readonly onward: readonly Step[];
  readonly others: readonly Step[];
} {
  const actions = ONWARD[row.state];
  return {
    onward: actions.flatMap((action) => steps.filter((step) => step.action === action)),
    others: steps.filter(
      ({ action, refusal }) => refusal === null && !actions.includes(action) && !ELSEWHERE.includes(action),
    ),
  };
}
