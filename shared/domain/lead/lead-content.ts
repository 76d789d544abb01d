import type { LeadCategory, LeadSource } from './category.ts';

/** Somebody a lead is about. */
export interface PersonConcerned {
  readonly name: string;
  /** 职务 */
  readonly post: string;
  /** 单位 */
  readonly unit: string;
  readonly isPartyMember: boolean;
  /** 公职人员 */
  readonly isPublicOfficial: boolean;
}

/** Money of a household and a month that a person knows better than the ledgers do: always with the reason. */
export interface MoneyCorrection {
  /** Household token. */
  readonly household: string;
  /** YYYY-MM */
  readonly period: string;
  readonly fen: number;
  readonly reason: string;
}

/** What a person writes of a lead. May be incomplete as long as it is a draft: what is missing is said by `missingOfLead`. */
export interface LeadContent {
  readonly category: LeadCategory;
  readonly source: LeadSource;
  /** 主要问题, one line. */
  readonly problem: string;
  /** What was found, as the letter tells it. */
  readonly facts: string;
  readonly people: readonly PersonConcerned[];
  /** The cases it comes from, by number, rising. */
  readonly caseIds: readonly number[];
  readonly corrections: readonly MoneyCorrection[];
  /** 拟移交单位: the discipline inspection office of the same level. */
  readonly receiver: string;
}
