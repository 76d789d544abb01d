import { DISCREPANCY_CODES, type DiscrepancyCode } from '../discrepancy/code.ts';
import type { Discrepancy } from '../discrepancy/discrepancy.ts';
import { fieldLabel } from '../discrepancy/field-label.ts';
import { maskApart } from '../discrepancy/mask-apart.ts';
import { maskAccount } from '../identity/bank-account.ts';
import { maskDigitRuns } from '../identity/mask-cells.ts';
import { formatYuan } from '../identity/money.ts';
import { addMonths } from '../identity/month.ts';
import { maskPersonId } from '../identity/person-id.ts';
import { LEDGER_KINDS, LEDGER_LABEL, type LedgerKind } from '../ledger/ledger-kind.ts';

/**
 * What a conclusion rests on: what the ledgers say, whatever the month, the rows and the wording. As long as these are the same, a case that
 * was cleared stays cleared. Sensitive: values may be whole numbers of people.
 */
export interface Facts {
  readonly code: DiscrepancyCode;
  readonly field: string;
  readonly valueKind: Discrepancy['valueKind'];
  /** What each ledger says; '' where it says nothing. Months are told as seen from the month itself: the same delay is the same fact. */
  readonly values: Readonly<Record<LedgerKind, string>>;
  readonly account: string;
  readonly amountFen: number;
  /** Of a question: the households it asks about, by key, sorted. */
  readonly candidates: readonly string[];
}

/**
 * The facts of a difference of the month `period`. Left out, since no conclusion rests on them: where the lines stand (rows), which rule
 * joined them, township and village, how the household's name is written (unless that is what differs), the sentence.
 */
export function factsOf(
  difference: Pick<Discrepancy, 'code' | 'field' | 'valueKind' | 'values' | 'account' | 'amountFen'> & {
    readonly candidates?: readonly { readonly key: string }[];
  },
  period: string,
): Facts {
  const { code, field, valueKind, values, account, amountFen, candidates = [] } = difference;
  const told = (text: string): string => (field === 'months' ? seenFrom(period, text) : text);
  return {
    code,
    field,
    valueKind,
    values: { approval: told(values.approval), finance: told(values.finance), bank: told(values.bank) },
    account,
    amountFen,
    candidates: [...new Set(candidates.map(({ key }) => key))].sort(),
  };
}

/** Facts as one text: the same facts give the same text. What a database keeps and compares. */
export function factsText({ code, field, valueKind, values, account, amountFen, candidates }: Facts): string {
  const { approval, finance, bank } = values;
  return JSON.stringify({
    code,
    field,
    valueKind,
    values: { approval, finance, bank },
    account,
    amountFen,
    candidates,
  });
}

/** 2026-03起3个月 in 2026-04 is 上月起3个月. */
function seenFrom(period: string, text: string): string {
  return text.replace(/(?:19|20)\d\d-(?:0[1-9]|1[0-2])/g, (month) => {
    if (month === period) return '本月';
    if (month === addMonths(period, -1)) return '上月';
    if (month === addMonths(period, 1)) return '下月';
    const apart = monthNumber(month) - monthNumber(period);
    return apart < 0 ? `${-apart}个月前` : `${apart}个月后`;
  });
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

/**
 * Which facts changed, a sentence each, in the order of the ledgers: 请款金额由 310.00 变为 320.00. None where they are the same. Numbers of
 * people are masked; two that differ never look the same.
 */
export function changedFacts(before: Facts, now: Facts): readonly string[] {
  const sentences: string[] = [];
  if (before.code !== now.code)
    sentences.push(`差异类型由“${DISCREPANCY_CODES[before.code].label}”变为“${DISCREPANCY_CODES[now.code].label}”`);
  for (const kind of LEDGER_KINDS) {
    const [was, is] = [before.values[kind], now.values[kind]];
    if (was === is && before.field === now.field) continue;
    if (was === is && was === '') continue;
    const what = `${LEDGER_LABEL[kind]}${fieldLabel(now.field)}`;
    sentences.push(became(what, was, is, maskOf(now.valueKind)));
  }
  if (before.account !== now.account) sentences.push(became('涉及账号', before.account, now.account, maskAccount));
  if (before.amountFen !== now.amountFen)
    sentences.push(`涉及金额由 ${formatYuan(before.amountFen)} 元变为 ${formatYuan(now.amountFen)} 元`);
  if (before.candidates.join('\u0000') !== now.candidates.join('\u0000')) {
    const gone = before.candidates.filter((key) => !now.candidates.includes(key)).length;
    const come = now.candidates.filter((key) => !before.candidates.includes(key)).length;
    sentences.push(`候选的户有变：少了 ${gone} 户，多了 ${come} 户`);
  }
  return sentences;
}

type Mask = (text: string) => string;

function maskOf(kind: Facts['valueKind']): Mask {
  return kind === 'id-number' ? maskPersonId : kind === 'account' ? maskAccount : maskDigitRuns;
}

function became(what: string, was: string, is: string, mask: Mask): string {
  const shown = maskApart(
    [was, is].flatMap((text) => text.split('、')),
    mask,
  );
  const show = (text: string): string =>
    text === ''
      ? '（无）'
      : text
          .split('、')
          .map((each) => shown.get(each) ?? mask(each))
          .join('、');
  return `${what}由 ${show(was)} 变为 ${show(is)}`;
}
