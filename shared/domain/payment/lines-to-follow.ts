import { factsOf, type HouseholdFacts, shareIn } from '../discrepancy/household-facts.ts';
import { householdKey } from '../discrepancy/household-key.ts';
import { firstTextOf, nameOf, villageOf } from '../discrepancy/household-name.ts';
import type { Share } from '../discrepancy/share.ts';
import { TownshipNames } from '../discrepancy/township-names.ts';
import type { FailureCategory } from '../ledger/failure-category.ts';
import {
  type BankWords,
  type Ledger,
  monthNumber,
  monthText,
  Outcome,
  pointerOf,
  type ReissueWords,
} from '../ledger/ledger.ts';
import { textAt } from '../ledger/packed-text.ts';
import { linesOf } from '../matching/households.ts';
import type { Matching } from '../matching/match.ts';
import type { BankLine } from './bank-line.ts';

const OUTCOME: Readonly<Record<number, BankLine['outcome']>> = {
  [Outcome.unknown]: 'unknown',
  [Outcome.credited]: 'credited',
  [Outcome.failed]: 'failed',
  [Outcome.returned]: 'returned',
  [Outcome.pending]: 'pending',
};

/**
 * The lines of the month's bank files that have to do with money that did not arrive, in the order of households and content: whatever the
 * order of rows. Lines whose amount cannot be read, or is 0, move no money that could be followed: `invalid_amount` tells of them.
 */
export function linesToFollow(matching: Matching, period: string): readonly BankLine[] {
  const { joined } = matching;
  const { ledger } = joined.ledgers.bank;
  const reissues = new Map(ledger.reissueWords.map((words) => [words.line, words]));
  const concerns = (line: number): boolean => isFallen(ledger, line) || isReissue(ledger, line, reissues, period);
  const townships = new TownshipNames(joined);
  const wordsOf = new Map(ledger.bankWords.map((words) => [words.line, words]));
  const found: BankLine[] = [];
  for (let household = 0; household < joined.count; household++) {
    const own = joined.of.bank[household]!;
    if (joined.present[household] === 0 || own === -1) continue;
    let some = false;
    for (const line of linesOf(joined.ledgers.bank, own)) some ||= concerns(line);
    if (!some) continue;
    const facts = factsOf(joined, household, period);
    found.push(...ofHousehold(facts, townships.of(household), reissues, wordsOf));
  }
  return found.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function isFallen(ledger: Ledger, line: number): boolean {
  const outcome = ledger.outcome[line];
  return outcome === Outcome.failed || outcome === Outcome.returned;
}

function isReissue(ledger: Ledger, line: number, reissues: ReadonlyMap<number, ReissueWords>, period: string): boolean {
  const month = ledger.month[line]!;
  return reissues.has(line) || (month !== 0 && month < monthNumber(period));
}

function ofHousehold(
  facts: HouseholdFacts,
  township: string,
  reissues: ReadonlyMap<number, ReissueWords>,
  wordsOf: ReadonlyMap<number, BankWords>,
): readonly BankLine[] {
  const { period } = facts;
  const share = shareIn(facts, 'bank')!;
  const { ledger } = share.households;
  const madeGood = linesThatMakeGood(share, period);
  const counted = new Map<string, number>();
  const who = {
    household: householdKey(facts),
    name: nameOf(facts),
    idNumber: firstTextOf(facts, 'id'),
    township,
    village: villageOf(facts),
    period,
  };
  return [...linesOf(share.households, share.household)].flatMap((line): BankLine[] => {
    const fen = ledger.fen[line]!;
    if (Number.isNaN(fen) || fen <= 0) return [];
    const role = madeGood.has(line) ? 'again' : isReissue(ledger, line, reissues, period) ? 'reissue' : 'first';
    if (role === 'first' && !isFallen(ledger, line)) return [];
    const said = reissues.get(line);
    const month = ledger.month[line]! || said?.month || 0;
    const benefitMonth = month !== 0 ? monthText(month) : role === 'reissue' ? '' : period;
    const item = ledger.item.values[ledger.item.index[line]!]!;
    const alike = `${role}|${benefitMonth}|${item}`;
    const ordinal = counted.get(alike) ?? 0;
    counted.set(alike, ordinal + 1);
    const words = wordsOf.get(line);
    return [
      {
        ...who,
        account: textAt(ledger.account, line),
        benefitMonth,
        item,
        fen,
        outcome: OUTCOME[ledger.outcome[line]!]!,
        category: (words?.category ?? '') as FailureCategory | '',
        words: words?.words ?? '',
        pointer: pointerOf(ledger, line),
        role,
        reissueWords: said?.words ?? '',
        ordinal,
      },
    ];
  });
}

/**
 * Lines that pay again what another line of the same month and item failed to: those the reconciliation took so, and failed ones of another
 * file (a second batch). Two failed lines of one file are two payments that came back.
 */
function linesThatMakeGood(share: Share, period: string): ReadonlySet<number> {
  const { ledger } = share.households;
  const found = new Set<number>();
  const groups = new Map<string, number[]>();
  for (const line of linesOf(share.households, share.household)) {
    const key = `${ledger.month[line] || monthNumber(period)}|${ledger.item.index[line]}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  for (const group of groups.values()) {
    const fallen = group.filter((line) => isFallen(ledger, line));
    if (fallen.some((line) => share.reissued.includes(line)))
      for (const line of group) if (share.lines.includes(line) && !fallen.includes(line)) found.add(line);
    const files = [...new Set(fallen.map((line) => ledger.sheets[ledger.sheet[line]!]!.file))].sort();
    for (const line of fallen) if (ledger.sheets[ledger.sheet[line]!]!.file !== files[0]) found.add(line);
  }
  return found;
}

function sortKey({ household, benefitMonth, item, role, ordinal }: BankLine): string {
  return [household, benefitMonth, item, role, String(ordinal).padStart(4, '0')].join('\u0000');
}
