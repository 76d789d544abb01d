import { formatYuan } from '../identity/money.ts';
import { namesAgreeButForGarbled } from '../identity/person-name.ts';
import { Category, KeyState, monthText } from '../ledger/ledger.ts';
import { LEDGER_LABEL, type LedgerKind } from '../ledger/ledger-kind.ts';
import { textAt } from '../ledger/packed-text.ts';
import type { Finding } from './finding.ts';
import {
  type HouseholdFacts,
  isPaidToMember,
  memberIdsOf,
  moneyAtStake,
  monthsOf,
  textsOf,
} from './household-facts.ts';
import { sensitiveMark } from './sensitive-mark.ts';
import { fenOf, type Share } from './share.ts';

const CATEGORY_LABEL = { [Category.urban]: '城市', [Category.rural]: '农村' } as const;

type ValueByLedger = Partial<Record<LedgerKind, string>>;

/** Values as a clerk reads them: "审批 300.00、请款 310.00". */
function listed(values: ValueByLedger, wrap: (value: string) => string = (value) => value): string {
  return Object.entries(values)
    .map(([kind, value]) => `${LEDGER_LABEL[kind as LedgerKind]}${wrap(value)}`)
    .join('、');
}

function allEqual(values: readonly unknown[]): boolean {
  return values.every((value) => value === values[0]);
}

/** The name as the file writes it. */
export function nameAsWritten(share: Share): string {
  const { ledger } = share.households;
  const names = new Set(share.lines.map((line) => ledger.namesAsWritten.get(line) ?? textAt(ledger.name, line)));
  names.delete('');
  return [...names].join('、');
}

/** `2026-04`, `2026-03、2026-04` or `2026-03起3个月`. `count`: of all months; `which`: the first month of each line, ascending. */
export function monthsInWords(count: number, which: readonly number[]): string {
  return count === which.length ? which.map(monthText).join('、') : `${monthText(which[0]!)}起${count}个月`;
}

/** Amounts and months together, because a payment for three months is one fact and not two. */
export function compareMoney(facts: HouseholdFacts): readonly Finding[] {
  const readable = facts.shares.filter((share) => !Number.isNaN(fenOf(share)));
  const findings: Finding[] = [];
  const amounts = readable.map(fenOf);
  const months = facts.shares.map((share) => monthsOf(share, facts.period));
  const monthsDiffer = !allEqual(months.map((each) => `${each.count}|${each.months.join()}`));
  const readableMonths = readable.map((share) => monthsOf(share, facts.period).count);
  const sameByMonth = amounts.every((fen, i) => fen * readableMonths[0]! === amounts[0]! * readableMonths[i]!);
  const spread = amounts.length === 0 ? 0 : Math.max(...amounts) - Math.min(...amounts);
  if (monthsDiffer) {
    const values: ValueByLedger = {};
    facts.shares.forEach((share, i) => {
      const { count, months: which } = months[i]!;
      values[share.kind] = monthsInWords(count, which);
    });
    const says = `所属月份不同：${listed(values, (value) => `为 ${value}`)}`;
    const money = sameByMonth && spread > 0 ? `；按月折算金额一致，合计相差 ${formatYuan(spread)} 元` : '';
    findings.push({
      code: 'months_mismatch',
      field: 'months',
      values,
      valueKind: 'plain',
      amountFen: sameByMonth ? spread : 0,
      says: says + money,
    });
  }
  if (spread !== 0 && !(monthsDiffer && sameByMonth)) findings.push(amountMismatch(readable, amounts, spread));
  return findings;
}

function amountMismatch(readable: readonly Share[], amounts: readonly number[], spread: number): Finding {
  const values: ValueByLedger = {};
  readable.forEach((share, i) => {
    values[share.kind] = formatYuan(amounts[i]!);
  });
  const steps = readable.slice(1).flatMap((share, i) => {
    const difference = amounts[i + 1]! - amounts[i]!;
    if (difference === 0) return [];
    const before = LEDGER_LABEL[readable[i]!.kind];
    return [
      `${LEDGER_LABEL[share.kind]}金额比${before}${difference > 0 ? '多' : '少'} ${formatYuan(Math.abs(difference))} 元`,
    ];
  });
  const small = Math.min(...amounts);
  const times = small > 0 && Math.max(...amounts) % small === 0 ? Math.max(...amounts) / small : 0;
  let hint = '';
  if (times === 2 || times === 3 || times === 12) hint = `（正好 ${times} 倍，请核对是否按季发放或补发）`;
  else if (times === 100) hint = '（正好 100 倍，请核对单位是元还是分）';
  else if (spread <= 100) hint = '（相差不超过 1 元，疑似取整所致，仍须一致）';
  return {
    code: 'amount_mismatch',
    field: 'amount',
    values,
    valueKind: 'plain',
    amountFen: spread,
    says: steps.join('，') + hint,
  };
}

