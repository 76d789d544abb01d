import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { caseNumber } from '../../shared/domain/case/case.ts';
import { dayOf } from '../../shared/domain/case/case-day.ts';
import { LEAD_CATEGORY_LABEL } from '../../shared/domain/lead/category.ts';
import { type Lead, leadNumber } from '../../shared/domain/lead/lead.ts';
import type { LeadContent } from '../../shared/domain/lead/lead-content.ts';
import type { LeadEvent, LeadEventDetails, LeadFeedback, LeadReceipt } from '../../shared/domain/lead/lead-event.ts';
import { isHandedOver, LEAD_TRANSITIONS, type LeadAction } from '../../shared/domain/lead/lead-state.ts';
import { missingOfLead } from '../../shared/domain/lead/missing.ts';
import { leadRefusal } from '../../shared/domain/lead/refusal.ts';
import { caseById } from './case-repo.ts';
import type { Database } from './database.ts';
import { standingExemption } from './exemption-repo.ts';
import { keepLeadEvent, leadById, newLead, nextSerial, standingLeadOfCase } from './lead-repo.ts';
import { leadAsOfNow } from './lead-snapshot.ts';
import { appendLog } from './log-repo.ts';
import { type StepMaker, takeCaseStep } from './take-case-step.ts';

/** What a person gives with a step of a lead. */
export type LeadStep =
  | { readonly action: 'draft' | 'edit'; readonly content: LeadContent }
  | { readonly action: 'submit' | 'hand-over' }
  | { readonly action: 'return' | 'withdraw'; readonly reason: string }
  | { readonly action: 'receipt'; readonly receipt: LeadReceipt }
  | { readonly action: 'feedback'; readonly feedback: LeadFeedback };

/** Writes a new lead. Throws E_RIGHT, E_REFUSED, E_GONE. */
export function draftLead(db: Database, content: LeadContent, by: StepMaker): Lead {
  return db.transaction(() => take(db, null, { action: 'draft', content }, by));
}

/**
 * Makes a step on a lead: the only door through which people change one. The rules are asked (refusal.ts), the step is kept, its cases go along (已移交,
 * and back), and the log vouches for it, all of it or nothing. Throws E_GONE, E_RIGHT, E_REFUSED with the sentence of the rule.
 */
export function takeLeadStep(db: Database, leadId: number, step: LeadStep, by: StepMaker): Lead {
  return db.transaction(() => take(db, leadById(db, leadId), step, by));
}

function take(db: Database, lead: Lead | null, step: LeadStep, by: StepMaker): Lead {
  const { actor, at } = by;
  const today = dayOf(at);
  const now = step.action === 'submit' && lead !== null ? leadAsOfNow(db, lead.content) : null;
  const missing = now === null ? [] : missingOfLead(now.snapshot, now.cases);
  const strict = leadRefusal(lead, step, actor, { today, exempt: false, missing });
  const exempt = strict?.because === 'four-eyes' && standingExemption(db) !== null;
  const refusal = exempt ? leadRefusal(lead, step, actor, { today, exempt, missing }) : strict;
  if (refusal !== null)
    throw new WorkplaceError(refusal.because === 'right' ? 'E_RIGHT' : 'E_REFUSED', refusal.message, refusal.mend);
  // A household or a case that is not there must not come into a draft either.
  if ('content' in step) leadAsOfNow(db, step.content);
  if (step.action === 'submit') refuseTakenCases(db, lead!);
  const leadId = lead?.leadId ?? newLead(db);
  const detail: LeadEventDetails[LeadAction] =
    'content' in step ? { content: step.content } : detailOf(db, step, now, today);
  const made = keepLeadEvent(db, {
    leadId,
    at,
    by: { personId: actor.personId, name: actor.name },
    action: step.action,
    from: lead?.state ?? null,
    to: LEAD_TRANSITIONS[step.action].to,
    exempt,
    detail,
  } as Omit<LeadEvent, 'eventId'>);
  moveCases(db, lead, made, step, by);
  appendLog(db, {
    at,
    actor,
    action: `lead.${step.action}`,
    subject: `线索 ${leadNumber(made)}`,
    detail: { sentence: sentenceOf(made, step), leadId, ...(exempt ? { exempt } : {}) },
    rows: [{ table: 'lead_event', id: made.events.at(-1)!.eventId }],
  });
  return made;
}

function detailOf(
  db: Database,
  step: Exclude<LeadStep, { action: 'draft' | 'edit' }>,
  now: ReturnType<typeof leadAsOfNow> | null,
  today: string,
): LeadEventDetails[LeadAction] {
  switch (step.action) {
    case 'submit':
      return { snapshot: now!.snapshot };
    case 'hand-over': {
      const year = Number(today.slice(0, 4));
      return { year, serial: nextSerial(db, year) };
    }
    case 'return':
    case 'withdraw':
      return { reason: step.reason };
    case 'receipt':
      return step.receipt;
    case 'feedback':
      return step.feedback;
  }
}

/** A case goes to the discipline inspection office once. */
function refuseTakenCases(db: Database, { leadId, content }: Lead): void {
  for (const caseId of content.caseIds) {
    const other = standingLeadOfCase(db, caseId, leadId);
    if (other !== undefined)
      throw new WorkplaceError(
        'E_REFUSED',
        `疑点 ${caseNumber(caseId)} 已经在线索 ${leadNumber(leadById(db, other))} 里移交或待审`,
        '请从这条线索中去掉它，或先撤回那一条',
      );
  }
}

/** Cases are 已移交 as long as their lead is with the other office: until it is taken back, or its answer ends the matter. */
function moveCases(db: Database, before: Lead | null, made: Lead, step: LeadStep, by: StepMaker): void {
  const wasOut = before !== null && isHandedOver(before.state);
  const number = `线索 ${leadNumber(made)}`;
  if (step.action === 'hand-over') {
    for (const caseId of made.content.caseIds)
      takeCaseStep(
        db,
        caseId,
        { action: 'hand-over', reason: `移交${made.content.receiver}，${number}`, leadId: made.leadId },
        by,
      );
    return;
  }
  const reason =
    step.action === 'withdraw' && wasOut
      ? `${number}已撤回：${step.reason}`
      : step.action === 'feedback' && step.feedback.isFinal
        ? `${number}已办结`
        : null;
  if (reason === null) return;
  for (const caseId of made.content.caseIds)
    if (caseById(db, caseId).state === 'handed-over') takeCaseStep(db, caseId, { action: 'hand-back', reason }, by);
}

/** A step in one line, for the log: nobody's name stands in it. */
function sentenceOf({ content, snapshot }: Lead, step: LeadStep): string {
  switch (step.action) {
    case 'draft':
    case 'edit':
      return `${LEAD_CATEGORY_LABEL[content.category]}，关联疑点 ${content.caseIds.map(caseNumber).join('、') || '无'}`;
    case 'submit':
      return `涉及 ${snapshot!.money.households} 户 ${(snapshot!.money.fen / 100).toFixed(2)} 元，证据 ${snapshot!.evidence.length} 份`;
    case 'hand-over':
      return `移交${content.receiver}`;
    case 'return':
    case 'withdraw':
      return step.reason;
    case 'receipt':
      return `${step.receipt.unit} ${step.receipt.on} 签收${step.receipt.number === '' ? '' : `，回执 ${step.receipt.number}`}`;
    case 'feedback':
      return `${step.feedback.on} 反馈${step.feedback.isFinal ? '，已办结' : ''}`;
  }
}
