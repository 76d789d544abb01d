import type { CaseFilter } from '../../../../shared/contracts/desk/cases.ts';
import { PRESENCE_LABEL } from '../../../../shared/domain/case/case.ts';
import { CASE_STATE_LABEL, type CaseState } from '../../../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL } from '../../../../shared/domain/case/conclusion.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { type FilterTag, type Loose, tidiedFilter, toggled } from '../../../components/filter/filter-values.ts';
import { OPEN_STATES } from '../../../text/case-words.ts';
import { formatPeriod } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';

/** A filter without conditions that say nothing. */
export function tidiedCases(filter: Loose<CaseFilter>): CaseFilter {
  return tidiedFilter<CaseFilter>({ ...filter, overdue: filter.overdue === true ? true : undefined });
}

/** Nothing is narrowed but to what is still to be done. */
export function isEveryCase(filter: CaseFilter): boolean {
  return Object.keys(tidiedCases({ ...filter, states: isOpenOnly(filter) ? undefined : filter.states })).length === 0;
}

/** The states are exactly those in which somebody has something to do. */
export function isOpenOnly({ states = [] }: CaseFilter): boolean {
  return states.length === OPEN_STATES.length && OPEN_STATES.every((state) => states.includes(state));
}

function assigneeLabel(assignee: NonNullable<CaseFilter['assignee']>, names: ReadonlyMap<number, string>): string {
  if (assignee === 'me') return '我承办的';
  if (assignee === 'nobody') return '未分派';
  return `承办人 ${names.get(assignee) ?? '（已离开）'}`;
}

/** Every condition as a tag that can be taken away, in the order of the filter bar. `names`: people by id. */
export function caseFilterTags(
  filter: CaseFilter,
  names: ReadonlyMap<number, string>,
): readonly FilterTag<CaseFilter>[] {
  const {
    states = [],
    codes = [],
    priorities = [],
    townships = [],
    presences = [],
    conclusions = [],
    programmes = [],
  } = filter;
  const listed = <Key extends 'codes' | 'priorities' | 'townships' | 'presences' | 'conclusions' | 'programmes'>(
    key: Key,
    label: (value: NonNullable<CaseFilter[Key]>[number]) => string,
    values: readonly NonNullable<CaseFilter[Key]>[number][],
  ): readonly FilterTag<CaseFilter>[] =>
    values.map((value) => ({
      key: `${key} ${value}`,
      label: label(value),
      without: tidiedCases({ ...filter, [key]: toggled(values, value) }),
    }));
  const one = (key: keyof CaseFilter, label: string): FilterTag<CaseFilter> => ({
    key,
    label,
    without: tidiedCases({ ...filter, [key]: undefined }),
  });
  const byState = isOpenOnly(filter)
    ? [one('states', '未销号')]
    : states.map((state: CaseState) => ({
        key: `state ${state}`,
        label: CASE_STATE_LABEL[state],
        without: tidiedCases({ ...filter, states: toggled(states, state) }),
      }));
  return [
    ...byState,
    ...listed('codes', (code) => DISCREPANCY_CODES[code].label, codes),
    ...listed('townships', townshipLabel, townships),
    ...listed('priorities', (priority) => `优先级 ${priority}`, priorities),
    ...listed('presences', (presence) => PRESENCE_LABEL[presence], presences),
    ...listed('conclusions', (conclusion) => `结论 ${CONCLUSION_LABEL[conclusion]}`, conclusions),
    ...listed('programmes', (programme) => programme, programmes),
    ...(filter.period === undefined ? [] : [one('period', `${formatPeriod(filter.period)}有的`)]),
    ...(filter.assignee === undefined ? [] : [one('assignee', assigneeLabel(filter.assignee, names))]),
    ...(filter.overdue === true ? [one('overdue', '已逾期')] : []),
    ...(filter.household === undefined ? [] : [one('household', '同一户的')]),
    ...(filter.text === undefined || filter.text === '' ? [] : [one('text', `“${filter.text}”`)]),
  ];
}