/** Names the ledger may give besides the head's: the registered account holder and the members, who may be payees (代领). */
function otherNames(facts: HouseholdFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const share of facts.shares) {
    const { ledger } = share.households;
    for (const line of share.lines) {
      const holder = ledger.holders.get(line);
      if (holder !== undefined) names.add(holder);
      for (const name of textAt(ledger.memberNames, line).split(';')) names.add(name);
    }
  }
  names.delete('');
  return names;
}

/** Names, after normalisation. A placeholder the bank printed for a rare character is `garbled_text` and not told again here. */
export function compareNames(facts: HouseholdFacts): Finding | null {
  if (succeeded(facts)) return null;
  const memberIds = memberIdsOf(facts);
  const named = facts.shares
    .filter((share) => !isPaidToMember(share, memberIds))
    .map((share) => ({ share, names: textsOf(share, 'name') }))
    .filter(({ names }) => names.length > 0);
  const first = named[0];
  if (first === undefined) return null;
  const others = otherNames(facts);
  const agrees = (name: string): boolean =>
    first.names.includes(name) || others.has(name) || first.names.some((mine) => namesAgreeButForGarbled(mine, name));
  if (named.every(({ names }) => names.some(agrees))) return null;
  const values: ValueByLedger = {};
  for (const { share } of named) values[share.kind] = nameAsWritten(share);
  return {
    code: 'name_mismatch',
    field: 'name',
    values,
    valueKind: 'plain',
    amountFen: moneyAtStake(facts),
    says: `姓名不同：${listed(values, (value) => `为“${value}”`)}`,
  };
}

/** Whether the numbers differ as written but a succession (change of head) makes them one. */
function succeeded(facts: HouseholdFacts): boolean {
  const { shares } = facts;
  return shares.some(({ households, lines }) =>
    lines.some(
      (line) =>
        households.idKeys !== households.ledger.id &&
        textAt(households.idKeys, line) !== textAt(households.ledger.id, line),
    ),
  );
}

/** Headcounts and the urban or rural category, where two ledgers say them. */
export function compareHeadcount(facts: HouseholdFacts): Finding | null {
  const values: ValueByLedger = {};
  for (const { kind, households, lines } of facts.shares) {
    const counts = [...new Set(lines.map((line) => households.ledger.headcount[line]!).filter((count) => count >= 0))];
    if (counts.length > 0) values[kind] = counts.sort((a, b) => a - b).join('、');
  }
  if (allEqual(Object.values(values))) return null;
  const says = `保障人口不同：${listed(values, (value) => ` ${value} 人`)}`;
  return { code: 'headcount_mismatch', field: 'headcount', values, valueKind: 'plain', amountFen: 0, says };
}

export function compareCategory(facts: HouseholdFacts): Finding | null {
  const values: ValueByLedger = {};
  for (const { kind, households, lines } of facts.shares) {
    const labels = new Set<string>();
    for (const line of lines) {
      const category = households.ledger.category[line];
      if (category === Category.urban || category === Category.rural) labels.add(CATEGORY_LABEL[category]);
    }
    if (labels.size > 0) values[kind] = [...labels].sort().join('、');
  }
  if (allEqual(Object.values(values))) return null;
  const says = `城乡类别不同：${listed(values, (value) => `为${value}`)}`;
  return { code: 'category_mismatch', field: 'category', values, valueKind: 'plain', amountFen: 0, says };
}

/** Accounts that could be read whole. An empty or damaged one is told by its own code, not here. */
export function compareAccounts(facts: HouseholdFacts): Finding | null {
  const values: ValueByLedger = {};
  const whole = facts.shares.flatMap((share) => {
    const { ledger } = share.households;
    const accounts = new Set<string>();
    for (const line of share.lines) {
      const state = ledger.accountState[line];
      if (state === KeyState.valid || state === KeyState.invalid) accounts.add(textAt(ledger.account, line));
    }
    accounts.delete('');
    if (accounts.size === 0) return [];
    values[share.kind] = [...accounts].join('、');
    return [{ share, accounts }];
  });
  const first = whole[0];
  if (
    first === undefined ||
    whole.every(({ accounts }) => [...accounts].some((account) => first.accounts.has(account)))
  )
    return null;
  const impossible = whole
    .filter(({ share }) => share.lines.some((line) => share.households.ledger.accountState[line] === KeyState.invalid))
    .map(({ share }) => `${LEDGER_LABEL[share.kind]}的账号位数或字符不对`);
  return {
    code: 'account_mismatch',
    field: 'account',
    values,
    valueKind: 'account',
    amountFen: moneyAtStake(facts),
    account: values.bank ?? values.finance ?? values.approval ?? '',
    says: [`账号不同：${listed(values, (value) => ` ${sensitiveMark('acct', value)}`)}`, ...impossible].join('；'),
  };
}
