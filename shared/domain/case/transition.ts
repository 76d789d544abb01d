import type { Right } from '../people/right.ts';
import { CASE_STATES, type CaseState } from './case-state.ts';

/** What people do to a case. */
export type PersonAction =
  | 'assign'
  | 'start'
  | 'conclude'
  | 'supplement'
  | 'send-to-review'
  | 'approve'
  | 'return'
  | 'suspend'
  | 'resume'
  | 'hand-over'
  | 'hand-back'
  | 'reopen'
  | 'note'
  | 'evidence-add'
  | 'evidence-withdraw'
  | 'undo';
/** What a reconciliation does to a case. */
export type RunAction = 'found' | 'seen' | 'facts-changed' | 'back' | 'solved';
export type CaseAction = PersonAction | RunAction;

/** What has to be there before a step may be made; refusal.ts says how each is looked at and what is said where it is missing. */
export type Need =
  | 'people'
  | 'own-case'
  | 'conclusion'
  | 'supplement'
  | 'four-eyes'
  | 'reason'
  | 'text'
  | 'until'
  | 'evidence-stands'
  | 'last-decision';

/** `same`: where it stands. `before`: where it stood before it was suspended or handed over. `taken-back`: where the decision found it. */
export type Target = CaseState | 'same' | 'before' | 'taken-back';

export interface Transition {
  /** What a clerk reads in the history. */
  readonly label: string;
  /** From which states, to which. Where no row has the state, the step cannot be made. */
  readonly steps: readonly { readonly from: readonly CaseState[]; readonly to: Target }[];
  /** Any one of these is enough; none: the program itself. */
  readonly rights: readonly Right[];
  readonly needs: readonly Need[];
  /** A decision can be taken back with `undo`. Notes and evidence stand: evidence has a withdrawal of its own. */
  readonly decision: boolean;
}

const WORKED: readonly CaseState[] = ['found', 'assigned', 'investigating', 'returned'];
const ANY = CASE_STATES;

function anyBut(...states: readonly CaseState[]): readonly CaseState[] {
  return CASE_STATES.filter((state) => !states.includes(state));
}

/**
 * The life of a case, whole: nothing else decides what may follow on what (issue 4, part 2).
 *
 * 待补充 is a conclusion that ends nothing: it leads back to 退回补充, and a case is never closed on it. Evidence may be added to and withdrawn
 * from whatever is not under review or closed. What nobody has worked on and what no ledger shows any more is closed by the run itself;
 * what somebody works on is only marked, and ends in a conclusion (notice 二(二): 逐条).
 */
export const TRANSITIONS = {
  assign: {
    label: '分派',
    steps: [{ from: WORKED, to: 'assigned' }],
    rights: ['case.assign'],
    needs: ['people'],
    decision: true,
  },
  start: {
    label: '开始核查',
    steps: [{ from: ['assigned', 'returned'], to: 'investigating' }],
    rights: ['case.investigate'],
    needs: ['own-case'],
    decision: true,
  },
  conclude: {
    label: '作出结论',
    steps: [{ from: ['investigating'], to: 'concluded' }],
    rights: ['case.investigate'],
    needs: ['own-case', 'conclusion'],
    decision: true,
  },
  supplement: {
    label: '结论待补充',
    steps: [{ from: ['investigating'], to: 'returned' }],
    rights: ['case.investigate'],
    needs: ['own-case', 'supplement'],
    decision: true,
  },
  'send-to-review': {
    label: '提交复核',
    steps: [{ from: ['concluded'], to: 'review' }],
    rights: ['case.investigate'],
    needs: ['own-case'],
    decision: true,
  },
  approve: {
    label: '复核通过，销号',
    steps: [{ from: ['review'], to: 'closed' }],
    rights: ['case.review'],
    needs: ['four-eyes'],
    decision: true,
  },
  return: {
    label: '退回补充',
    steps: [{ from: ['review'], to: 'returned' }],
    rights: ['case.review'],
    needs: ['four-eyes', 'reason'],
    decision: true,
  },
  suspend: {
    label: '暂挂',
    steps: [{ from: WORKED, to: 'suspended' }],
    rights: ['case.assign', 'case.investigate'],
    needs: ['reason', 'until'],
    decision: true,
  },
  resume: {
    label: '恢复核查',
    steps: [{ from: ['suspended'], to: 'before' }],
    rights: ['case.assign', 'case.investigate'],
    needs: [],
    decision: true,
  },
  'hand-over': {
    label: '移交',
    steps: [{ from: ['investigating', 'concluded', 'returned', 'closed'], to: 'handed-over' }],
    rights: ['lead.write'],
    needs: ['reason'],
    decision: true,
  },
  'hand-back': {
    label: '移交办结',
    steps: [{ from: ['handed-over'], to: 'before' }],
    rights: ['lead.write'],
    needs: ['reason'],
    decision: true,
  },
  reopen: {
    label: '重开',
    steps: [{ from: ['closed'], to: 'found' }],
    rights: ['case.review', 'case.assign'],
    needs: ['reason'],
    decision: true,
  },
  note: {
    label: '备注',
    steps: [{ from: ANY, to: 'same' }],
    rights: ['case.investigate', 'case.assign', 'case.review'],
    needs: ['text'],
    decision: false,
  },
  'evidence-add': {
    label: '加入材料',
    steps: [{ from: anyBut('review', 'closed'), to: 'same' }],
    rights: ['case.investigate', 'case.assign'],
    needs: [],
    decision: false,
  },
  'evidence-withdraw': {
    label: '撤回材料',
    steps: [{ from: anyBut('review', 'closed'), to: 'same' }],
    rights: ['case.investigate', 'case.assign'],
    needs: ['reason', 'evidence-stands'],
    decision: true,
  },
  undo: {
    label: '撤销',
    steps: [{ from: ANY, to: 'taken-back' }],
    rights: ['case.assign', 'case.investigate', 'case.review', 'lead.write'],
    needs: ['reason', 'last-decision'],
    decision: false,
  },
  found: { label: '对账发现', steps: [], rights: [], needs: [], decision: false },
  seen: { label: '情况更新', steps: [{ from: ANY, to: 'same' }], rights: [], needs: [], decision: false },
  'facts-changed': {
    label: '事实有变',
    steps: [
      { from: ['closed'], to: 'found' },
      { from: ['concluded', 'review'], to: 'returned' },
    ],
    rights: [],
    needs: [],
    decision: false,
  },
  back: {
    label: '复发',
    steps: [
      { from: ['closed'], to: 'found' },
      { from: anyBut('closed'), to: 'same' },
    ],
    rights: [],
    needs: [],
    decision: false,
  },
  solved: {
    label: '自行消失',
    steps: [
      { from: ['found', 'assigned'], to: 'closed' },
      { from: anyBut('found', 'assigned', 'closed'), to: 'same' },
    ],
    rights: [],
    needs: [],
    decision: false,
  },
} as const satisfies Record<CaseAction, Transition>;

/** Where a step leads from a state; null where it cannot be made from there. */
export function targetOf(action: CaseAction, from: CaseState): Target | null {
  const { steps }: Transition = TRANSITIONS[action];
  return steps.find((step) => step.from.includes(from))?.to ?? null;
}

/** The states a step can be made from, in the order of life: for sentences and for what a page offers. */
export function statesBefore(action: CaseAction): readonly CaseState[] {
  const { steps }: Transition = TRANSITIONS[action];
  return CASE_STATES.filter((state) => steps.some(({ from }) => from.includes(state)));
}
