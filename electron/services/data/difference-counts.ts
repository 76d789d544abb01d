import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import type { DifferenceFilter } from '../../../shared/contracts/desk/differences.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import type { DifferenceGroup } from '../../data/difference-view.ts';

type Counts = CallOutput<'differences.counts'>;
type Part = 'codes' | 'priorities' | 'townships';

const PRIORITIES = ['P1', 'P2', 'P3'] as const;

/** Counts for the filter bar: what each code, township and priority would give beside the other conditions, without its own. */
export function countsOf(groups: readonly DifferenceGroup[], filter: DifferenceFilter): Counts {
  const passes = (part: Part, value: string): boolean => {
    const wanted: readonly string[] | undefined = filter[part];
    return wanted === undefined || wanted.length === 0 || wanted.includes(value);
  };
  const passing = (leftOut: Part | null) =>
    groups.filter(
      ({ code, priority, township }) =>
        (leftOut === 'codes' || passes('codes', code)) &&
        (leftOut === 'priorities' || passes('priorities', priority)) &&
        (leftOut === 'townships' || passes('townships', township)),
    );
  const byCode = sumBy(passing('codes'), ({ code }) => code);
  const byTownship = sumBy(passing('townships'), ({ township }) => township);
  const byPriority = sumBy(passing('priorities'), ({ priority }) => priority);
  const whole = sumBy(passing(null), () => '').get('') ?? { count: 0, fen: 0 };
  return {
    total: whole.count,
    fen: whole.fen,
    byCode: ALL_CODES.flatMap((code) => {
      const sum = byCode.get(code);
      return sum === undefined ? [] : [{ code, label: DISCREPANCY_CODES[code].label, ...sum }];
    }),
    byTownship: [...byTownship.keys()].sort().map((township) => ({ township, ...byTownship.get(township)! })),
    byPriority: PRIORITIES.flatMap((priority) => {
      const sum = byPriority.get(priority);
      return sum === undefined ? [] : [{ priority, ...sum }];
    }),
  };
}

function sumBy(groups: readonly DifferenceGroup[], key: (group: DifferenceGroup) => string) {
  const sums = new Map<string, { count: number; fen: number }>();
  for (const group of groups) {
    const sum = sums.get(key(group)) ?? { count: 0, fen: 0 };
    sums.set(key(group), { count: sum.count + group.count, fen: sum.fen + group.fen });
  }
  return sums;
}
