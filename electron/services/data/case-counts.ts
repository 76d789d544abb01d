import type { CaseFilter } from '../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { PRESENCE_LABEL, type Presence } from '../../../shared/domain/case/case.ts';
import { CASE_STATE_LABEL, CASE_STATES, isOpen } from '../../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL, CONCLUSIONS } from '../../../shared/domain/case/conclusion.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { type CaseGroup, passes } from '../../data/case-view.ts';

type Counts = CallOutput<'cases.counts'>;

/** Counts for the filter bar: each list as if its own condition were not there. What there is none of is left out. */
export function caseCountsOf(groups: readonly CaseGroup[], filter: CaseFilter): Counts {
  const all = groups.filter((group) => passes(group, filter));
  const by = <Value extends string>(
    facet: Parameters<typeof passes>[2],
    keyOf: (group: CaseGroup) => Value | null,
    values: readonly Value[],
  ) => {
    const counted = tally(
      groups.filter((group) => passes(group, filter, facet)),
      keyOf,
    );
    return values.flatMap((value) => {
      const tallied = counted.get(value);
      return tallied === undefined ? [] : [{ value, ...tallied }];
    });
  };
  const townships = [...new Set(groups.map(({ township }) => township))].sort();
  return {
    ...totalOf(all),
    open: totalOf(all.filter(({ state }) => isOpen(state))).total,
    overdue: all.reduce((sum, { overdue }) => sum + overdue, 0),
    byState: by('states', ({ state }) => state, CASE_STATES).map(({ value, ...rest }) => ({
      state: value,
      label: CASE_STATE_LABEL[value],
      ...rest,
    })),
    byPresence: by('presences', ({ presence }) => presence, Object.keys(PRESENCE_LABEL) as Presence[]).map(
      ({ value, ...rest }) => ({ presence: value, label: PRESENCE_LABEL[value], ...rest }),
    ),
    byCode: by('codes', ({ code }) => code, ALL_CODES).map(({ value, ...rest }) => ({
      code: value,
      label: DISCREPANCY_CODES[value].label,
      ...rest,
    })),
    byPriority: by('priorities', ({ priority }) => priority, ['P1', 'P2', 'P3'] as const).map(({ value, ...rest }) => ({
      priority: value,
      ...rest,
    })),
    byTownship: by('townships', ({ township }) => township, townships).map(({ value, ...rest }) => ({
      township: value,
      ...rest,
    })),
    byConclusion: by('conclusions', ({ conclusion }) => conclusion, CONCLUSIONS).map(({ value, ...rest }) => ({
      conclusion: value,
      label: CONCLUSION_LABEL[value],
      ...rest,
    })),
  };
}

function totalOf(groups: readonly CaseGroup[]): { total: number; fen: number } {
  return {
    total: groups.reduce((sum, { count }) => sum + count, 0),
    fen: groups.reduce((sum, { fen }) => sum + fen, 0),
  };
}

function tally<Value>(groups: readonly CaseGroup[], keyOf: (group: CaseGroup) => Value | null) {
  const counted = new Map<Value, { count: number; fen: number }>();
  for (const group of groups) {
    const value = keyOf(group);
    if (value === null) continue;
    const before = counted.get(value) ?? { count: 0, fen: 0 };
    counted.set(value, { count: before.count + group.count, fen: before.fen + group.fen });
  }
  return counted;
}
