import type { DiscrepancyCode } from '../discrepancy/code.ts';
import { factsOf, type HouseholdFacts, shareIn, textsOf } from '../discrepancy/household-facts.ts';
import { householdKey } from '../discrepancy/household-key.ts';
import { firstTextOf, nameOf, villageOf } from '../discrepancy/household-name.ts';
import { fenOf } from '../discrepancy/share.ts';
import { TownshipNames } from '../discrepancy/township-names.ts';
import { formatYuan } from '../identity/money.ts';
import { pointerOf } from '../ledger/ledger.ts';
import type { Matching } from '../matching/match.ts';
import { PRECHECK_CODES, PRECHECK_REASONS, type PrecheckCode, type PrecheckList } from './precheck-reason.ts';

/** What is known of a household from elsewhere. */
export interface KnownOfHousehold {
  /** YYYY-MM from which an approved stop holds; null where there is none. */
  readonly stoppedFrom: string | null;
  /** Money that came back and is open. */
  readonly returnedFen: number;
  readonly bankSaysDead: boolean;
  /** A case that is not settled; `ineligible`: its conclusion is 不再符合, and no stop is approved. */
  readonly case: 'open' | 'ineligible' | null;
}

/** A household in the month before. */
export interface LastMonth {
  readonly fen: number | null;
  /** '' where that month does not say. */
  readonly account: string;
}

/** What the approval file writes beside a line. */
export interface ApprovalMark {
  /** YYYY-MM from which it is on the roll; '' where not said. */
  readonly begins: string;
  /** As written; '' where nothing stands there. */
  readonly stop: string;
}

export interface PrecheckInput {
  readonly matching: Matching;
  readonly period: string;
  /** What the reconciliation found, by `householdKey`. */
  readonly found: ReadonlyMap<
    string,
    readonly { readonly code: DiscrepancyCode; readonly explanation: string; readonly amountFen: number }[]
  >;
  readonly known: (household: string) => KnownOfHousehold;
  /** null: no month before to compare with. */
  readonly last: ((household: string) => LastMonth | undefined) | null;
  /** By row pointer of the approval. */
  readonly marks: ReadonlyMap<string, ApprovalMark>;
}

export interface PrecheckReason {
  readonly code: PrecheckCode;
  readonly sentence: string;
}

/** A line of the lists. A household whose request is partly double stands on both: once as it is paid, once with what is too much. */
export interface PrecheckLine {
  readonly list: PrecheckList;
  /** Its `householdKey`. Sensitive. */
  readonly household: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly township: string;
  readonly village: string;
  readonly approvedFen: number | null;
  /** What would be paid by this line. */
  readonly requestedFen: number | null;
  readonly lastFen: number | null;
  /** Those that decide on the list first. */
  readonly reasons: readonly PrecheckReason[];
}

/** Codes of the reconciliation and what they mean here; the others need the bank. */
const BY_CODE: Partial<Record<DiscrepancyCode, PrecheckCode>> = {
  approved_only: 'not_requested',
  requested_only: 'not_approved',
  possible_match: 'unclear_household',
  ambiguous_match: 'unclear_household',
  duplicate_line: 'duplicate',
  amount_mismatch: 'amount_differs',
  account_mismatch: 'account_differs',
  invalid_account: 'account_unusable',
  damaged_account: 'account_unusable',
  invalid_amount: 'amount_unreadable',
  shared_account: 'shared_account',
  invalid_id_number: 'identity_damaged',
  damaged_id_number: 'identity_damaged',
  missing_key: 'identity_damaged',
  id_mismatch: 'identity_damaged',
  name_mismatch: 'name_differs',
  garbled_text: 'name_differs',
  headcount_mismatch: 'other_differs',
  category_mismatch: 'other_differs',
  months_mismatch: 'other_differs',
};

/**
 * The lists of the month, before any bank file exists: every household that is approved or requested stands on one of them (one with a double
 * request on both), in the order of township, village, name. `matching` has an empty bank ledger.
 */
