import type { Actor } from '../people/actor.ts';
import { mayDo, RIGHT_LABEL } from '../people/right.ts';
import type { Case } from './case.ts';
import { isDay } from './case-day.ts';
import type { CaseInput } from './case-input.ts';
import { CASE_STATE_LABEL } from './case-state.ts';
import { CHAIN_LABEL, type ChainPerson, isSamePerson, MAY_NOT_REVIEW } from './chain.ts';
import { lastDecision, movedSince } from './derive-case.ts';
import { type CaseContext, missingOfConclusion, missingOfSupplement } from './missing.ts';
import { type Need, type PersonAction, statesBefore, TRANSITIONS, type Transition, targetOf } from './transition.ts';

/** Why a step cannot be made, and what to do about it. */
export interface Refusal {
  readonly because: 'state' | 'right' | 'four-eyes' | 'not-yours' | 'missing' | 'rests-on';
  readonly message: string;
  readonly mend: string;
}

type Looked = Refusal | null;

/** What a step needs whatever is given with it: asked before anybody is shown a form. */
type StandingNeed = 'own-case' | 'four-eyes' | 'last-decision';

/**
 * Why this person cannot make this step on this case now; null where they can. In this order: the right, the state, who they are to the case,
 * then what is given, so that nobody is asked for papers of a step that is not theirs.
 */
export function refusalOf(found: Case, input: CaseInput, actor: Actor, context: CaseContext): Looked {
  const hindered = hindranceOf(found, input.action, actor, context);
  if (hindered !== null) return hindered;
  for (const need of needsOf(input.action)) {
    const refused = isStanding(need) ? null : LOOK_AT_INPUT[need](found, input, context);
    if (refused !== null) return refused;
  }
  return null;
}

/** Why this person cannot make this step whatever they give with it; null where a form may be shown. */
export function hindranceOf(found: Case, action: PersonAction, actor: Actor, context: CaseContext): Looked {
  const { label, rights }: Transition = TRANSITIONS[action];
  if (!rights.some((right) => mayDo(actor, right)))
    return {
      because: 'right',
      message: `您没有“${label}”的权限`,
      mend: `需要${rights.map((right) => `“${RIGHT_LABEL[right]}”`).join('或')}的权限，请由有这项权限的人办理`,
    };
  if (targetOf(action, found.state) === null) {
    const states = statesBefore(action).map((state) => `“${CASE_STATE_LABEL[state]}”`);
    return {
      because: 'state',
      message: `这条疑点现在是“${CASE_STATE_LABEL[found.state]}”，不能${label}`,
      mend: `只有${states.join('、')}的疑点才能${label}`,
    };
  }
  for (const need of needsOf(action)) {
    const refused = isStanding(need) ? LOOK_AT_PERSON[need](found, actor, context) : null;
    if (refused !== null) return refused;
  }
  return null;
}

function needsOf(action: PersonAction): readonly Need[] {
  return TRANSITIONS[action].needs;
}

function isStanding(need: Need): need is StandingNeed {
  return Object.hasOwn(LOOK_AT_PERSON, need);
}

const LOOK_AT_PERSON: Readonly<Record<StandingNeed, (found: Case, actor: Actor, context: CaseContext) => Looked>> = {
  'own-case': ({ assignees }, { personId }) =>
    assignees.some((person) => person.personId === personId)
      ? null
      : {
          because: 'not-yours',
          message: `这条疑点没有分派给您（现由${namesOf(assignees) || '无人'}办理）`,
          mend: '请由承办人办理，或请有权分派的人改派给您',
        },
  'four-eyes': fourEyes,
  'last-decision': ({ events }, actor) => {
    const decision = lastDecision(events);
    if (decision === null) return { because: 'state', message: '这条疑点还没有可以撤销的决定', mend: '不必撤销' };
    const { label, rights }: Transition = TRANSITIONS[decision.action];
    if (decision.by?.personId !== actor.personId && !rights.some((right) => mayDo(actor, right)))
      return {
        because: 'right',
        message: `最近的决定是“${label}”，您不能撤销`,
        mend: `请由${decision.by?.name ?? '本人'}，或有“${rights.map((right) => RIGHT_LABEL[right]).join('、')}”权限的人撤销`,
      };
    const moved = movedSince(events, decision);
    if (moved === null) return null;
    return restsOn(
      `“${label}”之后，对账结果已使这条疑点变为“${CASE_STATE_LABEL[moved.to]}”，不能再撤销`,
      '请按现在的状态继续办理',
    );
  },
};

