import { fieldLabel } from '../discrepancy/field-label.ts';
import { maskApart } from '../discrepancy/mask-apart.ts';
import { maskAccount } from '../identity/bank-account.ts';
import { maskDigitRuns } from '../identity/mask-cells.ts';
import { maskName } from '../identity/mask-name.ts';
import { formatYuan } from '../identity/money.ts';
import { maskPersonId } from '../identity/person-id.ts';
import { LEDGER_KINDS, LEDGER_LABEL } from '../ledger/ledger-kind.ts';
import type { Facts } from './facts.ts';

/** One fact as people may see it. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
}

/** How much of people may be seen. */
export interface FactCover {
  readonly uncovered: boolean;
  readonly maskNames: boolean;
}

/** The facts of a case, a line each; what a ledger does not say is left out. Numbers of people are masked unless uncovered. */
export function factLines(facts: Facts, { uncovered, maskNames }: FactCover): readonly FactLine[] {
  const { field, valueKind, values, account, amountFen } = facts;
  const masked = (texts: readonly string[], mask: (text: string) => string): ((text: string) => string) => {
    if (uncovered) return (text) => text;
    const shown = maskApart(
      texts.flatMap((text) => text.split('、')),
      mask,
    );
    return (text) =>
      text
        .split('、')
        .map((each) => shown.get(each) ?? mask(each))
        .join('、');
  };
  const maskValue =
    valueKind === 'id-number'
      ? maskPersonId
      : valueKind === 'account'
        ? maskAccount
        : field === 'name' && maskNames
          ? maskName
          : maskDigitRuns;
  const all = LEDGER_KINDS.map((kind) => values[kind]);
  const show = masked(all, maskValue);
  const lines = LEDGER_KINDS.filter((kind) => values[kind] !== '').map((kind) => ({
    label: `${LEDGER_LABEL[kind]}${fieldLabel(field)}`,
    value: show(values[kind]),
  }));
  if (account !== '') lines.push({ label: '涉及账号', value: masked([account], maskAccount)(account) });
  return [...lines, { label: '涉及金额', value: `${formatYuan(amountFen)} 元` }];
}
