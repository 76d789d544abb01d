import type { LeadContent } from './lead-content.ts';
import type { LeadMoney } from './lead-money.ts';
import type { LeadAction, LeadState } from './lead-state.ts';

/** A piece of evidence as the list names it: the file lies with its case. */
export interface LeadEvidence {
  readonly evidenceId: number;
  readonly caseId: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A household as the letter names it. Sensitive: the whole number. */
export interface LeadHousehold {
  readonly household: string;
  readonly name: string;
  readonly idNumber: string;
  readonly township: string;
  readonly village: string;
}

/** What was read by whoever reviewed it, and what the letter says for good: nothing of it changes with a later month. */
export interface LeadSnapshot {
  readonly content: LeadContent;
  readonly money: LeadMoney;
  readonly evidence: readonly LeadEvidence[];
  readonly households: readonly LeadHousehold[];
}

export interface LeadReceipt {
  /** 接收人 */
  readonly by: string;
  /** 接收单位 */
  readonly unit: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** The number of the receipt; '' where it has none. */
  readonly number: string;
}

export interface LeadFeedback {
  readonly on: string;
  /** 办理结果 */
  readonly result: string;
  /** How many people were dealt with; null where the letter does not say. */
  readonly peopleDealtWith: number | null;
  /** The matter is ended: the cases go back to where they stood. */
  readonly isFinal: boolean;
}

/** What is kept of each step besides who, when, from where to where. */
export interface LeadEventDetails {
  readonly draft: { readonly content: LeadContent };
  readonly edit: { readonly content: LeadContent };
  readonly submit: { readonly snapshot: LeadSnapshot };
  readonly return: { readonly reason: string };
  /** The number it is handed over under: the how manieth of the year. */
  readonly 'hand-over': { readonly year: number; readonly serial: number };
  readonly receipt: LeadReceipt;
  readonly feedback: LeadFeedback;
  readonly withdraw: { readonly reason: string };
}

interface EventOf<Action extends LeadAction> {
  readonly eventId: number;
  readonly leadId: number;
  readonly at: string;
  readonly by: { readonly personId: number; readonly name: string };
  readonly action: Action;
  readonly from: LeadState | null;
  readonly to: LeadState;
  /** Made under the recorded exemption of a one-person office. */
  readonly exempt: boolean;
  readonly detail: LeadEventDetails[Action];
}

/** One step of a lead's life: kept for good. */
export type LeadEvent = { readonly [Action in LeadAction]: EventOf<Action> }[LeadAction];
