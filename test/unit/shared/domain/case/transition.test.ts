import { describe, expect, it } from 'vitest';
import { CASE_STATES } from '../../../../../shared/domain/case/case-state.ts';
import {
  type CaseAction,
  TRANSITIONS,
  type Transition,
  targetOf,
} from '../../../../../shared/domain/case/transition.ts';

const ACTIONS = Object.keys(TRANSITIONS) as CaseAction[];
const rows: readonly Transition[] = Object.values(TRANSITIONS);

describe('the table of transitions', () => {
  it('has one target at most for a step from a state', () => {
    for (const { steps } of rows) {
      const from = steps.flatMap((step) => step.from);
      expect(new Set(from).size).toBe(from.length);
    }
  });

  it('leads to every state, and out of every state', () => {
    for (const state of CASE_STATES) {
      if (state !== 'found') expect(rows.some(({ steps }) => steps.some(({ to }) => to === state))).toBe(true);
      expect(ACTIONS.some((action) => !['same', 'taken-back', null].includes(targetOf(action, state) as never))).toBe(
        true,
      );
    }
  });

  it('closes a case by a review of two people, or by a run of what nobody has worked on, and in no other way', () => {
    const closing = ACTIONS.flatMap((action) =>
      CASE_STATES.filter((from) => targetOf(action, from) === 'closed').map((from) => [action, from]),
    );
    expect(closing).toEqual([
      ['approve', 'review'],
      ['solved', 'found'],
      ['solved', 'assigned'],
    ]);
    expect(TRANSITIONS.approve.needs).toContain('four-eyes');
    expect(ACTIONS.filter((action) => CASE_STATES.some((from) => targetOf(action, from) === 'review'))).toEqual([
      'send-to-review',
    ]);
    expect(ACTIONS.filter((action) => CASE_STATES.some((from) => targetOf(action, from) === 'concluded'))).toEqual([
      'conclude',
    ]);
  });
});
