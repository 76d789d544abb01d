import { describe, expect, it } from 'vitest';
import { stepsToShow } from '../../../../../../renderer/pages/cases/case/next-steps.ts';
import { CASE_STATES, type CaseState } from '../../../../../../shared/domain/case/case-state.ts';
import { type PersonAction, TRANSITIONS, targetOf } from '../../../../../../shared/domain/case/transition.ts';

const REFUSED = { message: '不行', mend: '请别人' };
const ACTIONS = (Object.keys(TRANSITIONS) as PersonAction[]).filter((action) => TRANSITIONS[action].rights.length > 0);

/** As the data service tells them: what the state allows may be done, unless somebody else has to. */
function shown(state: CaseState, refused: readonly PersonAction[] = []) {
  const steps = ACTIONS.map((action) => ({
    action,
    label: TRANSITIONS[action].label,
    refusal: targetOf(action, state) === null || refused.includes(action) ? REFUSED : null,
  }));
  const { onward, others } = stepsToShow({ steps, row: { state } });
  return { onward: onward.map(({ action }) => action), others: others.map(({ action }) => action) };
}

describe('the steps a page offers', () => {
  it('lead with what brings the case on, whoever may do it', () => {
    expect(shown('review', ['approve', 'return']).onward).toEqual(['approve', 'return']);
    expect(shown('assigned').onward).toEqual(['start']);
  });

  it('offer besides only what may be done', () => {
    expect(shown('assigned').others).toEqual(['assign', 'suspend', 'undo']);
    expect(shown('assigned', ['assign', 'suspend']).others).toEqual(['undo']);
  });

  it.each(CASE_STATES)('bring a case that is %s on by a step the table of transitions knows', (state) => {
    const { onward } = shown(state);
    expect(onward.length).toBeGreaterThan(0);
    for (const action of onward) expect(targetOf(action, state)).not.toBeNull();
  });
});
