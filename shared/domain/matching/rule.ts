import type { LedgerKind } from '../ledger/ledger-kind.ts';

/** The rules that may join lines, by the evidence they rest on (contract: cli.md, column `rule`). */
export const RULE_NAMES = [
  'id',
  'decision',
  'member-id',
  'certificate',
  'account+name',
  'account',
  'damaged-id',
  'similar-id+name',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** What a clerk reads: "按…对应". */
export const RULE_LABEL = {
  id: '身份证号',
  decision: '人工确认',
  'member-id': '家庭成员身份证号（代领）',
  certificate: '低保证号',
  'account+name': '账号和姓名',
  account: '账号',
  'damaged-id': '残存身份证号、姓名和账号（或低保证号）',
  'similar-id+name': '相近身份证号、姓名和账号',
} as const satisfies Record<RuleName, string>;

/** What a rule may look at of one household in one ledger. Every list holds distinct values, none of them empty. */
export interface HouseholdView {
  readonly kind: LedgerKind;
  /** Whole identity numbers, sound or not. */
  readonly ids: readonly string[];
  /** Surviving leading digits of numbers a spreadsheet damaged. */
  readonly damagedIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly names: readonly string[];
  readonly accounts: readonly string[];
  readonly damagedAccounts: readonly string[];
  readonly certs: readonly string[];
  readonly villages: readonly string[];
  /** Fen of each line and of all lines together. */
  readonly amounts: readonly number[];
}

/** What a rule may ask of the whole month. */
export interface MatchContext {
  /** The number of households that have the account in that ledger, whatever else joined them. */
  householdsWithAccount(kind: LedgerKind, account: string): number;
  /** How many digits survived in damaged numbers and accounts: the lengths that occur, few and mostly none. */
  readonly survivingLengths: { readonly id: ReadonlySet<number>; readonly account: ReadonlySet<number> };
}

/**
 * One rule. Households of different ledgers that share a key are the same household; where the rule has more to ask, those of them of
 * whom one `asks` what the other `offers`. Both are texts to be looked up, never a comparison of everybody with everybody: thousands
 * may have the same name. A rule sees every household that still lacks a ledger, never the order of rows.
 */
export interface MatchRule<Name extends string = string> {
  readonly name: Name;
  keys(household: HouseholdView, context: MatchContext): readonly string[];
  asks?(household: HouseholdView, context: MatchContext): Iterable<string>;
  offers?(household: HouseholdView, context: MatchContext): Iterable<string>;
}
