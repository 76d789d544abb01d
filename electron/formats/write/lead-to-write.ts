import type { LeadReceipt, LeadSnapshot } from '../../../shared/domain/lead/lead-event.ts';

/** A lead as its letter and its list tell it; numbers masked or not by whoever made it. */
export interface LeadToWrite {
  /** Our own office; '' where it is not set. */
  readonly office: string;
  /** 2026-003; '' before it is handed over: then every page says that it is a draft. */
  readonly number: string;
  /** The day it was handed over, YYYY-MM-DD; '' before. */
  readonly handedOverOn: string;
  readonly snapshot: LeadSnapshot;
  /** Numbers of the cases, in the order of `snapshot.content.caseIds`. */
  readonly caseNumbers: readonly string[];
  readonly writers: readonly string[];
  readonly reviewer: string;
  /** The sentence of the exemption under which one person did both; '' where four eyes were kept. */
  readonly exemption: string;
  readonly receipt: LeadReceipt | null;
}

/** `2026-05-20` as an office writes it: 2026年5月20日; '' stays ''. */
export function dayText(day: string): string {
  if (day === '') return '';
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The period of a lead: 2026年1月至4月. */
export function periodText(from: string | null, to: string | null): string {
  if (from === null || to === null) return '';
  const [year, month] = from.split('-').map(Number);
  const [lastYear, lastMonth] = to.split('-').map(Number);
  if (from === to) return `${year}年${month}月`;
  return `${year}年${month}月至${lastYear === year ? '' : `${lastYear}年`}${lastMonth}月`;
}

/** 中共党员、公职人员, of a person concerned; 非党员、非公职人员 where neither. */
export function standingText({
  isPartyMember,
  isPublicOfficial,
}: {
  readonly isPartyMember: boolean;
  readonly isPublicOfficial: boolean;
}): string {
  return `${isPartyMember ? '中共党员' : '非中共党员'}，${isPublicOfficial ? '公职人员' : '非公职人员'}`;
}
