import type { LeadContent } from './lead-content.ts';
import type { LeadEvent, LeadFeedback, LeadReceipt, LeadSnapshot } from './lead-event.ts';
import type { LeadState } from './lead-state.ts';

/** A lead as its steps make it. */
export interface Lead {
  readonly leadId: number;
  readonly state: LeadState;
  readonly content: LeadContent;
  /** Of the last submission that was not returned; null for a draft. */
  readonly snapshot: LeadSnapshot | null;
  /** Its number of the year; null before it is handed over. A lead that was taken back keeps it. */
  readonly number: { readonly year: number; readonly serial: number } | null;
  readonly handedOver: { readonly at: string; readonly by: string; readonly exempt: boolean } | null;
  readonly receipt: LeadReceipt | null;
  readonly feedback: readonly LeadFeedback[];
  /** Whoever wrote, changed or submitted it: they may not hand it over. */
  readonly writers: readonly { readonly personId: number; readonly name: string }[];
  readonly events: readonly LeadEvent[];
}

/** Makes a lead from its steps, the oldest first. Throws where there are none, or where they do not follow on each other: a bug, or tampering. */
export function deriveLead(events: readonly LeadEvent[]): Lead {
  const first = events[0];
  if (first?.action !== 'draft') throw new Error('a lead begins with its draft');
  let lead: Lead = {
    leadId: first.leadId,
    state: 'draft',
    content: first.detail.content,
    snapshot: null,
    number: null,
    handedOver: null,
    receipt: null,
    feedback: [],
    writers: [],
    events,
  };
  let state: LeadState | null = null;
  for (const event of events) {
    if (event.from !== state) throw new Error(`step ${event.eventId} of a lead does not follow on the one before`);
    state = event.to;
    lead = { ...after(lead, event), state };
  }
  return lead;
}

function after(lead: Lead, event: LeadEvent): Lead {
  switch (event.action) {
    case 'draft':
    case 'edit':
      return { ...lead, content: event.detail.content, writers: withWriter(lead, event) };
    case 'submit':
      return { ...lead, snapshot: event.detail.snapshot, writers: withWriter(lead, event) };
    case 'return':
      return { ...lead, snapshot: null };
    case 'hand-over':
      return {
        ...lead,
        number: event.detail,
        handedOver: { at: event.at, by: event.by.name, exempt: event.exempt },
      };
    case 'receipt':
      return { ...lead, receipt: event.detail };
    case 'feedback':
      return { ...lead, feedback: [...lead.feedback, event.detail] };
    case 'withdraw':
      return lead;
  }
}

function withWriter({ writers }: Lead, { by }: LeadEvent): Lead['writers'] {
  return writers.some(({ personId }) => personId === by.personId) ? writers : [...writers, by];
}

/** What people call a lead by: 2026-003, or 草稿 7 before it has a number. */
export function leadNumber({ leadId, number }: Pick<Lead, 'leadId' | 'number'>): string {
  return number === null ? `草稿${leadId}` : `${number.year}-${String(number.serial).padStart(3, '0')}`;
}