type InputNeed = Exclude<Need, StandingNeed>;

const LOOK_AT_INPUT: Readonly<Record<InputNeed, (found: Case, input: CaseInput, context: CaseContext) => Looked>> = {
  people: (_, input) => {
    if (input.action !== 'assign') return null;
    if (input.to.length === 0) return missing(['分派给谁']);
    return input.dueOn === null || isDay(input.dueOn) ? null : missing(['正确的办理期限（如 2026-05-20）']);
  },
  conclusion: (found, input, context) => {
    if (input.action !== 'conclude') return null;
    if (input.draft.conclusion === 'to-supplement') throw new Error('待补充 is a step of its own');
    return missing(missingOfConclusion(found, input.draft, context));
  },
  supplement: (_, input, context) =>
    input.action === 'supplement' ? missing(missingOfSupplement(input.draft, context)) : null,
  reason: (_, input) => ('reason' in input && input.reason.trim() !== '' ? null : missing(['理由'])),
  text: (_, input) => ('text' in input && input.text.trim() !== '' ? null : missing(['内容'])),
  until: (_, input, { today }) => {
    if (input.action !== 'suspend') return null;
    if (!isDay(input.until)) return missing(['暂挂到哪一天']);
    return input.until > today ? null : missing(['晚于今天的暂挂期限']);
  },
  'evidence-stands': ({ state, evidence, conclusion }, input) => {
    if (input.action !== 'evidence-withdraw') return null;
    if (!evidence.includes(input.evidenceId))
      return { because: 'state', message: '这份材料不在这条疑点里，或已撤回', mend: '请刷新页面' };
    // One that was sent back rests on nothing until it is given anew.
    const stands = state === 'concluded' || state === 'handed-over';
    if (stands && conclusion?.evidence.includes(input.evidenceId) === true)
      return restsOn('结论以这份材料为依据，不能撤回', '请先撤销结论，或由复核人退回补充后换一份依据重新作结论');
    return null;
  },
};

function fourEyes({ chain }: Case, actor: Actor, { exempt }: CaseContext): Looked {
  if (exempt) return null;
  const had = MAY_NOT_REVIEW.find((part) => chain[part].some((person) => isSamePerson(person, actor)));
  if (had === undefined) return null;
  return {
    because: 'four-eyes',
    message: `您${CHAIN_LABEL[had]}，不能再复核同一条疑点`,
    mend: '请由没有经手这条疑点的人复核；只有一个人的单位，可由管理员登记四眼豁免，豁免会印在对账单上',
  };
}

/**
 * Why this person cannot say which lines of a month are one household; null where they can. Whoever brought in a file of the month may not: the
 * first link of the chain is kept by two people too.
 */
export function refusalOfMatch(
  importers: readonly ChainPerson[],
  actor: Actor,
  { exempt }: Pick<CaseContext, 'exempt'>,
): Looked {
  if (exempt || !importers.some((person) => isSamePerson(person, actor))) return null;
  return {
    because: 'four-eyes',
    message: `您${CHAIN_LABEL.imported}，不能再认定这个月的户是不是同一户`,
    mend: '请由没有选入这个月文件的人认定；只有一个人的单位，可由管理员登记四眼豁免，豁免会印在对账单上',
  };
}

function missing(things: readonly string[]): Looked {
  if (things.length === 0) return null;
  return { because: 'missing', message: `还缺：${things.join('；')}`, mend: '请补齐后再提交' };
}

function restsOn(message: string, mend: string): Refusal {
  return { because: 'rests-on', message, mend };
}

function namesOf(people: readonly { readonly name: string }[]): string {
  return people.map(({ name }) => name).join('、');
}