export function precheckLines(input: PrecheckInput): readonly PrecheckLine[] {
  const { joined } = input.matching;
  const townships = new TownshipNames(joined);
  const undecided = new Set(input.matching.undecided.flatMap(({ households }) => households));
  const lines: PrecheckLine[] = [];
  for (let household = 0; household < joined.count; household++) {
    if (joined.present[household] === 0) continue;
    const facts = factsOf(joined, household, input.period);
    lines.push(...linesOf(facts, townships.of(household), undecided.has(household), input));
  }
  return lines.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function linesOf(
  facts: HouseholdFacts,
  township: string,
  isUndecided: boolean,
  input: PrecheckInput,
): readonly PrecheckLine[] {
  const key = householdKey(facts);
  const approval = shareIn(facts, 'approval');
  const finance = shareIn(facts, 'finance');
  const fenOr = (share: typeof approval): number | null => {
    const fen = share === undefined ? Number.NaN : fenOf(share);
    return Number.isNaN(fen) ? null : fen;
  };
  const account = finance === undefined ? firstTextOf(facts, 'account') : (textsOf(finance, 'account')[0] ?? '');
  const last = input.last?.(key);
  const who = {
    household: key,
    name: nameOf(facts),
    idNumber: firstTextOf(facts, 'id'),
    account,
    township,
    village: villageOf(facts),
    approvedFen: fenOr(approval),
    lastFen: last?.fen ?? null,
  };
  const requestedFen = fenOr(finance);
  const reasons = reasonsOf(facts, key, who, requestedFen, isUndecided, input);
  const whole = listOf(reasons.filter(({ code }) => code !== 'duplicate'));
  const duplicates = reasons.filter(({ code }) => code === 'duplicate');
  const copies = (finance?.copies ?? []).reduce((sum, line) => sum + (finance!.households.ledger.fen[line] || 0), 0);
  const line = { ...who, list: whole, requestedFen, reasons: reasons.filter(({ code }) => code !== 'duplicate') };
  if (duplicates.length === 0 || copies === 0) return [{ ...line, reasons }];
  return [line, { ...who, list: 'hold', requestedFen: copies, reasons: duplicates }];
}

function listOf(reasons: readonly PrecheckReason[]): PrecheckList {
  return reasons.some(({ code }) => PRECHECK_REASONS[code].list === 'hold') ? 'hold' : 'release';
}

function reasonsOf(
  facts: HouseholdFacts,
  key: string,
  { approvedFen, account }: Pick<PrecheckLine, 'approvedFen' | 'account'>,
  requestedFen: number | null,
  isUndecided: boolean,
  { found, known, last: lastOf, marks, period }: PrecheckInput,
): readonly PrecheckReason[] {
  const sentences = new Map<PrecheckCode, string>();
  const say = (code: PrecheckCode, sentence: string): void => {
    if (!sentences.has(code)) sentences.set(code, sentence);
  };
  const approval = shareIn(facts, 'approval');
  const { stoppedFrom, returnedFen, bankSaysDead, case: suspicion } = known(key);
  if (stoppedFrom !== null && stoppedFrom <= period) say('stopped', `已批准自 ${stoppedFrom} 停发，本月不应再请款`);
  for (const line of approval?.lines ?? []) {
    const mark = marks.get(pointerOf(approval!.households.ledger, line));
    if (mark === undefined) continue;
    if (mark.stop !== '') say('stop_marked', `审批文件写明“${mark.stop}”，却仍在名单上`);
    if (mark.begins > period) say('not_yet_due', `审批文件写明自 ${mark.begins} 起享受，未到起发月份`);
  }
  for (const { code, explanation } of found.get(key) ?? []) {
    const own = BY_CODE[code];
    if (own !== undefined) say(own, explanation);
  }
  // A household about which a person is asked stands under that, and not as missing as well.
  if (isUndecided) {
    sentences.delete('not_requested');
    sentences.delete('not_approved');
    say('unclear_household', '请款与审批对应不上，证据不足，由人认定后发放');
  }
  if (returnedFen > 0) say('still_returned', `还有 ${formatYuan(returnedFen)} 元退回未结，账户可能仍有问题`);
  if (bankSaysDead) say('bank_says_dead', '银行曾标为“死亡户”，请先核实本人是否健在');
  if (suspicion === 'ineligible') say('case_ineligible', '疑点结论为不再符合，停发还没有批准');
  if (suspicion === 'open') say('case_open', '这一户有未结的疑点');
  if (lastOf !== null && approval !== undefined) {
    const last = lastOf(key);
    if (last === undefined) say('new_household', '上月没有这一户');
    else {
      if (last.account !== '' && account !== '' && last.account !== account)
        say('account_changed', '账号与上月不同，请核对是否本人更换账户');
      const now = requestedFen ?? approvedFen;
      if (last.fen !== null && now !== null && last.fen !== now)
        say('amount_changed', `上月 ${formatYuan(last.fen)} 元，本月 ${formatYuan(now)} 元`);
    }
  }
  return PRECHECK_CODES.filter((code) => sentences.has(code)).map((code) => ({ code, sentence: sentences.get(code)! }));
}

function sortKey({ township, village, name, household, list }: PrecheckLine): string {
  return [township, village, name, household, list].join('\u0000');
}

/** Households and money of a list. */
export interface PrecheckSum {
  readonly lines: number;
  readonly fen: number;
}

/** What the lists come to. `requestedFen = release + hold`, to the fen: every fen that was asked for stands on one of them. */
export function precheckSums(
  lines: readonly PrecheckLine[],
): Readonly<Record<PrecheckList, PrecheckSum>> & { readonly requestedFen: number } {
  const sums = { release: { lines: 0, fen: 0 }, hold: { lines: 0, fen: 0 } };
  for (const { list, requestedFen } of lines) {
    sums[list].lines++;
    sums[list].fen += requestedFen ?? 0;
  }
  return { ...sums, requestedFen: sums.release.fen + sums.hold.fen };
}
