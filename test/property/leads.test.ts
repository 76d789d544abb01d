import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveLead, type Lead } from '../../shared/domain/lead/lead.ts';
import type { LeadEvent } from '../../shared/domain/lead/lead-event.ts';
import { isHandedOver, LEAD_ACTIONS, LEAD_TRANSITIONS, type LeadAction } from '../../shared/domain/lead/lead-state.ts';
import { ledgerOf, ledgerRow } from '../../shared/domain/lead/ledger-row.ts';
import { leadRefusal } from '../../shared/domain/lead/refusal.ts';
import { CONTENT, SNAPSHOT } from '../unit/shared/domain/lead/made-lead.ts';

const PEOPLE = (['investigator', 'reviewer', 'investigator', 'auditor'] as const).map((role, at) => ({
  personId: at + 1,
  login: `p${at}`,
  name: `人${at}`,
  unit: '',
  roles: [role],
}));
const RECEIPT = { by: '孙六', unit: '纪委', on: '2026-05-20', number: '' };
const FEEDBACK = { on: '2026-05-21', result: '办结', peopleDealtWith: null, isFinal: true };
/** More of what leads on than of what ends it, or few walks come far. */
const OFTEN = LEAD_ACTIONS.flatMap((action) => (action === 'withdraw' ? [action] : [action, action, action]));
const walk = fc.array(
  fc.record({
    action: fc.constantFrom(...OFTEN),
    who: fc.constantFrom(...PEOPLE),
    reason: fc.constantFrom('', '理由'),
    isWhole: fc.boolean(),
  }),
  { minLength: 10, maxLength: 60, size: 'max' },
);

/** Walks as the database does: a step that is refused leaves everything as it was. */
function walked(steps: typeof walk extends fc.Arbitrary<infer Steps> ? Steps : never, exempt: boolean): Lead | null {
  const events: LeadEvent[] = [];
  let lead: Lead | null = null;
  for (const { action, who, reason, isWhole } of steps) {
    const missing = isWhole ? [] : ['涉及人员'];
    const input = { action, reason, receipt: RECEIPT, feedback: FEEDBACK };
    const context = { today: '2026-06-01', exempt, missing };
    if (leadRefusal(lead, input, who, context) !== null) continue;
    events.push({
      eventId: events.length + 1,
      leadId: 1,
      at: '2026-05-20T01:00:00.000Z',
      by: who,
      action,
      from: lead?.state ?? null,
      to: LEAD_TRANSITIONS[action].to,
      exempt: false,
      detail: detailOf(action, reason),
    } as LeadEvent);
    lead = deriveLead(events);
  }
  return lead;
}

function detailOf(action: LeadAction, reason: string): unknown {
  switch (action) {
    case 'draft':
    case 'edit':
      return { content: CONTENT };
    case 'submit':
      return { snapshot: SNAPSHOT };
    case 'hand-over':
      return { year: 2026, serial: 1 };
    case 'receipt':
      return RECEIPT;
    case 'feedback':
      return FEEDBACK;
    default:
      return { reason };
  }
}

describe('a lead, whoever does whatever to it', () => {
  it('is handed over by nobody who had written it, submitted whole, changed by nobody afterwards', () => {
    let handedOver = 0;
    fc.assert(
      fc.property(walk, (steps) => {
        const lead = walked(steps, false);
        if (lead === null) return;
        expect(lead.events.every(({ by }) => by.personId !== 4)).toBe(true);
        const at = lead.events.findIndex(({ action }) => action === 'hand-over');
        if (at === -1) {
          expect([lead.number, isHandedOver(lead.state)]).toEqual([null, false]);
          return;
        }
        handedOver++;
        const by = lead.events[at]!.by.personId;
        const before = lead.events.slice(0, at).filter(({ action }) => ['draft', 'edit', 'submit'].includes(action));
        expect(before.some((event) => event.by.personId === by)).toBe(false);
        expect(lead.events[at - 1]!.action).toBe('submit');
        const after = lead.events.slice(at + 1).map(({ action }) => action);
        expect(after.every((action) => ['receipt', 'feedback', 'withdraw'].includes(action))).toBe(true);
        expect(lead.snapshot).not.toBeNull();
        expect(ledgerOf([lead], 2026).map((each) => ledgerRow(each).number)).toEqual(['2026-001']);
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(handedOver).toBeGreaterThan(100);
  });

  it('is the same however often it is made from its steps', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const lead = walked(steps, true);
        if (lead !== null) expect(deriveLead(lead.events)).toEqual(lead);
      }),
    );
  });
});
