import type { CallOutput, ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import type { LeadDetail, LeadRow } from '../../../shared/contracts/desk/leads.ts';
import { caseNumber } from '../../../shared/domain/case/case.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { CASE_STATE_LABEL } from '../../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL } from '../../../shared/domain/case/conclusion.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { eventSentence } from '../../../shared/domain/lead/event-sentence.ts';
import { type Lead, leadNumber } from '../../../shared/domain/lead/lead.ts';
import type { LeadEvidence, LeadSnapshot } from '../../../shared/domain/lead/lead-event.ts';
import type { LeadMoney } from '../../../shared/domain/lead/lead-money.ts';
import { LEAD_TRANSITIONS } from '../../../shared/domain/lead/lead-state.ts';
import { ledgerRow } from '../../../shared/domain/lead/ledger-row.ts';
import { missingOfLead } from '../../../shared/domain/lead/missing.ts';
import { leadActions } from '../../../shared/domain/lead/refusal.ts';
import { caseById } from '../../data/case-repo.ts';
import type { Database } from '../../data/database.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { allLeads, leadById } from '../../data/lead-repo.ts';
import { leadAsOfNow } from '../../data/lead-snapshot.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { draftLead, type LeadStep, takeLeadStep } from '../../data/take-lead-step.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';

type LeadCalls =
  | 'leads.page'
  | 'leads.get'
  | 'leads.fromCases'
  | 'leads.draft'
  | 'leads.edit'
  | 'leads.submit'
  | 'leads.return'
  | 'leads.handOver'
  | 'leads.receipt'
  | 'leads.feedback'
  | 'leads.withdraw';

/** Leads: written out of cases, read by another, handed over, receipted, answered. */
export const leadHandlers: HandlersOf<LeadCalls> = {
  'leads.page': page,
  'leads.get': get,
  'leads.fromCases': fromCases,
  'leads.draft': ({ db, now, actor }, { content }) => brief(draftLead(db, content, { actor, at: now() })),
  'leads.edit': (context, { leadId, content }) => step(context, leadId, { action: 'edit', content }),
  'leads.submit': (context, { leadId }) => step(context, leadId, { action: 'submit' }),
  'leads.return': (context, { leadId, reason }) => step(context, leadId, { action: 'return', reason }),
  'leads.handOver': (context, { leadId }) => step(context, leadId, { action: 'hand-over' }),
  'leads.receipt': (context, { leadId, ...receipt }) => step(context, leadId, { action: 'receipt', receipt }),
  'leads.feedback': (context, { leadId, ...feedback }) => step(context, leadId, { action: 'feedback', feedback }),
  'leads.withdraw': (context, { leadId, reason }) => step(context, leadId, { action: 'withdraw', reason }),
};

function step({ db, now, actor }: DataContext, leadId: number, taken: LeadStep): CallOutput<'leads.submit'> {
  return brief(takeLeadStep(db, leadId, taken, { actor, at: now() }));
}

function brief(lead: Lead): CallOutput<'leads.submit'> {
  return { leadId: lead.leadId, number: leadNumber(lead), state: lead.state };
}

function page({ db }: DataContext, { states = [], year }: ParsedInput<'leads.page'>): CallOutput<'leads.page'> {
  const { maskNames } = readSettings(db);
  const all = allLeads(db);
  const years = new Set(all.flatMap(({ number }) => (number === null ? [] : [number.year])));
  return {
    years: [...years].sort((a, b) => b - a),
    rows: all
      .filter(({ state, number }) => {
        if (states.length > 0 && !states.includes(state)) return false;
        return year === undefined || number?.year === year;
      })
      .map((lead) => rowOf(db, lead, maskNames)),
  };
}

function rowOf(db: Database, lead: Lead, maskNames: boolean): LeadRow {
  const { content, money, evidence } = snapshotOf(db, lead);
  const shown = (name: string): string => (maskNames ? maskName(name) : name);
  return {
    leadId: lead.leadId,
    number: leadNumber(lead),
    state: lead.state,
    category: content.category,
    source: content.source,
    problem: content.problem,
    people: content.people.map(({ name }) => shown(name)).join('、'),
    units: [...new Set(content.people.map(({ unit }) => unit).filter((unit) => unit !== ''))].join('、'),
    cases: content.caseIds.length,
    households: money.households,
    fen: money.fen,
    evidence: evidence.length,
    handedOverOn: lead.handedOver === null ? null : dayOf(lead.handedOver.at),
    receiver: lead.receipt?.unit ?? content.receiver,
    receivedBy: lead.receipt?.by ?? '',
    result: lead.handedOver === null ? '' : (ledgerRow(lead).cells.at(-1) ?? ''),
  };
}

