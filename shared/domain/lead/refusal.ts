import { dayOf, isDay } from '../case/case-day.ts';
import type { Actor } from '../people/actor.ts';
import { mayDo, RIGHT_LABEL, whoMay } from '../people/right.ts';
import type { Lead } from './lead.ts';
import type { LeadFeedback, LeadReceipt } from './lead-event.ts';
import {
  canFollow,
  LEAD_ACTIONS,
  LEAD_RIGHT,
  LEAD_STATE_LABEL,
  LEAD_STATES,
  LEAD_TRANSITIONS,
  type LeadAction,
  type LeadNeed,
  type LeadTransition,
} from './lead-state.ts';

/** Why a step cannot be made, and what to do about it. */
export interface LeadRefusal {
  readonly because: 'right' | 'state' | 'four-eyes' | 'missing';
  readonly message: string;
  readonly mend: string;
}

/** What a person gives with a step, as far as it is looked at. */
export interface LeadStepInput {
  readonly action: LeadAction;
  readonly reason?: string;
  readonly receipt?: LeadReceipt;
  readonly feedback?: LeadFeedback;
}

export interface LeadContext {
  /** Day in China. */
  readonly today: string;
  /** An exemption of a one-person office stands. */
  readonly exempt: boolean;
  /** What a submission lacks; empty for other steps. */
  readonly missing: readonly string[];
}

/** Why this person cannot make this step now; null where they can. */
export function leadRefusal(
  lead: Lead | null,
  input: LeadStepInput,
  actor: Actor,
  context: LeadContext,
): LeadRefusal | null {
  const { action } = input;
  const { label, needs }: LeadTransition = LEAD_TRANSITIONS[action];
  if (!mayDo(actor, LEAD_RIGHT))
    return {
      because: 'right',
      message: `您没有“${RIGHT_LABEL[LEAD_RIGHT]}”的权限`,
      mend: `有这项权限的角色：${whoMay(LEAD_RIGHT)}`,
    };
  const state = lead?.state ?? null;
  if (!canFollow(action, state)) {
    const states = LEAD_STATES.filter((each) => canFollow(action, each)).map((each) => `“${LEAD_STATE_LABEL[each]}”`);
    return {
      because: 'state',
      message: `这条线索现在是“${state === null ? '' : LEAD_STATE_LABEL[state]}”，不能${label}`,
      mend: `只有${states.join('、')}的线索才能${label}`,
    };
  }
  for (const need of needs) {
    const refused = LOOK[need](lead, actor, input, context);
    if (refused !== null) return refused;
  }
  return null;
}

/** The steps this person can think of now: what a page offers. What is given with them is looked at when they are made. */
export function leadActions(lead: Lead, actor: Actor, exempt: boolean): readonly LeadAction[] {
  return LEAD_ACTIONS.filter((action) => {
    if (!mayDo(actor, LEAD_RIGHT) || !canFollow(action, lead.state)) return false;
    const { needs }: LeadTransition = LEAD_TRANSITIONS[action];
    return !needs.includes('four-eyes') || exempt || !isWriter(lead, actor);
  });
}

type Look = (lead: Lead | null, actor: Actor, input: LeadStepInput, context: LeadContext) => LeadRefusal | null;

const LOOK: Readonly<Record<LeadNeed, Look>> = {
  whole: (_lead, _actor, _input, { missing }) => lacking(missing),
  'four-eyes': (lead, actor, _input, { exempt }) =>
    exempt || lead === null || !isWriter(lead, actor)
      ? null
      : {
          because: 'four-eyes',
          message: '这条线索是您写的（或改过、提交的），不能由您审核移交',
          mend: '请由另一位有“移交问题线索”权限的人审核；只有一个人的单位，可由管理员登记“一人单位”豁免',
        },
  reason: (_lead, _actor, { reason = '' }) => lacking(reason.trim() === '' ? ['理由'] : []),
  receipt: (lead, _actor, { receipt }, { today }) =>
    lacking([
      ...((receipt?.by ?? '').trim() === '' ? ['接收人'] : []),
      ...((receipt?.unit ?? '').trim() === '' ? ['接收单位'] : []),
      ...dayProblem('签收日期', receipt?.on ?? '', dayOfHandOver(lead), today),
    ]),
  feedback: (lead, _actor, { feedback }, { today }) =>
    lacking([
      ...((feedback?.result ?? '').trim() === '' ? ['办理结果'] : []),
      ...dayProblem('反馈日期', feedback?.on ?? '', lead?.receipt?.on ?? '', today),
    ]),
};

function isWriter({ writers }: Lead, { personId }: Actor): boolean {
  return writers.some((writer) => writer.personId === personId);
}

/** The day it was handed over, in China; '' where it was not. */
function dayOfHandOver(lead: Lead | null): string {
  return lead?.handedOver === null || lead === null ? '' : dayOf(lead.handedOver.at);
}

function dayProblem(what: string, day: string, earliest: string, today: string): readonly string[] {
  if (!isDay(day)) return [`正确的${what}（如 2026-05-20）`];
  if (day > today) return [`${what}不晚于今天`];
  return day < earliest ? [`${what}不早于 ${earliest}`] : [];
}

function lacking(things: readonly string[]): LeadRefusal | null {
  if (things.length === 0) return null;
  return { because: 'missing', message: `还缺：${things.join('；')}`, mend: '请补齐后再提交' };
}
