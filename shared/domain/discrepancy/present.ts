import { maskAccount } from '../identity/bank-account.ts';
import { formatYuan } from '../identity/money.ts';
import { maskPersonId } from '../identity/person-id.ts';
import type { Discrepancy } from './discrepancy.ts';
import { maskApart } from './mask-apart.ts';

/** The columns of discrepancies.csv in order (contract: cli.md). A promise to scripts: never renamed, only added to at the end. */
export const DISCREPANCY_COLUMNS = [
  'id',
  'code',
  'priority',
  'township',
  'village',
  'name',
  'id_number',
  'account',
  'field',
  'approval_value',
  'finance_value',
  'bank_value',
  'amount_yuan',
  'approval_rows',
  'finance_rows',
  'bank_rows',
  'rule',
  'explanation',
] as const;
export type DiscrepancyColumn = (typeof DISCREPANCY_COLUMNS)[number];

/** A discrepancy as people may see it: every column as text. */
export type PresentedDiscrepancy = Readonly<Record<DiscrepancyColumn, string>>;

export interface PresentOptions {
  /** Identity numbers and accounts in full (`--unmasked`). */
  readonly unmasked: boolean;
}

type SensitiveKind = 'id-number' | 'account';
type Show = (text: string) => string;

const showInFull: Show = (text) => text;
const MARK_START = { 'id-number': '{id:', account: '{acct:' } as const;
const MARK = /\{(id|acct):([^}]*)\}/g;
/** Between several numbers in one value: a household with two accounts in one ledger. */
const LIST_SEPARATOR = '、';

/**
 * Turns a discrepancy into what people may see: identity numbers and accounts masked (unless `unmasked`) in their own columns,
 * in the values of the ledgers and inside the sentence alike, money as yuan with two decimals.
 * Different numbers never look the same (see maskApart).
 */
export function presentDiscrepancy(discrepancy: Discrepancy, { unmasked }: PresentOptions): PresentedDiscrepancy {
  const { values, rows, valueKind, explanation } = discrepancy;
  const showerOf = (kind: SensitiveKind, own: string, mask: Show): Show => {
    if (unmasked) return showInFull;
    // Nearly always the household's own number is the only one of its kind.
    if (valueKind !== kind && !explanation.includes(MARK_START[kind]) && !own.includes(LIST_SEPARATOR)) return mask;
    return showApart(sensitiveTexts(discrepancy, kind, own), mask);
  };
  const showId = showerOf('id-number', discrepancy.idNumber, maskPersonId);
  const showAccount = showerOf('account', discrepancy.account, maskAccount);
  const showValue = valueKind === 'id-number' ? showId : valueKind === 'account' ? showAccount : showInFull;
  return {
    id: discrepancy.id,
    code: discrepancy.code,
    priority: discrepancy.priority,
    township: discrepancy.township,
    village: discrepancy.village,
    name: discrepancy.name,
    id_number: showId(discrepancy.idNumber),
    account: showAccount(discrepancy.account),
    field: discrepancy.field,
    approval_value: showValue(values.approval),
    finance_value: showValue(values.finance),
    bank_value: showValue(values.bank),
    amount_yuan: formatYuan(discrepancy.amountFen),
    approval_rows: rows.approval,
    finance_rows: rows.finance,
    bank_rows: rows.bank,
    rule: discrepancy.rule,
    explanation: explanation.includes('{')
      ? explanation.replace(MARK, (_, kind: string, text: string) => (kind === 'id' ? showId(text) : showAccount(text)))
      : explanation,
  };
}

/** All texts of a kind in one discrepancy: they are masked together, so that the sentence and the columns read alike. */
function sensitiveTexts({ values, valueKind, explanation }: Discrepancy, kind: SensitiveKind, own: string): string[] {
  const texts = valueKind === kind ? [own, values.approval, values.finance, values.bank] : [own];
  const start = MARK_START[kind];
  for (let at = explanation.indexOf(start); at !== -1; at = explanation.indexOf(start, at + 1)) {
    const end = explanation.indexOf('}', at);
    if (end !== -1) texts.push(explanation.slice(at + start.length, end));
  }
  return texts.flatMap((text) => (text.includes(LIST_SEPARATOR) ? text.split(LIST_SEPARATOR) : text));
}

function showApart(texts: readonly string[], mask: Show): Show {
  const shown = maskApart(texts, mask);
  const show: Show = (text) => shown.get(text) ?? mask(text);
  return (text) =>
    text.includes(LIST_SEPARATOR) ? text.split(LIST_SEPARATOR).map(show).join(LIST_SEPARATOR) : show(text);
}
