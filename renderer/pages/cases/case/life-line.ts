import { CASE_STATE_LABEL, type CaseState } from '../../../../shared/domain/case/case-state.ts';

/** The way of a case whose investigation goes straight through. */
const WAY: readonly CaseState[] = ['found', 'assigned', 'investigating', 'concluded', 'review', 'closed'];
/** What stands beside the way, and after which of its states it is drawn. */
const BESIDE: Partial<Record<CaseState, CaseState>> = {
  returned: 'assigned',
  suspended: 'assigned',
  'handed-over': 'concluded',
};

export interface LifePoint {
  readonly state: CaseState;
  readonly label: string;
  readonly place: 'behind' | 'here' | 'ahead';
}

/** The life of a case as a line: what lies behind, where it stands, what is still to come. */
export function lifeLine(state: CaseState): readonly LifePoint[] {
  const after = BESIDE[state];
  const points = after === undefined ? WAY : WAY.flatMap((each) => (each === after ? [each, state] : [each]));
  const here = points.indexOf(state);
  return points.map((each, at) => ({
    state: each,
    label: CASE_STATE_LABEL[each],
    place: at < here ? 'behind' : at === here ? 'here' : 'ahead',
  }));
}
