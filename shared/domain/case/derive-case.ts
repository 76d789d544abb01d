import type { CaseEvent, CasePerson, CaseSubject } from './case-event.ts';
import type { CaseState } from './case-state.ts';
import type { ConclusionDraft } from './conclusion.ts';
import type { Facts } from './facts.ts';
import { TRANSITIONS } from './transition.ts';

/** A conclusion that stands, with the step it was made in and by whom. */
export interface StandingConclusion extends ConclusionDraft {
  readonly eventId: number;
  readonly at: string;
  readonly by: CasePerson | null;
  /** The facts it rests on: of every month that showed the case when it was made. */
  readonly covers: readonly Facts[];
}

/** Everything about a case that its steps tell. */
export interface CaseHead {
  readonly state: CaseState;
  /** Where a suspended or handed-over case stood before; null for the others. */
  readonly stateBefore: CaseState | null;
  /** 1, and one more each time it was opened again. */
  readonly segment: number;
  readonly subject: CaseSubject;
  /** As last seen. */
  readonly facts: Facts;
  readonly stableId: string;
  /** The first month that shows it. */
  readonly firstPeriod: string;
  /** The month in which it came back; null where it never did in this segment. */
  readonly backPeriod: string | null;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly assignees: readonly CasePerson[];
  readonly suspendedUntil: string | null;
  /** Of this segment. */
  readonly conclusion: StandingConclusion | null;
  readonly closedAt: string | null;
  /** `reviewed`: by two people. `solved`: nobody had worked on it, and no ledger shows it any more. */
  readonly closedHow: 'reviewed' | 'solved' | null;
  readonly closedBy: CasePerson | null;
  /** Why it is open again, or what changed: the sentences of the last such step. */
  readonly why: readonly string[];
  /** Evidence that stands, by id, in the order it came. */
  readonly evidence: readonly number[];
}

/**
 * A case as its steps leave it: the head that the database keeps beside them has to be this. Steps that were taken back, and the taking back,
 * count for nothing here; they stay in the history.
 *
 * @param events all steps of one case in order; the first is `found`
 */
export function deriveCase(events: readonly CaseEvent[]): CaseHead {
  const standing = standingEvents(events);
  const first = standing[0];
  if (first?.action !== 'found') throw new Error('a case begins with its finding');
  let head: CaseHead = {
    state: 'found',
    stateBefore: null,
    segment: 1,
    subject: first.detail.subject,
    facts: first.detail.facts,
    stableId: first.detail.stableId,
    firstPeriod: first.detail.period,
    backPeriod: null,
    openedAt: first.at,
    dueOn: first.detail.dueOn!,
    assignees: [],
    suspendedUntil: null,
    conclusion: null,
    closedAt: null,
    closedHow: null,
    closedBy: null,
    why: [],
    evidence: [],
  };
  for (const event of standing.slice(1)) head = after(head, event);
  return head;
}

/** The steps that count: without what was taken back and the taking back itself. */
export function standingEvents(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const undone = new Set(events.flatMap((event) => (event.action === 'undo' ? [event.detail.undoes] : [])));
  return events.filter(({ action, eventId }) => action !== 'undo' && !undone.has(eventId));
}

/** The last decision that stands: what `undo` would take back; null where there is none. */
export function lastDecision(events: readonly CaseEvent[]): CaseEvent | null {
  return standingEvents(events).findLast(({ action }) => TRANSITIONS[action].decision) ?? null;
}

/** The steps of a run after the decision that moved the case on from it: they cannot be taken back, so neither can it. */
export function movedSince(events: readonly CaseEvent[], decision: CaseEvent): CaseEvent | null {
  return events.find(({ eventId, by, from, to }) => eventId > decision.eventId && by === null && from !== to) ?? null;
}

function after(head: CaseHead, event: CaseEvent): CaseHead {
  // What left the case where it stood leaves it where it stands now: the decision before it may have been taken back.
  const moved = event.from === event.to ? head : stateAfter(head, event.to);
  switch (event.action) {
    case 'found':
      throw new Error('a case is found once');
    case 'seen':
      // A month before all others, reconciled late: it makes the case older, but says nothing of how things stand.
      return event.detail.period < head.firstPeriod
        ? { ...moved, firstPeriod: event.detail.period }
        : { ...moved, ...seen(event.detail), why: event.detail.why };
    case 'facts-changed':
    case 'back': {
      const { period, why } = event.detail;
      const backPeriod = event.action === 'back' ? period : head.backPeriod;
      const opened = head.state === 'closed' ? openedAgain(moved, event.at, event.detail.dueOn) : moved;
      return { ...opened, ...seen(event.detail), why, backPeriod };
    }
    case 'solved':
      return event.to === 'closed' && head.state !== 'closed'
        ? { ...moved, closedAt: event.at, closedHow: 'solved', closedBy: null, why: event.detail.why }
        : { ...moved, why: event.detail.why };
    case 'assign':
      return { ...moved, assignees: event.detail.to, dueOn: event.detail.dueOn ?? head.dueOn };
    case 'conclude':
    case 'supplement': {
      const { eventId, at, by, detail } = event;
      const dueOn = event.action === 'supplement' ? detail.supplementBy : head.dueOn;
      return { ...moved, conclusion: { ...detail, eventId, at, by }, dueOn };
    }
    case 'approve':
      return { ...moved, closedAt: event.at, closedHow: 'reviewed', closedBy: event.by };
    case 'suspend':
      // It is not due before it goes on.
      return {
        ...moved,
        suspendedUntil: event.detail.until,
        dueOn: laterOf(event.detail.until, head.dueOn),
      };
    case 'resume':
      return { ...moved, suspendedUntil: null };
    case 'reopen':
      return { ...openedAgain(moved, event.at, event.detail.dueOn), why: [event.detail.reason] };
    case 'evidence-add':
      return { ...moved, evidence: [...head.evidence, event.detail.evidenceId] };
    case 'evidence-withdraw':
      return { ...moved, evidence: head.evidence.filter((id) => id !== event.detail.evidenceId) };
    case 'start':
    case 'send-to-review':
    case 'return':
    case 'hand-over':
    case 'hand-back':
    case 'note':
    case 'undo':
      return moved;
  }
}

function stateAfter(head: CaseHead, to: CaseState): CaseHead {
  const aside = to === 'suspended' || to === 'handed-over';
  return { ...head, state: to, stateBefore: aside ? head.state : null };
}

function seen({ facts, subject, stableId }: { facts: Facts; subject: CaseSubject; stableId: string }) {
  return { facts, subject, stableId };
}

/** Of two days. */
function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}

/** A new segment: nobody has it, nothing is concluded. Evidence stays: it is true whoever looks at it. */
function openedAgain(head: CaseHead, at: string, dueOn: string | null): CaseHead {
  return {
    ...head,
    segment: head.segment + 1,
    openedAt: at,
    dueOn: dueOn ?? head.dueOn,
    assignees: [],
    suspendedUntil: null,
    conclusion: null,
    closedAt: null,
    closedHow: null,
    closedBy: null,
    backPeriod: null,
  };
}
