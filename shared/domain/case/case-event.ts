import type { Priority } from '../discrepancy/code.ts';
import type { CaseState } from './case-state.ts';
import type { ConclusionDraft } from './conclusion.ts';
import type { Facts } from './facts.ts';
import type { CaseAction } from './transition.ts';

/** A person as a case names them: the name as it was then. */
export interface CasePerson {
  readonly personId: number;
  readonly name: string;
}

/** Whom a case is about, as the newest month that shows it writes it. Sensitive. */
export interface CaseSubject {
  readonly priority: Priority;
  /** Household token: the same household has the same in every month. */
  readonly household: string;
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
}

/** What a reconciliation saw of a case. */
export interface Sighting {
  readonly period: string;
  readonly runId: number;
  /** The id of the difference in its month. */
  readonly stableId: string;
  readonly facts: Facts;
  readonly subject: CaseSubject;
  /** When the case is due, where this opens it (again). */
  readonly dueOn: string | null;
  /** Why, in sentences: which fact changed, after which conclusion it came back. */
  readonly why: readonly string[];
}

/** What is kept of each kind of step besides who, when, from where to where. */
export interface CaseEventDetails {
  readonly found: Sighting;
  readonly seen: Sighting;
  readonly 'facts-changed': Sighting;
  readonly back: Sighting;
  readonly solved: { readonly period: string; readonly runId: number | null; readonly why: readonly string[] };
  readonly assign: { readonly to: readonly CasePerson[]; readonly dueOn: string | null; readonly reason: string };
  readonly start: Readonly<Record<string, never>>;
  readonly conclude: ConclusionDraft & { readonly covers: readonly Facts[] };
  readonly supplement: ConclusionDraft & { readonly covers: readonly Facts[] };
  readonly 'send-to-review': Readonly<Record<string, never>>;
  readonly approve: { readonly word: string };
  readonly return: { readonly reason: string };
  readonly suspend: { readonly until: string; readonly reason: string };
  readonly resume: { readonly reason: string };
  readonly 'hand-over': { readonly reason: string; readonly leadId: number | null };
  readonly 'hand-back': { readonly reason: string };
  readonly reopen: { readonly reason: string; readonly dueOn: string | null };
  readonly note: { readonly text: string };
  readonly 'evidence-add': { readonly evidenceId: number; readonly name: string; readonly sha256: string };
  readonly 'evidence-withdraw': { readonly evidenceId: number; readonly reason: string };
  readonly undo: { readonly undoes: number; readonly action: CaseAction; readonly reason: string };
}

interface EventOf<Action extends CaseAction> {
  readonly eventId: number;
  readonly caseId: number;
  readonly at: string;
  /** null: the program, at the end of a reconciliation. */
  readonly by: CasePerson | null;
  readonly action: Action;
  readonly from: CaseState | null;
  readonly to: CaseState;
  /** Made under the recorded exemption of a one-person office: four eyes were not asked for. */
  readonly exempt: boolean;
  readonly detail: CaseEventDetails[Action];
}

/** One step of a case's life: kept for good. */
export type CaseEvent = { readonly [Action in CaseAction]: EventOf<Action> }[CaseAction];