/** What was submitted, for good; of a draft what its cases say now. */
function snapshotOf(db: Database, lead: Lead): LeadSnapshot {
  return lead.snapshot ?? leadAsOfNow(db, lead.content).snapshot;
}

function get({ db, actor }: DataContext, { leadId }: ParsedInput<'leads.get'>): LeadDetail {
  const lead = leadById(db, leadId);
  const { maskNames } = readSettings(db);
  const shown = (name: string): string => (maskNames ? maskName(name) : name);
  const now = leadAsOfNow(db, lead.content);
  const snapshot = lead.snapshot ?? now.snapshot;
  const { content, money, evidence, households } = snapshot;
  return {
    leadId,
    number: leadNumber(lead),
    state: lead.state,
    content: contentOf(content),
    money: moneyOf(money, shown),
    evidence: evidence.map(evidenceRow),
    cases: content.caseIds.map((caseId) => {
      const { state, conclusion, subject } = caseById(db, caseId);
      return {
        caseId,
        number: caseNumber(caseId),
        stateLabel: CASE_STATE_LABEL[state],
        conclusionLabel: conclusion === null ? '' : CONCLUSION_LABEL[conclusion.conclusion],
        name: shown(subject.name),
        township: subject.township,
      };
    }),
    households: households.map(({ household, name, idNumber, township, village }) => ({
      household,
      name: shown(name),
      idNumber: maskPersonId(idNumber),
      township,
      village,
    })),
    missing: lead.state === 'draft' ? [...missingOfLead(now.snapshot, now.cases)] : [],
    writers: lead.writers.map(({ name }) => name),
    history: lead.events.map((event) => ({
      at: event.at,
      by: event.by.name,
      label: LEAD_TRANSITIONS[event.action].label,
      sentence: eventSentence(event),
      exempt: event.exempt,
    })),
    actions: [...leadActions(lead, actor, standingExemption(db) !== null)],
  };
}

function fromCases({ db }: DataContext, { caseIds }: ParsedInput<'leads.fromCases'>): CallOutput<'leads.fromCases'> {
  const { maskNames, office } = readSettings(db);
  const content = {
    category: 'negligence',
    source: 'comparison',
    ...{ problem: '', facts: '', people: [], caseIds: [...new Set(caseIds)], corrections: [], receiver: '' },
  } as const;
  const { snapshot } = leadAsOfNow(db, content);
  return {
    money: moneyOf(snapshot.money, (name) => (maskNames ? maskName(name) : name)),
    evidence: snapshot.evidence.map(evidenceRow),
    receiver: receiverOf(office),
    facts: content.caseIds
      .map((caseId) => caseById(db, caseId))
      .flatMap(({ caseId, conclusion }) => (conclusion === null ? [] : [`${caseNumber(caseId)}：${conclusion.basis}`]))
      .join('\n'),
  };
}

/** The discipline inspection office of the same level, by the name of our own: 林口县民政局 → 中共林口县纪律检查委员会. */
function receiverOf(office: string): string {
  const place = /^(?:中共)?(.+?[市县区旗])/.exec(office)?.[1];
  return place === undefined ? '' : `中共${place}纪律检查委员会`;
}

function contentOf(content: LeadSnapshot['content']): LeadDetail['content'] {
  return {
    ...content,
    people: content.people.map((person) => ({ ...person })),
    caseIds: [...content.caseIds],
    corrections: content.corrections.map((each) => ({ ...each })),
  };
}

function moneyOf({ rows, ...sums }: LeadMoney, shown: (name: string) => string): LeadDetail['money'] {
  return { ...sums, rows: rows.map((row) => ({ ...row, name: shown(row.name), caseIds: [...row.caseIds] })) };
}

function evidenceRow(each: LeadEvidence): LeadDetail['evidence'][number] {
  return { ...each, caseNumber: caseNumber(each.caseId) };
}
