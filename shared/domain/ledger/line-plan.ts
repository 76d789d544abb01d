import type { MoneyUnit } from '../identity/money.ts';

/** Which source column each part of a line comes from: 0-based indexes, −1 (or an empty list) where the sheet has none. */
export interface LinePlan {
  readonly seq: number;
  readonly id: number;
  readonly name: number;
  readonly memberIds: readonly number[];
  readonly memberNames: readonly number[];
  readonly cert: number;
  readonly township: number;
  readonly village: number;
  /** In order of preference: the first that is filled counts (银行账号 before 一卡通账号). */
  readonly accounts: readonly number[];
  readonly holder: number;
  readonly total: number;
  readonly base: number;
  /** Added up. */
  readonly supplements: readonly number[];
  readonly extras: readonly number[];
  /** Taken off: 扣发金额, 冲减. */
  readonly deductions: readonly number[];
  readonly months: number;
  readonly month: number;
  readonly headcount: number;
  readonly category: number;
  /** Where the fund item may be named, in order of preference. */
  readonly items: readonly number[];
  readonly status: number;
  readonly reason: number;
  readonly unit: MoneyUnit;
  /** What the sheet's name, title or file says where a row does not. */
  readonly defaultTownship: string;
  readonly defaultCategory: number;
  readonly successCodes: readonly string[];
}
